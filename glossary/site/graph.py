"""An entry among those it is related to, as a drawing: where everything stands in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

WIDTH = 600
_BOX = (180, 36)
"""Width and height of an entry's box; three stand side by side."""
_COLUMN, _ROW = 210, 62
"""From one box to the next, across and down."""
_EDGE = 24
"""Room above and below, for the captions."""
_IN_ROWS, _AT_SIDES = 6, 6
"""Entries that are drawn above, below, and at both sides; all are in the list beneath."""
_UNITS = 21
"""What fits into a box: half-width characters of 15 units' type."""


@dataclass(frozen=True, slots=True)
class Box:
    """An entry; `x` and `y` are the middle of its box."""

    x: int
    y: int
    label: str
    name: str
    """The label, unshortened."""
    language: str
    public_id: str = ""
    kind: str = ""
    width: int = _BOX[0]
    height: int = _BOX[1]


@dataclass(frozen=True, slots=True)
class Caption:
    """What the entries beside it are to the one in the middle."""

    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing `WIDTH` units wide."""

    height: int
    middle: Box
    boxes: tuple[Box, ...]
    captions: tuple[Caption, ...]


def graph(
    name: str, language: str, relations: Mapping[str, Sequence[sqlite3.Row]]
) -> Graph | None:
    """The drawing of an entry with rows of `entry` by relation; None where it has none."""
    above = list(relations.get("broader", ()))[:_IN_ROWS]
    below = list(relations.get("narrower", ()))[:_IN_ROWS]
    sides = [(kind, row) for kind in ("related", "see") for row in relations.get(kind, ())][
        :_AT_SIDES
    ]
    if not (above or below or sides):
        return None
    top = _EDGE + _BOX[1] // 2
    band = top + _rows(above) * _ROW
    tall = max(1, (len(sides) + 1) // 2)
    under = band + tall * _ROW
    middle = Box(WIDTH // 2, band + (tall - 1) * _ROW // 2, _fitted(name), name, language)
    boxes = (
        *_in_rows("broader", above, top),
        *_in_rows("narrower", below, under),
        *_at_sides(sides, band),
    )
    last = under + (_rows(below) - 1) * _ROW if below else band + (tall - 1) * _ROW
    return Graph(last + _BOX[1] // 2 + _EDGE, middle, boxes, tuple(_captions(boxes)))


def _rows(entries: Sequence[object]) -> int:
    return -(-len(entries) // 3)


def _in_rows(kind: str, rows: Sequence[sqlite3.Row], top: int) -> Iterator[Box]:
    """Three in a row, each row centred."""
    for number in range(_rows(rows)):
        some = rows[3 * number : 3 * number + 3]
        first = WIDTH // 2 - (len(some) - 1) * _COLUMN // 2
        for place, row in enumerate(some):
            yield _box(kind, row, first + place * _COLUMN, top + number * _ROW)


def _at_sides(entries: Sequence[tuple[str, sqlite3.Row]], top: int) -> Iterator[Box]:
    """Right and left by turns."""
    for number, (kind, row) in enumerate(entries):
        side = 1 if number % 2 == 0 else -1
        yield _box(kind, row, WIDTH // 2 + side * _COLUMN, top + number // 2 * _ROW)


def _box(kind: str, row: sqlite3.Row, x: int, y: int) -> Box:
    name, language = called(row)
    return Box(x, y, _fitted(name), name, language, row["concept"], kind)


def _captions(boxes: Sequence[Box]) -> Iterator[Caption]:
    """One by the first box of each kind and side."""
    seen: set[tuple[str, int]] = set()
    for box in boxes:
        side = 0 if box.kind in {"broader", "narrower"} else box.x
        if (box.kind, side) not in seen:
            seen.add((box.kind, side))
            yield Caption(box.x, box.y - box.height // 2 - 6, box.kind)


def called(row: sqlite3.Row) -> tuple[str, str]:
    """The first term of a row of `entry`, with its language; its id where it has none."""
    for language in ("ko", "en", "ja"):
        if row[language]:
            return row[language].partition("; ")[0], language
    return row["concept"], ""


def _fitted(text: str) -> str:
    """A text that fits into a box.

    >>> _fitted("한미상호방위조약"), _fitted("Treaty on the Non-Proliferation of Arms")
    ('한미상호방위조약', 'Treaty on the Non-Pr…')
    """
    used, kept = 0, ""
    for character in text:
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > _UNITS:
            return kept[:-1].rstrip() + "…"
        kept += character
    return text
