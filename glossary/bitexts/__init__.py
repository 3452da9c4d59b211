"""Translation units ↔ the files that translation tools keep them in.

One module a format, found by itself. In: a file. Out: `glossary.model.Unit`, and a `Problem`
for each record that is none. Units of a file come without a source: whoever reads it knows
what to call it. Called by importing into the memory, checks, analysis, `cli`.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from glossary.bitexts._item import LOCKED, Broken, Item, Options
from glossary.bitexts._report import Layout, Report
from glossary.bitexts.parts import declared
from glossary.errors import InvalidInput, UnreadableFile
from glossary.files.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.model import Unit

__all__ = [
    "LOCKED",
    "Broken",
    "Format",
    "Item",
    "Layout",
    "Options",
    "Problem",
    "Report",
    "declared_target",
    "format_of",
    "formats",
    "read",
    "recognised",
    "with_from_and_to",
]


class Format(Protocol):
    """What a module in this package offers."""

    NAME: str
    """What people call it on the command line."""
    TITLE: str
    """What it is, in a few words."""
    SUFFIXES: Sequence[str]
    """The ends of a file's name by which tools know it; the first is written."""
    MEDIA_TYPE: str
    """For the `Content-Type` of a download."""
    LANGUAGES: int | None
    """How many languages a file holds; None where any number will do."""

    def read(self, path: Path, options: Options) -> Iterator[Item]:
        """Yield the units of a file, as they come, and what is wrong with it.

        A record that is no unit is a `Problem` with `lost` set, and reading goes on with
        the next. Where it cannot go on there is a `Broken`, the last item.

        Raises UnreadableFile where nothing can be made of the file at all, or where it is
        dangerous to read; InvalidInput for options that do not go with it.
        """

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether a file with that beginning (up to 64 KiB) and that name is in it."""

    def write(self, units: Iterable[Unit], stream: BinaryIO, layout: Layout) -> Report:
        """Write units as they come and say what could not be carried.

        The same units give the same bytes. Raises InvalidInput, before a byte is written,
        for languages that cannot be right.
        """


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its name."""
    modules = (
        cast("Format", import_module(f"{__name__}.{found.name}"))
        for found in pkgutil.iter_modules(__path__)
        if not (found.ispkg or found.name.startswith("_"))
    )
    return MappingProxyType({module.NAME: module for module in modules})


_HEAD = 1 << 16


def recognised(path: Path) -> str | None:
    """The name of the format that a file is in, by its first bytes and its name."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    for name, module in formats().items():
        if module.recognises(head, path.name):
            return name
    return None


def declared_target(path: Path, name: str = "") -> str:
    """The language that an XLIFF or PO says it is translated into; empty where it does not.

    `name` is its format, where it is known.
    """
    return declared.declared_target(path, name or recognised(path) or "")


def with_from_and_to(text: str) -> str:
    """What a reader says, with the names that an import's options have in other commands."""
    return text.replace("--source-language", "--from").replace("--target-languages", "--to")


def format_of(path: Path, name: str = "") -> Format:
    """The format that a file is in, or the one that is said to be.

    Raises UnreadableFile where there is no file or nothing in it, InvalidInput where it is in
    none of them.
    """
    if not path.exists():
        raise UnreadableFile(f"There is no file {path}.")
    if path.is_dir():
        raise UnreadableFile(f"{path} is a folder: name a file in it.")
    if path.is_file() and not path.stat().st_size:
        raise UnreadableFile(f"{path} is empty. Get it again from the program it came from.")
    name = name or recognised(path) or ""
    if name not in formats():
        what = (
            f"{name!r} is not a format of translation units"
            if name
            else f"{path} is in no format that is known"
        )
        known = ", ".join(formats())
        raise InvalidInput(f"{what}: say with --as which it is, one of {known}.")
    return formats()[name]


def read(path: Path, options: Options | None = None, name: str = "") -> Iterator[Item]:
    """Yield the units of a file in any format, and what is wrong with it.

    Raises UnreadableFile and InvalidInput as `format_of` and the format's `read` do.
    """
    return format_of(path, name).read(path, options or Options())
