"""Words that a Japanese dictionary has are taken as attested."""

from __future__ import annotations

import pytest

from glossary.equivalents import dictionary as source
from glossary.equivalents.sources import Query
from glossary.model import Method


def said(term, code=None):
    """Text and reliability of what is said of a term."""
    terms = source.equivalents(Query(term=term))
    return [(t.text, t.reliability) for t in terms if code in {None, t.language}]


def test_without_the_dictionary_nobody_answers():
    """And nobody complains: it is an extra."""
    assert said("동맹국") == []


def test_a_word_carried_over_and_listed_is_reliable(dictionary):
    """동맹국 is 同盟國 in Korean characters, and JMdict has 同盟国."""
    japanese, english, second = source.equivalents(Query(term="동맹국"))
    assert (japanese.text, japanese.reading) == ("同盟国", "どうめいこく")
    assert (japanese.reliability, english.reliability, second.reliability) == (3, 2, 1)
    assert (english.text, second.text) == ("ally", "allied power")
    (evidence,) = japanese.evidence
    assert (evidence.method, evidence.source) == (Method.DICTIONARY, "jmdict")
    assert evidence.quote == "同盟国 [どうめいこく] ally; allied power"


def test_a_short_word_is_less_sure(dictionary):
    """Two syllables have homographs; and three glosses are too many to be names."""
    assert said("동맹", "ja") == [("同盟", 2)]
    assert said("동맹", "en") == [("alliance", 1), ("union", 1)]


def test_a_word_that_only_reads_so(dictionary, monkeypatch):
    """Nothing carries 전수방위 over here, but one word reads 전·수·방·위."""
    monkeypatch.setattr(source.composition, "compose", lambda term, code: None)
    monkeypatch.setattr(source.readings, "spellings", lambda hangul: ())
    assert said("전수방위", "ja") == [("専守防衛", 2)]
    assert said("전수 방위", "en") == [("nonaggressive defense", 2)]


def test_short_words_that_only_read_so_are_no_answer(dictionary, monkeypatch):
    """방산 is 防衛産業 as a rule, not 放散."""
    monkeypatch.setattr(source.composition, "compose", lambda term, code: None)
    monkeypatch.setattr(source.readings, "spellings", lambda hangul: ())
    assert said("방산") == []


def test_an_organisation_is_a_name(dictionary):
    """방위학회: JMnedict has it, and its evidence says so."""
    japanese, english = source.equivalents(Query(term="방위학회"))
    assert (japanese.text, english.text) == ("防衛学会", "Defense Society")
    assert {e.source for t in (japanese, english) for e in t.evidence} == {"jmnedict"}


def test_what_explains_is_only_a_suggestion(dictionary):
    """`military or naval officer` names nothing."""
    assert said("무관", "en") == [("military or naval officer", 1)]


def test_the_military_sense_comes_first_and_archaisms_never(dictionary):
    """강습: an assault from the sea, before any other charge."""
    assert said("강습", "en") == [("amphibious assault", 2)]


@pytest.mark.parametrize("term", ["ICBM", "미사일 발사대", "準同盟"])
def test_what_it_cannot_know(dictionary, term):
    """Not Hangul, or not in the dictionary."""
    assert said(term) == []


@pytest.mark.parametrize(
    ("gloss", "name"),
    [
        ("nonaggressive defence (policy) (defence)", "nonaggressive defense"),
        ("the United Nations", "United Nations"),
        ("to deter", "deter"),
        ("(UN) Security Council", "Security Council"),
        ("North Atlantic Treaty Organisation", "North Atlantic Treaty Organization"),
        ("(esp. in war)", ""),
    ],
)
def test_a_gloss_becomes_a_term(gloss, name):
    """Without remarks and articles, in American spelling."""
    assert source.name(gloss) == name


@pytest.mark.parametrize(
    ("gloss", "is_name"),
    [
        ("entry into force", True),
        ("freedom of navigation", True),
        ("stopping at a port", False),
        ("person who has fled from North Korea", False),
        ("abandoning nuclear weapons, etc.", False),
        ("women working in military brothels", True),
        ("non-intervention in the domestic affairs of another nation", False),
    ],
)
def test_names_and_explanations(gloss, is_name):
    """By their form: it is not always seen."""
    assert source.is_name(gloss) is is_name
