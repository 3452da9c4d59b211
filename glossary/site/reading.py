"""All that the page of a text shows: the text in parts, its terms marked, and their list."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.errors import NotFound
from glossary.model import Status
from glossary.site.markup import outermost, passages
from glossary.termbase import concordance, in_texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from glossary.site.markup import Passage

PART = 20_000
"""Characters of a text on one page: at the seeds' one term in ten, 2,000 marks."""
SHOWN = (Status.APPROVED, Status.PROPOSED, Status.CANDIDATE)
"""The statuses of entries that are marked: all but those that were rejected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """A part of a text, sentence by sentence, with the terms that stand in it."""

    document: sqlite3.Row
    sentences: int
    """In the whole text."""
    statuses: Mapping[str, int]
    """Entries in the whole text, by status; those that no entry has are left out."""
    status: str
    """Of the entries that are marked; empty for all."""
    entries: Mapping[int, sqlite3.Row]
    """Those of that status in the whole text, by row, the most frequent there first."""
    listed: Sequence[tuple[sqlite3.Row, int]]
    """Those in this part, with the place of the mark where each first stands in it."""
    part: int
    parts: int
    passages: Sequence[Passage]

    @property
    def total(self) -> int:
        """How many entries stand in the whole text."""
        return sum(self.statuses.values())

    @property
    def occurrences(self) -> int:
        """How often those of the status stand in the whole text."""
        return sum(entry["count"] for entry in self.entries.values())

    @property
    def anchors(self) -> set[int]:
        """The places of marks that the list leads to."""
        return {place for _, place in self.listed}

    @staticmethod
    def short(terms: str) -> str:
        """Of the terms of a language, the first two: the others are in the entry.

        >>> TextPage.short("alliance; pact; league"), TextPage.short("alliance")
        ('alliance; pact …', 'alliance')
        """
        first = terms.split("; ")
        return "; ".join(first[:2]) + (" …" if len(first) > 2 else "")


def load(
    connection: sqlite3.Connection,
    name: str,
    *,
    part: int = 1,
    sentence: int | None = None,
    status: str = "",
) -> TextPage:
    """The page of a text: a part of it, or the part that a sentence stands in.

    `status` leaves the entries of that status only. A part after the last is the last one.
    Raises NotFound for a name that no text has.
    """
    document = in_texts.by_name(connection, name)
    if document is None:
        raise NotFound(f"There is no text “{name}” in this glossary.")
    spans = concordance.sentence_spans(connection, document["id"])
    bounds = parts(spans)
    number = _chosen(spans, bounds, part, sentence)
    first, last = bounds[number]
    found = in_texts.entries(connection, document["id"])
    entries = {row["id"]: row for row in found if not status or row["status"] == status}
    places = [
        place
        for place in in_texts.places(connection, document["id"], first, last - 1)
        if place["id"] in entries
    ]
    text = document["text"]
    begin = spans[first - 1]["end"] if first else 0
    end = len(text) if last == len(spans) else spans[last - 1]["end"]
    return TextPage(
        document=document,
        sentences=len(spans),
        statuses=_by_status(found),
        status=status,
        entries=entries,
        listed=_listed(text, places, entries),
        part=number + 1,
        parts=len(bounds),
        passages=list(passages(text, spans[first:last], places, (begin, end))),
    )


def parts(spans: Sequence[sqlite3.Row], most: int = PART) -> list[tuple[int, int]]:
    """Sentences in parts of about as many characters: the first of each, the one after it.

    A part has whole sentences, `most` characters or less unless one sentence has more.
    There is always one part.

    >>> parts([{"start": 0, "end": 4}, {"start": 5, "end": 9}, {"start": 9, "end": 14}], 10)
    [(0, 2), (2, 3)]
    """
    starts = [0]
    for number, span in enumerate(spans):
        if number > starts[-1] and span["end"] - spans[starts[-1]]["start"] > most:
            starts.append(number)
    return list(zip(starts, [*starts[1:], len(spans)], strict=True))


def _chosen(
    spans: Sequence[sqlite3.Row],
    bounds: Sequence[tuple[int, int]],
    part: int,
    sentence: int | None,
) -> int:
    for number, (first, last) in enumerate(bounds):
        if sentence and any(span["id"] == sentence for span in spans[first:last]):
            return number
    return min(part, len(bounds)) - 1


def _by_status(entries: Sequence[sqlite3.Row]) -> dict[str, int]:
    counts = Counter(row["status"] for row in entries)
    return {status: counts[status] for status in SHOWN if counts[status]}


def _listed(
    text: str, places: Sequence[sqlite3.Row], entries: Mapping[int, sqlite3.Row]
) -> list[tuple[sqlite3.Row, int]]:
    """The entries that stand at some places, each with the mark to look for it at.

    That is where it is marked, and where it never is, since it only stands in longer terms,
    the mark of the first of these.
    """
    marks = outermost(text, places)
    marked: dict[int, int] = {}
    for mark in marks:
        marked.setdefault(mark["id"], mark["start"])
    starts = [mark["start"] for mark in marks]
    for place in places:
        if place["id"] not in marked:
            at = bisect_right(starts, place["start"]) - 1
            if at < 0 or marks[at]["end"] <= place["start"]:
                at += 1  # it crosses into the next one
            marked[place["id"]] = starts[at]
    return [(entry, marked[row]) for row, entry in entries.items() if row in marked]
