"""The rule by which a cell of somebody else's table has several terms."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.formats._table.split import Found, Mixed, terms

from .conftest import SHARED


def texts(cell, language="ko"):
    return [found.text for found in terms(cell, language)]


@pytest.mark.parametrize(
    "cell",
    [
        "동맹 | 연합",
        "동맹;연합",
        "동맹 ; 연합",
        "동맹； 연합",
        "동맹 / 연합",
        "동맹\n연합",
        "동맹\r\n연합;",
    ],
)
def test_terms_stand_apart(cell):
    """By bars, semicolons, slashes with their spaces, line breaks."""
    assert texts(cell) == ["동맹", "연합"]


@pytest.mark.parametrize(
    "cell",
    ["한·미·일 안보협력", "적합, 적합성", "적합、適合", "감시/정찰", "동맹|연합", "3+1", "A-1"],
)
def test_other_marks_are_in_terms(cell):
    """Commas, bare slashes and bars, middle dots."""
    assert texts(cell) == [cell]


@pytest.mark.parametrize("cell", ["隔離（# 文脈に応じて）", "隔離 (#文脈に応じて)"])
def test_a_remark_is_the_note_of_its_term(cell):
    """TICO-19 writes `検疫 ; 隔離（# 文脈に応じて）`."""
    assert terms(f"検疫 ; {cell}", "ja") == [
        Found("検疫"),
        Found("隔離", note="文脈に応じて"),
    ]


@pytest.mark.parametrize(
    ("cell", "language", "forms"),
    [
        ("CDC : 질병통제예방센터", "ko", ["CDC", "질병통제예방센터"]),
        ("코로나바이러스감염증-19 : 코로나19", "ko", ["코로나바이러스감염증-19", "코로나19"]),
        ("NIH（アメリカ国立衛生研究所）", "ja", ["NIH", "アメリカ国立衛生研究所"]),
        ("Status of Forces Agreement (SOFA)", "en", ["Status of Forces Agreement", "SOFA"]),
        ("SOFA (Status of Forces Agreement)", "en", ["SOFA", "Status of Forces Agreement"]),
    ],
)
def test_a_short_form_and_its_full_form_are_two_terms(cell, language, forms):
    """Around a colon with its spaces; an acronym and what is in brackets after it."""
    assert texts(cell, language) == forms


def test_a_remark_on_a_short_and_a_full_form_is_on_both():
    """As TICO-19 has it: CDC（…）（# …）."""
    assert terms("CDC（アメリカ疾病予防管理センター）（# 初出時に）", "ja") == [
        Found("CDC", note="初出時に"),
        Found("アメリカ疾病予防管理センター", note="初出時に"),
    ]


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        ("接触感染（性）", "ja"),
        ("（感染）拡大", "ja"),
        ("コロナウイルス（COVID-19）", "ja"),
        ("군사정보보호협정(GSOMIA)", "ko"),
        ("coronavirus (COVID-19)", "en"),
        ("동맹(우호)", "ko"),
    ],
)
def test_other_brackets_stay_where_they_are(cell, language):
    """They are part of a term, or say something that only a person can tell."""
    assert texts(cell, language) == [cell]


@pytest.mark.parametrize(
    ("cell", "language", "term", "reading"),
    [
        ("동맹(同盟)", "ko", "동맹", "同盟"),
        ("안전 보장 (安全保障)", "ko", "안전 보장", "安全保障"),
        ("同盟（どうめい）", "ja", "同盟", "どうめい"),
    ],
)
def test_hanja_and_kana_in_brackets_are_the_reading(cell, language, term, reading):
    """Hanja if there are as many as syllables, kana if there are kanji before."""
    assert terms(cell, language) == [Found(term, reading=reading)]


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        ("동맹(盟)", "ko"),
        ("アライアンス（あらいあんす）", "ja"),
    ],
)
def test_what_is_no_reading(cell, language):
    """One character for two syllables; kana after kana."""
    assert terms(cell, language) == [Found(cell)]


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        ("동맹 (alliance)", "ko"),
        ("alliance : 동맹", "ko"),
        ("동맹 = alliance", "ko"),
        ("서울/Seoul", "ko"),
        ("自衛隊 자위대", "ja"),
        ("じえいたい", "ko"),
        ("alliance (동맹)", "en"),
        ("동맹", "en"),
        ("同盟", "en"),
    ],
)
def test_two_languages_in_a_cell_are_for_a_person_to_sort_out(cell, language):
    """And so is a cell in the wrong column."""
    with pytest.raises(Mixed):
        terms(cell, language)


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        ("공급 대상 Software", "ko"),
        ("e스포츠", "ko"),
        ("NATO(나토)", "ko"),
        ("PKO活動", "ja"),
        ("alliance", "ko"),
        ("同盟", "ko"),
        ("café", "en"),
        ("naïveté (2)", "fr"),
        ("同盟", "zh"),
    ],
)
def test_words_of_other_letters_are_how_terms_are_made(cell, language):
    """Acronyms and Latin words stand in Korean and Japanese terms."""
    assert terms(cell, language)


def test_the_cells_of_tico_19():
    """All of its 979 rows but those with an empty translation have a term on either side."""
    folder = SHARED / "data" / "glossaries"
    if not folder.exists():
        pytest.skip("needs ../shared/data/glossaries, real glossaries")
    rows = 0
    for path in folder.glob("tico19-*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                rows += 1
                assert terms(row["sourceString"], "en")
                assert terms(row["targetString"], row["targetLang"][:2])
    assert rows == 980


@given(cell=st.text(), language=st.sampled_from(["ko", "en", "ja", "zh"]))
def test_any_cell_has_terms_or_is_mixed(cell, language):
    """And no term is empty."""
    try:
        found = terms(cell.strip(), language)
    except Mixed:
        return
    assert all(one.text.strip() for one in found)
