"""A large file, read by another process while this one writes what came of it.

The other process is a new Python that is told what to do by its standard input, and puts
lots of items, pickled, on its standard output.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import contextmanager
from itertools import islice
from queue import Full, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from glossary import bitexts
from glossary.bitexts import Broken, Problem
from glossary.errors import UnreadableFile
from glossary.memory import processes
from glossary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

    from glossary.bitexts import Item, Options

LARGE = 4 << 20
"""Bytes from which a file is worth another process, which takes a quarter of a second to
start: twenty thousand units or so."""
_LOT = 1000
"""Items that are sent at once."""
_AHEAD = 24
"""Lots that wait here: 10 MB, and what comes while ten thousand units are written."""

_FIELDS = (
    "segments", "markup", "external_id", "document", "position", "status", "machine",
    "creator", "created", "changed", "note",
)  # fmt: skip
"""What a file says of a unit."""


@contextmanager
def read_ahead(format_: str, path: Path, options: Options) -> Iterator[Iterator[Item]]:
    """The items of a file as its reader yields them.

    Raises what the reader raises, and UnreadableFile where the other process is killed.
    """
    process = processes.start(__name__, subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    lots: Queue[bytes | None] = Queue(_AHEAD)
    stopped = Event()
    thread = Thread(target=_receive, args=(process.stdout, lots, stopped), daemon=True)
    try:
        process.stdin.write(pickle.dumps((format_, path, options)))
        process.stdin.close()
        thread.start()
        yield _items(lots)
    finally:
        stopped.set()
        process.kill()
        process.wait()
        if thread.ident:
            thread.join()
        process.stdout.close()


def _receive(stream: IO[bytes], lots: Queue[bytes | None], stopped: Event) -> None:
    """Take in what comes, so that the other process need not wait; None at the end."""
    while not stopped.is_set():
        size = int.from_bytes(stream.read(8), "little")
        lot = stream.read(size) if size else None
        if lot is not None and len(lot) < size:
            lot = None  # cut off with the process
        while not stopped.is_set():
            try:
                lots.put(lot, timeout=0.1)
                break
            except Full:
                continue
        if lot is None:
            return


def _items(lots: Queue[bytes | None]) -> Iterator[Item]:
    while (lot := lots.get()) is not None:
        what, some = pickle.loads(lot)
        if what == "error":
            raise some
        if what == "end":
            return
        for one in some:
            if isinstance(one, Problem | Broken):
                yield one
            else:
                yield Unit(source="", **dict(zip(_FIELDS, one, strict=True)))
    raise UnreadableFile(
        "The file was not imported: the process that read it was ended. Is there memory left?"
    )


def main() -> None:
    """Read a file, in the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the other one
    format_, path, options = pickle.load(sys.stdin.buffer)
    try:
        items = bitexts.format_of(path, format_).read(path, options)
        while some := [_sent(item) for item in islice(items, _LOT)]:
            _send("items", some)
        _send("end", [])
    except BrokenPipeError:
        os._exit(1)  # nobody listens any more
    except Exception as error:  # for the other one to raise
        _send("error", error)


def _sent(item: Item) -> Item | tuple[Any, ...]:
    """What is sent of an item: of a unit its fields alone, which is a third of the work."""
    if not isinstance(item, Unit):
        return item
    return tuple([getattr(item, name) for name in _FIELDS])


def _send(what: str, content: object) -> None:
    lot = pickle.dumps((what, content), pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.write(len(lot).to_bytes(8, "little") + lot)
    sys.stdout.buffer.flush()
