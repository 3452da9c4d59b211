"""Files of the index, two at a time where there is much to do.

Every other one is made by another process, which is sent the segments: they are not
committed yet, and it cannot ask the database for them.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary.language import normalise
from glossary.memory import processes, signature_files
from glossary.memory.processes import Inbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import IO

    Rows = Iterable[tuple[int, str, str]]

MANY = 20_000
"""Segments from which another process pays: it takes half a second to start."""
_LOT = 1024
"""Segments that are sent at once."""
_AHEAD = 32 << 20
"""Bytes that wait in the other process while it makes a file: the next one's segments."""


class Job(NamedTuple):
    """A file that is to be made."""

    path: Path
    language: str
    first: int
    last: int
    segments: int
    """How many there are, from the first to the last."""


class Made(NamedTuple):
    """What came of it, as `signature_files.write` says."""

    segments: int
    checksum: int


def make_all(
    jobs: Sequence[Job], rows_of: Callable[[Job], Rows], other: OtherProcess | None
) -> Iterator[tuple[Job, Made]]:
    """Make files, every other one by the other process if there is one.

    `rows_of` gives the ids, texts and keys of segments. Raises OSError.
    """
    for one, another in zip_longest(jobs[::2], jobs[1::2]):
        if other and another and min(one.segments, another.segments) >= MANY:
            other.make(one, rows_of(one))
        else:
            yield one, _make(one, rows_of(one))
        if another:
            yield another, _make(another, rows_of(another))
    if other:
        yield from other.made()


def normal(segments: Rows) -> Iterator[tuple[int, str, str]]:
    """Segments as they are compared, those without anything to compare left out."""
    return (
        (number, text, key)
        for number, stored, key in segments
        for text in (normalise(stored),)
        if text
    )


def _make(job: Job, rows: Rows) -> Made:
    path, language, first, last, _ = job
    return Made(*signature_files.write(path, normal(rows), language, first, last))


class OtherProcess:
    """The other process, seen from here."""

    def __init__(self, to: IO[bytes], coming: Iterable[Any]) -> None:
        """Take the ends of its pipes."""
        self._to = to
        self._coming = iter(coming)
        self._jobs: list[Job] = []

    def make(self, job: Job, rows: Rows) -> None:
        """Have a file made."""
        self._jobs.append(job)
        try:
            processes.send(self._to, job)
            given = iter(rows)
            while lot := list(islice(given, _LOT)):
                processes.send(self._to, lot)
            processes.send(self._to, [])
        except BrokenPipeError as error:
            raise OSError(_ENDED) from error

    def made(self) -> Iterator[tuple[Job, Made]]:
        """The files that it was to make, once they are there."""
        for job in self._jobs:
            made = next(self._coming, OSError(_ENDED))
            if isinstance(made, OSError):
                raise made
            yield job, Made(*made)


_ENDED = (
    "The index of the memory could not be made, and nothing was changed: the process that "
    "makes it was ended. Is there memory left?"
)


@contextmanager
def other_process() -> Iterator[OtherProcess]:
    """Start it: it is ready in a quarter of a second, and ended with the context."""
    process = processes.start(__name__)
    assert process.stdin
    assert process.stdout
    coming = Inbox(process.stdout, 1)
    try:
        yield OtherProcess(process.stdin, coming)
    finally:
        process.kill()
        process.wait()
        coming.close()
        with suppress(BrokenPipeError):
            process.stdin.close()


def main() -> None:
    """Make files, in the other process."""
    coming = iter(Inbox(sys.stdin.buffer, _AHEAD))
    for job in coming:
        try:
            made: Made | OSError = _make(job, _rows(coming))
        except OSError as error:
            made = error
        try:
            processes.send(sys.stdout.buffer, made)
        except BrokenPipeError:
            os._exit(1)  # nobody listens any more


def _rows(coming: Iterator[list[tuple[int, str, str]]]) -> Iterator[tuple[int, str, str]]:
    """What is sent of one job."""
    for lot in coming:
        if not lot:
            return
        yield from lot
    os._exit(1)  # whoever sent them has ended
