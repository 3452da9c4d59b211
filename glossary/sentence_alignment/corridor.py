"""Where to look: for each sentence of the source, a stretch of the target.

Rare words that the documents share are anchors; the heaviest chain of them that goes
forward in both is the backbone (Melamed's idea of a bitext map, Computational Linguistics
25, 1999). The corridor goes along it with a margin, so that the time for a long document
grows with its length and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossary.sentence_alignment.correspondence import Link
    from glossary.sentence_alignment.words import Word

    Sentences = Sequence[Sequence[Word]]

MARGIN = 7
"""Sentences on either side of the backbone."""
SMALL = 400
"""Pairs of sentences up to which every one is looked at."""
_RARE = 3
"""Sentences of a document that an anchor's word is in at most."""
WIDEST = 100
"""Sentences; where no anchor stands in a longer stretch than this, the corridor has this
width along the diagonal."""


def corridor(
    n: int, m: int, anchored: Iterable[tuple[int, int, float]]
) -> list[tuple[int, int]]:
    """For each of the n + 1 boundaries in the source, the lowest and highest in the target.

    `anchored` has anchors: sentence of the source, sentence of the target, weight. Bounds never
    go down from one boundary to the next, the first begins at 0, the last ends at m.
    """
    if n * m <= SMALL:
        return [(0, m)] * (n + 1)
    low, high = [m] * (n + 1), [0] * (n + 1)
    chain = [(0, 0), *backbone(anchored), (n, m)]
    for (i0, j0), (i1, j1) in pairwise(chain):
        for i, j_low, j_high in _box(i0, j0, i1, j1):
            low[i] = min(low[i], max(0, j_low - MARGIN))
            high[i] = max(high[i], min(m, j_high + MARGIN))
    for i in range(1, n + 1):
        high[i] = max(high[i], high[i - 1])
    for i in range(n - 1, -1, -1):
        low[i] = min(low[i], low[i + 1])
    low[0], high[n] = 0, m
    return list(zip(low, high, strict=True))


def anchors(
    source: Sentences, target: Sentences, links: Mapping[str, Mapping[str, Link]]
) -> Iterator[tuple[int, int, float]]:
    """Pairs of sentences that share rare words, with what those say: for `corridor`."""
    here, there = _places(source), _places(target)
    cells: defaultdict[tuple[int, int], float] = defaultdict(float)
    for key, counterparts in links.items():
        if len(here[key]) > _RARE:
            continue
        for other, link in counterparts.items():
            if len(there[other]) <= _RARE:
                for i in here[key]:
                    for j in there[other]:
                        cells[i, j] += link.from_source
    for (i, j), weight in cells.items():
        yield i, j, weight


def _places(sentences: Sentences) -> Mapping[str, set[int]]:
    places: defaultdict[str, set[int]] = defaultdict(set)
    for place, sentence in enumerate(sentences):
        for word in sentence:
            for key in word.keys:
                places[key].add(place)
    return places


def _box(i0: int, j0: int, i1: int, j1: int) -> Iterator[tuple[int, int, int]]:
    """The rows between two points of the backbone, each with its bounds."""
    if (i1 - i0) * (j1 - j0) <= WIDEST * MARGIN or i1 == i0:
        for i in range(i0, i1 + 1):
            yield i, j0, j1
        return
    half = min(WIDEST, i1 - i0, j1 - j0) // 2
    middles = [j0 + (j1 - j0) * (i - i0) // (i1 - i0) for i in range(i0, i1 + 1)]
    for i, middle, following in zip(
        range(i0, i1 + 1), middles, [*middles[1:], j1], strict=True
    ):  # up to the next row's middle: a way leads on, however few rows there are
        yield i, max(j0, middle - half), min(j1, following + half)


def backbone(anchored: Iterable[tuple[int, int, float]]) -> Sequence[tuple[int, int]]:
    """The heaviest chain of anchors that goes forward in both documents.

    Takes n log n: the best chain up to each target sentence is kept in a sorted list.

    >>> backbone([(0, 0, 1.0), (1, 5, 1.0), (2, 1, 2.0), (3, 2, 2.0)])
    [(0, 0), (2, 1), (3, 2)]
    """
    ends: list[int] = []  # target sentences in which a chain ends, ascending
    weights: list[float] = []  # of the heaviest chain up to there, ascending too
    chains: list[tuple[int, int, object]] = []  # anchor and the chain before it
    row: list[tuple[int, float, tuple[int, int, object]]] = []
    current = -1
    for i, j, weight in sorted(anchored):
        if i != current:
            _add(ends, weights, chains, row)
            row, current = [], i
        before = bisect_left(ends, j) - 1
        total = weight + (weights[before] if before >= 0 else 0.0)
        row.append((j, total, (i, j, chains[before] if before >= 0 else None)))
    _add(ends, weights, chains, row)
    found: list[tuple[int, int]] = []
    link: object = chains[-1] if chains else None
    while isinstance(link, tuple):
        i, j, link = link
        found.append((i, j))
    return found[::-1]


def _add(
    ends: list[int],
    weights: list[float],
    chains: list[tuple[int, int, object]],
    row: Iterable[tuple[int, float, tuple[int, int, object]]],
) -> None:
    """Keep the chains that end in a row, where none that ends sooner is as heavy."""
    for j, total, chain in row:
        at = bisect_left(ends, j)
        if (at < len(ends) and ends[at] == j and weights[at] >= total) or (
            at and weights[at - 1] >= total
        ):
            continue
        stop = at
        while stop < len(ends) and weights[stop] <= total:
            stop += 1
        ends[at:stop], weights[at:stop], chains[at:stop] = [j], [total], [chain]
