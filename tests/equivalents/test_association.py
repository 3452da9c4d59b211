"""A phrase goes with a term if it stands where the term stands, and seldom elsewhere."""

from __future__ import annotations

from glossary.equivalents.association import matches
from glossary.equivalents.sources import Pair

TEXTS = (
    "The alliance is firm.",
    "An alliance of equals",
    "Firm words",
    "Alliance or treaty",
    "The treaty is firm.",
)


def found(*places):
    """What goes best with a term that stands in the segments at these places."""
    pairs = [Pair(korean="", language="en", text=t, source="memory:m") for t in TEXTS]
    return matches({"동맹": places}, pairs, "en").get("동맹")


def test_the_phrase_of_the_same_segments_comes_first():
    """Alliance is in three of three, and nowhere else: 2·3 / (3 + 3)."""
    first = found(0, 1, 3)
    assert (first.counted, first.text, first.both, first.with_term) == (
        "alliance",
        "alliance",
        3,
        3,
    )
    assert first.score == 1
    assert first.pair.text == TEXTS[0]


def test_a_phrase_that_stands_elsewhere_too_goes_less_well():
    """Firm: in two of the two, and in one other, 2·2 / (2 + 3)."""
    first = found(0, 4)
    assert (first.counted, first.score) == ("firm", 0.8)


def test_once_is_never():
    """What stood beside a term once may be anything in the segment."""
    assert found(2) is None
