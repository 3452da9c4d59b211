"""Bars and columns for the pages' charts: what is how long, in the units of their pictures.

A template draws them as SVG; colours are the stylesheet's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH = 100.0
"""Of a bar that is full, and of a chart of columns; the page stretches it."""
HEIGHT = 100.0
"""Of the tallest column."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: what it stands for, from where, how wide."""

    kind: str
    value: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, put together from segments, from left to right."""

    total: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column, from the bottom up: its corner, its size."""

    value: int
    x: float
    y: float
    width: float
    height: float


def bars(rows: Sequence[Mapping[str, int]]) -> list[Bar]:
    """A bar a row, of its values by kind in their order; the largest total is `WIDTH` long.

    >>> [(s.kind, s.x, s.width) for s in bars([{"a": 3, "b": 1}, {"a": 2}])[0].segments]
    [('a', 0.0, 75.0), ('b', 75.0, 25.0)]
    """
    most = max((sum(row.values()) for row in rows), default=0)
    return [_bar(row, most) for row in rows]


def shares(row: Mapping[str, int], whole: int) -> Bar:
    """A bar of values of which `whole` would be `WIDTH` long."""
    return _bar(row, whole)


def _bar(row: Mapping[str, int], most: int) -> Bar:
    segments = []
    done = 0
    for kind, value in row.items():
        if value:
            x, width = (round(WIDTH * n / most, 2) for n in (done, value))
            segments.append(Segment(kind, value, x, width))
            done += value
    return Bar(done, tuple(segments))


def columns(values: Sequence[int]) -> list[Column]:
    """Columns side by side, the largest `HEIGHT` high, with a tenth of each left free.

    >>> [(c.x, c.y, c.width, c.height) for c in columns([1, 4])]
    [(2.5, 75.0, 45.0, 25.0), (52.5, 0.0, 45.0, 100.0)]
    """
    most = max(values, default=0)
    step = WIDTH / len(values) if values else 0.0
    return [
        Column(
            value,
            round(step * (number + 0.05), 3),
            round(HEIGHT - (height := HEIGHT * value / most if most else 0.0), 2),
            round(step * 0.9, 3),
            round(height, 2),
        )
        for number, value in enumerate(values)
    ]
