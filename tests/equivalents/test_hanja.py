"""Characters carried over to Japanese are suggestions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.equivalents import hanja, kanji
from glossary.equivalents.sources import Query
from glossary.model import Method


def _suggestion(term):
    return next(hanja.equivalents(Query(term=term)), None)


def test_a_whole_word_is_minimally_reliable():
    """The dictionary has it, but nobody says that Japanese uses it in this sense."""
    term = _suggestion("부임")
    assert (term.language, term.text, term.reliability) == ("ja", "赴任", 2)


def test_a_compound_of_such_words_is_not_verified():
    """It was put together here; the note shows how."""
    term = _suggestion("표창 부임")
    assert (term.text, term.reliability) == ("表彰赴任", 1)
    assert term.evidence[0].note == "표창 表彰 + 부임 赴任"


def test_the_evidence_quotes_the_dictionary():
    """A reader sees the other characters that the word may have."""
    (evidence,) = _suggestion("표창").evidence
    assert (evidence.method, evidence.source) == (Method.HANJA, "libhangul")
    assert evidence.quote.startswith("표창 ")


@pytest.mark.parametrize("term", ["RAA", "레이더", "군수", "안보", "방위력 증강 계획"])
def test_components_of_the_field_are_left_to_composition(term):
    """What has a row among the components, or is no Sino-Korean word."""
    assert _suggestion(term) is None


@given(st.text(st.sampled_from("가방위동맹군안보협력핵국제화적부임관사 ·A1힘뷁"), max_size=12))
def test_any_string_has_at_most_one_suggestion(text):
    """Whatever is asked: no error, and nothing that Japanese cannot write."""
    found = list(hanja.equivalents(Query(term=text)))
    assert len(found) <= 1
    assert all(kanji.is_japanese(term.text) and term.text for term in found)
