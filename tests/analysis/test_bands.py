"""Bands, and what a word of each is paid."""

import pytest

from glossary.analysis.bands import Band, band_of, weights
from glossary.errors import InvalidInput


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (102, Band.CONTEXT),
        (101, Band.CONTEXT),
        (100, Band.EXACT),
        (99, Band.FROM_95),
        (95, Band.FROM_95),
        (94, Band.FROM_85),
        (85, Band.FROM_85),
        (84, Band.FROM_75),
        (75, Band.FROM_75),
        (74, Band.FROM_50),
        (50, Band.FROM_50),
        (49, Band.NONE),
        (0, Band.NONE),
    ],
)
def test_bounds(score, band):
    """Those of memoQ and MateCat."""
    assert band_of(score) is band


def test_weights():
    """What is not named counts whole; what is done, for nothing, unless somebody says so."""
    found = weights("context=0, 100=10%,95-99=30,final=5")
    assert found[Band.CONTEXT] == 0
    assert found[Band.EXACT] == 10
    assert found[Band.FROM_95] == 30
    assert found[Band.NONE] == 100
    assert found[Band.TRANSLATED] == 0
    assert found[Band.FINAL] == 5


@pytest.mark.parametrize("text", ["fuzzy=10", "100", "100=", "100=200", "100=-1", "100=x"])
def test_what_is_no_weight(text):
    """It says which part is wrong."""
    with pytest.raises(InvalidInput, match=repr(text)[1:-1]):
        weights(text)
