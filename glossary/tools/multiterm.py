"""MultiTerm and Glossary Converter, whose termbases Trados Studio uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.tools._kind import Kind
from glossary.tools._loaded import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.tools._file import File

NAME = "multiterm"
TITLE = "MultiTerm, Trados Studio"
VERSIONS = "by the documentation of RWS; not tried here"
FORMATS = ("multiterm", "tbx", "xlsx", "csv")
ACCEPTS = {
    Kind.MULTITERM: (".xml",),
    Kind.TBX3: (".tbx",),
    Kind.TBX2: (".tbx",),
    Kind.XLSX: (".xlsx",),
    Kind.COMMAS: (".csv",),
    Kind.TABS: (".txt",),
}
ARRIVES = "The entries with all fields that the termbase has, or that are made with it"
LOST = "Ids that are no numbers: others are made up; fields that the termbase has no place for"
HOW = (
    "Drop a TBX, XLSX or CSV on Glossary Converter, which makes a termbase of it; MultiTerm "
    "XML is imported into a termbase that has its fields"
)


def judge(file: File, source: str, target: str) -> Iterator[Finding]:  # noqa: ARG001
    """Ids that are no numbers, and tables that do not name their languages."""
    if file.odd_ids:
        what = "ids that are no numbers: Glossary Converter puts random numbers in their place"
        yield Finding("", what, "keep the file: by it the ids can be found again")
    if file.kind in {Kind.XLSX, Kind.COMMAS, Kind.TABS}:
        named = [code for code in file.columns if code] if file.headings else []
        if len(named) < 2:
            what = "the first row has to name the languages, and does not"
            yield Finding("line 1", what, "write Korean, English … above", lost=True)
        if file.encoding and not file.encoding.is_utf8:
            what = f"MultiTerm Convert takes UTF-8, and this is {file.encoding.title}"
            yield Finding("", what, "save it as UTF-8", lost=True)
