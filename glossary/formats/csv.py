"""A table for people, a row a concept: opens in Excel as it is.

UTF-8 with a byte order mark, commas, CRLF (RFC 4180). How several things share a cell, and
how a cell is kept from being a formula, is said in `_table_cells`. Tables that somebody else
made are read, too: with commas or semicolons, in whatever columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _table_concepts, _table_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options, Report
    from glossary.model import Concept, Source

NAME = "csv"
TITLE = "Table for Excel, a row a concept"
SUFFIX = ".csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
LANGUAGES = None
BUILT = True
CARRIES = _table_concepts.CARRIES
SHOWS = _table_concepts.SHOWS
NOTES = _table_concepts.NOTES


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,  # noqa: ARG001 - there is no place for one
) -> Report:
    """Write a table; `glossary.formats.Format.write` has the particulars."""
    return _table_files.write_text(
        _table_concepts, ",", concepts, stream, languages=languages, sources=sources
    )


def recognises(head: bytes, name: str) -> bool:
    """Whether it is a table with commas or semicolons, and no other format's."""
    return _table_files.is_text_table(head, name, SUFFIX, by_terms=False)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read a table; `glossary.formats.Readable.read` has the particulars."""
    return _table_files.read_text(path, options)
