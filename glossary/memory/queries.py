"""Many segments of any files and languages, looked up on all processors, in their order.

As `batch`, for callers that know a segment's neighbours and tags themselves.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from glossary.memory.matching import Match, matches
from glossary.memory.sharing import shared
from glossary.memory.similarity import DEFAULT_THRESHOLD

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.memory.matching import Context

T = TypeVar("T")

_FIRST = 75
"""The score that is tried first where lower ones are asked for: at 75 % a look-up takes a
seventh of the time it takes at 50 % (90,000 units)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A segment to be looked up, and how."""

    text: str
    source_language: str
    target_language: str
    markup: str = ""
    """The text with its inline tags, where it has any."""
    context: Context = (None, None)
    threshold: float = DEFAULT_THRESHOLD
    limit: int = 1


def find(connection: sqlite3.Connection, query: Query) -> list[Match]:
    """What `matching.matches` finds for a query.

    What is less similar than 75 % has less than 75 points: where there are enough matches
    with that many, nothing below is looked at.
    """
    first = _FIRST / 100
    if query.threshold < first:
        found = _find(connection, query, first)
        if sum(match.score >= _FIRST for match in found) >= query.limit:
            return found
    return _find(connection, query, query.threshold)


def _find(connection: sqlite3.Connection, query: Query, threshold: float) -> list[Match]:
    return matches(
        connection,
        query.text,
        query.source_language,
        query.target_language,
        threshold=threshold,
        limit=query.limit,
        context=query.context,
        markup=query.markup,
    )


def matches_of_queries(
    connection: sqlite3.Connection,
    queries: Iterable[tuple[T, Query | None]],
    *,
    processes: int | None = None,
) -> Iterator[tuple[T, list[Match]]]:
    """Whatever came with a query, and its matches; none for a query that is None.

    Uses `processes`, one for each processor unless said otherwise. Other processes see what
    is committed: within a transaction, and for a database in memory, it uses none. Streams.
    """
    waiting: deque[T] = deque()

    def asked() -> Iterator[Query | None]:
        for given, query in queries:
            waiting.append(given)  # which no other process needs, and may not be able to take
            yield query

    for found in shared(connection, _work, asked(), processes):
        yield waiting.popleft(), found


def _work(connection: sqlite3.Connection, queries: Sequence[Query | None]) -> list[list[Match]]:
    return [find(connection, query) if query else [] for query in queries]
