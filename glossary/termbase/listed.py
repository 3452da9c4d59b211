"""The terms a person wants extracted always (keep) or never (stop)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.errors import InvalidInput
from glossary.language import key, normalise
from glossary.termbase.connection import writing
from glossary.termbase.documents import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

KEEP, STOP = "keep", "stop"


def put(connection: sqlite3.Connection, terms: Iterable[str], which: str) -> int:
    """Put terms on a list, and off the other one; says how many are new on it.

    Raises InvalidInput for what has no letter or digit in it: nothing is put then.
    """
    with writing(connection):
        before = count(connection, which)
        for term in terms:
            text = normalise(term)
            if not any(map(str.isalnum, text)):
                raise InvalidInput(f"“{term}” is no term: it has neither letter nor digit.")
            connection.execute(
                "insert into listed (key, text, list, added) values (?, ?, ?, ?)"
                " on conflict (key) do update set list = excluded.list,"
                " text = excluded.text, added = excluded.added"
                " where list <> excluded.list",
                (key(text), text, which, now()),
            )
        return count(connection, which) - before


def take_off(connection: sqlite3.Connection, terms: Iterable[str], which: str) -> list[str]:
    """Take terms off a list; returns those that were not on it."""
    missing = []
    with writing(connection):
        for term in terms:
            gone = connection.execute(
                "delete from listed where key = ? and list = ?", (key(term), which)
            )
            if not gone.rowcount:
                missing.append(term)
    return missing


def texts(connection: sqlite3.Connection, which: str) -> list[str]:
    """The terms on a list, in the order of the alphabet."""
    return [row["text"] for row in rows(connection, which)]


def rows(connection: sqlite3.Connection, which: str) -> list[sqlite3.Row]:
    """Rows with `text` and `added`."""
    return connection.execute(
        "select text, added from listed where list = ? order by text", (which,)
    ).fetchall()


def count(connection: sqlite3.Connection, which: str) -> int:
    """How many terms are on a list."""
    row = connection.execute("select count(*) from listed where list = ?", (which,)).fetchone()
    return int(row[0])


def list_of(connection: sqlite3.Connection, term: str) -> str:
    """Which list a term is on: `keep`, `stop`, or nothing."""
    row = connection.execute("select list from listed where key = ?", (key(term),)).fetchone()
    return str(row["list"]) if row else ""
