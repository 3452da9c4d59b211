"""Excel and LibreOffice, in which a table is opened with a double click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.tools._file import look
from glossary.tools._kind import Kind
from glossary.tools._loaded import Entry, Finding, Loaded, Refused
from glossary.tools._spreadsheet import becomes
from glossary.tools._table import pair_of_columns, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from glossary.tools._file import File

NAME = "excel"
TITLE = "Excel, LibreOffice"
VERSIONS = "Excel 2016 and later with Korean, Japanese or American settings; LibreOffice 7"
FORMATS = ("xlsx", "xlsx-terms", "csv", "csv-terms", "tsv", "tsv-terms")
ACCEPTS = {Kind.XLSX: (".xlsx",), Kind.COMMAS: (".csv",), Kind.TABS: (".txt", ".tsv")}
ARRIVES = "Rows and columns as they are; from XLSX also widths, typefaces and filters"
LOST = (
    "In a CSV that is opened with a double click: what looks like a date or a number (9/11, "
    "1E5, 007), and Korean where the file has no byte order mark"
)
HOW = (
    "Open the XLSX. A CSV: *Data › From Text/CSV*, UTF-8, do not detect data types; "
    "LibreOffice asks for both when it opens the file"
)

_MOST_ROWS = 1_048_576
_LONGEST_CELL = 32_767

_NO_MARK = "without a byte order mark Excel takes UTF-8 for the encoding of its country"
_SEPARATOR = "Excel separates by commas in Korea, Japan and America: all is in one column"
_WIZARD = "Excel asks how to read it: choose 65001 (UTF-8), tabs, and text for every column"
_IMPORT = "import it with Data › From Text/CSV and let the columns be text, or take XLSX"


def load(path: Path, source: str, target: str) -> Loaded:
    """The rows that Excel will show: the columns of two languages, or the first two."""
    return Loaded(_read(path, source, target))


def _read(path: Path, source: str, target: str) -> Iterator[Entry | Finding]:
    file = look(path)
    if file.kind not in ACCEPTS:
        raise Refused(f"this is {file.kind}: there is no table in it", "")
    if file.kind is Kind.TABS:
        yield Finding("", _WIZARD)
    elif file.kind is Kind.COMMAS:
        yield from _encoding(file)
    if file.separator == ";":
        yield Finding("", _SEPARATOR, "save it with commas", lost=True)
    columns = pair_of_columns(file, source, target)
    for number, (place, cells) in enumerate(rows(file), start=1):
        if number > _MOST_ROWS:
            what = f"Excel ends after {_MOST_ROWS:,} rows"
            yield Finding(place, what, "make two files of it", lost=True)
            continue
        yield from _changed(file, place, cells)
        if number > 1 or not file.headings:
            source_cell, target_cell = (cells[i] if i < len(cells) else "" for i in columns)
            yield Entry(source_cell, target_cell)


def _encoding(file: File) -> Iterator[Finding]:
    encoding = file.encoding
    if encoding is None or encoding.ascii or encoding.marked:
        return
    if encoding.is_utf8:
        yield Finding("", _NO_MARK, "save it with one (“CSV UTF-8”)", lost=True)
    else:
        what = f"Excel in another country does not expect {encoding.title}"
        yield Finding("", what, "save it as UTF-8 with a byte order mark")


def _changed(file: File, place: str, cells: Sequence[str]) -> Iterator[Finding]:
    """The cells of a row that are not shown as they were written."""
    for cell in cells:
        if len(cell) > _LONGEST_CELL:
            what = f"Excel ends a cell after {_LONGEST_CELL:,} characters"
            yield Finding(place, what, "shorten it", lost=True)
        elif file.kind is Kind.COMMAS and len(cell) < 40 and (kind := becomes(cell)):
            yield Finding(f"{place} ({cell})", f"Excel makes {kind} of it", _IMPORT, lost=True)
