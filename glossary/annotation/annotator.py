"""A text and the termbase → passages with marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.annotation import morphemes
from glossary.annotation.marks import AVOIDED, Entry, Equivalent, Mark, Passage
from glossary.model import Status
from glossary.recognition import Kind, Recogniser, stream
from glossary.recognition.selection import longest
from glossary.termbase import concepts, occurrences

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.model import Term
    from glossary.recognition import Match

SHOWN = (Status.APPROVED, Status.PROPOSED)
"""The entries that are marked unless somebody asks for others; never rejected ones."""
TRUSTED = 2
"""The least reliability of an equivalent that is shown unless asked for less."""
_ENTRIES = 10_000
"""So many entries are kept in memory at once."""
_SURENESS = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Terminology:
    """The terms of one language, ready to be found.

    Making it takes a second for 100,000 terms; who marks many texts keeps it.
    """

    language: str
    terms: tuple[tuple[str, str], ...]
    """Each with the public id of its concept before it."""
    recogniser: Recogniser

    @classmethod
    def read(
        cls,
        connection: sqlite3.Connection,
        language: str,
        *,
        statuses: Sequence[Status] = SHOWN,
        reliability: int = TRUSTED,
    ) -> Terminology:
        """The terms of entries of some statuses, equivalents of that reliability or more."""
        allowed = [status for status in statuses if status is not Status.REJECTED]
        terms = tuple(occurrences.terms(connection, language, allowed, reliability))
        return cls(language, terms, Recogniser((i, text) for i, (_, text) in enumerate(terms)))


class Annotator:
    """Marks the terms of one language in texts."""

    def __init__(  # noqa: PLR0913 - what there is to choose
        self,
        connection: sqlite3.Connection,
        source: str,
        targets: Sequence[str],
        *,
        statuses: Sequence[Status] = SHOWN,
        reliability: int = TRUSTED,
        terminology: Terminology | None = None,
    ) -> None:
        """Find the terms of `source`, or those given; equivalents are those in `targets`."""
        self._connection = connection
        self._source = source
        self._targets = targets
        self._reliability = reliability
        known = terminology or Terminology.read(
            connection, source, statuses=statuses, reliability=reliability
        )
        self._terms, self._recogniser = known.terms, known.recogniser
        self._entry = lru_cache(_ENTRIES)(self._read)

    def __len__(self) -> int:
        """How many terms there are to be found."""
        return len(self._terms)

    def passages(
        self, pieces: Iterable[str], *, nested: bool = False, analyse: bool = True
    ) -> Iterator[Passage]:
        """The text again, marked, in passages of some 60,000 characters.

        Of terms that overlap the longest is marked; with `nested` those within it, too.
        Korean that edges alone do not settle is analysed by Kiwi; unless `analyse`, what
        cannot be told is left as `Kind.UNCERTAIN`.
        """
        nouns = morphemes.nouns if analyse and self._source == "ko" else None
        found = stream(self._recogniser, pieces, nouns, nested=nested, uncertain=True)
        for text, matches in found:
            yield Passage(text, tuple(self._marks(text, matches)))

    def _marks(self, text: str, matches: Sequence[Match]) -> Iterator[Mark]:
        """One mark for each place, its entries those of the terms found there."""
        by_span: dict[tuple[int, int], list[Match]] = {}
        for match in matches:
            by_span.setdefault((match.start, match.end), []).append(match)
        for start, end in _nested(by_span):
            there = by_span[start, end]
            best: dict[str, str] = {}  # of a concept's terms, the one as it is written
            for match in there:
                concept, term = self._terms[match.term]
                if concept not in best or term == text[start:end]:
                    best[concept] = term
            kind = min((match.kind for match in there), key=_SURENESS.__getitem__)
            entries = tuple(self._entry(concept, term) for concept, term in best.items())
            yield Mark(start, end, kind, entries)

    def _read(self, public_id: str, text: str) -> Entry:
        """What the termbase says of a term of a concept."""
        concept = concepts.load(self._connection, public_id)
        assert concept is not None, public_id
        term = next(t for t in concept.in_language(self._source) if t.text == text)
        avoided = term.administrative_status in AVOIDED
        instead = concept.preferred(self._source) if avoided else None
        definitions = sorted(concept.definitions, key=lambda d: d.language not in self._targets)
        return Entry(
            concept=public_id,
            term=text,
            use=term.administrative_status,
            instead=instead.text if instead else "",
            subject=concept.subject,
            definition=definitions[0].text if definitions else "",
            equivalents=tuple(
                _equivalent(other)
                for language in self._targets
                for other in concept.in_language(language)
                if self._is_trusted(other)
            ),
        )

    def _is_trusted(self, term: Term) -> bool:
        if term.language == "ko" or term.reliability is None:
            return True
        return term.reliability >= self._reliability


def _equivalent(term: Term) -> Equivalent:
    return Equivalent(
        language=term.language,
        text=term.text,
        use=term.administrative_status,
        reliability=term.reliability,
        reading=term.reading if term.language == "ja" else "",
    )


def _nested(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The longest spans in order, each before those within it; none half over another."""
    ordered = sorted((start, -end, 0, 0) for start, end in spans)
    i = 0
    for start, minus_end, _, _ in longest(ordered):
        yield start, -minus_end
        while i < len(ordered) and ordered[i][0] < start:
            i += 1
        inner = []
        while i < len(ordered) and ordered[i][0] < -minus_end:
            if (start, minus_end) != ordered[i][:2] and ordered[i][1] >= minus_end:
                inner.append((ordered[i][0], -ordered[i][1]))
            i += 1
        yield from _nested(inner)
