"""Matches of many segments, on all processors, in the order of the segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.memory.queries import Query, matches_of_queries
from glossary.memory.similarity import DEFAULT_THRESHOLD

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from glossary.memory.matching import Context, Match


def matches_of_all(  # noqa: PLR0913 - as `matches`
    connection: sqlite3.Connection,
    texts: Iterable[str],
    source_language: str,
    target_language: str,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    limit: int = 5,
    processes: int | None = None,
) -> Iterator[list[Match]]:
    """The matches of each segment of a text, with its neighbours, if any, for context.

    Uses `processes`, one for each processor unless said otherwise. Other processes see what
    is committed: within a transaction, and for a database in memory, it uses none. Streams.
    """
    queries = (
        Query(
            text=text,
            source_language=source_language,
            target_language=target_language,
            context=context,
            threshold=threshold,
            limit=limit,
        )
        for text, context in _with_context(texts)
    )
    found = matches_of_queries(
        connection, ((None, query) for query in queries), processes=processes
    )
    return (matches for _, matches in found)


def _with_context(texts: Iterable[str]) -> Iterator[tuple[str, Context]]:
    """Each text with the one before and the one after it, empty at the ends.

    Of one alone nobody said that it is all there is.
    """
    coming = iter(texts)
    before, text, after = "", next(coming, None), next(coming, None)
    if text is not None and after is None:
        yield text, (None, None)
        return
    while text is not None:
        yield text, (before, after or "")
        before, text, after = text, after, next(coming, None)
