"""The translation memory: all SQL about units.

In: units (a text in several languages) with their source. Out: the units that hold a text.
Called by `pipeline` and `cli`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.language import key, normalise
from glossary.model import Unit
from glossary.termbase.documents import now
from glossary.termbase.sources import id_of_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

__all__ = ["lookup", "replace_from_texts", "store", "units"]


def store(connection: sqlite3.Connection, units: Iterable[Unit]) -> int:
    """Store units; one that is there already, with the same texts, is not doubled.

    Returns how many were new.
    """
    added = 0
    for unit in units:
        segments = {lang: normalise(text) for lang, text in unit.segments.items()}
        source = id_of_key(connection, unit.source)
        if _stored(connection, source, segments):
            continue
        unit_id = connection.execute(
            "insert into unit (source_id, sentence_id, added) values (?, ?, ?)",
            (source, unit.sentence_id, now()),
        ).lastrowid
        connection.executemany(
            "insert into segment (unit_id, language, text, key) values (?, ?, ?, ?)",
            [(unit_id, lang, text, key(text)) for lang, text in segments.items()],
        )
        added += 1
    return added


def replace_from_texts(connection: sqlite3.Connection, units: Iterable[Unit]) -> None:
    """Make the units that come from the texts exactly these."""
    connection.execute(
        "delete from unit where source_id in (select id from source where kind = 'text')"
    )
    store(connection, units)


def _stored(connection: sqlite3.Connection, source: int, segments: dict[str, str]) -> bool:
    language, text = next(iter(segments.items()))
    rows = connection.execute(
        "select u.id from segment s join unit u on u.id = s.unit_id"
        " where s.key = ? and s.language = ? and u.source_id = ?",
        (key(text), language, source),
    ).fetchall()
    return any(_segments(connection, row["id"]) == segments for row in rows)


def _segments(connection: sqlite3.Connection, unit_id: int) -> dict[str, str]:
    return {
        row["language"]: row["text"]
        for row in connection.execute(
            "select language, text from segment where unit_id = ? order by id", (unit_id,)
        )
    }


def lookup(connection: sqlite3.Connection, text: str) -> list[Unit]:
    """The units in which `text` stands, in any language; spacing and case do not matter."""
    rows = connection.execute(
        "select distinct u.id, o.key, u.sentence_id from segment s"
        " join unit u on u.id = s.unit_id join source o on o.id = u.source_id"
        " where s.key = ? order by u.id",
        (key(text),),
    ).fetchall()
    return [_unit(connection, row) for row in rows]


def units(connection: sqlite3.Connection) -> Iterator[Unit]:
    """Every unit, oldest first."""
    rows = connection.execute(
        "select u.id, o.key, u.sentence_id from unit u"
        " join source o on o.id = u.source_id order by u.id"
    ).fetchall()
    return (_unit(connection, row) for row in rows)


def _unit(connection: sqlite3.Connection, row: sqlite3.Row) -> Unit:
    return Unit(
        segments=_segments(connection, row["id"]),
        source=row["key"],
        sentence_id=row["sentence_id"],
    )
