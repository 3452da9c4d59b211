"""A file → what the tools of translators make of it: entries, and what does not arrive.

One receiving tool a module, found by itself. Beside what people have to know of it, a
tool whose reader is known exactly reads a file here as it would read it; of any other it
is said whether it takes such a file. Called by doctor.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

from glossary.tools._kind import Kind
from glossary.tools._loaded import Entry, Finding, Findings, Loaded, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.tools._file import File

__all__ = [
    "Entry",
    "Finding",
    "Findings",
    "Judge",
    "Kind",
    "Loaded",
    "Reader",
    "Refused",
    "Tool",
    "for_format",
    "tools",
]


class Tool(Protocol):
    """What a module in this package offers."""

    NAME: str
    """What people call it on the command line."""
    TITLE: str
    VERSIONS: str
    """For which versions the rest holds, and how it is known."""
    FORMATS: Sequence[str]
    """The formats to give it, the best first."""
    ACCEPTS: Mapping[Kind, Sequence[str]]
    """The kinds of file that it reads, each with the ends of names by which it knows them."""
    ARRIVES: str
    LOST: str
    """What does not arrive, or not as it was."""
    HOW: str
    """How to load a file."""


class Reader(Tool, Protocol):
    """A tool whose reader is known exactly."""

    def load(self, path: Path, source: str, target: str) -> Loaded:
        """The entries it will have where it translates from one language into another."""


class Judge(Tool, Protocol):
    """A tool of which it is known what it minds in a file."""

    def judge(self, file: File, source: str, target: str) -> Iterator[Finding]:
        """What it minds. Raises Refused for a file that it does not take."""


@cache
def tools() -> Mapping[str, Tool]:
    """Every tool by its name."""
    modules = (
        cast("Tool", import_module(f"{__name__}.{found.name}"))
        for found in pkgutil.iter_modules(__path__)
        if not found.name.startswith("_")
    )
    return MappingProxyType({module.NAME: module for module in modules})


def for_format(name: str) -> list[Tool]:
    """The tools that a format is for: first those of which all is known, then those for
    which it is the best one."""
    meant = [tool for tool in tools().values() if name in tool.FORMATS]
    return sorted(
        meant, key=lambda tool: (not hasattr(tool, "load"), list(tool.FORMATS).index(name))
    )
