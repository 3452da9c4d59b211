"""Loanwords are found by sound in English and in katakana."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.equivalents import loanwords
from glossary.equivalents.loanwords import by_sound
from glossary.equivalents.sounds import kana_sounds, sounds, to_english, to_kana
from glossary.equivalents.sources import Query
from glossary.model import Method


@pytest.mark.parametrize(
    ("korean", "english", "japanese"),
    [
        ("네트워크", "network", "ネットワーク"),
        ("파트너십", "partnership", "パートナーシップ"),
        ("헬리콥터", "helicopter", "ヘリコプター"),
        ("시뮬레이션", "simulation", "シミュレーション"),
        ("모니터링", "monitoring", "モニタリング"),
        ("알고리즘", "algorithm", "アルゴリズム"),
        ("컨설팅", "consulting", "コンサルティング"),
    ],
)
def test_loans_are_found_by_sound(korean, english, japanese):
    """Both lists have the word, and all three sound alike."""
    loan = by_sound(korean)
    assert (loan.english, loan.japanese) == (english, japanese)


@pytest.mark.parametrize(
    "word",
    [
        "나라",
        "바다",
        "사람",
        "하늘",
        "어머니",
        "아버지",
        "이야기",
        "동맹",
        "안보협력",
        "힘",
        "허브",
    ],
)
def test_native_sino_korean_and_short_words_are_not(word):
    """어머니 is no armani; 허브 is hub or herb."""
    assert by_sound(word) is None


def test_the_evidence_says_what_it_is():
    """A suggestion by sound, never more than minimally reliable."""
    terms = {term.language: term for term in loanwords.equivalents(Query(term="컨설팅"))}
    assert {code: (t.text, t.reliability) for code, t in terms.items()} == {
        "en": ("consulting", 2),
        "ja": ("コンサルティング", 2),
    }
    (evidence,) = terms["ja"].evidence
    assert evidence.method is Method.LOANWORD
    assert evidence.note == "컨설팅 sounds like consulting, コンサルティング"


@pytest.mark.parametrize("term", ["네트워크", "프랑스", "레이더"])
def test_components_and_countries_are_left_to_their_lists(term):
    """France sounds like plans, and radar like leader."""
    assert list(loanwords.equivalents(Query(term=term))) == []


def test_hangul_and_katakana_are_heard_alike():
    """The filling vowels of Japanese cost little."""
    assert to_kana(sounds("스파이"), kana_sounds("スパイ")) < 0.1
    assert to_kana(sounds("스파이"), kana_sounds("スライド")) > 1


def test_english_spelling_is_heard():
    """A c is a ㅋ in control, a ㅅ in cyber."""
    assert to_english(sounds("컨트롤"), "control") < 0.4
    assert to_english(sounds("사이버"), "cyber") < 0.1
    assert to_english(sounds("사이버"), "kyber") > 0.5


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=8))
def test_any_hangul_may_be_asked(text):
    """No error, whatever it is."""
    loan = by_sound(text)
    assert loan is None or loan.distance < 0.06
