"""A sheet of an XLSX workbook (Office Open XML, ECMA-376), written row by row.

Written here and not by openpyxl because every cell is to be text whatever it looks like
(`=cmd` is no formula), because the same rows are to give the same bytes, and because it
is several times as fast. `glossary.files.workbook` reads workbooks.
"""

from __future__ import annotations

import html
import re
import shutil
import struct
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from glossary.files import sheet_parts as parts
from glossary.files.characters import legible
from glossary.files.workbook import Row, Workbook, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

__all__ = ["Column", "Row", "Sheet", "Workbook", "read_rows", "writing"]

LONGEST_CELL = 32_767
"""UTF-16 code units in a cell: what Excel holds."""
MOST_ROWS = 1_048_576
"""Rows of a sheet, the headings among them: what Excel holds."""
_MOST_LINES = 5
"""Lines that a row is high at most: a long list of sources is no reason to scroll."""
_MOST_BYTES = 2_000_000_000
"""Of a sheet before it is compressed: beyond 2 GiB the ZIP is one that Excel cannot read."""

_BATCH = 1 << 16
_WIDE = re.compile("[\u1100-\uffdc]")  # near enough: Hangul, kana, kanji, full-width forms
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say

_SHEET = "xl/worksheets/sheet1.xml"
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
"""What stands before the name of a part (APPNOTE.TXT, 4.3.7)."""
_INLINE = re.compile('<t xml:space="preserve">([^<]*)</t>')

# What is not itself in an XML text, with ECMA-376 Part 1, 22.9.2.19 (ST_Xstring): there
# `_x000D_` stands for a carriage return, so that an underscore before such a thing does not.
_SPECIAL = re.compile("[&<>\r]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "_x000D_", "_": "_x005F_"}


class Column(NamedTuple):
    """A column as it is to look."""

    heading: str
    language: str = ""
    """Of what stands in it: text in Korean and in Japanese has a typeface of its own."""
    width: int = 16
    """In digits, as Excel counts."""


@contextmanager
def writing(
    stream: BinaryIO, columns: Sequence[Column], *, name: str, title: str
) -> Iterator[Sheet]:
    """A sheet to append rows to; the workbook is in the stream once the block ends.

    `name` is the sheet's, a plain word; `title` is the workbook's. The header is frozen and
    has filters.
    """
    # Nowhere but in a file can a ZIP have sizes before what they are the sizes of, which
    # readers of streams need.
    with tempfile.TemporaryFile() as whole:
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, text in parts.first(title=_escaped(title)):
                archive.writestr(_member(path), text)
            with archive.open(_member(_SHEET), "w") as part:
                sheet = Sheet(part, columns)
                yield sheet
                sheet.end()
            path, text = parts.workbook(name=name, columns=len(columns), rows=sheet.rows)
            archive.writestr(_member(path), text)
        whole.seek(0)
        shutil.copyfileobj(whole, stream, _BATCH)


def _member(path: str) -> zipfile.ZipInfo:
    """A part of the archive that says nothing of when and where it was made."""
    member = zipfile.ZipInfo(path, _NO_DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 0
    return member


def first_headings(head: bytes) -> list[str]:
    """The headings of a sheet that was written here, by the first bytes of its file.

    None of a workbook that somebody else wrote.
    """
    at = head.find(_SHEET.encode()) - _LOCAL_HEADER.size
    if at < 0 or not head.startswith(b"PK"):
        return []
    *_, name, extra = _LOCAL_HEADER.unpack_from(head, at)
    packed = head[at + _LOCAL_HEADER.size + name + extra :]
    try:
        start = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _BATCH)
    except zlib.error:
        return []
    first, _, _ = start.decode(errors="ignore").partition("</row>")
    return [html.unescape(text) for text in _INLINE.findall(first)]


@dataclass(slots=True)
class _Place:
    """What stands before the text of a column's cells, around the number of their row."""

    before: str
    text: str
    truth: str
    width: int
    """Of the column, in digits."""


class Sheet:
    """The rows of a sheet, headings first."""

    def __init__(self, part: IO[bytes], columns: Sequence[Column]) -> None:
        """Begin with the headings."""
        self.rows = 0
        self._part = part
        self._bytes = 0
        self._waiting: list[str] = [parts.head([(c.width, c.language) for c in columns])]
        self._headings = [column.heading for column in columns]
        self._places = [_place(i, c, parts.HEADING) for i, c in enumerate(columns)]
        self.append(self._headings)
        self._places = [_place(i, c, parts.style(c.language)) for i, c in enumerate(columns)]

    def append(self, cells: Iterable[str | bool]) -> list[str]:
        """Add a row; say what of it is not in the sheet, or not whole, a clause each."""
        if self.rows >= MOST_ROWS:
            return [f"a sheet ends after {MOST_ROWS:,} rows"]
        if self._bytes >= _MOST_BYTES:
            return ["the sheet is as large as Excel can open"]
        self.rows += 1
        lost: list[str] = []
        number = str(self.rows)
        lines = 1
        row = [""]
        for place, heading, cell in zip(self._places, self._headings, cells, strict=True):
            if isinstance(cell, bool):
                row += (place.before, number, place.truth, str(int(cell)), "</v></c>")
            elif cell:
                if len(cell) * 2 > LONGEST_CELL and (cut := _cut(cell)) != cell:
                    cell = cut  # noqa: PLW2901 - what fits of it
                    lost.append(f"“{heading}” is cut after {LONGEST_CELL:,} characters")
                if len(cell) * 2 > place.width or "\n" in cell:  # else it is on one line
                    lines = max(lines, _lines(cell, place.width))
                row += (place.before, number, place.text, _escaped(cell), "</t></is></c>")
        # Not every program finds out by itself how high a row has to be.
        height = f' ht="{min(lines, _MOST_LINES) * parts.LINE}"' if lines > 1 else ""
        row[0] = f'<row r="{number}"{height}>'
        row.append("</row>")
        self._waiting.append("".join(row))
        if len(self._waiting) == 100:
            self._flush()
        return lost

    def end(self) -> None:
        """Write what comes after the rows."""
        self._waiting.append(parts.tail(len(self._headings), self.rows))
        self._flush()

    def _flush(self) -> None:
        data = "".join(self._waiting).encode()
        self._waiting.clear()
        self._bytes += len(data)
        self._part.write(data)


def _lines(text: str, width: int) -> int:
    """How many lines a text has in a column so wide; a wide character has two digits' room."""
    return sum(
        # A ninth more, because words are not broken.
        1 + max((len(line) + len(_WIDE.findall(line))) * 10 - 1, 0) // (width * 9)
        for line in text.split("\n")
    )


def _place(index: int, column: Column, style: int) -> _Place:
    return _Place(
        f'<c r="{parts.letters(index)}',
        f'" s="{style}" t="inlineStr"><is><t xml:space="preserve">',
        f'" s="{style}" t="b"><v>',
        column.width,
    )


def _escaped(text: str) -> str:
    """The text as it stands in the XML of a sheet."""
    if text.isalnum():
        return text
    return _SPECIAL.sub(lambda match: _ESCAPES[match.group()], legible(text))


def _cut(text: str) -> str:
    """What fits a cell of the text."""
    units = text.encode("utf-16-le", "replace")
    return units[: LONGEST_CELL * 2].decode("utf-16-le", "ignore")
