"""The glossary between two languages, and what of it stands in a pair.

Rejected entries are kept apart: their terms hide no other, and are never asked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from glossary.model import AdministrativeStatus, Status
from glossary.recognition import Kind, Recogniser

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossary.checks.findings import Span
    from glossary.model import Concept, Term
    from glossary.recognition import Match

AVOIDED = frozenset({AdministrativeStatus.DEPRECATED, AdministrativeStatus.SUPERSEDED})
UNVERIFIED = 1
"""Equivalents of this reliability will do, and are never asked for."""

_VERB = re.compile("[하해했한할합함되된될됐돼됨됩]|시[키켜켰킨킬킴]")
"""How a verb goes on that is made of a Korean noun."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept with its terms in the language of the translation."""

    concept: str
    status: Status
    usable: tuple[Term, ...]
    """The preferred ones first."""
    avoided: tuple[Term, ...]

    @property
    def demanded(self) -> tuple[Term, ...]:
        """Those that a translator is asked for; the first is expected."""
        return tuple(term for term in self.usable if term.reliability != UNVERIFIED)


@dataclass(frozen=True, slots=True)
class Used:
    """A term of the glossary where it stands in a translation."""

    term: Term
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source term stands, and the entries it may be: several for a homonym."""

    span: Span
    text: str
    """As it is written there."""
    entries: tuple[Entry, ...]
    is_sure: bool
    """Whether it stands there as a noun by itself: 동맹 in 동맹을, not in 한미동맹, and not
    in a verb such as 억제하다, which is translated by a verb."""


@dataclass(frozen=True, slots=True)
class Found:
    """What of the glossary stands in a pair."""

    places: tuple[Place, ...] = ()
    """In the source, in order; of overlapping terms the longest."""
    rejected: tuple[Place, ...] = ()
    """Those of rejected entries."""
    used: Mapping[str, tuple[Used, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """What stands in the translation, by concept; also of concepts not in the source."""


NOTHING = Found()


class Terminology:
    """Finds the terms of two languages in pairs."""

    def __init__(self, concepts: Iterable[Concept], source: str, target: str) -> None:
        """Take the terms that the concepts have in the two languages."""
        self._entries: list[Entry] = []
        self._target_terms: list[tuple[Entry, Term]] = []
        live: list[tuple[int, str]] = []
        rejected: list[tuple[int, str]] = []
        for concept in concepts:
            terms = concept.in_language(source)
            entry = _entry(concept, target)
            if not terms:
                continue
            kept = rejected if entry.status is Status.REJECTED else live
            kept += [(len(self._entries), term.text) for term in terms]
            self._entries.append(entry)
            self._target_terms += [(entry, t) for t in (*entry.usable, *entry.avoided)]
        self._source = Recogniser(live) if live else None
        self._rejected = Recogniser(rejected) if rejected else None
        texts = ((i, term.text) for i, (_, term) in enumerate(self._target_terms))
        self._target = Recogniser(texts) if self._target_terms else None

    def find(self, source: str, target: str) -> Found:
        """The terms in a pair."""
        places = self._places(self._source, source, nested=False)
        rejected = self._places(self._rejected, source, nested=True)
        if not places and not rejected:
            return NOTHING
        used: dict[str, list[Used]] = defaultdict(list)
        if self._target:
            for match in self._target.find(target, uncertain=True):
                entry, term = self._target_terms[match.term]
                used[entry.concept].append(Used(term, (match.start, match.end)))
        return Found(places, rejected, {c: _outermost(some) for c, some in used.items()})

    def _places(
        self, recogniser: Recogniser | None, text: str, *, nested: bool
    ) -> tuple[Place, ...]:
        if recogniser is None:
            return ()
        by_span: dict[Span, list[Match]] = defaultdict(list)
        for match in recogniser.find(text, nested=nested):
            by_span[match.start, match.end].append(match)
        return tuple(
            Place(
                span=(start, end),
                text=text[start:end],
                entries=self._of(matches),
                is_sure=matches[0].kind in {Kind.EXACT, Kind.INFLECTED}
                and not _VERB.match(text, end),
            )
            for (start, end), matches in by_span.items()
        )

    def _of(self, matches: Sequence[Match]) -> tuple[Entry, ...]:
        return tuple(self._entries[number] for number in dict.fromkeys(m.term for m in matches))


def _outermost(used: Sequence[Used]) -> tuple[Used, ...]:
    """Of one concept's terms those that are no part of another; by start, the longer first."""
    kept: list[Used] = []
    for one in used:
        if not kept or one.span[1] > kept[-1].span[1]:
            kept.append(one)
    return tuple(kept)


def _entry(concept: Concept, target: str) -> Entry:
    terms = concept.in_language(target)
    return Entry(
        concept=concept.id,
        status=concept.status,
        usable=tuple(t for t in terms if t.administrative_status not in AVOIDED),
        avoided=tuple(t for t in terms if t.administrative_status in AVOIDED),
    )
