"""Acronyms in Korean texts, and what they stand for."""

from __future__ import annotations

import pytest

from glossary.equivalents import acronyms
from glossary.equivalents.sources import Query
from glossary.model import TermType


def said(term):
    """Language, text and reliability of what is said of a term."""
    return [(t.language, t.text, t.reliability) for t in acronyms.equivalents(Query(term=term))]


def test_the_acronym_is_taken_over():
    """What stands in Latin letters in a Korean text stands so in others."""
    english, japanese = acronyms.equivalents(Query(term="GCAP"))
    assert (english.language, english.text, english.reliability) == ("en", "GCAP", 2)
    assert (japanese.language, japanese.text) == ("ja", "GCAP")
    assert english.type is TermType.ACRONYM


def test_the_dictionary_knows_what_it_stands_for(dictionary):
    """The first word with characters: ＩＣＢＭ is the acronym once more."""
    assert said("ICBM")[2:] == [
        ("en", "Intercontinental Ballistic Missile", 2),
        ("ja", "大陸間弾道ミサイル", 3),
    ]


def test_of_two_meanings_that_of_the_field(dictionary):
    """PKO keeps peace here, not prices; the entry has no characters for it."""
    assert said("PKO")[2:] == [("en", "peacekeeping operations", 2)]


@pytest.mark.parametrize("term", ["동맹", "alliance"])
def test_other_words_are_none(dictionary, term):
    """Neither Korean words nor English ones."""
    assert said(term) == []


@pytest.mark.parametrize(
    ("acronym", "full", "does"),
    [
        ("ICBM", "intercontinental ballistic missile", True),
        ("NATO", "North Atlantic Treaty Organization", True),
        ("WMD", "weapon of mass destruction", True),
        ("UN", "United Nations", True),
        ("PKO", "price-keeping operation", True),
        ("PKO", "intercontinental ballistic missile", False),
        ("UN", "United Nations Children's Fund", False),
        ("WMD", "WMD", False),
    ],
)
def test_letters_stand_for_words(acronym, full, does):
    """In their order, and no larger word without a letter."""
    assert acronyms.stands_for(acronym, full) is does
