"""Heads of official names, states in front of them, and acronyms spelled in Hangul."""

from __future__ import annotations

import pytest

from glossary import names


@pytest.mark.parametrize(
    "term",
    [
        "상호접근협정",
        "상호군수지원협정",
        "집단방위 조약",
        "방위력 증강 계획",
        "평화안전법제 관련법",
        "유엔 헌장",
        "판문점 선언",
        "한미연합사령부",
    ],
)
def test_agreements_laws_papers_and_bodies_are_official_names(term):
    """What has one official name in each language is recognised by its last noun."""
    assert names.is_official(term)


@pytest.mark.parametrize("term", ["협정", "조약", "안보협력", "합동훈련", "방법"])
def test_common_nouns_are_not(term):
    """협정 by itself is any agreement; 방법 ends like a law and is none."""
    assert not names.is_official(term)


@pytest.mark.parametrize(
    ("hangul", "acronym"),
    [
        ("지소미아", "GSOMIA"),
        ("사드", "THAAD"),
        ("나토", "NATO"),
        ("오커스", "AUKUS"),
        ("에스씨엠", "SCM"),
        ("아이시비엠", "ICBM"),
        ("유엔", "UN"),
    ],
)
def test_an_acronym_read_in_korean(hangul, acronym):
    """As a word, consonant by consonant, or letter by letter."""
    assert names.spells(hangul, acronym)


@pytest.mark.parametrize(
    ("hangul", "acronym"),
    [
        ("협정", "RAA"),
        ("정보공유", "GSOMIA"),
        ("지소미아", "ACSA"),
        ("군사정보포괄보호협정", "GSOMIA"),
        ("지소미아", "2+2"),
    ],
)
def test_other_words_do_not_spell_it(hangul, acronym):
    """A name is not a spelling, however short the acronym."""
    assert not names.spells(hangul, acronym)


def test_names_of_one_head_may_be_one_thing():
    """Both are a 협정; a 구상 and four states are not."""
    assert names.same_head("정보공유협정", "군사정보포괄보호협정")
    assert not names.same_head("정보공유", "군사정보포괄보호협정")
    assert not names.same_head("6세대 전투기 공동개발", "글로벌 전투항공 프로그램")


def test_states_in_front_of_a_name():
    """The agreement of two states is narrower than the kind of agreement."""
    assert names.parties("한일 정보공유협정") == "한일"
    assert names.parties("미·일 방위협력") == "미일"
    assert names.parties("영일정보보호협정") == "영일"
    assert names.parties("호주 상호접근협정") == "호주"
    assert names.parties("상호접근협정") == ""
