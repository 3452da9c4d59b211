"""Candidates, glosses and the curated list → concepts with evidence.

A curated concept comes first and stays as it is; what the texts say of its terms is
added to them. Then every other candidate is a concept of its own, and after those the
terms that the texts gloss but the extraction did not find.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from glossary import language, names
from glossary.equivalents import gloss as glosses_in_texts
from glossary.equivalents.draft import Draft
from glossary.equivalents.frequency import frequency
from glossary.equivalents.sources import Context, Query, Quoted, prepared
from glossary.model import (
    Concept,
    Definition,
    Evidence,
    Method,
    Source,
    SourceKind,
    Term,
    TermType,
    Unit,
)
from glossary.places import is_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.equivalents.sources import Asked, Quotes
    from glossary.model import Candidate, Gloss, Statement

EXTRACTION = "extraction"
SOURCES = (Source(key=EXTRACTION, kind=SourceKind.TEXT, title="Found in the texts as a term"),)

_NOTHING = Context()
_FOUND = 2
"""Minimal reliability (IATE): the texts have it, nobody has looked at it."""
_ATTESTED = 3
_DEFINES = 2
"""The strength of a statement that is a definition by its form."""


def align(  # noqa: PLR0913 - everything that is known
    candidates: Iterable[Candidate],
    glosses: Sequence[Gloss],
    curated: Sequence[Concept],
    *,
    quotes: Quotes,
    statements: Iterable[Statement] = (),
    context: Context = _NOTHING,
) -> Iterator[Concept]:
    """The concepts: curated, then the candidates' by rank, then glossed terms.

    `quotes` gives, for a sentence's id, the key of its text and the sentence itself;
    `context` is what the sources may draw on beside the terms.
    What the texts define becomes the definition of a concept that has none.
    """
    alignment = _Alignment(curated)
    for pair in _pairs(glosses, quotes):
        alignment.hear(pair)
    for rank, candidate in enumerate(candidates):
        alignment.place(candidate, rank)
    alignment.place_glossed()
    for statement in statements:
        if statement.strength == _DEFINES:
            alignment.define(statement, *quotes(statement.sentence_id))
    asked = prepared(list(alignment.korean()), context)
    for draft in sorted(alignment.drafts, key=lambda draft: draft.order):
        alignment.ask(draft, asked)
        yield draft.finished()


def translation_units(glosses: Iterable[Gloss], *, quotes: Quotes) -> Iterator[Unit]:
    """The glosses that translate a whole clause, for the translation memory."""
    for gloss in glosses:
        if gloss.kind == "phrase":
            yield Unit(
                segments={"ko": gloss.term, gloss.language: gloss.gloss},
                source=quotes(gloss.sentence_id)[0],
                sentence_id=gloss.sentence_id,
            )


def concept_id(term: str) -> str:
    """The id of a term's concept: the same in every run, and an XML NCName.

    Six bytes: among a million concepts, two share an id in one termbase of 560.

    >>> concept_id("한미 동맹") == concept_id("한·미 동맹")
    True
    """
    return "t-" + blake2b(language.key(term).encode(), digest_size=6).hexdigest()


def _pairs(glosses: Sequence[Gloss], quotes: Quotes) -> Iterator[Quoted]:
    """Each gloss of a term with its sentence; `RAA(상호접근협정)` turned about."""
    for gloss in glosses:
        if gloss.kind == "phrase":
            continue
        source, sentence = quotes(gloss.sentence_id)
        full_in_parentheses = (
            gloss.kind == "korean"
            and language.is_acronym(gloss.term)
            and language.has_hangul(gloss.gloss)
        )
        turned = (
            replace(gloss, term=gloss.gloss, gloss=gloss.term, kind="acronym", language="en")
            if full_in_parentheses
            else gloss
        )
        yield Quoted(gloss=turned, source=source, sentence=sentence)


class _Alignment:
    """Which concept each Korean term belongs to, while they are being put together."""

    def __init__(self, curated: Sequence[Concept]) -> None:
        self.drafts = [
            Draft(c, (0, n), is_curated=True, terms=list(c.terms), termhood=c.termhood)
            for n, c in enumerate(curated)
        ]
        self.homes: dict[str, Draft] = {}
        """Key of a Korean term, or of an acronym, → its concept; the first wins."""
        self.pairs: defaultdict[str, list[Quoted]] = defaultdict(list)
        """Key of a Korean term → how the texts gloss it."""
        self.related: list[tuple[Quoted, Draft]] = []
        for draft in self.drafts:
            for term in draft.korean():
                self.homes.setdefault(language.key(term.text), draft)
        for draft in self.drafts:
            for term in draft.terms:
                if term.language == "en" and language.is_acronym(term.text):
                    self.homes.setdefault(language.key(term.text), draft)

    def hear(self, pair: Quoted) -> None:
        """Take in a gloss; an acronym also says which concept its name belongs to."""
        if pair.gloss.kind != "acronym" or self._settle(pair):
            self.pairs[language.key(pair.gloss.term)].append(pair)

    def _settle(self, pair: Quoted) -> bool:
        """Whether the name and its acronym are one concept, or the acronym is new.

        정보공유협정(GSOMIA) is the 협정 that GSOMIA is; 정보공유(GSOMIA) is not, so the
        two are related, no more.
        """
        name, acronym = pair.gloss.term, pair.gloss.gloss
        own = self.homes.get(language.key(name))
        home = self.homes.get(language.key(acronym))
        if home is None:
            if names.names_it(name, acronym):
                draft = own or self._new(name)
                self.homes[language.key(acronym)] = draft
            return True
        if own is None and _may_name(name, acronym, home):
            self.homes[language.key(name)] = own = home
            home.add(
                Term(
                    language="ko",
                    text=name,
                    type=TermType.VARIANT,
                    reliability=_ATTESTED,
                    evidence=(glosses_in_texts.evidence(pair),),
                )
            )
        if own is home:
            return True
        self.related.append((pair, home))
        return False

    def _new(self, term: str) -> Draft:
        key = language.key(term)
        draft = Draft(Concept(id=concept_id(term)), (2, len(self.drafts)), headword=key)
        self.drafts.append(draft)
        self.homes[key] = draft
        return draft

    def place(self, candidate: Candidate, rank: int) -> None:
        """Give a candidate its concept: a known one, or one of its own."""
        draft = (
            self.homes.get(language.key(candidate.text))
            or self._known_by_another_name(candidate)
            or self._new(candidate.text)
        )
        draft.order = min(draft.order, (1, rank))
        known = candidate.termhood if draft.termhood is None else draft.termhood
        draft.termhood = max(known, candidate.termhood)
        found = Evidence(method=Method.EXTRACTION, source=EXTRACTION)
        draft.add(_korean(candidate.text, found, _FOUND))
        if not draft.is_curated:
            for name in (candidate.text, *candidate.variants):
                self._add_name(draft, name, found)

    def _known_by_another_name(self, candidate: Candidate) -> Draft | None:
        """The concept of another name of a candidate, if its own may name that too."""
        for name in candidate.variants:
            home = self.homes.get(language.key(name))
            if home and _may_name(candidate.text, name, home):
                self.homes[language.key(candidate.text)] = home
                return home
        return None

    def _add_name(self, draft: Draft, name: str, found: Evidence) -> None:
        """Give a concept one more Korean name, unless another concept has it."""
        key = language.key(name)
        if any(language.key(term.text) == key for term in draft.korean()):
            draft.add_spelling(name, found)
            return
        home = self.homes.setdefault(key, draft)
        if home is draft:
            draft.add(_korean(name, found, _FOUND))
        else:
            draft.relate(home)

    def define(self, statement: Statement, source: str, sentence: str) -> None:
        """Take a sentence as the definition of a concept that has none in Korean."""
        draft = self.homes.get(language.key(statement.term))
        if draft is None or draft.is_curated:
            return
        definitions = draft.concept.definitions
        if all(definition.language != "ko" for definition in definitions):
            text = " ".join(sentence.split())
            new = Definition(language="ko", text=text, source=source)
            draft.concept = replace(draft.concept, definitions=(*definitions, new))

    def place_glossed(self) -> None:
        """Give the glossed terms that are no candidates a concept of their own."""
        for key, pairs in self.pairs.items():
            if key in self.homes or not _is_ordinary(pairs):
                self._home(pairs[0])
        for pair, other in self.related:
            self._home(pair).relate(other)

    def _home(self, pair: Quoted) -> Draft:
        term = pair.gloss.term
        draft = self.homes.get(language.key(term)) or self._new(term)
        if draft.find("ko", term) is None:
            draft.add(_korean(term, glosses_in_texts.evidence(pair), _ATTESTED))
        return draft

    def korean(self) -> Iterator[str]:
        """Every Korean term that is asked about."""
        for draft in self.drafts:
            for term in draft.korean():
                if self.homes.get(language.key(term.text)) is draft:
                    yield term.text

    def ask(self, draft: Draft, asked: Iterable[Asked]) -> None:
        """Ask every source about the concept's Korean terms, the finders first."""
        terms = {language.key(term.text): term.text for term in reversed(draft.korean())}
        queries = [
            Query(term=terms[key], glosses=tuple(self.pairs.get(key, ())))
            for key in reversed(terms)
            if self.homes.get(key) is draft
        ]
        answers: list[Term] = []
        for source in asked:
            said = [term for query in queries for term in source.equivalents(query)]
            answers += said
            if said:
                draft.subject = draft.subject or source.subject
        for term in sorted(answers, key=lambda term: -(term.reliability or 0)):
            other = self.homes.get(language.key(term.text), draft)
            if term.language == "ko" and other is not draft:
                draft.relate(other)  # a paraphrase with a concept of its own
            else:
                draft.offer(term)


def _korean(text: str, evidence: Evidence, reliability: int) -> Term:
    return Term(
        language="ko",
        text=text,
        type=TermType.ACRONYM if language.is_acronym(text) else TermType.FULL_FORM,
        reliability=reliability,
        evidence=(evidence,),
    )


def _may_name(name: str, acronym: str, home: Draft) -> bool:
    """Whether a Korean name may be one more name of the acronym's concept."""
    return names.spells(name, acronym) or any(
        names.same_head(name, term.text) and names.parties(name) == names.parties(term.text)
        for term in home.korean()
        if term.type is TermType.FULL_FORM
    )


def _is_ordinary(pairs: Sequence[Quoted]) -> bool:
    """Whether a glossed word is one that everybody knows: 보완(complement).

    No word of a general frequency list is a term because somebody translated it; but
    what has an acronym, or names a place or a ship, is.
    """
    term = pairs[0].gloss.term
    return (
        frequency(term, "ko") > 0
        and not is_place(term)
        and not any(pair.gloss.kind in {"acronym", "name"} for pair in pairs)
    )
