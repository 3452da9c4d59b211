"""An XLSX workbook (Office Open XML, ECMA-376) that somebody else made, read row by row.

Read here and not by openpyxl because a formula and its stored value, merged cells and
what a ZIP bomb unpacks to are to be seen in one pass and in little memory.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from glossary.errors import UnreadableFile
from glossary.files.problem import Problem
from glossary.files.workbook_cells import Cells, Styles, address
from glossary.files.workbook_strings import Strings
from glossary.files.workbook_zip import Archive, Broken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",  # of the strict kind
)
_ABOVE = 10
"""So many rows may stand above a table: a title, a date, a remark."""
MOST_ROWS = 1_048_576
"""Of a sheet, as Excel has it."""


class Row(NamedTuple):
    """A row of a sheet that has something in it."""

    sheet: str
    number: int
    """From 1, as Excel shows it."""
    cells: Sequence[str]
    """As they are shown, from column A to the last that has something in it."""

    def place(self, column: int = 0) -> str:
        """Where one of its cells is, by the number of its column from 0: `Sheet1!C4`."""
        return address(self.sheet, column, self.number)


class Workbook:
    """A workbook that is open. Raises UnreadableFile for what is none, or is dangerous."""

    def __init__(self, path: Path) -> None:
        """Open it and see what is in it."""
        self.path = path
        self._archive = Archive(path)
        try:
            self._main = self._main_part()
            targets = self._targets()
            parts = dict(targets.values())
            self._sheets, is_1904 = self._contents(targets)
            self._strings = Strings(self._archive, parts.get("sharedStrings", ""))
            self._styles = Styles(self._archive, parts.get("styles", ""), is_1904=is_1904)
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> Workbook:
        """Be closed at the end of a block."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close the file."""
        self._strings.close()
        self._archive.close()

    @property
    def sheets(self) -> list[str]:
        """The names of its sheets, in their order."""
        return list(self._sheets)

    @property
    def has_macros(self) -> bool:
        """Whether there are programs in it, which nothing here looks at."""
        return any(name.endswith("vbaProject.bin") for name in self._archive.parts)

    def rows(self, sheet: str, header: int = 0) -> Iterator[Row | Problem]:
        """The rows of a sheet that are not empty, as they come, and what is wrong in them.

        `header` is the number of the row with the headings: cells that are merged below
        it are cells of entries.
        """
        cells = Cells(sheet, self._strings, self._styles)
        number = 0
        try:
            for element in self._archive.elements(
                self._sheets[sheet], ("{*}row", "{*}mergeCell")
            ):
                if str(element.tag).endswith("mergeCell"):
                    yield _merged(sheet, element.get("ref", ""), header)
                    continue
                stated = element.get("r", "")
                number = int(stated) if stated.isdecimal() else number + 1
                if number > MOST_ROWS:
                    reason = f"there are more than the {MOST_ROWS:,} rows that a sheet has"
                    yield Problem(sheet, reason, lost=True)
                    return
                shown = cells.of(element, number)
                yield from cells.problems
                cells.problems.clear()
                if shown:
                    yield Row(sheet, number, shown)
        except Broken as error:
            reason = f"the sheet is broken after this row, and was read only so far: {error}"
            yield Problem(f"{sheet}!A{number}", reason, lost=True)

    def first_rows(self, sheet: str, most: int) -> list[Row]:
        """The first rows of a sheet, at most so many."""
        rows: list[Row] = []
        for row in self.rows(sheet):
            if isinstance(row, Row):
                rows.append(row)
            if len(rows) == most:
                break
        return rows

    def _main_part(self) -> str:
        """The part with the names of the sheets. Raises UnreadableFile."""
        names = self._archive.parts
        for name in names:
            if posixpath.basename(name) == "workbook.xml":
                return name
        what = "no Excel workbook"
        if any(posixpath.basename(name) == "workbook.bin" for name in names):
            what = "a binary workbook of Excel's (.xlsb)"
        elif "mimetype" in names:
            what = "a document in OpenDocument format, or an e-book"
        raise UnreadableFile(
            f"{self.path} is {what}. Open it in Excel or LibreOffice and save it as .xlsx."
        )

    def _targets(self) -> dict[str, tuple[str, str]]:
        """What the main part refers to: what it is and its part, by the reference's id."""
        folder, name = posixpath.split(self._main)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        targets: dict[str, tuple[str, str]] = {}
        if links not in self._archive.parts:
            return {}
        for link in self._archive.tree(links).iterfind("{*}Relationship"):
            kind = link.get("Type", "").rpartition("/")[2]
            path = posixpath.join(f"/{folder}", link.get("Target", ""))
            part = posixpath.normpath(path).lstrip("/")
            if part in self._archive.parts:
                targets[link.get("Id", "")] = kind, part
        return targets

    def _contents(self, targets: dict[str, tuple[str, str]]) -> tuple[dict[str, str], bool]:
        """The parts of sheets with cells by their names; whether days count from 1904."""
        root = self._archive.tree(self._main)
        sheets = {}
        for sheet in root.iterfind("{*}sheets/{*}sheet"):
            link = next(filter(None, map(sheet.get, _RELATION_IDS)), "")
            kind, part = targets.get(link, ("", ""))
            if kind == "worksheet":
                sheets[sheet.get("name") or part] = part
        properties = root.find("{*}workbookPr")
        date1904 = None if properties is None else properties.get("date1904")
        return sheets, date1904 in {"1", "true"}


