"""The cells of a workbook as people see them: text, numbers, dates, what a formula gave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.files.problem import Problem
from glossary.files.sheet_parts import letters
from glossary.files.workbook_strings import Strings, string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from glossary.files.workbook_zip import Archive

MOST_COLUMNS = 16_384
"""Of a sheet, as Excel has it."""
_COLUMN = re.compile("([A-Za-z]{1,3})[0-9]*")


def address(sheet: str, column: int, row: int) -> str:
    """What people call a cell: `Sheet1!C4`; columns are counted from 0, rows from 1."""
    return f"{sheet}!{letters(column)}{row}"


class Styles:
    """How the numbers in cells are shown."""

    def __init__(self, archive: Archive, part: str, *, is_1904: bool) -> None:
        """Read them from a part of the archive; none if that is empty."""
        self._formats: list[str] = []
        self._is_1904 = is_1904
        if part:
            self._read(archive, part)

    def shown(self, number: str, style: str) -> str:
        """A number in a style, as near as may be to what Excel shows."""
        from openpyxl.styles.numbers import is_date_format  # noqa: PLC0415 - seldom needed

        try:
            value = float(number)
            code = self._formats[int(style)] if style else "General"
        except (ValueError, IndexError):
            return number
        if is_date_format(code):
            return self._date(value) or _plain(value)
        return _formatted(value, code)

    def _date(self, value: float) -> str:
        """A day, a time or both in ISO 8601; empty for what is no date of Excel's."""
        from openpyxl.utils import datetime as dates  # noqa: PLC0415 - seldom needed

        epoch = dates.MAC_EPOCH if self._is_1904 else dates.WINDOWS_EPOCH
        try:
            moment = dates.from_excel(value, epoch)
        except (OverflowError, ValueError):
            return ""
        if value == int(value):
            return str(moment.date().isoformat()) if hasattr(moment, "date") else ""
        return str(moment.isoformat(sep=" ") if hasattr(moment, "date") else moment.isoformat())

    def _read(self, archive: Archive, part: str) -> None:
        from openpyxl.styles.numbers import BUILTIN_FORMATS  # noqa: PLC0415 - seldom needed

        root = archive.tree(part)
        codes = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        # Day formats of the Chinese, Japanese and Korean versions, which have no code.
        codes |= {str(n): "yyyy-mm-dd" for n in (*range(27, 37), *range(50, 59))}
        for custom in root.iterfind("{*}numFmts/{*}numFmt"):
            codes[custom.get("numFmtId", "")] = custom.get("formatCode", "")
        for style in root.iterfind("{*}cellXfs/{*}xf"):
            self._formats.append(codes.get(style.get("numFmtId", ""), "General"))


def _formatted(value: float, code: str) -> str:
    """A number in the formats that tables of terms have: numbers of entries, shares."""
    code = code.partition(";")[0]
    if re.fullmatch("0{2,}", code):
        return f"{value:0{len(code)}.0f}"
    if decimals := re.fullmatch(r"(#,##)?0(?:\.(0+))?(%?)", code):
        grouped, places, percent = decimals.groups(default="")
        shown = value * 100 if percent else value
        return f"{shown:{',' if grouped else ''}.{len(places)}f}{percent}"
    return _plain(value)


def _plain(value: float) -> str:
    """A number as it is typed: `4`, not `4.0`. Excel knows 15 digits."""
    return f"{value:.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:.15g}"


class Cells:
    """Reads the cells of the rows of a sheet."""

    def __init__(self, sheet: str, strings: Strings, styles: Styles) -> None:
        """Know where texts and styles are."""
        self.problems: list[Problem] = []
        """What was wrong in the row that was read last."""
        self._sheet = sheet
        self._strings = strings
        self._styles = styles
        self._columns: dict[str, int] = {}

    def of(self, row: Element, number: int) -> Sequence[str]:
        """What the cells of a row show, up to the last that shows anything."""
        shown: list[str] = []
        namespace = str(row.tag)[: -len("row")]
        cell_tag = f"{namespace}c"
        column = -1
        for cell in row:
            if cell.tag != cell_tag:
                continue
            column = self._column(cell.get("r"), column + 1)
            if column >= MOST_COLUMNS:
                self._problem(f"{self._sheet}, row {number}", "a cell beyond the last column")
                break
            text = self._text(cell, namespace, column, number)
            if text:
                shown += [""] * (column - len(shown))
                shown[column:] = [text]
        return shown

    def _column(self, reference: str | None, expected: int) -> int:
        """The number of a cell's column; where it says none, it follows the one before."""
        if not reference:
            return expected
        name = reference.rstrip("0123456789")
        if name not in self._columns:
            if not _COLUMN.fullmatch(reference):
                return MOST_COLUMNS
            index = 0
            for letter in name.upper():
                index = index * 26 + ord(letter) - ord("A") + 1
            self._columns[name] = index - 1
        return self._columns[name]

    def _text(self, cell: Element, namespace: str, column: int, row: int) -> str:
        kind = cell.get("t", "n")
        value, formula = "", False
        for child in cell:
            if child.tag == f"{namespace}v":
                value = child.text or ""
            elif child.tag == f"{namespace}is":
                value = string(child)
            elif child.tag == f"{namespace}f":
                formula = True
        place = address(self._sheet, column, row)
        if formula and not value and kind != "str":
            self._problem(
                place,
                "a formula that was never worked out: open the workbook in Excel or "
                "LibreOffice, save it, and read it again",
            )
        if kind == "s":
            return self._shared(value, place)
        if kind == "e":
            self._problem(place, f"the formula here gives an error, {value}: mend it")
            return ""
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        return self._styles.shown(value, cell.get("s", "")) if kind == "n" and value else value

    def _shared(self, value: str, place: str) -> str:
        try:
            return self._strings[int(value)] if value else ""
        except (IndexError, ValueError, OverflowError):
            self._problem(place, "the text that belongs here is not in the workbook")
            return ""

    def _problem(self, place: str, reason: str) -> None:
        self.problems.append(Problem(place, reason, lost=True))
