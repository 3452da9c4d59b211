"""An XLSX workbook: a row a unit, a column a language."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from glossary.bitexts import _report, _table
from glossary.bitexts._report import Layout, Report
from glossary.files import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from glossary.bitexts._item import Item, Options
    from glossary.model import Unit

NAME = "xlsx"
TITLE = "Excel workbook"
SUFFIXES = (".xlsx",)
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LANGUAGES = None

_TEXT_WIDTH = 60


def recognises(head: bytes, name: str) -> bool:
    """By the beginning of the ZIP that it is, and by its name or the names in the ZIP."""
    if not head.startswith(b"PK"):
        return False
    if PurePath(name).suffix:
        return name.lower().endswith((".xlsx", ".xlsm"))
    return b"xl/work" in head


def read(path: Path, options: Options) -> Iterator[Item]:
    """Yield the units of the first sheet that has any, and what is wrong with it."""
    rows = spreadsheet.read_rows(path, lambda cells: bool(_table.layout(cells, options)))
    return _table.read(rows, path, options)


def write(units: Iterable[Unit], stream: BinaryIO, layout: Layout) -> Report:
    """Write a sheet with a row a unit, below the languages."""
    _report.check(layout)
    report = Report()
    rows = _table.rows(_report.holding(units, layout, report), layout, report)
    languages = len(layout.languages)
    columns = [
        spreadsheet.Column(heading, heading, _TEXT_WIDTH)
        if number < languages
        else spreadsheet.Column(heading)
        for number, heading in enumerate(next(rows))
    ]
    with spreadsheet.writing(stream, columns, name="Memory", title="Memory") as sheet:
        for row in rows:
            for lost in sheet.append(row):
                report.reduced[lost] += 1
    return report
