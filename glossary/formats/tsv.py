"""A table, a row a concept, with tabs: what is pasted from and into a spreadsheet.

As `csv`, quotation marks and all, with tabs for commas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _table_concepts, _table_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options, Report
    from glossary.model import Concept, Source

NAME = "tsv"
TITLE = "Table with tabs, a row a concept"
SUFFIX = ".tsv"
MEDIA_TYPE = "text/tab-separated-values; charset=utf-8"
LANGUAGES = None
BUILT = False
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
        _table_concepts, "\t", concepts, stream, languages=languages, sources=sources
    )


def recognises(head: bytes, name: str) -> bool:
    """Whether it is a table with tabs that has headings."""
    return _table_files.is_text_table(head, name, SUFFIX, by_terms=False)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read a table; `glossary.formats.Readable.read` has the particulars."""
    return _table_files.read_text(path, options)
