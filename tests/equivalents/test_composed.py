"""English and Japanese are put together from components, each kind as sure as it is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from glossary.equivalents import composed
from glossary.equivalents.composed_english import phrases
from glossary.equivalents.composed_japanese import compound
from glossary.equivalents.composition import compose
from glossary.equivalents.sources import Query
from glossary.model import Method


def _english(term):
    return next(iter(phrases(compose(term, "en") or ())), None)


def _japanese(term):
    return compound(compose(term, "ja") or ())


def _said(term, code):
    return [t for t in composed.equivalents(Query(term=term)) if t.language == code]


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("안보협력", "security cooperation"),
        ("군사력 증강", "military buildup"),
        ("경제 제재", "economic sanctions"),
        ("핵 억제", "nuclear deterrence"),
        ("전략 폭격기", "strategic bomber"),
        ("일본 외교", "Japanese diplomacy"),
        ("한미 동맹", "ROK-U.S. alliance"),
        ("NATO 정상회의", "NATO summit"),
        ("6세대 전투기", "sixth-generation fighter"),
        ("준동맹 외교", "quasi-alliance diplomacy"),
        ("비핵보유국", "non-nuclear-armed state"),
        ("군사적 긴장", "military tension"),
        ("구조적 요인", "structural factor"),
        ("레이더 탑재 선박", "radar-equipped vessel"),
    ],
)
def test_modifiers_go_before_the_head(korean, english):
    """Nouns have a form of their own there: 외교 is diplomatic, 핵 nuclear."""
    assert _english(korean) == english


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("긴장 완화", "easing of tension"),
        ("북한 비핵화", "denuclearization of North Korea"),
        ("제재 해제", "lifting of sanctions"),
        ("유엔 가입", "accession to the United Nations"),
        ("헌법 개정", "constitutional revision"),
        ("점진적 완화", "gradual easing"),
    ],
)
def test_some_heads_take_their_object_after_them(korean, english):
    """Where it is a noun: an adjective stays before the head."""
    assert _english(korean) == english


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("대북 압박", "pressure toward North Korea"),
        ("주한 미국 대사", "U.S. ambassador to South Korea"),
        ("대러 제재", "sanctions against Russia"),
    ],
)
def test_some_modifiers_go_after_the_head(korean, english):
    """대북, 주한 and their like are phrases in English."""
    assert _english(korean) == english


@pytest.mark.parametrize(
    ("korean", "english", "japanese"),
    [
        ("외교·안보 협력", "diplomatic and security cooperation", "外交・安全保障協力"),
        ("평화·안정·번영", "peace, stability and prosperity", "平和・安定・繁栄"),
        ("일본·호주 협력", "Japan-Australia cooperation", "日本・豪州協力"),
        ("주권의 평등", "equality of sovereignty", "主権の平等"),
        ("비핵 3원칙", "three non-nuclear principles", "非核三原則"),
        ("헌법 제9조", "Article 9 of the constitution", "憲法第9条"),
    ],
)
def test_dots_possessives_and_numbers(korean, english, japanese):
    """Coordination, A의 B, and counts, which come first in English."""
    assert (_english(korean), _japanese(korean)) == (english, japanese)


@pytest.mark.parametrize(
    ("korean", "japanese"),
    [
        ("긴장 고조", "緊張の高まり"),
        ("안보 우려", "安全保障上の懸念"),
        ("안보 협력", "安全保障協力"),
        ("전략적 소통", "戦略的コミュニケーション"),
        ("미국 국무부", "米国務省"),
    ],
)
def test_japanese_has_small_words_of_its_own(korean, japanese):
    """の and 上の where they are usual; 米国 and 国務省 share a character."""
    assert _japanese(korean) == japanese


def test_a_component_is_somebodys_word():
    """The whole term is in the list: minimally reliable, and attested by it."""
    (term,) = _said("핵우산", "ja")
    assert (term.text, term.reliability) == ("核の傘", 2)
    assert term.evidence[0].method is Method.DICTIONARY


def test_two_parts_are_minimally_reliable():
    """The note shows the parts, the source is the list."""
    (term,) = _said("안보 협력", "en")
    (evidence,) = term.evidence
    assert (term.text, term.reliability) == ("security cooperation", 2)
    assert (evidence.method, evidence.source) == (Method.COMPOSITION, "components.tsv")
    assert evidence.note == "안보 security + 협력 cooperation"


@pytest.mark.parametrize(
    "term",
    [
        "안보 협력 강화 방안",  # many parts
        "상호접근협정",  # an official name
        "한미 안보 협의체",  # ends as names do
        "외교·안보 협력",  # English has to turn the dot into a word
    ],
)
def test_the_rest_is_not_verified(term):
    """Shown only on request."""
    assert [t.reliability for t in _said(term, "en")[:1]] == [1]


def test_a_second_proposal_is_not_verified():
    """A head has other words too, each less likely."""
    first, second = _said("사이버 협상", "en")
    assert (first.text, first.reliability) == ("cyber negotiation", 2)
    assert (second.text, second.reliability) == ("cyber negotiations", 1)


def test_no_word_stands_twice():
    """국가 is national, and 안보실장 the national security adviser."""
    assert _said("국가안보실장", "en")[0].text == "national security adviser"


def test_what_is_only_characters_is_left_to_hanja():
    """부임 is no component."""
    assert _said("부임", "ja") == []


def test_precision_on_the_unseen_list():
    """Not below what the report says, for what is shown without being asked for."""
    lines = Path(__file__).with_name("unseen.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
    right = [
        term.text in row["ja"].split("|")
        for row in rows
        for term in _said(row["ko"], "ja")
        if term.reliability == 2
    ]
    assert sum(right) >= 0.95 * len(right) > 150
