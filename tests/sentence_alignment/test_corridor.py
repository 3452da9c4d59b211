"""The corridor leads from one end to the other, and is narrow in long documents."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from glossary.sentence_alignment.corridor import WIDEST, backbone, corridor
from glossary.sentence_alignment.search import search


def heaviest(anchors):
    """The weight of the heaviest chain, by trying all of them."""
    best = {}
    for i, j, weight in sorted(anchors):
        before = [total for (a, b), total in best.items() if a < i and b < j]
        best[i, j] = max(best.get((i, j), 0.0), weight + max(before, default=0.0))
    return max(best.values(), default=0.0)


places = st.tuples(st.integers(0, 12), st.integers(0, 12))
weighted = st.dictionaries(places, st.integers(1, 9)).map(
    lambda cells: [(i, j, float(weight)) for (i, j), weight in cells.items()]
)


@given(weighted)
def test_the_backbone_is_the_heaviest_chain(anchors):
    """Beside a search through all chains."""
    chain = backbone(anchors)
    weights = {(i, j): weight for i, j, weight in anchors}
    assert sum(weights[place] for place in chain) == heaviest(anchors)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(chain))


sizes = st.integers(0, 2 * WIDEST)
"""Sentences: without anchors there is room for twice the widest corridor."""


@given(sizes, sizes, st.lists(st.tuples(sizes, sizes), max_size=9))
def test_a_path_leads_through_any_corridor(n, m, cells):
    """Wherever the anchors are, every sentence is in a bead."""
    anchors = [(i, j, 1.0) for i, j in cells if i < n and j < m]
    bounds = corridor(n, m, anchors)
    assert bounds[0][0] == 0
    assert bounds[n][1] == m
    assert all(low <= high for low, high in bounds)
    shapes = {(1, 1): 0.8, (1, 0): 0.1, (0, 1): 0.1}
    path = search(bounds, shapes, lambda i, di, j, dj: 0.0)
    assert sum(step.di for step in path.steps) == n
    assert sum(step.dj for step in path.steps) == m


def test_the_corridor_grows_with_the_document_and_not_with_its_square():
    """Ten thousand sentences with an anchor in each tenth: some thirty places a sentence."""
    n = 10_000
    bounds = corridor(n, n, [(i, i, 1.0) for i in range(0, n, 10)])
    assert sum(high - low + 1 for low, high in bounds) < 40 * n


def test_without_anchors_the_corridor_is_as_wide_as_it_may_be():
    """A wrong language costs time in proportion to its length, too."""
    n = 10_000
    bounds = corridor(n, n, [])
    assert sum(high - low + 1 for low, high in bounds) < 130 * n
