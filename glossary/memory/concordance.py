"""The concordance: every segment in which a word stands, with its translations.

Spaces, dots, hyphens, quotes and capitals do not matter, nor what follows the word: 방위비
분담금 finds 방위비분담금을. What is found is what a scan of all keys would find.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from glossary.language import fold, key, normalise, without_particle
from glossary.memory import grams
from glossary.memory.marking import Mark, marked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

_READ_ON = 3000
"""Segments that are read for a syllable or two letters before the index is asked: what is so
short is often so common that enough of it is met by reading on, while the index would have
to put thousands of pieces together."""
_COMMON, _READ_FURTHER = 8, 20_000
"""Who has met it so often by then reads on that far: 4 ms, and the index would take as long."""


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
        hits = _hits(connection, wanted, language, only_words=only_words)
        found = list(islice(hits, limit))
        if found:
            break
    return _with_marks(connection, wanted, found) if mark else found


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
    " from {home} cross join unit u on u.id = s.unit_id"
    " cross join source o on o.id = u.source_id where {where}"
    " and instr(s.key, :wanted) and (:language = '' or s.language = :language)"
)


def _rows(connection: sqlite3.Connection, wanted: str, language: str) -> Iterator[sqlite3.Row]:
    """The segments whose key has `wanted` in it, by their number; those changed, last."""
    if not wanted:
        return iter(())
    expression, is_open = grams.query(wanted)
    covered = grams.covered(connection)
    read = min(_READ_ON, covered) if is_open else 0
    if is_open:
        met = connection.execute(
            "select count(*) from segment where id <= ? and instr(key, ?)", (read, wanted)
        ).fetchone()[0]
        if met >= _COMMON:
            read = min(_READ_FURTHER, covered)
    values = {
        "wanted": wanted,
        "language": language,
        "expression": expression,
        "read": read,
        "covered": covered,
    }

    def rows(home: str, where: str) -> Iterator[sqlite3.Row]:
        yield from connection.execute(_ROW.format(home=home, where=where), values)

    indexed = "segment_fts f cross join segment s on s.id = f.rowid"
    changed = "unindexed x cross join segment s on s.id = x.segment_id"
    parts = (
        rows("segment s", "s.id <= :read"),
        rows(indexed, "f.segment_fts match :expression and f.rowid > :read"),
        rows("segment s", "s.id > :covered"),
        rows(changed, "true"),
    )
    return _each_once(chain.from_iterable(parts))


def _each_once(rows: Iterator[sqlite3.Row]) -> Iterator[sqlite3.Row]:
    seen = set()
    for row in rows:
        if row["id"] not in seen:
            seen.add(row["id"])
            yield row


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