def read_rows(
    path: Path, usable: Callable[[Sequence[str]], bool] = any
) -> Iterator[Row | Problem]:
    """The rows of the first sheet that a table begins in, from where it begins.

    `usable` says of the cells of a row whether a table can begin with it: whether it has
    headings. Above it there may be rows with one cell each, such as a title. Where no sheet
    has such a row, the first that has rows is read from its top. Rows above the table,
    other sheets with rows and macros are a `Problem`.

    Raises UnreadableFile for what is no workbook, is dangerous, or has nothing in it.
    """
    with Workbook(path) as workbook:
        if workbook.has_macros:
            reason = "there are macros in the workbook: only its cells are read"
            yield Problem(path.name, reason, lost=False)
        chosen, header = _table(workbook, usable)
        for row in workbook.rows(chosen, header):
            if isinstance(row, Row) and row.number < header:
                text = " · ".join(filter(None, row.cells))
                reason = f"this stands above the table and was left out: {text[:80]}"
                yield Problem(row.place(), reason, lost=False)
            else:
                yield row
        for sheet in workbook.sheets:
            if sheet != chosen and workbook.first_rows(sheet, 1):
                reason = "this sheet was not read: save it as a workbook of its own"
                yield Problem(sheet, reason, lost=True)


def _table(workbook: Workbook, usable: Callable[[Sequence[str]], bool]) -> tuple[str, int]:
    """The sheet with the table and the number of the row that it begins with."""
    first: tuple[str, int] | None = None
    for sheet in workbook.sheets:
        for row in workbook.first_rows(sheet, _ABOVE):
            first = first or (sheet, row.number)
            if usable(row.cells):
                return sheet, row.number
            if sum(map(bool, row.cells)) > 1:
                break  # a row of a table that has no headings
    if first is None:
        raise UnreadableFile(
            f"{workbook.path} has nothing in it: all its sheets are empty. Save the table "
            "in it as .xlsx."
        )
    return first


def _merged(sheet: str, cells: str, header: int) -> Problem:
    first, _, last = cells.partition(":")
    number = last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
    reason = (
        f"these cells are merged: only {first} has what they show, the others were read as "
        "empty. Split them and fill each one"
    )
    below = number.isdecimal() and int(number) > header
    return Problem(f"{sheet}!{cells}", reason, lost=below)
