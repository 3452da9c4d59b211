"""The concordance: every segment in which a word stands, with its translations.

Spaces, dots, hyphens, quotes and capitals do not matter, nor what follows the word: 방위비
분담금 finds 방위비분담금을. What is found is what a scan of all keys would find.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING

from glossary.language import fold, key, normalise, without_particle
from glossary.memory import grams
from glossary.memory.candidates import Damaged
from glossary.memory.indexing import covered
from glossary.memory.marking import Mark, marked
from glossary.memory.opening import Index, index

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

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
            hits = _hits(connection, wanted, language, only_words=only_words)
            return list(islice(hits, limit))
        except Damaged:
            continue  # the index makes it anew


def _hits(
    connection: sqlite3.Connection, wanted: str, language: str, *, only_words: bool
) -> Iterator[Hit]:
    for row in _rows(connection, wanted, language):
        text = normalise(row["text"])
        spans = _spans(text, wanted, row["key"].count(wanted))
        if only_words:
            spans = tuple(span for span in spans if _begins_word(text, span[0]))
        if spans:
            yield Hit(
                segment=row["id"],
                unit=row["unit_id"],
                language=row["language"],
                text=text,
                spans=spans,
                translations=_translations(connection, row),
                origin=row["origin"],
                document=row["document"],
            )


def _spans(text: str, wanted: str, times: int) -> tuple[tuple[int, int], ...]:
    """Where a key stands in a text, `times` in all; the whole text, where it has only signs."""
    small = text.lower()
    if len(small) == len(text) and small.count(wanted) == times:  # no spaces inside: sooner
        return tuple(_places(small, wanted))
    folded, places = fold(text)
    if not folded and wanted in text:
        return ((0, len(text)),)
    return tuple((places[i], places[j - 1] + 1) for i, j in _places(folded, wanted))


def _places(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        yield start, end
        start = text.find(wanted, end)


def _begins_word(text: str, start: int) -> bool:
    """Whether a place is not inside a Latin word or a number."""
    before = text[start - 1 : start]
    return not (before.isalnum() and before < "\u1100" and text[start] < "\u1100")


_ROW = (
    "select s.id, s.unit_id, s.language, s.text, s.key, u.document, o.key as origin"
    " from segment s cross join unit u on u.id = s.unit_id"
    " cross join source o on o.id = u.source_id"
    " where s.id in ({ids}) and instr(s.key, ?) order by s.id"
)


def _rows(connection: sqlite3.Connection, wanted: str, language: str) -> Iterator[sqlite3.Row]:
    """The segments whose key has `wanted` in it, by their number.

    Raises Damaged where the index is not what was written; the next time it is made anew.
    """
    if not wanted:
        return
    codes = (language,) if language else _languages(connection)
    found = merge(*(_ids(index(connection, code), wanted) for code in codes))
    ids = (number for number, _ in groupby(found))
    size = _FIRST
    while some := list(islice(ids, size)):
        size = min(2 * size, _MOST)
        yield from connection.execute(_ROW.format(ids=", ".join(map(str, some))), (wanted,))


def _ids(found: Index, wanted: str) -> Iterator[int]:
    """The numbers of segments that may have it, by the index of one language."""
    pieces = grams.wanted(wanted)
    indexed = (
        number
        for part in found.parts
        for numbers in part.postings.segments(pieces)
        for start in range(0, len(numbers), _MOST)
        for number in numbers[start : start + _MOST].tolist()
    )
    others = (number for number, _, other in found.others if wanted in other)
    return merge(indexed, others)


def _languages(connection: sqlite3.Connection) -> list[str]:
    """The languages in which there are segments."""
    rows = connection.execute(
        "select language from signature_file"
        " union select language from segment where id > ?"
        " union select s.language from unindexed x cross join segment s on s.id = x.segment_id",
        (covered(connection),),
    )
    return [row["language"] for row in rows]


def _translations(connection: sqlite3.Connection, row: sqlite3.Row) -> dict[str, Translation]:
    rows = connection.execute(
        "select language, text from segment where unit_id = ? and id <> ? order by id",
        (row["unit_id"], row["id"]),
    )
    return {other["language"]: Translation(text=normalise(other["text"])) for other in rows}


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
