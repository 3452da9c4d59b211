"""Excel workbooks: the text in cells and shapes of all sheets, row by row.

A cell is a paragraph. Left out are hidden sheets, rows and columns, numbers and dates, what
formulas give, comments and furigana.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element

    from glossary.texts._package import Package

SUFFIXES = (".xlsx", ".xlsm")
PARAGRAPHS = True

_RELATION_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",  # of the strict kind
)
_ON = frozenset({"1", "true"})


def read(path: Path, encoding: str | None = None) -> tuple[str, str]:  # noqa: ARG001 - as every reader
    """The text of a workbook; raises UnreadableText."""
    # lxml is for those who have a workbook to read.
    from glossary.texts import _package, _paragraphs  # noqa: PLC0415

    kind = _package.Kind("an Excel workbook", "Excel or LibreOffice", ".xlsx", "xl/")
    with _package.Package(path, kind) as package:
        cells = filter(_paragraphs.has_letters, _workbook(package))
        return _paragraphs.joined(cells), "utf-8"


def _workbook(package: Package) -> Iterator[str]:
    strings = list(_shared(package))
    targets = package.relations(package.main)
    for sheet in package.tree(package.main).iterfind("{*}sheets/{*}sheet"):
        link = next(filter(None, map(sheet.get, _RELATION_IDS)), "")
        if link in targets and sheet.get("state", "visible") == "visible":
            yield from _sheet(package, targets[link].part, strings)


def _shared(package: Package) -> Iterator[str]:
    """The texts that cells refer to by their number."""
    from glossary.files.workbook_strings import string  # noqa: PLC0415

    for part in package.related(package.main, "sharedStrings"):
        for element in _ended(package, part, "si"):
            yield string(element)


def _sheet(package: Package, part: str, strings: Sequence[str]) -> Iterator[str]:
    from glossary.texts import _drawing  # noqa: PLC0415

    hidden: set[int] = set()
    for element in _ended(package, part, "row", "col"):
        is_hidden = element.get("hidden") in _ON
        if str(element.tag).endswith("}col"):
            if is_hidden:
                first, last = (_number(element.get(end, "")) for end in ("min", "max"))
                hidden.update(range(first, min(last, _MOST_COLUMNS) + 1))
        elif not is_hidden:
            yield from _cells(element, strings, hidden)
    for drawing in package.related(part, "drawing"):
        yield from _drawing.paragraphs(package.tree(drawing))


_MOST_COLUMNS = 16_384
"""Of a sheet, as Excel has it."""


def _cells(row: Element, strings: Sequence[str], hidden: set[int]) -> Iterator[str]:
    from glossary.files.workbook_strings import string  # noqa: PLC0415

    column = 0
    for cell in row.iterfind("{*}c"):
        column = _column(cell.get("r", "")) or column + 1
        if column in hidden or cell.find("{*}f") is not None:
            continue
        kind = cell.get("t")
        if kind == "inlineStr":
            yield "".join(map(string, cell.iterfind("{*}is")))
        elif kind == "s":
            number = _number(cell.findtext("{*}v") or "", -1)
            if 0 <= number < len(strings):
                yield strings[number]
        elif kind == "str":
            yield cell.findtext("{*}v") or ""


def _column(address: str) -> int:
    """The number of the column in `C4`, from 1; 0 where there is none."""
    number = 0
    for letter in address.upper():
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _number(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() else default


def _ended(package: Package, part: str, *names: str) -> Iterator[Element]:
    """The elements of some (local) names in a part, as they end, emptied afterwards."""
    from glossary.files.xml import forget  # noqa: PLC0415

    for event, element in package.elements(part, [f"{{*}}{name}" for name in names]):
        if event == "end":
            yield element
            forget(element)
