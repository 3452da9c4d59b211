"""memoQ, desktop and web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.language import language_tag
from glossary.tools._kind import Kind
from glossary.tools._loaded import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.tools._file import File

NAME = "memoq"
TITLE = "memoQ"
VERSIONS = "by the documentation of memoQ; not tried here"
FORMATS = ("memoq", "xlsx", "csv", "multiterm")
ACCEPTS = {
    Kind.COMMAS: (".csv",),
    Kind.TABS: (".txt", ".tsv"),
    Kind.XLSX: (".xlsx",),
    Kind.MULTITERM: (".xml",),
    Kind.TMX: (".tmx",),
}
ARRIVES = (
    "Its own table (semicolons, a column for each field) with terms, definitions and what "
    "is said of an entry; of any other table with headings the columns you assign"
)
LOST = "Columns that are not assigned; TBX is for Qterm, not for memoQ's own term bases"
HOW = (
    "*Import terminology* in the term base console: choose the file, the encoding UTF-8 and "
    "the separator, and assign the columns"
)


def judge(file: File, source: str, target: str) -> Iterator[Finding]:  # noqa: ARG001
    """Tables without headings, and memories whose header names a language they do not have."""
    if file.kind in {Kind.COMMAS, Kind.TABS, Kind.XLSX} and not file.headings:
        what = "memoQ assigns columns by the first row, and here that is no heading"
        yield Finding("line 1", what, "put a row above it: Korean, English …", lost=True)
    if file.kind is Kind.TMX:
        if file.bare_lang:
            what = "the languages stand in lang, not in xml:lang as TMX 1.4 has it"
            yield Finding("", what, "write xml:lang")
        if not _has(file, file.source_language):
            what = "srclang in the header is no language of the texts; memoQ may refuse that"
            yield Finding("", what, "name the source language there, such as ko-KR")


def _has(file: File, code: str) -> bool:
    tag = language_tag(code) if code and code != "*all*" else None
    return tag is not None and any(language_tag(name) == tag for name in file.languages)
