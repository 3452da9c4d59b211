"""Matches of many segments, on all processors, in the order of the segments."""

from __future__ import annotations

import os
from collections import deque
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.memory.matching import Match, matches
from glossary.memory.similarity import DEFAULT_THRESHOLD
from glossary.termbase import open_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from glossary.memory.matching import Context

_FEW = 200
"""Segments that are looked up before another process is ready: it takes half a second."""
_AT_ONCE = 50
"""Segments that a process is given at a time."""


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
    """The matches of each segment of a text, with its neighbours for context.

    Uses `processes`, one for each processor unless said otherwise. Other processes see what
    is committed: within a transaction, and for a database in memory, it uses none. Streams.
    """
    coming = _with_context(texts)
    few = list(islice(coming, _FEW))
    count = processes or _processors()
    file = connection.execute("pragma database_list").fetchone()["file"]
    if len(few) < _FEW or count == 1 or connection.in_transaction or not file:
        for text, context in chain(few, coming):
            yield matches(
                connection,
                text,
                source_language,
                target_language,
                threshold=threshold,
                limit=limit,
                context=context,
            )
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - for many only
    from multiprocessing import get_context  # noqa: PLC0415

    job = (file, source_language, target_language, threshold, limit)
    segments = chain(few, coming)
    waiting: deque[Future[list[list[Match]]]] = deque()
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        while some := list(islice(segments, _AT_ONCE)):
            waiting.append(pool.submit(_work, job, some))
            if len(waiting) > 2 * count:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _with_context(texts: Iterable[str]) -> Iterator[tuple[str, Context]]:
    """Each text with the one before and the one after it, empty at the ends."""
    coming = iter(texts)
    before, text = "", next(coming, None)
    while text is not None:
        after = next(coming, None)
        yield text, (before, after or "")
        before, text = text, after


def _work(
    job: tuple[str, str, str, float, int], segments: Sequence[tuple[str, Context]]
) -> list[list[Match]]:
    file, source_language, target_language, threshold, limit = job
    with closing(open_termbase(Path(file))) as connection:
        return [
            matches(
                connection,
                text,
                source_language,
                target_language,
                threshold=threshold,
                limit=limit,
                context=context,
            )
            for text, context in segments
        ]
