"""What a search without a server needs of every entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


class Row(NamedTuple):
    """An entry as a hit shows it, and by what it is found."""

    concept: str
    ko: str
    en: str
    ja: str
    subject: str
    status: str
    reliability: int | None
    texts: list[str]
    """Its terms and their readings."""


def rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """Every entry that is not rejected, the most frequent first."""
    terms = connection.execute(
        "select t.text, t.reading, e.id from entry e join term t on t.concept_id = e.id"
        " where e.status <> 'rejected' order by e.frequency desc, e.id, t.position"
    )
    term = terms.fetchone()
    for entry in connection.execute(
        "select * from entry where status <> 'rejected' order by frequency desc, id"
    ):
        texts: list[str] = []
        while term is not None and term["id"] == entry["id"]:
            texts += filter(None, (term["text"], term["reading"]))
            term = terms.fetchone()
        columns = Row._fields[:-1]
        yield Row._make((*(entry[column] for column in columns), texts))


def count(connection: sqlite3.Connection) -> int:
    """How many entries there are."""
    return int(connection.execute("select count(*) from entry").fetchone()[0])


def ids(connection: sqlite3.Connection) -> list[str]:
    """The public ids of all entries, by their Korean terms."""
    found = connection.execute("select concept from entry order by ko, concept")
    return [row["concept"] for row in found]


def alike(connection: sqlite3.Connection) -> frozenset[str]:
    """The public ids that differ from others in capitals only."""
    by_form: dict[str, list[str]] = {}
    for public_id in ids(connection):
        by_form.setdefault(public_id.casefold(), []).append(public_id)
    return frozenset(name for names in by_form.values() if len(names) > 1 for name in names)


def listed(connection: sqlite3.Connection, limit: int, offset: int) -> list[sqlite3.Row]:
    """Rows of `entry` by their Korean terms."""
    return connection.execute(
        "select * from entry order by ko, concept limit ? offset ?", (limit, offset)
    ).fetchall()
