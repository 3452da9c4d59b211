"""Tab-separated values: a row a unit, a column a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.bitexts import _table_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from glossary.bitexts._item import Item, Options
    from glossary.bitexts._report import Layout, Report
    from glossary.model import Unit

NAME = "tsv"
TITLE = "Tab-separated values"
SUFFIXES = (".tsv", ".tab", ".txt")
MEDIA_TYPE = "text/tab-separated-values; charset=utf-8"
LANGUAGES = None

_DELIMITERS = ("\t",)


def recognises(head: bytes, name: str) -> bool:
    """By the end of its name, or the languages that it begins with."""
    return _table_text.recognises(head, name, SUFFIXES, _DELIMITERS)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Yield the units of its rows, and what is wrong with them."""
    return _table_text.read(path, options, _DELIMITERS)


def write(units: Iterable[Unit], stream: BinaryIO, layout: Layout) -> Report:
    """Write a row a unit, below the languages."""
    return _table_text.write(units, stream, layout, _DELIMITERS[0])
