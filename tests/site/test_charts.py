"""The lengths of bars and columns."""

import pytest

from glossary.site.charts import bars, columns, shares


def test_the_largest_bar_is_full():
    """Others are as long as their share of it; their parts follow one another."""
    longest, other = bars([{"a": 6, "b": 2}, {"a": 1, "b": 3}])
    assert [(s.kind, s.x, s.width) for s in longest.segments] == [("a", 0, 75), ("b", 75, 25)]
    assert [(s.kind, s.x, s.width) for s in other.segments] == [
        ("a", 0, 12.5),
        ("b", 12.5, 37.5),
    ]
    assert (longest.total, other.total) == (8, 4)


def test_nothing_has_no_part():
    """A bar of zeros, and no bars."""
    assert bars([{"a": 0}])[0].segments == ()
    assert bars([]) == []


def test_shares_are_of_the_whole_that_is_said():
    """Three of twelve are a quarter."""
    assert shares({"a": 3}, 12).segments[0].width == 25


def test_columns_stand_on_the_ground():
    """The largest is full; each is nine tenths of its step, in its middle."""
    drawn = columns([2, 0, 4, 1])
    assert [(c.y, c.height) for c in drawn] == [(50, 50), (100, 0), (0, 100), (75, 25)]
    assert [c.x for c in drawn] == pytest.approx([1.25, 26.25, 51.25, 76.25])
    assert {c.width for c in drawn} == {22.5}


def test_columns_of_nothing_are_none():
    """And zeros have no height."""
    assert columns([]) == []
    assert [c.height for c in columns([0, 0])] == [0, 0]
