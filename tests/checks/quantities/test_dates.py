"""Dates that are compared with many others at once."""

import itertools

from glossary.checks.quantities.dates import Date, Dates


def _agree(one, other):
    """As it reads: nothing that both say differs."""
    same_day = not (one.day and other.day) or one.day == other.day
    same_year = not (one.years and other.years) or bool(one.years & other.years)
    return one.month == other.month and same_day and same_year


def test_agreement_is_that_of_pairs():
    """All dates of two months, two days or none, and years that may be several."""
    years = (frozenset(), frozenset({2016}), frozenset({1916, 2016}), frozenset({2017}))
    every = [
        Date(0, 1, month, day, some)
        for month, day, some in itertools.product((5, 11), (None, 5, 23), years)
    ]
    for one, other in itertools.product(every, every):
        assert Dates([other]).agree(one) == _agree(one, other), (one, other)


def test_the_first_like_date():
    """The day is said by the second, the year by the first."""
    first = Date(0, 8, 5, None, frozenset({2016}))
    second = Date(9, 15, 6, 7, frozenset())
    dates = Dates([first, second])
    assert dates.like(Date(0, 1, 1, 2, frozenset())) == second
    assert dates.like(Date(0, 1, 1, None, frozenset({1999}))) == first
    assert dates.like(Date(0, 1, 1, 2, frozenset({1999}))) == first
    assert Dates([]).like(first) is None
