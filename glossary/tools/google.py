"""Google Cloud Translation, whose glossaries are tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.tools._kind import Kind
from glossary.tools._loaded import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.tools._file import File

NAME = "google"
TITLE = "Google Cloud Translation"
VERSIONS = "Advanced (v3), by its documentation; not tried here"
FORMATS = ("google", "google-set")
ACCEPTS = {Kind.TABS: (".tsv",), Kind.COMMAS: (".csv",), Kind.TMX: (".tmx",)}
ARRIVES = "Pairs of terms in one direction, or terms of several languages that are equivalent"
LOST = "Everything but the terms: definitions, statuses, notes, sources"
HOW = (
    "Put the file into Cloud Storage and create a glossary from it: two columns without a "
    "heading for one direction, columns headed by language codes for several languages"
)


def judge(file: File, source: str, target: str) -> Iterator[Finding]:  # noqa: ARG001
    """Headings where none may be, and none where they have to be."""
    if file.kind is Kind.TMX:
        return
    width = len(file.headings or file.columns)
    if file.headings and width == 2:
        what = "a glossary of two columns has no heading, and this row becomes an entry"
        yield Finding("line 1", what, "take the first row out")
    elif file.headings and not all(file.columns):
        what = "in a glossary of several languages each column is headed by a language code"
        yield Finding("line 1", what, "leave the columns of terms alone", lost=True)
    if file.separator == ";":
        what = "Google takes commas and tabs, and here are semicolons"
        yield Finding("", what, "save it with commas", lost=True)
