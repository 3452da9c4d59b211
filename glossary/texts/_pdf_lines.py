"""The lines of text on the pages of a PDF and where they stand, as PDFium finds them.

PDFium and not a reader in Python: measured on files with the encodings of Korean and Japanese
fonts (`KSCms-UHC-H`, `90ms-RKSJ-H`, …) it read them all, in a twentieth of the time.
"""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from glossary.errors import UnreadableText
from glossary.texts import _kinds
from glossary.texts._pdf_words import GAP, HYPHEN, first_word, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_HYPHEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line, and for the end of that line."""
_APART = 2.0
"""Times the size of the type: further apart are cells of a table."""
_IN_LINE = 1.0
"""Points by which what begins one below the other may differ."""
_MARK = re.compile(r"\W+|\W*\w{1,3}[.)]")
"""The bullet or number of an item, which stands apart from it."""
_LINE = re.compile(f"[^\r\n{_HYPHEN}]+{_HYPHEN}?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text; places are in points (1/72 inch), from the lower left of the page."""

    text: str
    """As it stands, with a space at its end where the file has one."""
    left: float
    right: float
    base: float
    """Of the line that its characters stand on."""
    size: float
    """Of the type."""
    word: float
    """The width of its first word, which found no room on the line before, if it goes on."""


def pages(path: Path) -> Iterator[list[Line]]:
    """The lines of each page, in the order of the file. Raises UnreadableText."""
    try:
        document = pypdfium2.PdfDocument(path)
    except FileNotFoundError:
        raise
    except pypdfium2.PdfiumError as error:
        raise _unreadable(path, error) from error
    with document:
        for number in range(len(document)):
            try:
                page = document[number]
                layer = page.get_textpage()
            except pypdfium2.PdfiumError as error:
                raise UnreadableText(
                    f"{path} is damaged: its page {number + 1} cannot be read. Get it again, "
                    "or open it in a program for PDF and save it as PDF once more."
                ) from error
            yield list(_lines(layer))
            layer.close()
            page.close()


def _unreadable(path: Path, error: pypdfium2.PdfiumError) -> UnreadableText:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
        return UnreadableText(
            f"{path} is protected by a password. Open it with the password and save or print "
            "it as a PDF without one."
        )
    what, advice = _kinds.known(path)
    if not what or what == "a PDF":
        what = "no PDF that is whole"
        advice = "It may have broken off on its way: get it again, or make it anew."
    return UnreadableText(f"{path} is {what}. {advice}")


def _lines(layer: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Cut the characters of a page at the line ends that PDFium puts between them."""
    text = "".join(_character(layer, i) for i in range(layer.count_chars()))
    spans = [match.span() for match in _LINE.finditer(text)]
    cuts = _cuts(layer, text, spans)
    for begin, end in spans:
        for start, stop in pairwise([begin, *(c for c in cuts if begin < c < end), end]):
            if text[start:stop].rstrip(_HYPHEN).strip():
                yield _line(layer, text, start, stop)


def _cuts(
    layer: pypdfium2.PdfTextPage, text: str, spans: Iterable[tuple[int, int]]
) -> list[int]:
    """The gaps of a page that part the cells of a table: wide ones that are in line.

    Wide gaps of justified lines are not: what follows them begins anywhere.
    """
    wide: dict[int, float] = {}
    for start, end in spans:
        for place in range(start + 1, end - 1):
            is_gap = text[place] == GAP and not _MARK.fullmatch(text, start, place)
            if is_gap and _gap(layer, place) > _APART:
                wide[place] = _box(layer, place + 1).left
    lefts = sorted(wide.values())
    return [
        place
        for place, left in wide.items()
        if bisect_right(lefts, left + _IN_LINE) - bisect_left(lefts, left - _IN_LINE) > 1
    ]


def _gap(layer: pypdfium2.PdfTextPage, place: int) -> float:
    """How wide a gap between characters is, in times the size of the type."""
    width: float = _box(layer, place + 1).left - _box(layer, place - 1).right
    return width / max(_size(layer, place - 1), 0.1)


def _character(layer: pypdfium2.PdfTextPage, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(layer.raw, index)
    if code == 0xFFFE:
        return _HYPHEN
    if code == ord(" ") and pdfium.FPDFText_IsGenerated(layer.raw, index) == 1:
        return GAP
    return chr(code) if code and not 0xD800 <= code < 0xE000 else "\ufffd"


def _line(layer: pypdfium2.PdfTextPage, text: str, start: int, end: int) -> Line:
    first, last = start, end - 1
    while text[first].isspace():
        first += 1
    while text[last].isspace():
        last -= 1
    begin = _box(layer, first).left
    word = first + len(first_word(text[first : last + 1])) - 1
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(layer.raw, first, x, y)
    return Line(
        text=spaced(text[first:end], lambda place: _gap(layer, first + place)).replace(
            _HYPHEN, HYPHEN
        ),
        left=begin,
        right=_box(layer, last).right,
        base=y.value,
        size=sorted(_size(layer, i) for i in (first, (first + last) // 2, last))[1],
        word=_box(layer, word).right - begin,
    )


def _box(layer: pypdfium2.PdfTextPage, index: int) -> pdfium.FS_RECTF:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(layer.raw, index, box)
    return box


def _size(layer: pypdfium2.PdfTextPage, index: int) -> float:
    """The size of the type as it is seen: that of the font times what it is enlarged by."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(layer.raw, index, matrix)
    size: float = pdfium.FPDFText_GetFontSize(layer.raw, index)
    scale: float = math.hypot(matrix.c, matrix.d)
    return size * scale
