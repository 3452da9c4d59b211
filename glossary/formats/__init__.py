"""Concepts → files that other tools read, and a report of what was lost on the way.

One module a format, found by itself: put a file here and the command line, the site,
the documentation's test and the format tests have it. Called by pipeline, cli, site.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from glossary.formats._report import LeftOut, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossary.model import Concept, Source

__all__ = ["Format", "LeftOut", "Report", "formats"]


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
        TBX goes through `concepts` twice: an iterator is held in memory for that,
        anything that can be gone through again (a list, a query object) is not.

        Raises InvalidInput, before a byte is written, for languages that cannot be
        right and, in TBX, for nothing to export.
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
