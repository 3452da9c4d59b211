"""Files of the index, two at a time where there is much to do.

One is made by another process, which is given the segments in a file: they are not
committed yet, and it cannot ask the database for them.
"""

from __future__ import annotations

import pickle
import signal
import sys
from contextlib import ExitStack
from itertools import islice, zip_longest
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple

from glossary.language import normalise
from glossary.memory import processes, signature_files

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    Rows = Iterable[tuple[int, str, str]]

MANY = 20_000
"""Segments from which another process pays: it takes half a second to start."""
_LOT = 4096


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


def make_all(jobs: Sequence[Job], rows_of: Callable[[Job], Rows]) -> Iterator[tuple[Job, Made]]:
    """Make files; `rows_of` gives the ids, texts and keys of segments. Raises OSError."""
    for one, other in zip_longest(jobs[::2], jobs[1::2]):
        with ExitStack() as stack:
            process = None
            if other and min(one.segments, other.segments) >= MANY:
                process = _start(one, rows_of(one))
                stack.callback(process.wait)
                stack.callback(process.kill)
            else:
                yield one, _make(one, rows_of(one))
            if other:
                yield other, _make(other, rows_of(other))
            if process:
                yield one, _result(process)


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


def _start(job: Job, rows: Rows) -> subprocess.Popen[bytes]:
    """Have another process make a file."""
    with TemporaryFile(dir=job.path.parent) as given:
        pickle.dump(job, given)
        coming = iter(rows)
        while lot := list(islice(coming, _LOT)):
            pickle.dump(lot, given, pickle.HIGHEST_PROTOCOL)
        pickle.dump([], given)
        given.seek(0)
        return processes.start(__name__, given)


def _result(process: subprocess.Popen[bytes]) -> Made:
    assert process.stdout
    with process.stdout as stream:
        said = stream.read()
    if process.wait() or not said:
        raise OSError("the process that made a file of the index was ended")
    made = pickle.loads(said)
    if isinstance(made, OSError):
        raise made
    return Made(*made)


def main() -> None:
    """Make a file, in the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the other one
    given = sys.stdin.buffer
    job: Job = pickle.load(given)
    rows = (row for lot in iter(lambda: pickle.load(given), []) for row in lot)
    try:
        made: Made | OSError = _make(job, rows)
    except OSError as error:
        made = error
    sys.stdout.buffer.write(pickle.dumps(made))
