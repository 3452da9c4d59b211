"""What entries are sorted, filtered and counted by: columns of `entry` as arrays.

A common word is in a tenth of all entries. To count those by subject, SQLite has to read a
row for each, wherever it is; arrays answer at once. They take 36
bytes an entry and are read again only after something was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from glossary.termbase.remembered import remembered

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

FACETS = ("subject", "status", "reliability")
"""What results are filtered by."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The entries in the order in which results are shown: frequent first, then by name."""

    ids: NDArray[np.int64]
    """The row of each entry."""
    codes: Mapping[str, NDArray[np.int32]]
    """For each facet, which of its values each entry has."""
    values: Mapping[str, tuple[str, ...]]
    """The values of each facet; an empty one stands for none."""
    sorted_ids: NDArray[np.int64]
    places: NDArray[np.int64]
    """The place of each of `sorted_ids`."""

    def places_of(self, ids: Iterable[int]) -> NDArray[np.int64]:
        """Where these rows are; rows that are no entries are left out."""
        return self.found(np.fromiter(ids, np.int64))[1]

    def found(self, ids: NDArray[np.int64]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        """Which of some rows are entries, and where those are."""
        if not len(self.ids):
            return np.zeros(len(ids), np.bool_), ids[:0]
        at = np.minimum(np.searchsorted(self.sorted_ids, ids), len(self.ids) - 1)
        known = self.sorted_ids[at] == ids
        return known, self.places[at[known]]

    def having(self, facet: str, chosen: Iterable[str]) -> NDArray[np.bool_]:
        """Of each entry, whether it has one of the chosen values."""
        wanted = set(chosen)
        codes = [i for i, value in enumerate(self.values[facet]) if value in wanted]
        return np.isin(self.codes[facet], codes)

    def counts(self, facet: str, among: NDArray[np.bool_]) -> dict[str, int]:
        """How many of some entries have each value; those that none has are left out."""
        values = self.values[facet]
        found = np.bincount(self.codes[facet][among], minlength=len(values))
        return {value: int(n) for value, n in zip(values, found, strict=True) if n}


def columns(connection: sqlite3.Connection) -> Columns:
    """The columns as they are now; to be asked first in a transaction, as `remembered` is."""
    return remembered(connection, _read)


def _read(connection: sqlite3.Connection) -> Columns:
    # Each of these goes through one index from end to end and reads no row of the table;
    # numbers come as one string a value, which is read six times sooner than rows are.
    cursor = connection.cursor()
    cursor.row_factory = None
    by_name = np.fromiter(
        (row[0] for row in cursor.execute("select id from entry order by ko, id")), np.int64
    )
    sorted_ids = np.sort(by_name)
    if not len(by_name):
        nothing = {facet: np.zeros(0, np.int32) for facet in FACETS}
        return Columns(by_name, nothing, dict.fromkeys(FACETS, ()), by_name, by_name)
    frequency, frequencies = _coded(cursor, "frequency", sorted_ids)
    rows_by_name = np.searchsorted(sorted_ids, by_name)
    often = np.array(frequencies, np.int64)[frequency][rows_by_name]
    order = rows_by_name[np.argsort(-often, kind="stable")]
    places = np.empty_like(order)
    places[order] = np.arange(len(order))
    coded = {facet: _coded(cursor, facet, sorted_ids) for facet in FACETS}
    return Columns(
        ids=sorted_ids[order],
        codes={facet: codes[order] for facet, (codes, _) in coded.items()},
        values={
            facet: tuple("" if value is None else str(value) for value in values)
            for facet, (_, values) in coded.items()
        },
        sorted_ids=sorted_ids,
        places=places,
    )


def _coded(
    cursor: sqlite3.Cursor, column: str, sorted_ids: NDArray[np.int64]
) -> tuple[NDArray[np.int32], list[str | int | None]]:
    """Which of the values of a column each entry has, by id, and the values."""
    codes = np.zeros(len(sorted_ids), np.int32)
    values: list[str | int | None] = []
    groups = cursor.execute(
        f"select {column}, group_concat(id) from entry group by {column} order by {column}"
    )
    for value, ids in groups:
        rows = np.searchsorted(sorted_ids, np.fromstring(ids, np.int64, sep=","))
        codes[rows] = len(values)
        values.append(value)
    return codes, values
