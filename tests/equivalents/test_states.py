"""Groups of states, in the order of each language."""

from __future__ import annotations

import pytest

from glossary.equivalents.states import group, one


@pytest.mark.parametrize(
    ("korean", "japanese", "english"),
    [
        ("한미", "米韓", "ROK-U.S."),
        ("한일", "日韓", "ROK-Japan"),
        ("미일", "日米", "Japan-U.S."),
        ("영일", "日英", "Japan-UK"),
        ("한미일", "日米韓", "ROK-U.S.-Japan"),
        ("한중일", "日中韓", "ROK-China-Japan"),
        ("미중", "米中", "U.S.-China"),
        ("북러", "露朝", "Russia-North Korea"),
        ("북중", "中朝", "China-North Korea"),
        ("북일", "日朝", "Japan-North Korea"),
        ("미·일·호·인", "日米豪印", "Japan-U.S.-Australia-India"),
        ("한미일필", "日米韓比", "ROK-U.S.-Japan-Philippines"),
    ],
)
def test_each_language_has_its_order(korean, japanese, english):
    """Japanese: Japan, the United States, the others. English: as Korean, North Korea last."""
    found = group(korean)
    assert (found.japanese, found.english[0]) == (japanese, english)


@pytest.mark.parametrize(
    "word", ["북한", "독일", "북미", "중미", "한인", "중독", "일", "한한", "안보"]
)
def test_other_words_are_no_groups(word):
    """Germany, North America, addiction."""
    assert group(word) is None


def test_with_dots_rarer_letters_count_too():
    """불 and 독 begin many words, but not with a dot between them."""
    assert group("영·불·독").japanese == "英独仏"
    assert group("독불") is None


def test_an_unsettled_order_has_no_japanese():
    """韓英 and 英韓 are both in use."""
    assert group("한영").japanese == ""


def test_a_state_by_itself():
    """미 국방부: only letters that are no other word."""
    assert one("미").japanese == "米"
    assert one("인") is None
