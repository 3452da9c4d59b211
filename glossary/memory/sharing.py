"""Work on many segments, shared with other processes: results in the order of what came.

Look-ups hold Python's lock for most of their time, so threads do not help. This process
works, too: it goes on while others start, and does alone what is soon done.
"""

from __future__ import annotations

import os
import time
from collections import deque
from concurrent.futures import Future
from contextlib import ExitStack, closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from glossary.termbase import open_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from typing import TypeAlias

    Work: TypeAlias = "Callable[[sqlite3.Connection, Sequence[A]], list[B]]"

A = TypeVar("A")
B = TypeVar("B")

_AT_ONCE = 50
"""Things that a process is given at a time."""
_ALONE_S = 0.5
"""What takes no longer is done alone: another process takes as long to start."""
_AHEAD = 16
"""Lots that may be done while one before them is not, for each process."""


def shared(
    connection: sqlite3.Connection,
    work: Work[A, B],
    things: Iterable[A],
    processes: int | None = None,
) -> Iterator[B]:
    """What `work` makes of things, some at a time, in their order. Streams.

    `work` and the things are sent to the other processes, if any: one for each processor
    unless said otherwise. These see what is committed: within a transaction, and for a
    database in memory, there are none.
    """
    file = connection.execute("pragma database_list").fetchone()["file"]
    count = processes or _processors()
    if connection.in_transaction or not file:
        count = 1
    coming = iter(things)
    lots = iter(lambda: list(islice(coming, _AT_ONCE)), [])
    started = time.monotonic()
    for lot in lots:
        yield from work(connection, lot)
        if count > 1 and time.monotonic() - started > _ALONE_S:
            yield from _with_others(connection, file, work, lots, count - 1)


def _with_others(
    connection: sqlite3.Connection,
    file: str,
    work: Work[A, B],
    lots: Iterator[list[A]],
    others: int,
) -> Iterator[B]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - for many only
    from multiprocessing import get_context  # noqa: PLC0415

    waiting: deque[tuple[list[A], Future[list[B]]]] = deque()
    with ExitStack() as stack:
        pool = stack.enter_context(ProcessPoolExecutor(others, get_context("spawn")))
        stack.callback(_cancel, waiting)
        while True:
            while sum(not done.done() for _, done in waiting) < 2 * others:
                lot = next(lots, None)
                if lot is None:
                    break
                waiting.append((lot, _submitted(pool, file, work, lot)))
            while waiting and waiting[0][1].done():
                yield from _result(connection, work, *waiting.popleft())
            if len(waiting) < _AHEAD * (others + 1) and (lot := next(lots, None)) is not None:
                own: Future[list[B]] = Future()
                own.set_result(work(connection, lot))
                waiting.append((lot, own))
            elif waiting:
                yield from _result(connection, work, *waiting.popleft())
            else:
                return


def _submitted(
    pool: ProcessPoolExecutor, file: str, work: Work[A, B], lot: list[A]
) -> Future[list[B]]:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    try:
        return pool.submit(_elsewhere, file, work, lot)
    except BrokenProcessPool as error:
        failed: Future[list[B]] = Future()
        failed.set_exception(error)
        return failed


def _result(
    connection: sqlite3.Connection, work: Work[A, B], lot: list[A], done: Future[list[B]]
) -> list[B]:
    """What another process made; what was lost with one that was killed is done here."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    try:
        return done.result()
    except BrokenProcessPool:
        return work(connection, lot)


def _cancel(waiting: Iterable[tuple[object, Future[list[B]]]]) -> None:
    """Nobody waits for what is not begun yet, when the caller has had enough."""
    for _, future in waiting:
        future.cancel()


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _elsewhere(file: str, work: Work[A, B], lot: list[A]) -> list[B]:
    with closing(open_termbase(Path(file))) as connection:
        return work(connection, lot)
