"""Concepts ↔ files that other tools read, and a report of what was lost on the way.

One module a format, found by itself: put a file here and the command line, the site,
the documentation's test and the format tests have it. Called by export, importing, cli,
site.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol, cast

from glossary.files.problem import Problem
from glossary.formats._entry import cited
from glossary.formats._fields import EVERYTHING, Field, lost, summary
from glossary.formats._report import LeftOut, Report
from glossary.model import Concept, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

__all__ = [
    "EVERYTHING",
    "HEADER",
    "Field",
    "Format",
    "Item",
    "LeftOut",
    "Options",
    "Problem",
    "Record",
    "Report",
    "cited",
    "formats",
    "lost",
    "readable",
    "recognised",
    "summary",
]


HEADER = "ko-security-glossary"
"""The type of the record that says what a JSON Lines file is."""


class Record(NamedTuple):
    """A row of the termbase that is no concept (a text, a change); JSON Lines only."""

    type: str
    data: Mapping[str, Any]


Item = Concept | Source | Problem | Record
"""What a reader yields, as it comes.

A concept has the id that the file gives it, empty where it gives none; a source may come
after the concepts that name it.
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says of a file that the file does not say itself."""

    languages: Sequence[str] = ()
    """Of the term columns, in order, where the file does not name them."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Heading → what it holds, from `--map`; for tables."""
    encoding: str = ""
    """Of a text file; empty: found out."""


class Format(Protocol):
    """What a module in this package offers."""

    NAME: str
    """What people call it on the command line."""
    TITLE: str
    """What it is, in a few words."""
    SUFFIX: str
    """The end of a file's name by which tools know it; no two formats share one."""
    MEDIA_TYPE: str
    """For the `Content-Type` of a download."""
    LANGUAGES: int | None
    """How many languages a file holds; None where any number will do."""
    BUILT: bool
    """Whether `glossary build` writes it into `exports/`."""
    CARRIES: AbstractSet[Field]
    """What arrives in a place of its own; where the format is read, it comes back whole."""
    SHOWS: AbstractSet[Field]
    """What arrives as text for a person to read: in a comment, a note."""
    NOTES: Sequence[str]
    """What else happens to entries on the way, a sentence each."""

    def write(
        self,
        concepts: Iterable[Concept],
        stream: BinaryIO,
        *,
        languages: Sequence[str],
        sources: Mapping[str, Source],
        title: str,
    ) -> Report:
        """Write the concepts as they come and say what could not be carried.

        The same concepts give the same bytes. `languages` are in the order in which
        they are to stand; in a bilingual format the first is translated from.
        `sources` is by key; a source that is not there is named by its key.
        Formats that have relations go through `concepts` more than once: an iterator is
        held in memory for that, anything that can be gone through again (a list, a query
        object) is not.

        Raises InvalidInput, before a byte is written, for languages that cannot be
        right and, in TBX, for nothing to export.
        """


class Readable(Format, Protocol):
    """A format that is read, too."""

    def read(self, path: Path, options: Options) -> Iterator[Item]:
        """Yield what is in a file, as it comes, and what is wrong with it.

        An entry that cannot be read, or that the file breaks off in, is a `Problem` with
        `lost` set, and reading goes on with the next where there is one.

        Raises UnreadableFile where nothing can be made of the file at all, or where it
        is dangerous to read; InvalidInput for options that do not go with it.
        """

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether a file with that beginning (up to 64 KiB) and that name is in it.

        Left out by formats whose files look like another's.
        """


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its name."""
    modules = (
        cast("Format", import_module(f"{__name__}.{found.name}"))
        for found in pkgutil.iter_modules(__path__)
        if not found.name.startswith("_")
    )
    return MappingProxyType({module.NAME: module for module in modules})


def readable() -> Mapping[str, Readable]:
    """Every format that can be read, by its name."""
    return {
        name: cast("Readable", module)
        for name, module in formats().items()
        if hasattr(module, "read")
    }


_HEAD = 1 << 16


def recognised(path: Path) -> str | None:
    """The name of the format that a file is in, by its first bytes and its name."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    for name, module in readable().items():
        if hasattr(module, "recognises") and module.recognises(head, path.name):
            return name
    return None
