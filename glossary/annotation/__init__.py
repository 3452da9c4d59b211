"""Texts → the same texts with the glossary's terms marked and their equivalents beside them.

In: a text in pieces, and the termbase. Out: its passages with marks, and from them a page,
a file for a translation tool, an instruction for a translator. Called by `cli`. One output
format a module here, found by itself: a module with `NAME`, `SUFFIX` and `write`.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from glossary.annotation.annotator import Annotator, Terminology
from glossary.annotation.marks import About, Entry, Equivalent, Mark, Passage
from glossary.annotation.prompt import prompt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "About",
    "Annotator",
    "Entry",
    "Equivalent",
    "Format",
    "Mark",
    "Passage",
    "Terminology",
    "formats",
    "prompt",
]


class Format(Protocol):
    """What a module of this package offers that writes annotated texts."""

    NAME: str
    """What people call it on the command line."""
    TITLE: str
    """What it is, in a few words."""
    SUFFIX: str
    """The end of a file's name by which it is known."""
    TARGETS: int | None
    """How many languages it has equivalents in; None where any number will do."""

    def write(self, passages: Iterable[Passage], stream: TextIO, about: About) -> None:
        """Write the passages as they come. The same ones give the same bytes."""


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its name."""
    modules = (
        import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    )
    return MappingProxyType(
        {module.NAME: cast("Format", module) for module in modules if hasattr(module, "NAME")}
    )
