"""CSV (RFC 4180): a row a unit, a column a language, parted by commas or semicolons."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.bitexts import _table_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from glossary.bitexts._item import Item, Options
    from glossary.bitexts._report import Layout, Report
    from glossary.model import Unit

NAME = "csv"
TITLE = "CSV, comma-separated values"
SUFFIXES = (".csv",)
MEDIA_TYPE = "text/csv; charset=utf-8"
LANGUAGES = None

_DELIMITERS = (",", ";", "\t")


def recognises(head: bytes, name: str) -> bool:
    """By the end of its name, or the languages that it begins with."""
    return _table_text.recognises(head, name, SUFFIXES, _DELIMITERS[:2])


def read(path: Path, options: Options) -> Iterator[Item]:
    """Yield the units of its rows, and what is wrong with them."""
    return _table_text.read(path, options, _DELIMITERS)


def write(units: Iterable[Unit], stream: BinaryIO, layout: Layout) -> Report:
    """Write a row a unit, below the languages."""
    return _table_text.write(units, stream, layout, _DELIMITERS[0])
