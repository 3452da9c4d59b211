"""Which of all terms that begin so belong to the best entries, however many there are.

A syllable begins thousands of terms. An index of SQLite finds them, but each leads to a row
elsewhere that says whose it is. Here that is an array beside the index, in its order: what
begins so is one stretch of it. Of the keys themselves only one in `_STEP` is kept.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from glossary.termbase.remembered import remembered
from glossary.termbase.search.columns import Columns, columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_STEP = 64
"""Rows of the index that are counted for one look-up, at most."""


class Range(NamedTuple):
    """What comes at or after `start`, before `end`, in the order of code points."""

    start: str
    end: str


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The terms in the order of their keys, or of their readings."""

    column: str
    """`key` or `reading`."""
    entries: NDArray[np.int64]
    """For each term the place of its entry in `Columns`, −1 where there is none."""
    marks: Sequence[tuple[str, int]]
    """Every `_STEP`th term's key and id."""

    def between(self, connection: sqlite3.Connection, keys: Range) -> NDArray[np.int64]:
        """The places of entries with a term in a range, best first."""
        start, end = (self._position(connection, key) for key in keys)
        places = np.unique(self.entries[start:end])
        return places[places >= 0]

    def _position(self, connection: sqlite3.Connection, key: str) -> int:
        """How many terms come before a key."""
        mark = bisect_left(self.marks, (key, 0)) - 1
        if mark < 0:
            return 0
        (more,) = connection.execute(
            f"select count(*) from term where {_PRESENT[self.column]}"
            f" and ({self.column}, id) >= (?, ?) and {self.column} < ?",
            (*self.marks[mark], key),
        ).fetchone()
        return mark * _STEP + int(more)


_PRESENT = {"key": "true", "reading": "reading <> ''"}


@dataclass(frozen=True, slots=True, eq=False)
class Orders:
    """The entries, and their terms by key and by reading."""

    columns: Columns
    by_key: Order
    by_reading: Order

    def between(
        self, connection: sqlite3.Connection, ranges: Iterable[Range]
    ) -> NDArray[np.int64]:
        """The places of entries with a term or a reading in one of some ranges, best first."""
        found = [
            order.between(connection, keys)
            for keys in ranges
            for order in (self.by_key, self.by_reading)
        ]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)


def orders(connection: sqlite3.Connection) -> Orders:
    """The orders as they are now; to be asked first in a transaction, as `remembered` is."""
    return remembered(connection, _orders)


def _orders(connection: sqlite3.Connection) -> Orders:
    table = columns(connection)
    pairs = "(select id, concept_id from term order by concept_id, language, text)"
    terms = _numbers(connection, f"select group_concat(id) from {pairs}")
    concepts = _numbers(connection, f"select group_concat(concept_id) from {pairs}")
    order = np.argsort(terms)
    places = np.full(len(terms), -1, np.int64)
    known, known_places = table.found(concepts[order])
    places[known] = known_places
    by_id = (terms[order], places)
    return Orders(table, _read(connection, "key", *by_id), _read(connection, "reading", *by_id))


def _read(
    connection: sqlite3.Connection,
    column: str,
    terms: NDArray[np.int64],
    places: NDArray[np.int64],
) -> Order:
    """The order of a column; `places` are those of the entries of `terms`, by id."""
    ids = _numbers(
        connection,
        f"select group_concat(id) from"
        f" (select id from term where {_PRESENT[column]} order by {column}, id)",
    )
    marked = connection.execute(
        f"select {column}, id from term where id in (select value from json_each(?))"
        f" order by {column}, id",
        (json.dumps(ids[::_STEP].tolist()),),
    )
    entries = places[np.searchsorted(terms, ids)]
    return Order(column, entries, [(row[0], row[1]) for row in marked])


def _numbers(connection: sqlite3.Connection, sql: str) -> NDArray[np.int64]:
    """Many numbers as one string, which is read six times sooner than rows are.

    SQLite puts them together in the order of the subquery.
    """
    (text,) = connection.execute(sql).fetchone()
    return np.fromstring(text or "", np.int64, sep=",")
