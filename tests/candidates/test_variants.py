"""Spellings of one term."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.candidates.variants import commonest, variant_key
from glossary.language import key


@pytest.mark.parametrize(
    "spellings",
    [
        ("안보협력", "안보 협력"),
        ("한·미·일", "한.미.일", "한미일", "한ㆍ미ㆍ일"),
        ("인도-태평양", "인도태평양", "인도·태평양"),
    ],
)
def test_spellings_of_one_term_share_a_key(spellings):
    """Spaces, dots and hyphens do not count."""
    assert len({variant_key(s) for s in spellings}) == 1


@given(st.text("가나ABz 9·.-+", max_size=12))
def test_the_short_cut_gives_the_same_key(text):
    """`variant_key` is `language.key`."""
    assert variant_key(text) == key(text)


def test_the_commonest_spelling_comes_first():
    """Then the others; among equals the one that shows its parts."""
    assert commonest({"안보협력": 3, "안보 협력": 1}) == ("안보협력", ("안보 협력",))
    assert commonest({"안보협력": 1, "안보 협력": 1})[0] == "안보 협력"
