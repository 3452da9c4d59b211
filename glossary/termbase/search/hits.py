"""A search as the site shows it: grouped by how well it fits, counted, page by page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from glossary.model import Status
from glossary.termbase.search.columns import FACETS, Columns, columns
from glossary.termbase.search.fitting import Place, fitting

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray


class Group(NamedTuple):
    """Entries that fit equally well."""

    place: Place | None
    """None where nothing was searched for."""
    ids: Sequence[int]
    """Rows of `entry`, the most frequent first; only those of the page that was asked for."""
    total: int
    """How many there are of these on all pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What results are narrowed down to; nothing chosen is everything."""

    subject: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    """Unless chosen, rejected entries are left out."""
    reliability: tuple[str, ...] = ()
    """`1` to `4`; an empty one is none."""

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values that a facet is narrowed down to."""
        values: tuple[str, ...] = getattr(self, facet)
        return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """One page of what was found."""

    total: int
    offset: int
    """How many come before the page."""
    groups: tuple[Group, ...]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """For each facet how many there would be of each value, with the other filters."""
    unfiltered: int = 0
    """How many there are without the filters, but for rejected ones."""


def find(
    connection: sqlite3.Connection,
    text: str,
    filters: Filters = Filters(),
    *,
    limit: int,
    offset: int = 0,
) -> Hits:
    """The entries that fit a cleaned text; all of them where it is empty.

    `offset` is a multiple of `limit`; where there are not so many, it is the last page.
    """
    table = columns(connection)
    fits = _fits(connection, table, text) if text else np.zeros(len(table.ids), np.int8)
    found = fits >= 0
    allowed = {facet: _allowed(table, filters, facet) for facet in FACETS}
    facets = {
        facet: table.counts(
            facet, found & np.all([allowed[o] for o in FACETS if o != facet], axis=0)
        )
        for facet in FACETS
    }
    shown = np.flatnonzero(found & np.all(list(allowed.values()), axis=0))
    offset = min(offset, max(len(shown) - 1, 0) // limit * limit)
    places = fits[shown]
    order = shown[np.argsort(places, kind="stable")]
    return Hits(
        total=len(order),
        offset=offset,
        groups=tuple(_groups(table, order, np.sort(places), bool(text), offset, limit)),
        facets=facets,
        unfiltered=int(np.count_nonzero(found & _allowed(table, Filters(), "status"))),
    )


def _allowed(table: Columns, filters: Filters, facet: str) -> NDArray[np.bool_]:
    chosen = filters.chosen(facet)
    if chosen:
        return table.having(facet, chosen)
    if facet == "status":
        return ~table.having(facet, [Status.REJECTED])
    return np.ones(len(table.ids), np.bool_)


def _groups(  # noqa: PLR0913, PLR0917 - what a page is cut from
    table: Columns,
    order: NDArray[np.int64],
    places: NDArray[np.int8],
    searched: bool,  # noqa: FBT001
    offset: int,
    limit: int,
) -> Iterable[Group]:
    """The groups that are on a page, in order."""
    for place in Place:
        start, end = np.searchsorted(places, [place, place + 1])
        first, last = max(start, offset), min(end, offset + limit)
        if first < last:
            ids = table.ids[order[first:last]].tolist()
            yield Group(place if searched else None, ids, int(end - start))


def _fits(connection: sqlite3.Connection, table: Columns, text: str) -> NDArray[np.int8]:
    """The `Place` of each entry, −1 where it does not fit."""
    fits = np.full(len(table.ids), -1, np.int8)
    for place, ids in fitting(connection, text):
        fits[table.places_of(ids)] = place
    return fits
