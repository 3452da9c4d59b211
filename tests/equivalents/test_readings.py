"""Sino-Korean words in the characters of Japanese."""

from __future__ import annotations

import pytest

from glossary.equivalents.readings import has_characters, rarity, spellings


def _best(hangul):
    return next((spelling.japanese for spelling in spellings(hangul)), None)


def test_the_commonest_in_japanese_comes_first():
    """陷穽 is a trap, and rarer."""
    assert _best("함정") == "艦艇"


def test_a_word_libhangul_lacks_is_found_by_its_readings():
    """專守 is in no Korean list, but Japanese has 専守防衛, which reads 전수방위."""
    assert _best("전수방위") == "専守防衛"


def test_rarity_adds_up_over_pieces():
    """MeCab cuts 戦闘機 into 戦闘 and 機, so it is as rare as both together."""
    assert rarity("戦闘機") == pytest.approx(rarity("戦闘") + rarity("機"))


def test_two_characters_have_to_be_a_japanese_word():
    """libhangul has 威脅 for 위협; Japanese says 脅威."""
    assert spellings("위협") == ()


def test_loans_have_no_characters():
    """Nobody writes 네트워크 in characters."""
    assert not has_characters("네트워크")
    assert has_characters("동맹")
