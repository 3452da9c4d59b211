"""Units out of the memory, as they come."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from glossary.language import key
from glossary.model import Unit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_UNITS = (
    "select u.id, o.key, u.sentence_id, u.external_id, u.document, u.position, u.status,"
    " u.machine, u.creator, u.created, u.changed, u.note, s.language, s.text, s.markup"
    " from unit u join source o on o.id = u.source_id join segment s on s.unit_id = u.id"
)


def units(connection: sqlite3.Connection) -> Iterator[Unit]:
    """Every unit, oldest first."""
    yield from _units(connection, f"{_UNITS} order by u.id, s.id")


def units_of(connection: sqlite3.Connection, source: str = "") -> Iterator[Unit]:
    """The units of a source, by its key, or of all, in the order of their documents."""
    where = "where o.key = ? " if source else ""
    order = "order by u.source_id, u.document, u.position, u.id, s.id"
    values = [source] if source else []
    yield from _units(connection, f"{_UNITS} {where}{order}", values)


def lookup(connection: sqlite3.Connection, text: str) -> list[Unit]:
    """The units in which `text` stands, in any language; spacing and case do not matter."""
    where = "where u.id in (select unit_id from segment where key = ?) order by u.id, s.id"
    return list(_units(connection, f"{_UNITS} {where}", (key(text),)))


def _units(
    connection: sqlite3.Connection, query: str, values: Iterable[str] = ()
) -> Iterator[Unit]:
    cursor = connection.cursor()
    cursor.row_factory = None
    rows = cursor.execute(query, tuple(values))
    return (_unit(list(group)) for _, group in groupby(rows, itemgetter(0)))


def _unit(rows: list[tuple[Any, ...]]) -> Unit:
    _, source, sentence, external, document, position, status, machine, *rest = rows[0]
    creator, created, changed, note = rest[:4]
    return Unit(
        segments={row[12]: row[13] for row in rows},
        source=source,
        sentence_id=sentence,
        markup={row[12]: row[14] for row in rows if row[14]},
        external_id=external,
        document=document,
        position=position,
        status=status,
        machine=bool(machine),
        creator=creator,
        created=created,
        changed=changed,
        note=note,
    )
