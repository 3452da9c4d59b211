"""The search beside one through all paths."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.sentence_alignment.search import search

SHAPES = {(1, 1): 0.6, (1, 0): 0.1, (0, 1): 0.1, (1, 2): 0.1, (2, 1): 0.1}


def paths(n, m):
    """All ways to divide n and m sentences into beads."""
    if n == m == 0:
        yield []
    for di, dj in SHAPES:
        if di <= n and dj <= m:
            for path in paths(n - di, m - dj):
                yield [*path, (n - di, di, m - dj, dj)]


@given(
    st.integers(0, 4),
    st.integers(0, 4),
    st.lists(st.floats(-4, 4), min_size=25, max_size=25),
)
def test_the_likeliest_path_and_its_likelihoods(n, m, nats):
    """As they are when every path is looked at."""

    def score(i, di, j, dj):
        return nats[(i * 5 + j + 7 * di + 3 * dj) % 25]

    def weight(path):
        return math.exp(
            sum(
                math.log(SHAPES[di, dj]) + (score(i, di, j, dj) if di and dj else 0.0)
                for i, di, j, dj in path
            )
        )

    found = search([(0, m)] * (n + 1), SHAPES, score)
    weights = [(weight(path), path) for path in paths(n, m)]
    whole = sum(each for each, _ in weights)
    taken = [(step.i, step.di, step.j, step.dj) for step in found.steps]
    assert weight(taken) == pytest.approx(max(each for each, _ in weights))
    for step, bead in zip(found.steps, taken, strict=True):
        through = sum(each for each, path in weights if bead in path)
        assert step.likelihood == pytest.approx(through / whole)


def test_shapes_are_counted_by_their_likelihood():
    """Two sentences of each side, one way only: two beads of one shape."""
    found = search([(0, 2)] * 3, {(1, 1): 1.0}, lambda i, di, j, dj: 0.0)
    assert found.expected == {(1, 1): pytest.approx(2.0)}
