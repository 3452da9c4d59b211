"""Segments that are open → looked up, and filled; what came of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary import inline
from glossary.analysis.bands import Band, band_of
from glossary.annotation.annotator import Annotator
from glossary.memory.queries import Query, matches_of_queries
from glossary.pretranslation.proposals import proposal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossary.annotation import Entry
    from glossary.inline import Piece
    from glossary.memory.matching import Context
    from glossary.pretranslation.proposals import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What a person asks for."""

    source: str = ""
    """The language translated from; empty: the file says so, or its script does."""
    target: str = ""
    """The one translated into; empty: the file says so."""
    minimum: int = 75
    """The score from which a match is filled in."""
    limit: int = 5
    """Matches that stand beside a segment."""
    terms: bool = True
    """Whether the glossary's terms stand beside it, too."""
    analyse: bool = True
    """Whether Korean that spelling does not settle is analysed for terms."""
    version: str = ""
    """Of the XLIFF that is made of a document: `xliff` (2.1) or `xliff12`."""
    copies: bool = False
    """Whether in an XLIFF 1.2 of a document the source stands where there is no match."""
    encoding: str = ""


@dataclass(slots=True)
class Summary:
    """What came of a file."""

    bands: Counter[Band] = field(default_factory=Counter)
    """Segments that were filled, by the band of the match; NONE: those that were not."""
    kept: int = 0
    """Segments that were left as they are: translated, or not to be translated."""
    doubtful: int = 0
    """Of those filled: how many a translator has to look at, whatever their score."""
    displaced: int = 0
    """Of those filled: how many have tags that have to be moved."""

    @property
    def filled(self) -> int:
        """Segments that got a translation."""
        return self.bands.total() - self.bands[Band.NONE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A segment without a translation, and how it is given one."""

    pieces: Sequence[Piece]
    context: Context
    source: str
    target: str
    fill: Callable[[Proposal], None]


def fill(
    connection: sqlite3.Connection, slots: Iterable[Slot], how: How, summary: Summary
) -> None:
    """Look every slot up and fill it; counts go into `summary`."""
    terms = _Terms(connection, how)
    for slot, found in matches_of_queries(connection, _asked(slots, how)):
        written = proposal(slot.pieces, found, how.minimum, terms.of(slot))
        summary.bands[band_of(written.score)] += 1
        if written.content and not written.is_sure:
            summary.doubtful += 1
        summary.displaced += bool(written.displaced)
        slot.fill(written)


def _asked(slots: Iterable[Slot], how: How) -> Iterator[tuple[Slot, Query]]:
    for slot in slots:
        markup = inline.written(slot.pieces)
        has_tags = any(not isinstance(piece, str) for piece in slot.pieces)
        query = Query(
            text=inline.plain(markup),
            source_language=slot.source,
            target_language=slot.target,
            markup=markup if has_tags else "",
            context=slot.context,
            threshold=max(how.minimum, 50) / 100,
            limit=how.limit,
        )
        yield slot, query


class _Terms:
    """The glossary's terms in a text, of any pair of languages."""

    def __init__(self, connection: sqlite3.Connection, how: How) -> None:
        self._connection = connection
        self._how = how
        self._annotators: dict[tuple[str, str], Annotator] = {}

    def of(self, slot: Slot) -> list[Entry]:
        """The entries with something to say of the translation, each once, as they come."""
        if not self._how.terms:
            return []
        pair = slot.source, slot.target
        if pair not in self._annotators:
            self._annotators[pair] = Annotator(self._connection, slot.source, [slot.target])
        annotator = self._annotators[pair]
        if not len(annotator):
            return []
        text = "".join(piece for piece in slot.pieces if isinstance(piece, str))
        found: dict[str, Entry] = {}
        for passage in annotator.passages((text,), analyse=self._how.analyse):
            for mark in passage.marks:
                for entry in mark.entries:
                    if entry.equivalents:
                        found.setdefault(entry.concept, entry)
        return list(found.values())
