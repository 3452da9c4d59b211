"""A large file, read by another process while this one writes what came of it.

The other process is a new Python that is told what to do by its standard input, and puts
lots of items on its standard output.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice, starmap
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary import bitexts
from glossary.errors import UnreadableFile
from glossary.memory import processes
from glossary.memory.merging import Batch, Entry, said_of
from glossary.memory.processes import Inbox
from glossary.memory.writing import BATCH, keys_of
from glossary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from glossary.bitexts import Broken, Item, Options, Problem

    _Taken: TypeAlias = tuple[list[tuple[Any, ...]], dict[str, str], list[Problem | Broken]]
    """What is sent of a lot: what units say of themselves, their keys, other items."""

LARGE = 4 << 20
"""Bytes from which a file is worth another process, which takes a quarter of a second to
start: twenty thousand units or so."""
COLLECTED_AFTER = 100_000
"""Objects more than before, after which Python is to look for cycles of them."""
_AHEAD = 8 << 20
"""Bytes of lots that wait here: one or two megabytes each."""
_CHARACTERS = 2_000_000
"""In a lot, more or less: segments may be long."""


class Lot(NamedTuple):
    """Some items of a file."""

    batch: Batch
    others: Sequence[Problem | Broken]


def lots(items: Iterator[Item]) -> Iterator[Lot]:
    """The items of a file, some at a time."""
    return starmap(_lot, _taken(items))


def _taken(items: Iterator[Item]) -> Iterator[_Taken]:
    while some := list(_some(items)):
        units = [said_of(item) for item in some if isinstance(item, Unit)]
        others = [item for item in some if not isinstance(item, Unit)]
        yield units, keys_of(segments for segments, *_ in units), others


def _some(items: Iterator[Item]) -> Iterator[Item]:
    """The items of a lot."""
    characters = 0
    for item in islice(items, BATCH):
        yield item
        if isinstance(item, Unit):
            characters += sum(map(len, item.segments.values()))
            if characters > _CHARACTERS:
                return


def _lot(
    units: Sequence[tuple[Any, ...]],
    keys: Mapping[str, str],
    others: Sequence[Problem | Broken],
) -> Lot:
    return Lot(Batch(list(starmap(Entry, units)), keys), others)


@contextmanager
def read_ahead(format_: str, path: Path, options: Options) -> Iterator[Iterator[Lot]]:
    """The items of a file as its reader yields them, some at a time.

    Raises what the reader raises, and UnreadableFile where the other process is killed.
    """
    process = processes.start(__name__)
    assert process.stdin
    assert process.stdout
    coming = Inbox(process.stdout, _AHEAD)
    try:
        with suppress(BrokenPipeError), process.stdin as stdin:  # what comes says so
            processes.send(stdin, (format_, path, options))
        yield _lots(path, coming)
    finally:
        process.kill()
        process.wait()
        coming.close()


def _lots(path: Path, coming: Iterable[tuple[str, Any]]) -> Iterator[Lot]:
    for what, content in coming:
        if what == "error":
            raise content
        if what == "end":
            return
        yield _lot(*content)
    raise UnreadableFile(
        f"{path} was not imported: the process that read it was ended. Is there memory left?"
    )


def main() -> None:
    """Read a file, in the other process."""
    gc.set_threshold(COLLECTED_AFTER)
    ((format_, path, options),) = Inbox(sys.stdin.buffer, 1)
    send = partial(processes.send, sys.stdout.buffer)
    try:
        items = bitexts.format_of(path, format_).read(path, options)
        for taken in _taken(items):
            send(("lot", taken))
        send(("end", None))
    except BrokenPipeError:
        os._exit(1)  # nobody listens any more
    except Exception as error:  # for the other one to raise
        send(("error", error))
