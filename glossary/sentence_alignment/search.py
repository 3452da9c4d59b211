"""The likeliest beads, and how likely each is: dynamic programming along a corridor."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Shape = tuple[int, int]
    Bounds = Sequence[tuple[int, int]]
    Score = Callable[[int, int, int, int], float]
    Edge = tuple[int, int, float]
    """Sentences of the source and of the target, and what speaks for the bead, in nats."""

_NEVER = -math.inf
_NEAR, _FAR = 5.0, 16.0
"""Nats by which a place may be less likely than another with as many source sentences behind
it, for beads of any shape to be tried from it, and for beads of up to three sentences: most
beads have two, and the others cost most to try. On the development documents no alignment
changed with it; with 12 for 16 some did. A place that is less likely still goes on all the
same, by one sentence at a time: after a page that was left out it is the right one."""
_NOTHING = -40.0
"""Nats of a likelihood that is nothing to a float beside 1."""


@dataclass(frozen=True, slots=True)
class Step:
    """A bead on the way: `di` source sentences from `i` on, `dj` of the target from `j` on."""

    i: int
    di: int
    j: int
    dj: int
    likelihood: float
    """Its posterior probability, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Path:
    """The beads of a pair of documents, in order, and what else was likely."""

    steps: Sequence[Step]
    expected: Mapping[Shape, float]
    """How many beads of each shape there are, by their probabilities."""


def search(bounds: Bounds, shapes: Mapping[Shape, float], score: Score) -> Path:
    """Find the path through a corridor.

    `bounds` are those of `corridor`; `shapes` says how likely each shape is; `score` says
    what lengths and words say for a bead with sentences on both sides, in nats. The
    posteriors are those of the forward-backward algorithm over the paths in the corridor.
    """
    return _Lattice(bounds, shapes, score).path()


class _Lattice:
    """The places in a corridor, and the beads that lead from one to another.

    A place is how many sentences of the source and of the target are behind; its row is the
    former, its column the latter less the row's lower bound.
    """

    def __init__(self, bounds: Bounds, shapes: Mapping[Shape, float], score: Score) -> None:
        self._bounds = bounds
        logs = [(di, dj, math.log(share)) for (di, dj), share in shapes.items()]
        self._tried = tuple(
            (nats, [shape for shape in logs if shape[0] + shape[1] <= most])
            for nats, most in ((_NEAR, 4), (_FAR, 3), (math.inf, 2))
        )
        self._score = score
        self._edges: list[list[Sequence[Edge]]] = []
        self._forward = [[_NEVER] * (high - low + 1) for low, high in bounds]
        self._forward[0][0] = 0.0
        for i in range(len(bounds)):
            self._edges.append(self._row(i))

    def _row(self, i: int) -> list[Sequence[Edge]]:
        """Go on from the places of a row, and say by which beads."""
        low, high = self._bounds[i]
        row = self._forward[i]
        best = max(row)
        found: list[Sequence[Edge]] = []
        for j in range(low, high + 1):
            reached = row[j - low]
            edges = self._from(i, j, best - reached) if reached > _NEVER else []
            for di, dj, nats in edges:
                to = self._forward[i + di]
                at = j + dj - self._bounds[i + di][0]
                to[at] = _log_add(to[at], reached + nats)
            found.append(edges)
        return found

    def _from(self, i: int, j: int, behind: float) -> list[Edge]:
        """The beads that begin at a place so many nats behind the best, and where they end."""
        bounds, score = self._bounds, self._score
        shapes = next(shapes for nats, shapes in self._tried if behind <= nats)
        edges = []
        for di, dj, log in shapes:
            if i + di >= len(bounds):
                continue
            to_low, to_high = bounds[i + di]
            if to_low <= j + dj <= to_high:
                edges.append((di, dj, log + score(i, di, j, dj) if di and dj else log))
        return edges

    def path(self) -> Path:
        """The likeliest path, each of its beads with its posterior."""
        whole = self._forward[-1][-1]
        bounds = self._bounds
        backward = [[_NEVER] * len(row) for row in self._forward]
        best = [[_NEVER] * len(row) for row in self._forward]
        choice: list[list[Step | None]] = [[None] * len(row) for row in self._forward]
        backward[-1][-1] = best[-1][-1] = 0.0
        expected: defaultdict[Shape, float] = defaultdict(float)
        for i in range(len(bounds) - 1, -1, -1):
            low, high = bounds[i]
            for j in range(high, low - 1, -1):
                here = j - low
                before = self._forward[i][here] - whole
                total, most, taken = backward[i][here], best[i][here], None
                for di, dj, nats in self._edges[i][here]:
                    at = j + dj - bounds[i + di][0]
                    rest = nats + backward[i + di][at]
                    total = _log_add(total, rest)
                    if before + rest > _NOTHING:
                        share = math.exp(min(0.0, before + rest))
                        expected[di, dj] += share
                    else:
                        share = 0.0
                    if nats + best[i + di][at] > most:
                        most, taken = nats + best[i + di][at], Step(i, di, j, dj, share)
                backward[i][here], best[i][here], choice[i][here] = total, most, taken
        return Path(self._steps(choice), expected)

    def _steps(self, choice: Sequence[Sequence[Step | None]]) -> list[Step]:
        i = j = 0
        steps = []
        while (step := choice[i][j - self._bounds[i][0]]) is not None:
            steps.append(step)
            i, j = i + step.di, j + step.dj
        return steps


def _log_add(a: float, b: float) -> float:
    """log(eᵃ + eᵇ), without overflow."""
    if a < b:
        a, b = b, a
    difference = b - a
    return a + math.log1p(math.exp(difference)) if difference > _NOTHING else a
