"""Matecat, a translation program in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.tools._kind import Kind
from glossary.tools._loaded import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.tools._file import File

NAME = "matecat"
TITLE = "Matecat"
VERSIONS = "by its documentation, in part from memory; not tried here"
FORMATS = ("matecat",)
ACCEPTS = {Kind.XLSX: (".xlsx",)}
ARRIVES = "Terms, notes and an example a language; forbidden, domain, subdomain, definition"
LOST = "Further terms of a language in a row; statuses but forbidden; sources, relations"
HOW = "*Settings › Translation memory and glossary › Import glossary*, an XLSX"


def judge(file: File, source: str, target: str) -> Iterator[Finding]:  # noqa: ARG001
    """Workbooks whose headings name no locales."""
    if not any(file.columns) or not file.headings:
        what = "the columns of terms have to be called by their locale, and are not"
        yield Finding("row 1", what, "write ko-KR, en-US … above the columns", lost=True)
