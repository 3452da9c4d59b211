"""The concordance: every segment in which a word stands, with its translations.

Spaces, dots, hyphens, quotes and capitals do not matter, nor what follows the word: 방위비
분담금 finds 방위비분담금을. What is found is what a scan of all keys would find.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from glossary.language import (
    INNER_STOP,
    JOINER,
    JOINERS,
    key,
    normalise,
    without_particle,
)
from glossary.memory import grams
from glossary.memory.candidates import Damaged
from glossary.memory.indexing import covered
from glossary.memory.marking import Mark, marked
from glossary.memory.opening import Index, index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Span = tuple[int, int]
    _Place = tuple[sqlite3.Row, str, tuple[Span, ...]]
    """A segment, its normal text, and where the word stands in that."""

_FIRST, _MOST = 64, 2048
"""Segments that are read at a time: of the first lot nearly all have what is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The same unit in another language."""

    text: str
    marks: tuple[Mark, ...] = ()
    """Where the equivalent of the word probably stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A segment in which the word stands."""

    segment: int
    unit: int
    language: str
    text: str
    """Normal."""
    spans: tuple[tuple[int, int], ...]
    """Where the word stands in it, from left to right, at least once."""
    translations: Mapping[str, Translation]
    origin: str
    """The key of the source that the unit came from."""
    document: str = ""

    @property
    def left(self) -> str:
        """What stands before the word, where it stands first."""
        return self.text[: self.spans[0][0]]

    @property
    def match(self) -> str:
        """The word as it stands there."""
        start, end = self.spans[0]
        return self.text[start:end]

    @property
    def right(self) -> str:
        """What stands after it."""
        return self.text[self.spans[0][1] :]


def concordance(  # noqa: PLR0913 - what there is to choose
    connection: sqlite3.Connection,
    text: str,
    *,
    language: str = "",
    limit: int | None = 50,
    only_words: bool = False,
    mark: bool = True,
) -> list[Hit]:
    """The segments in which a word, or any text, stands, the oldest first.

    Of one `language`, or of all; `limit` of them, None for all. `only_words` leaves out
    Latin words that do not begin where the text begins: art in party. A word with a
    particle that is nowhere is looked for without it. With `mark`, its likely equivalents
    are marked in the translations: by the termbase, else by what stands in the hits.
    """
    found: list[Hit] = []
    wanted = ""
    for wanted in dict.fromkeys((key(text), key(without_particle(normalise(text))))):
        found = _found(connection, wanted, language, limit, only_words=only_words)
        if found:
            break
    return _with_marks(connection, wanted, found) if mark else found


def _found(
    connection: sqlite3.Connection,
    wanted: str,
    language: str,
    limit: int | None,
    *,
    only_words: bool,
) -> list[Hit]:
    while True:
        try:
            places = _places(connection, wanted, language, only_words=only_words)
            return _hits(connection, list(islice(places, limit)))
        except Damaged:
            continue  # the index makes it anew


def _places(
    connection: sqlite3.Connection, wanted: str, language: str, *, only_words: bool
) -> Iterator[_Place]:
    for row in _rows(connection, wanted, language):
        text = normalise(row["text"])
        at = spans(text, wanted)
        if only_words:
            at = tuple(span for span in at if _begins_word(text, span[0]))
        if at:
            yield row, text, at


def spans(text: str, wanted: str) -> tuple[Span, ...]:
    """Where a key stands in a normal text: the same as by `fold`, sooner.

    Of a text that is but signs, it is all.

    >>> spans("한.미 동맹의 한미동맹", "한미동맹")
    ((0, 6), (8, 12))
    """
    # Small letters of each character by itself, as many as there were.
    small = "İ".join(part.replace("Σ", "σ").lower() for part in text.split("İ"))
    plain = INNER_STOP.sub(" ", JOINER.sub(" ", small))
    return tuple(match.span() for match in _pattern(wanted).finditer(plain))


@lru_cache(16)
def _pattern(wanted: str) -> re.Pattern[str]:
    """A key with any spaces inside."""
    if wanted[0] in JOINERS:
        return re.compile(".+", re.DOTALL)
    return re.compile(" *".join(map(re.escape, wanted)))


def _begins_word(text: str, start: int) -> bool:
    """Whether a place is not inside a Latin word or a number."""
    before = text[start - 1 : start]
    return not (before.isalnum() and before < "\u1100" and text[start] < "\u1100")


def _rows(connection: sqlite3.Connection, wanted: str, language: str) -> Iterator[sqlite3.Row]:
    """The segments whose key has `wanted` in it, by their number.

    Raises Damaged where the index is not what was written; the next time it is made anew.
    """
    if not wanted:
        return
    codes = (language,) if language else _languages(connection)
    parts = _candidates([index(connection, code) for code in codes], wanted)
    ids = (number for number, _ in groupby(chain.from_iterable(parts)))
    size = _FIRST
    while some := list(islice(ids, size)):
        size = min(2 * size, _MOST)
        yield from connection.execute(
            "select s.id, s.unit_id, s.language, s.text, u.document, o.key as origin"
            " from segment s cross join unit u on u.id = s.unit_id"
            " cross join source o on o.id = u.source_id"
            " where s.id in (select value from json_each(?)) and instr(s.key, ?)"
            " order by s.id",
            (json.dumps(some), wanted),
        )


def _candidates(indexes: Sequence[Index], wanted: str) -> Iterator[list[int]]:
    """The numbers of segments that may have it, in order, some at a time; a few twice.

    A block of postings is not read before the segments that come before its first.
    """
    pieces = grams.wanted(wanted)
    others = [number for one in indexes for number, _, other in one.others if wanted in other]
    waiting = np.array(sorted(others), np.uint64)
    blocks = [
        (first, number, part.postings)
        for one in indexes
        for part in one.parts
        for number, first in enumerate(part.postings.firsts)
    ]
    for first, number, postings in sorted(blocks, key=itemgetter(0)):
        end = int(np.searchsorted(waiting, np.uint64(first)))
        yield from _some(waiting[:end])
        waiting = waiting[end:]
        if len(found := postings.segments(number, pieces)):
            waiting = np.concatenate((waiting, found))
            waiting.sort(kind="stable")  # merges what is in order
    yield from _some(waiting)


def _some(numbers: NDArray[np.uint64]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _MOST):
        yield numbers[start : start + _MOST].tolist()


def _languages(connection: sqlite3.Connection) -> list[str]:
    """The languages in which there are segments."""
    rows = connection.execute(
        "select language from signature_file"
        " union select language from segment where id > ?"
        " union select s.language from unindexed x cross join segment s on s.id = x.segment_id",
        (covered(connection),),
    )
    return [row["language"] for row in rows]


def _hits(connection: sqlite3.Connection, places: Sequence[_Place]) -> list[Hit]:
    """The places with the other texts of their units."""
    units: dict[int, list[sqlite3.Row]] = {row["unit_id"]: [] for row, _, _ in places}
    for segment in connection.execute(
        "select id, unit_id, language, text from segment"
        " where unit_id in (select value from json_each(?)) order by id",
        (json.dumps(list(units)),),
    ):
        units[segment["unit_id"]].append(segment)
    return [
        Hit(
            segment=row["id"],
            unit=row["unit_id"],
            language=row["language"],
            text=text,
            spans=at,
            translations={
                other["language"]: Translation(text=normalise(other["text"]))
                for other in units[row["unit_id"]]
                if other["id"] != row["id"]
            },
            origin=row["origin"],
            document=row["document"],
        )
        for row, text, at in places
    ]


def _with_marks(connection: sqlite3.Connection, wanted: str, found: list[Hit]) -> list[Hit]:
    """The hits with the equivalents marked in their translations."""
    languages = dict.fromkeys(code for hit in found for code in hit.translations)
    marks = {
        code: marked(
            connection,
            wanted,
            code,
            {
                hit.segment: hit.translations[code].text
                for hit in found
                if code in hit.translations
            },
        )
        for code in languages
    }
    return [
        replace(
            hit,
            translations={
                code: replace(translation, marks=marks[code].get(hit.segment, ()))
                for code, translation in hit.translations.items()
            },
        )
        for hit in found
    ]
