"""Phrase TMS, which was Memsource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.tools._kind import Kind
from glossary.tools._loaded import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.tools._file import File

NAME = "phrase"
TITLE = "Phrase TMS (Memsource)"
VERSIONS = "by the documentation of Phrase and of TermWeb; not tried here"
FORMATS = ("phrase-tbx", "phrase", "tbx2")
ACCEPTS = {Kind.TBX2: (".tbx",), Kind.XLSX: (".xlsx",)}
ARRIVES = (
    "Terms with status, forbidden, preferred, part of speech, gender and number; from XLSX "
    "by columns with language codes for headings"
)
LOST = (
    "What it has no field for goes into the note; with strict matching of locales ko-KR is "
    "not ko"
)
HOW = "*Term bases › Import*; the languages of the term base have to be those of the file"


def judge(file: File, source: str, target: str) -> Iterator[Finding]:  # noqa: ARG001
    """Workbooks whose headings are names and not codes."""
    if file.kind is Kind.XLSX:
        named = [h for h, code in zip(file.headings, file.columns, strict=False) if code]
        if not named or any(len(heading) > 7 for heading in named):
            what = "Phrase knows languages by their codes, and the headings here are none"
            yield Finding("row 1", what, "write ko, en, ja above the columns", lost=True)
