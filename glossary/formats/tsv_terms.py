"""A table, a row a term, with tabs. As `csv-terms`, with tabs for commas."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _table_files, _table_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options, Report
    from glossary.model import Concept, Source

NAME = "tsv-terms"
TITLE = "Table with tabs, a row a term"
SUFFIX = ".terms.tsv"
MEDIA_TYPE = "text/tab-separated-values; charset=utf-8"
LANGUAGES = None
BUILT = False
CARRIES = _table_terms.CARRIES
SHOWS = _table_terms.SHOWS
NOTES = _table_terms.NOTES


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
        _table_terms, "\t", concepts, stream, languages=languages, sources=sources
    )


def recognises(head: bytes, name: str) -> bool:
    """Whether its headings are ours."""
    return _table_files.is_text_table(head, name, SUFFIX, by_terms=True)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read a table; `glossary.formats.Readable.read` has the particulars."""
    return _table_files.read_text(path, options)
