"""Characters carried over to Japanese are suggestions, and never official names."""

from __future__ import annotations

import csv

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
    term = _suggestion("동맹국")
    assert (term.language, term.text, term.reliability) == ("ja", "同盟国", 2)


def test_a_compound_is_not_verified():
    """It was put together here; the note shows how."""
    term = _suggestion("준동맹 외교")
    assert (term.text, term.reliability) == ("準同盟外交", 1)
    assert term.evidence[0].note == "준 準 + 동맹 同盟 + 외교 外交"


def test_the_evidence_quotes_the_dictionary():
    """A reader sees the other characters that the word may have."""
    (evidence,) = _suggestion("함정").evidence
    assert (evidence.method, evidence.source) == (Method.HANJA, "libhangul")
    assert evidence.quote == "함정 陷穽 艦艇"


def test_parts_of_the_project_name_it_as_their_source():
    """안보 → 安全保障 is from the project's list, not from libhangul."""
    assert _suggestion("안보").evidence[0].source == "curated:parts.tsv"


@pytest.mark.parametrize(
    "term",
    [
        "상호접근협정",
        "상호군수지원협정",
        "정보공유협정",
        "주둔군 협정",
        "방문군협정",
        "방위장비품·기술이전협정",
        "집단방위 조약",
        "동맹조약",
        "부속 의정서",
        "위안부 합의",
        "방위력 증강 계획",
    ],
)
def test_official_names_are_never_derived(term):
    """相互接近協定 and 相互軍需支援協定 read well and are wrong."""
    assert _suggestion(term) is None


@pytest.mark.parametrize("term", ["RAA", "영일 RAA", "NATO 본부", "레이더", "동해", "군수"])
def test_no_suggestion_without_a_sure_one(term):
    """Acronyms, loans, and words that the project's list marks as undecided."""
    assert _suggestion(term) is None


@given(st.text(st.sampled_from("가방위동맹군안보협력핵국제화적 ·A1힘뷁"), max_size=12))
def test_any_string_has_at_most_one_suggestion(text):
    """Whatever is asked: no error, and nothing that Japanese cannot write."""
    found = list(hanja.equivalents(Query(term=text)))
    assert len(found) <= 1
    assert all(kanji.is_japanese(term.text) and term.text for term in found)


def test_precision_on_the_development_set(shared):
    """Not below what the report says: whole words 97 of 100 right, compounds 85."""
    right = {1: [], 2: []}
    with (shared / "gold/seeds_gold.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            accepted = {row["JA"], *row["ja_alt"].split("|")} - {""}
            term = _suggestion(row["term"])
            if accepted and term:
                right[term.reliability].append(term.text in accepted)
    assert sum(right[2]) >= 0.97 * len(right[2]) > 50
    assert sum(right[1]) >= 0.85 * len(right[1]) > 50
