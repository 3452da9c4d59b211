"""Segments of the memory are cut into words, and terms stay whole."""

from __future__ import annotations

import pytest

from glossary.equivalents.segments import Korean, stretches, words


def cut(text, *terms):
    """The words of a Korean segment."""
    return [word.text for word in Korean(terms).words(text)]


def test_korean_words_lose_their_particles():
    """As far as they are particles at all."""
    assert cut("동맹을 국가에서 논의했다.") == ["동맹", "국가", "논의했다"]


def test_a_term_is_one_word_however_it_is_spaced():
    """Its key: spaces and dots do not matter."""
    for text in ("한미 동맹의 미래", "한미동맹의 미래", "한·미 동맹의 미래"):
        assert cut(text, "한미동맹") == ["한미동맹", "미래"]


def test_of_nested_terms_the_longest():
    """동맹 is not counted inside 한미동맹."""
    assert cut("한미 동맹과 동맹", "동맹", "한미동맹") == ["한미동맹", "동맹"]


def test_a_term_does_not_begin_inside_a_word():
    """동맹국 is not 동맹, nor is 준동맹."""
    assert cut("동맹국은 준동맹을", "동맹") == ["동맹국", "준동맹"]


def test_words_stand_where_they_stand():
    """Offsets are into the segment, the particle included."""
    _, word = Korean(["한미동맹"]).words("그 한미 동맹을")
    assert (word.text, word.start, word.end) == ("한미동맹", 2, 8)


@pytest.mark.parametrize(("text", "may"), [("한미 동맹국", True), ("한국", False)])
def test_a_quick_look(text, may):
    """It may be wrong in saying yes, never in saying no."""
    assert Korean(["한미동맹"]).may_have_one(text) is may
    assert not Korean([]).may_have_one(text)


def test_english_words():
    """Hyphens stay, the possessive goes."""
    assert [w.text for w in words("Japan's U.S. Self-Defense Forces, 1.5 km.", "en")] == [
        *("japan", "s", "u.s.", "self-defense", "forces", "1.5", "km"),
    ]


def test_japanese_words():
    """Runs of characters are cut into the commonest pieces, katakana stay whole."""
    assert [w.text for w in words("弾道ミサイルの防衛協力", "ja")] == [
        *("弾道", "ミサイル", "の", "防衛", "協力"),
    ]


def test_stretches_do_not_run_over_a_comma():
    """And neither begin nor end with small words."""
    found = {counted for counted, _ in stretches("Rules of engagement, and Force", "en", 3)}
    assert found == {"rules", "rules of engagement", "engagement", "force"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("核の脅威", {"核の脅威", "脅威"}),  # no single character, and no の at the ends
        ("値を比較する", {"比較"}),  # no other particle inside
        ("安全保障", {"安全", "安全保障", "保障"}),
        ("ミサイル 3 発", {"ミサイル"}),
    ],
)
def test_japanese_stretches(text, found):
    """What may be a term in Japanese."""
    assert {counted for counted, _ in stretches(text, "ja", 5)} == found
