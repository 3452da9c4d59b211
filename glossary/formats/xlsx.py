"""A workbook for Excel, a row a concept (Office Open XML, ECMA-376).

The headings stay in sight and have filters; every cell is text, whatever it looks like, in
a typeface that has the letters of its language. Workbooks that somebody else made are read,
too: the first sheet with headings that mean something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _table_concepts, _table_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options, Report
    from glossary.model import Concept, Source

NAME = "xlsx"
TITLE = "Workbook for Excel, a row a concept"
SUFFIX = ".xlsx"
MEDIA_TYPE = _table_files.XLSX
LANGUAGES = None
BUILT = True
CARRIES = _table_concepts.CARRIES
SHOWS = _table_concepts.SHOWS
NOTES = (*_table_concepts.NOTES, *_table_files.SHEET_NOTES)


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,
) -> Report:
    """Write a table; `glossary.formats.Format.write` has the particulars."""
    return _table_files.write_sheet(
        _table_concepts, concepts, stream, languages=languages, sources=sources, title=title
    )


def recognises(head: bytes, name: str) -> bool:
    """Whether it is a workbook, and not a table of ours with a row a term."""
    return _table_files.is_sheet(name) and not _table_files.has_terms(head)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read a table; `glossary.formats.Readable.read` has the particulars."""
    return _table_files.read_sheet(path, options)
