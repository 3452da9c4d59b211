"""A concept in the making: terms come in from many sides, and evidence adds up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from glossary import language
from glossary.equivalents import agreement
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Evidence,
    Method,
    Relation,
    Status,
    Term,
    TermType,
)

_PROPOSING = {Method.GLOSS, Method.CLDR}
"""Evidence that lifts a candidate to `proposed`."""
_LISTING = {Method.DICTIONARY, Method.WIKIDATA}
"""Evidence that does so where it is reliable: less of it is a guess at which word is meant."""
_DERIVING = {
    Method.HANJA, Method.COMPOSITION, Method.LOANWORD, Method.MEMORY, Method.TRANSLATION,
    Method.EXTRACTION,
}  # fmt: skip
"""Ways to work an equivalent out; extraction, where the acronym itself is taken over."""

_UNVERIFIED = 1
_MINIMAL = 2
_RELIABLE = 3
_MOST_DERIVED = 3
"""Derived terms in one language: the best, and what else a reviewer may choose from."""


@dataclass(slots=True)
class Draft:
    """What `align` knows of one concept so far."""

    concept: Concept
    order: tuple[int, int]
    headword: str = ""
    """The key of the Korean term it was made for, which is preferred."""
    is_curated: bool = False
    """Whether a person made it: then its terms stay, and evidence is added."""
    terms: list[Term] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    termhood: float | None = None
    subject: str = ""

    def korean(self) -> list[Term]:
        """Its Korean terms so far."""
        return [term for term in self.terms if term.language == "ko"]

    def find(self, code: str, text: str) -> int | None:
        """The place of a term: the same spelling, or else the same key."""
        same = [i for i, term in enumerate(self.terms) if term.language == code]
        exact = (i for i in same if self.terms[i].text == text)
        key = language.key(text)
        alike = (i for i in same if language.key(self.terms[i].text) == key)
        return next(exact, next(alike, None))

    def add(self, term: Term) -> None:
        """Take a term in, or its evidence where the term is there already."""
        place = self.find(term.language, term.text)
        if place is None:
            self.terms.append(term)
            return
        known = self.terms[place]
        new = tuple(e for e in term.evidence if e not in known.evidence)
        self.terms[place] = replace(
            known,
            reliability=max(filter(None, (known.reliability, term.reliability)), default=None),
            reading=known.reading or term.reading,
            note=known.note or term.note,
            evidence=known.evidence + new,
        )

    def add_spelling(self, text: str, evidence: Evidence) -> None:
        """Another Korean spelling, with the spaces or dots elsewhere."""
        if all(term.text != text for term in self.korean()):
            self.terms.append(
                Term(
                    language="ko",
                    text=text,
                    type=TermType.VARIANT,
                    reliability=_MINIMAL,
                    evidence=(evidence,),
                )
            )

    def offer(self, term: Term) -> None:
        """Take in what a source says, as far as the concept is open to it."""
        place = self.find(term.language, term.text)
        if place is not None:
            status = self.terms[place].administrative_status
            if status is not AdministrativeStatus.DEPRECATED or not _is_derived(term):
                self.add(term)
        elif term.language == "ko" or not self.is_curated:
            if not (_is_derived(term) and self._has_found(term.language)):
                self.add(term)
        elif any(evidence.method is Method.GLOSS for evidence in term.evidence):
            # nothing is lost: the finding stands with the Korean term, for a reviewer
            note = f"the text glosses it “{term.text}”, which the curated list has not"
            evidence = tuple(replace(e, note=note) for e in term.evidence)
            self.add(replace(self.korean()[0], evidence=evidence))

    def _has_found(self, code: str) -> bool:
        return any(term.language == code and not _is_derived(term) for term in self.terms)

    def relate(self, other: Draft) -> None:
        """Say once that the other concept is related."""
        relation = Relation(kind="related", target=other.concept.id)
        if relation not in self.relations and other is not self:
            self.relations.append(relation)

    def finished(self) -> Concept:
        """The concept, with one preferred term a language."""
        if not self.is_curated:
            self.terms = [agreement.weighed(term) for term in self.terms]
        terms = self.terms if self.is_curated else self._ranked()
        return replace(
            self.concept,
            terms=tuple(terms),
            termhood=self.termhood,
            subject=self.concept.subject or self.subject,
            status=self.concept.status if self.is_curated else self._status(),
            relations=self.concept.relations
            + tuple(r for r in self.relations if r not in self.concept.relations),
        )

    def _ranked(self) -> list[Term]:
        ranked = []
        for code in dict.fromkeys((*language.LANGUAGES, *(t.language for t in self.terms))):
            terms = [term for term in self.terms if term.language == code]
            terms.sort(key=lambda term: (not self._is_headword(term), *_strength(term)))
            if code != "ko":
                terms = _without_rivals(terms)
            for position, term in enumerate(terms):
                status = AdministrativeStatus.ADMITTED
                if position == 0:
                    status = AdministrativeStatus.PREFERRED
                ranked.append(replace(term, administrative_status=status))
        return ranked

    def _is_headword(self, term: Term) -> bool:
        return (
            term.language == "ko"
            and term.type is not TermType.VARIANT
            and language.key(term.text) == self.headword
        )

    def _status(self) -> Status:
        for term in self.terms:
            methods = {evidence.method for evidence in term.evidence}
            reliability = term.reliability or 0
            if term.language != "ko" and (
                (reliability >= _MINIMAL and methods & _PROPOSING)
                or (reliability >= _RELIABLE and methods & _LISTING)
            ):
                return Status.PROPOSED
        return Status.CANDIDATE


def _is_derived(term: Term) -> bool:
    """Worked out, and for this meaning listed by nobody.

    Such a term fills a gap or agrees with one; it never stands beside a find.
    """
    guessed = _DERIVING | (_LISTING if (term.reliability or 0) < _RELIABLE else set())
    return all(
        evidence.method in guessed and not evidence.source.startswith("curated:")
        for evidence in term.evidence
    )


def _without_rivals(terms: list[Term]) -> list[Term]:
    """The terms, best first, with those that were worked out kept in their place.

    Beside a better one a derived term is a suggestion at most: of those that would be
    more by themselves, 63 of 142 were right on the development lists. An acronym is no rival of
    a full form.
    """
    kept: list[Term] = []
    derived = 0
    for term in terms:
        rivals = [other for other in kept if _is_acronym(other) == _is_acronym(term)]
        if not _is_derived(term):
            kept.append(term)
        elif derived < _MOST_DERIVED:
            derived += 1
            least = min(term.reliability or _UNVERIFIED, _UNVERIFIED)
            kept.append(replace(term, reliability=least) if rivals else term)
    return kept


def _is_acronym(term: Term) -> bool:
    return term.type is TermType.ACRONYM


def _strength(term: Term) -> tuple[float, ...]:
    """Sorts the best attested first; equals stay in the order they were found."""
    return -(term.reliability or 0), -agreement.confidence(term), -len(term.evidence)
