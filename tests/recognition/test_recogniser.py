"""Which strings in a sentence are a term standing there as a word."""

import pytest

from glossary.recognition import Recogniser


def found(term, text, nouns=()):
    """The pieces of `text` that are recognised as `term`."""
    return [text[m.start : m.end] for m in Recogniser([(1, term)]).find(text, nouns)]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("동맹", "동맹으로서의 의무"),
        ("국회", "국회에서는"),
        ("한미동맹", "한미 동맹을 강화"),
        ("한미 동맹", "한미동맹을 강화"),
        ("한·미·일", "한미일은"),
        ("준동맹 전략", "일본의 ‘준동맹’ 전략이"),
        ("한일", "한·일은"),
        ("RAA", "RAA는"),
        ("RAA", "상호접근협정(RAA, 2023년)"),
        ("2+2", "2+2 회의"),
        ("3축체계", "3축체계를"),
    ],
)
def test_terms_are_found(term, text):
    """With any particle, spaced or not, in quotes, in capitals."""
    assert len(found(term, text)) == 1


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("국회", "중국회사"),
        ("사드", "부탁을 사드립니다"),
        ("이란", "협정이란"),
        ("방한", "북방한계선"),
        ("한국", "한국인이"),
        ("RAA", "RAAF 기지"),
        ("ACSA", "acsa"),
        ("동맹", "한미동맹"),
        ("한일", "그가 한 일은"),
    ],
)
def test_what_only_looks_like_a_term_is_not_found(term, text):
    """Inside another word, across words, in small letters."""
    assert found(term, text) == []


def test_morphemes_open_compounds():
    """Where the analysis has an edge, a term inside a compound is found."""
    assert found("동맹", "한미동맹", nouns=[(0, 2), (2, 4)]) == ["동맹"]


def test_several_terms_at_one_place():
    """Terms may overlap; each is reported."""
    recogniser = Recogniser([(1, "안보협력"), (2, "안보협력 네트워크")])
    matches = recogniser.find("안보협력 네트워크를", [(0, 2), (2, 4), (5, 9)])
    assert sorted((m.term, m.start, m.end) for m in matches) == [(1, 0, 4), (2, 0, 9)]


def test_no_terms():
    """An empty termbase finds nothing."""
    assert list(Recogniser([]).find("동맹")) == []
