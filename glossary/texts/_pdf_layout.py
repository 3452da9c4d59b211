"""The lines of a PDF → paragraphs, by how they are set.

A PDF knows no paragraphs. A line goes on in the next one where the type is the same, the gap
is that of the lines of a paragraph, and the first word of the next line would not have found
room on it; not where the next one is indented or begins with a bullet.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles
from typing import TYPE_CHECKING

from glossary.texts._pdf_words import HYPHEN, Words
from glossary.texts.repair import BULLET, SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.texts._pdf_lines import Line

_SAME_SIZE = 0.12
"""The share by which type may differ and be of one size."""
_GAP = 1.35
"""A gap so many times that between lines of a paragraph is one between paragraphs."""
_PITCHES = (0.8, 3.0)
"""Times its size, a line of type is set below another."""
_INDENT = 0.8
"""Times the size of the type: what is less is no indent."""
_SPACE = 0.4
"""Times the size of the type: the space before a word, and what a measure is wrong by."""
_UNFINISHED = 2.5
"""As much after a line that no sentence ends with: punctuation may hang out of the column, and
what may not be parted is moved to the next line. What ends a sentence needs no such grace: two
paragraphs taken for one have the same sentences."""
_LONGEST = 12.0
"""As wide a word, in times the size of the type, would be moved to the next line whole."""
_COLUMN = 8.0
"""A line that is less wide, in times the size of the type, is the cell of a table."""
_WRAPPED = 15.0
"""The same for a line where no other one on its page comes as far."""
_NEAR = 5
"""As many lines before and after one show how wide its column is."""
_BULLET_FONT = re.compile("[\ue000-\uf8ff\uf0b7]\\s*")
"""Bullets of Word, which have no character of their own."""


@dataclass(slots=True)
class _Set:
    """A line on a page, and how far to the right its column goes."""

    line: Line
    page: int
    edge: float


@dataclass(slots=True)
class _Open:
    """A paragraph that is being put together."""

    lines: list[Line]
    column: list[Line]
    """Those of its lines that are in the column that it has come to."""

    @classmethod
    def at(cls, line: Line) -> _Open:
        """One that begins."""
        return cls([line], [line])

    def add(self, line: Line, *, breaks: bool) -> None:
        """Its next line, which may be the first in a column."""
        self.lines.append(line)
        if breaks:
            self.column.clear()
        self.column.append(line)

    @property
    def is_begun(self) -> bool:
        """Whether it has no line but its first, which may be indented."""
        return len(self.lines) == 1

    @property
    def left(self) -> float:
        """Of its lines in this column but for its very first, if there are others."""
        first = len(self.column) == len(self.lines) > 1
        return self.column[1 if first else 0].left

    @property
    def is_item(self) -> bool:
        """Whether it begins as an item of a list does, whose other lines may be indented."""
        return _is_item(self.lines[0])


def _is_item(line: Line) -> bool:
    return bool(BULLET.match(line.text) or _BULLET_FONT.match(line.text))


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of a document, from the lines of its pages."""
    lines = [placed for number, page in enumerate(pages) for placed in _placed(number, page)]
    grouped = [[line.text for line in group] for group in _grouped(lines)]
    words = Words.of(grouped)
    for group in grouped:
        yield _BULLET_FONT.sub("", words.joined(group), count=1)


def _grouped(lines: Sequence[_Set]) -> list[list[Line]]:
    pitch = _Pitch(lines)
    groups: list[list[Line]] = []
    opened: _Open | None = None
    for i, placed in enumerate(lines):
        before = lines[i - 1]
        if (
            opened is not None
            and _continues(opened, before, placed, pitch)
            and not _is_indented(opened, lines[i : i + 2])
        ):
            opened.add(placed.line, breaks=_breaks(before, placed))
        else:
            opened = _Open.at(placed.line)
            groups.append(opened.lines)
    return groups


