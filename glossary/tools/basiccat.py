"""BasicCAT, a free translation program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.tools._kind import Kind
from glossary.tools._loaded import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.tools._file import File

NAME = "basiccat"
TITLE = "BasicCAT"
VERSIONS = "by its source code and manual; not tried here"
FORMATS = ("tbx2",)
ACCEPTS = {Kind.TBX2: (".tbx",), Kind.TABS: (".txt",)}
ARRIVES = "One term a language of each concept; from text source, target, note and tag"
LOST = "All terms of a language but the first; TBX 3"
HOW = "Import the file in the term manager; text has a tab between the columns"


def judge(file: File, source: str, target: str) -> Iterator[Finding]:  # noqa: ARG001
    """Where a concept has several terms in a language."""
    if file.kind is Kind.TBX2 and any(n > file.entries for n in file.languages.values()):
        what = "of the terms of a language BasicCAT takes the first of each concept"
        yield Finding("", what, "give it a concept a pair of terms", lost=True)
