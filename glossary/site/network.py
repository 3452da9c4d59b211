"""Where the entries of a network stand in its picture: the same data, the same picture.

Fruchterman & Reingold (1991, Graph Drawing by Force-directed Placement, Software: Practice
and Experience 21): nodes push each other off, edges pull, and the steps grow smaller. After
that labels that overlap are pushed apart, so that each can be read.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from glossary.termbase.cooccurrence import Edge, Network, Node

    Numbers = NDArray[np.float64]

WIDTH, HEIGHT = 1000, 760
"""Of the picture, in its own units."""
_FONT = 15
"""Height of a label."""
_LONGEST = 12
"""Characters of a label; a longer one is cut, the link has it whole."""
_RADII = (5.0, 14.0)
"""Of the circles of the rarest and the most frequent entry, whose areas show how frequent."""
_MARGIN = 8.0
"""Between a label and the edge, and between labels."""
_STEPS = 300
_PUSHES = 200
_TOUCHING = 0.01
"""Boxes that overlap by less only touch."""
_GRAVITY = 1.0
"""Pull to the middle: without it, parts that nothing connects would drift apart."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in the picture: its circle with its label below."""

    node: Node
    label: str
    x: float
    y: float
    radius: float

    @property
    def baseline(self) -> float:
        """The height at which the label is written."""
        return round(self.y + self.radius + _FONT, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A pair in the picture, between two circles."""

    edge: Edge
    first: Placed
    second: Placed
    thickness: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The network, drawn."""

    nodes: Sequence[Placed]
    lines: Sequence[Line]
    sentences: int


def draw(network: Network) -> Picture:
    """Find a place for every entry."""
    if not network.nodes:
        return Picture([], [], network.sentences)
    labels = [_label(node) for node in network.nodes]
    most = max(node.sentences for node in network.nodes)
    radii = [max(_RADII[0], _RADII[1] * math.sqrt(n.sentences / most)) for n in network.nodes]
    boxes = np.array(
        [
            (max(_wide(label), 2 * radius) + _MARGIN, 2 * radius + 1.3 * _FONT + _MARGIN)
            for label, radius in zip(labels, radii, strict=True)
        ]
    )
    middles = _apart(_into_picture(_forced(network), boxes), boxes)
    placed = [
        # a box has the circle at its top and the label below
        Placed(
            node,
            label,
            round(float(x), 1),
            round(float(y - box[1] / 2 + _MARGIN / 2 + radius), 1),
            round(radius, 1),
        )
        for node, label, radius, (x, y), box in zip(
            network.nodes, labels, radii, middles, boxes, strict=True
        )
    ]
    strongest = max((edge.surprise for edge in network.edges), default=1.0)
    lines = [
        Line(
            edge,
            placed[edge.first],
            placed[edge.second],
            round(1 + 4 * edge.surprise / strongest, 1),
        )
        for edge in network.edges
    ]
    return Picture(placed, lines, network.sentences)


def _label(node: Node) -> str:
    term = node.ko.split("; ")[0] or node.en.split("; ")[0] or node.concept
    return term if len(term) <= _LONGEST else term[: _LONGEST - 1] + "…"


def _wide(label: str) -> float:
    """About how wide a label is: Hangul and kanji are as wide as they are high."""
    return _FONT * sum(1.0 if east_asian_width(c) in "WF" else 0.6 for c in label)


def _forced(network: Network) -> Numbers:
    """Middles of the nodes in a square of side 1, after the forces have done their work."""
    count = len(network.nodes)
    angles = 2 * np.pi * np.arange(count) / count
    # Not quite a circle: on one, forces that cancel out would never move a node off it.
    points = np.stack([np.cos(angles), np.sin(angles)], 1) * (
        1 + np.arange(count)[:, None] / count
    )
    pull = np.zeros((count, count))
    strongest = max((edge.surprise for edge in network.edges), default=1.0)
    for edge in network.edges:
        pull[edge.first, edge.second] = pull[edge.second, edge.first] = (
            0.4 + 0.6 * edge.surprise / strongest
        )
    ideal = 1 / math.sqrt(count)
    for step in range(_STEPS):
        apart = points[:, None] - points[None]
        distance = np.maximum(np.sqrt((apart**2).sum(2)), 1e-6)
        force = ideal**2 / distance - pull * distance**2 / ideal
        moves = (apart / distance[:, :, None] * force[:, :, None]).sum(1) - _GRAVITY * points
        size = np.maximum(np.sqrt((moves**2).sum(1)), 1e-9)[:, None]
        furthest = 0.2 * (1 - step / _STEPS)
        points = points + moves / size * np.minimum(size, furthest)
    return points


def _into_picture(points: Numbers, boxes: Numbers) -> Numbers:
    """Stretched so that every box is within the picture."""
    low, high = points.min(0), points.max(0)
    room = np.array([WIDTH, HEIGHT]) - boxes.max(0)
    extent = np.where(high - low > 1e-9, high - low, 1.0)
    stretched: Numbers = (points - low) / extent * room + boxes.max(0) / 2
    return stretched


def _apart(middles: Numbers, boxes: Numbers) -> list[list[float]]:
    """Boxes that overlap, pushed apart along the shorter way, and kept in the picture."""
    # Plain numbers: for two at a time they are faster than arrays.
    places: list[list[float]] = middles.tolist()
    halves: list[list[float]] = (boxes / 2).tolist()
    for _ in range(_PUSHES):
        moved = False
        for (a, half_a), (b, half_b) in combinations(zip(places, halves, strict=True), 2):
            x = half_a[0] + half_b[0] - abs(b[0] - a[0])
            y = half_a[1] + half_b[1] - abs(b[1] - a[1])
            if x > _TOUCHING and y > _TOUCHING:
                axis = 0 if x <= y else 1
                push = math.copysign(min(x, y) / 2, b[axis] - a[axis])
                a[axis] -= push
                b[axis] += push
                moved = True
        for place, half in zip(places, halves, strict=True):
            for axis, size in enumerate((WIDTH, HEIGHT)):
                place[axis] = min(max(place[axis], half[axis]), size - half[axis])
        if not moved:
            break
    return places
