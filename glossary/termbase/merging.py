"""Two entries for one concept become one, and what they do not agree on is named.

What only one of them says is kept. What is only a default (no note, an admitted term, a
proposed entry) says nothing, and contradicts nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary.language import key
from glossary.model import AdministrativeStatus, Concept, Status, Term, TermType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from glossary.model import Definition, Evidence


class Prefer(StrEnum):
    """Whose word counts where two entries do not agree."""

    OURS = "ours"
    THEIRS = "theirs"
    NEWER = "newer"


class Conflict(NamedTuple):
    """Something that two entries do not agree on."""

    concept: str
    """The id of ours."""
    term: str
    """A term by which a person knows it."""
    what: str
    """`definition (ko)`, `status of en:alliance`, `preferred term (ja)` …"""
    ours: str
    theirs: str


class Settled(NamedTuple):
    """A conflict, and what became of it."""

    conflict: Conflict
    theirs: bool
    """Whether theirs was taken."""


_UNSAID = {
    "type": TermType.FULL_FORM,
    "administrative_status": AdministrativeStatus.ADMITTED,
    "reliability": None,
    "part_of_speech": "",
    "reading": "",
    "regional_usage": "",
    "note": "",
}
"""The fields of a term, with the value that says nothing."""

_CALLED = {
    "administrative_status": "status",
    "part_of_speech": "part of speech",
    "regional_usage": "regional usage",
}
_UNREVIEWED = (Status.CANDIDATE, Status.PROPOSED)
_USABLE = (AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED)


def decider(prefer: Prefer, ours: Concept, theirs: Concept) -> Callable[[Conflict], bool]:
    """The rule by which `--prefer` decides between two entries.

    An entry whose date is not known is not the newer one.
    """
    if prefer == Prefer.NEWER:
        newer = bool(theirs.modified) and theirs.modified > ours.modified
    else:
        newer = prefer == Prefer.THEIRS
    return lambda _: newer


def merged(
    ours: Concept, theirs: Concept, decide: Callable[[Conflict], bool]
) -> tuple[Concept, list[Settled]]:
    """Our entry with all that theirs adds; `decide` is asked about every conflict.

    The id, and where nothing is decided the order of terms, are ours.
    """
    merge = _Merge(ours, theirs, decide)
    return merge.result(), merge.settled


@dataclass(slots=True)
class _Merge:
    ours: Concept
    theirs: Concept
    decide: Callable[[Conflict], bool]
    settled: list[Settled] = field(default_factory=list)

    def result(self) -> Concept:
        ours, theirs = self.ours, self.theirs
        terms = self.terms()
        return replace(
            ours,
            subject=self.choose("subject", ours.subject, theirs.subject, ""),
            note=self.choose("note", ours.note, theirs.note, ""),
            status=self.status(),
            termhood=theirs.termhood if ours.termhood is None else ours.termhood,
            terms=terms,
            definitions=self.definitions(),
            relations=tuple(dict.fromkeys((*ours.relations, *theirs.relations))),
            origins=tuple(dict.fromkeys((*ours.origins, *theirs.origins))),
        )

    def choose(self, what: str, ours: Any, theirs: Any, unsaid: Any) -> Any:
        """One of two values: the one that says something, or what is decided."""
        if theirs in {ours, unsaid}:
            return ours
        if ours == unsaid:
            return theirs
        return theirs if self.asks(what, str(ours), str(theirs)) else ours

    def asks(self, what: str, ours: str, theirs: str) -> bool:
        conflict = Conflict(self.ours.id, self.ours.name, what, ours, theirs)
        self.settled.append(Settled(conflict, self.decide(conflict)))
        return self.settled[-1].theirs

    def status(self) -> Status:
        """A person's verdict counts before none; two verdicts may contradict each other."""
        ours, theirs = self.ours.status, self.theirs.status
        if ours in _UNREVIEWED:
            return ours if theirs == Status.CANDIDATE else theirs
        unsaid = theirs if theirs in _UNREVIEWED else None
        return Status(self.choose("review status", ours, theirs, unsaid))

    def definitions(self) -> tuple[Definition, ...]:
        kept = list(self.ours.definitions)
        for language in dict.fromkeys(d.language for d in self.theirs.definitions):
            ours = [d for d in kept if d.language == language]
            theirs = [d for d in self.theirs.definitions if d.language == language]
            known = {d.text for d in ours}
            if known.issuperset(d.text for d in theirs):
                continue
            what = f"definition ({language})"
            texts = ("\n".join(d.text for d in both) for both in (ours, theirs))
            if not ours or self.asks(what, *texts):
                kept = [d for d in kept if d.language != language] + theirs
        return tuple(kept)

    # ------------------------------------------------------------ terms

    def terms(self) -> tuple[Term, ...]:
        kept = {(t.language, t.text): t for t in self.ours.terms}
        for theirs in self.theirs.terms:
            place = (theirs.language, theirs.text)
            if place in kept:
                kept[place] = self.term(kept[place], theirs)
            else:
                kept[place] = self.new_term(theirs)
        for language in dict.fromkeys(t.language for t in self.theirs.terms):
            self.settle_preferred(language, kept)
        return tuple(kept.values())

    def term(self, ours: Term, theirs: Term) -> Term:
        """A term that both have."""
        chosen = {}
        for name, unsaid in _UNSAID.items():
            mine, other = getattr(ours, name), getattr(theirs, name)
            if name == "administrative_status" and mine in _USABLE and other in _USABLE:
                continue  # which one is preferred is settled for the language
            what = f"{_CALLED.get(name, name)} of {ours.language}:{ours.text}"
            chosen[name] = self.choose(what, mine, other, unsaid)
        return replace(ours, **chosen, evidence=with_evidence(ours.evidence, theirs.evidence))

    def new_term(self, theirs: Term) -> Term:
        """A term that we do not have: another spelling of one, or a further one."""
        spelt = {key(t.text) for t in self.ours.terms if t.language == theirs.language}
        is_variant = theirs.type == TermType.FULL_FORM and key(theirs.text) in spelt
        return replace(theirs, type=TermType.VARIANT) if is_variant else theirs

    def settle_preferred(self, language: str, kept: dict[tuple[str, str], Term]) -> None:
        """Leave one preferred term in a language, or as many as ours had.

        Another first equivalent than ours is a conflict, whether they call it preferred
        or name no other. Theirs stays as an admitted term where ours is taken.
        """
        ours = self.ours.preferred(language)
        theirs = self.theirs.preferred(language)
        if ours is None or theirs is None or ours.text == theirs.text:
            return
        stated = theirs.administrative_status == AdministrativeStatus.PREFERRED
        shared = {key(t.text) for t in self.ours.in_language(language)} & {
            key(t.text) for t in self.theirs.in_language(language)
        }
        if not stated and shared:
            return
        taken = self.asks(f"term to use ({language})", ours.text, theirs.text)
        winner = theirs if taken else ours
        for place, term in kept.items():
            if place == (language, winner.text):
                if taken:
                    kept[place] = _ranked(term, AdministrativeStatus.PREFERRED)
            elif place[0] == language and (taken or place == (language, theirs.text)):
                kept[place] = _ranked(term, AdministrativeStatus.ADMITTED)


def _ranked(term: Term, status: AdministrativeStatus) -> Term:
    """A term that may be used, with its rank among those."""
    if term.administrative_status not in _USABLE:
        return term
    return replace(term, administrative_status=status)


def with_evidence(ours: Iterable[Evidence], theirs: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Our evidence and what theirs adds: another source, or another sentence."""
    kept = list(ours)
    sources = {piece.source for piece in kept}
    quotes = {piece.quote for piece in kept}
    for piece in theirs:
        if piece.source not in sources or (piece.quote and piece.quote not in quotes):
            kept.append(piece)
            sources.add(piece.source)
            quotes.add(piece.quote)
    return tuple(kept)
