"""Countries and regions by their Korean names."""

from __future__ import annotations

import pytest

from glossary.equivalents import cldr
from glossary.equivalents.sources import Query
from glossary.model import Method


def _names(term):
    return {t.language: t.text for t in cldr.equivalents(Query(term=term))}


@pytest.mark.parametrize(
    ("korean", "english", "japanese"),
    [
        ("북한", "North Korea", "北朝鮮"),
        ("호주", "Australia", "オーストラリア"),
        ("한국", "South Korea", "韓国"),
        ("대한민국", "South Korea", "韓国"),
        ("미국", "United States", "アメリカ合衆国"),
        ("동남아시아", "Southeast Asia", "東南アジア"),
        ("뉴칼레도니아", "New Caledonia", "ニューカレドニア"),
        ("홍콩", "Hong Kong", "香港"),
    ],
)
def test_names_in_three_languages(korean, english, japanese):
    """The short names Korean uses lead to the same place as CLDR's own."""
    assert _names(korean) == {"en": english, "ja": japanese}


@pytest.mark.parametrize("term", ["호주 해군", "미국인", "동맹", "북", "알려지지 않은 지역"])
def test_only_whole_names_of_places(term):
    """A name with something after it is another thing; a pseudo-region is no place."""
    assert _names(term) == {}


def test_the_evidence_quotes_the_row():
    """A reader sees the territory code and both names."""
    term = next(iter(cldr.equivalents(Query(term="호주"))))
    (evidence,) = term.evidence
    assert (evidence.method, evidence.source) == (Method.CLDR, "cldr")
    assert evidence.quote == "AU: 호주, Australia, オーストラリア"
    assert term.reliability == 3