class _Pitch:
    """How far below one another the lines of a paragraph are set, by the size of the type."""

    def __init__(self, lines: Sequence[_Set]) -> None:
        found: dict[int, list[float]] = defaultdict(list)
        for above, below in pairwise(lines):
            size = above.line.size
            drop = (above.line.base - below.line.base) / max(size, 0.1)
            alike = above.page == below.page and _is_alike(above.line, below.line)
            if alike and _PITCHES[0] < drop < _PITCHES[1]:
                found[round(size)].append(drop)
        # The smaller gaps are those within paragraphs.
        self._ratios = {
            size: quantiles(drops, n=4)[0] for size, drops in found.items() if len(drops) > 3
        }

    def most(self, line: Line) -> float:
        """The most that the next line of its paragraph may be below it."""
        return self._ratios.get(round(line.size), _PITCHES[1] / 1.5) * line.size * _GAP


def _is_alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _placed(number: int, page: Sequence[Line]) -> Iterator[_Set]:
    for i, line in enumerate(page):
        near = page[max(0, i - _NEAR) : i + _NEAR + 1]
        edges = (_edge(line, near), _edge(line, page))
        edge = _column(line, near, *edges)
        others = any(
            edge - other.right <= line.size and _is_alike(line, other)
            for other in page
            if other is not line
        )
        narrow = line.right - line.left < (_COLUMN if others else _WRAPPED) * line.size
        yield _Set(line, number, math.inf if narrow else edge)


def _column(line: Line, near: Sequence[Line], close: float, whole: float) -> float:
    """The right edge of a line's column: the nearest one that several lines come up to.

    Above two columns there may be a wide one, so that the edge of the page alone would make
    every line of the left column a short one.
    """
    if whole - close <= 2 * line.size:
        return whole
    reaching = sum(close - other.right <= line.size for other in near if _is_alike(line, other))
    return close if reaching >= 3 else whole


def _edge(line: Line, others: Sequence[Line]) -> float:
    """How far the lines go that stand above and below one, in the same type."""
    return max(
        other.right
        for other in others
        if other is line
        or (_is_alike(line, other) and other.left < line.right and other.right > line.left)
    )


def _continues(opened: _Open, before: _Set, after: _Set, pitch: _Pitch) -> bool:
    """Whether a line goes on with the paragraph that the line before it belongs to."""
    one, other = before.line, after.line
    if not _is_alike(one, other) or _is_item(other):
        return False
    drop = one.base - other.base
    if one.text.endswith(HYPHEN) and not _breaks(before, after):
        return drop <= pitch.most(one)
    if not _is_full(before, other):
        return False
    if _breaks(before, after):
        return not SENTENCE_END.search(one.text.rstrip())
    is_below = _PITCHES[0] * one.size < drop <= pitch.most(one)
    return is_below and _is_in_line(opened, other)


def _is_in_line(opened: _Open, line: Line) -> bool:
    """Whether a line begins where one of its paragraph may."""
    indent = (line.left - opened.left) / max(line.size, 0.1)
    if indent > _INDENT:
        return opened.is_item and opened.is_begun
    return indent >= -_INDENT or opened.is_begun


def _breaks(before: _Set, after: _Set) -> bool:
    """Whether a line is the first on the next page, or in the next column."""
    return before.page != after.page or after.line.base > before.line.base


def _is_indented(opened: _Open, lines: Sequence[_Set]) -> bool:
    """Whether a line begins a paragraph, by the next one, which is back at the margin."""
    if len(lines) < 2 or opened.is_item or _breaks(*lines):
        return False
    line, following = lines[0].line, lines[1].line
    back = (line.left - following.left) / max(line.size, 0.1)
    return back > _INDENT and _is_alike(line, following) and not _is_item(following)


def _is_full(placed: _Set, after: Line) -> bool:
    """Whether the first word of the next line would have found no room on a line."""
    line = placed.line
    slack = _SPACE if SENTENCE_END.search(line.text.rstrip()) else _UNFINISHED
    word = min(after.word, _LONGEST * after.size)
    return placed.edge - line.right < word + slack * after.size
