"""A workbook for Excel, a row a term. As `xlsx`, with the rows of `csv-terms`."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _table_files, _table_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options, Report
    from glossary.model import Concept, Source

NAME = "xlsx-terms"
TITLE = "Workbook for Excel, a row a term"
SUFFIX = ".terms.xlsx"
MEDIA_TYPE = _table_files.XLSX
LANGUAGES = None
BUILT = False
CARRIES = _table_terms.CARRIES
SHOWS = _table_terms.SHOWS
NOTES = (*_table_terms.NOTES, *_table_files.SHEET_NOTES)


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
        _table_terms, concepts, stream, languages=languages, sources=sources, title=title
    )


def recognises(head: bytes, name: str) -> bool:
    """Whether it is a workbook with our headings of such a table."""
    return _table_files.is_sheet(name) and _table_files.has_terms(head)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read a table; `glossary.formats.Readable.read` has the particulars."""
    return _table_files.read_sheet(path, options)
