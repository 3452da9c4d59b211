"""The units that come from the user's own texts: made anew by each build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.language import key, normalise
from glossary.memory.writing import index
from glossary.termbase.documents import now
from glossary.termbase.sources import id_of_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from glossary.model import Unit


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
    index(connection)
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
