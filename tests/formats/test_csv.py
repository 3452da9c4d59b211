"""The table for Excel."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.model import AdministrativeStatus, Definition, Evidence, Method, Term

from .entries import (
    DEPRECATED,
    GSOMIA,
    RAA,
    SUPERSEDED,
    concept,
    concepts,
    export,
    with_terms,
)

LEGIBLE = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cn"], include_characters="\t\r\n"
)


def rows(concepts, languages=("ko", "en", "ja")):
    """The table as dicts, apostrophes against formulas taken away again."""
    data, _ = export("csv", concepts, languages)
    table = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return [{column: bare(cell) for column, cell in row.items()} for row in table]


def bare(cell):
    return re.sub("^'(?='*[=+\\-@\t\r\n＝＋－＠])", "", cell)


def test_the_file_is_what_excel_takes_for_utf_8():
    """A byte order mark, once, and lines ending in CRLF as RFC 4180 has them."""
    data, _ = export("csv", [RAA])
    assert data.startswith(b"\xef\xbb\xbfid,status,subject,Korean,English,")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert data.count(b"\n") == data.count(b"\r\n") == 2


def test_the_terms_to_use_stand_side_by_side():
    """Id, review status and subject first, then a term a language."""
    row = rows([GSOMIA])[0]
    assert list(row.items())[:6] == [
        ("id", "gsomia"),
        ("status", "approved"),
        ("subject", "security; agreements"),
        ("Korean", "한일 군사정보보호협정"),
        ("English", "General Security of Military Information Agreement"),
        ("Japanese", "軍事情報包括保護協定"),
    ]


def test_every_language_has_its_details():
    """In the order in which the languages were named."""
    assert list(rows([RAA], ("ko", "ja"))[0])[5:] == [
        "Korean other terms",
        "Korean deprecated",
        "Korean superseded",
        "Korean status",
        "Korean hanja",
        "Korean definition",
        "Korean definition source",
        "Korean reliability (1-4)",
        "Korean sources",
        "Korean region",
        "Korean note",
        "Japanese other terms",
        "Japanese deprecated",
        "Japanese superseded",
        "Japanese status",
        "Japanese reading",
        "Japanese definition",
        "Japanese definition source",
        "Japanese reliability (1-4)",
        "Japanese sources",
        "Japanese region",
        "Japanese note",
        "note",
        "relations",
    ]


def test_what_is_said_of_the_term_to_use_stands_bare():
    """Where it can be sorted and filtered by."""
    row = rows([GSOMIA])[0]
    assert row["Korean hanja"] == "韓日軍事情報保護協定"
    assert row["Korean reliability (1-4)"] == "3"
    assert row["Korean status"] == "preferred"
    assert row["Korean sources"] == "외교부 (https://www.mofa.go.kr/terms) | 보도자료"
    assert row["Korean region"] == "KR"
    assert row["Korean note"] == ""
    assert row["Korean definition"] == "군사비밀을 나누는 협정"
    assert row["Korean definition source"] == "외교부"
    assert row["Japanese reading"] == "ぐんじじょうほうほうかつほごきょうてい"
    assert row["note"] == "signed 2016"
    assert row["relations"] == "related: raa"


def test_what_is_said_of_another_term_stands_after_its_name():
    """So that one cell serves all terms of the language."""
    row = rows([GSOMIA])[0]
    assert row["English sources"] == "외교부 (https://www.mofa.go.kr/terms) | GSOMIA: 보도자료"
    assert row["English note"] == "Military Secrets Pact: press, 2012"


def test_evidence_without_a_source_names_none():
    """Only what has a title stands between the semicolons."""
    evidence = tuple(Evidence(method=Method.PERSON, source=key) for key in ("", "text:a.txt"))
    entry = with_terms(Term(language="ko", text="동맹", evidence=evidence))
    assert rows([entry])[0]["Korean sources"] == "보도자료"


def test_terms_to_avoid_have_columns_of_their_own():
    """Nobody takes them for synonyms."""
    old = Term(language="en", text="old", administrative_status=SUPERSEDED)
    entry = with_terms(*GSOMIA.terms, old)
    row = rows([entry])[0]
    assert row["English other terms"] == "GSOMIA"
    assert row["English deprecated"] == "Military Secrets Pact"
    assert row["English superseded"] == "old"


def test_a_language_with_only_terms_to_avoid_has_no_term_to_use():
    """And what is said of them is not taken for something said of one to use."""
    bad = Term(language="en", text="bad", administrative_status=DEPRECATED, note="old map")
    row = rows([with_terms(bad)])[0]
    assert (row["English"], row["English deprecated"]) == ("", "bad")
    assert row["English note"] == "bad: old map"


@pytest.mark.parametrize(
    "first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
)
def test_no_cell_is_a_formula(first):
    """OWASP, CSV injection: an apostrophe makes it text."""
    data, _ = export("csv", [concept(ko=f"{first}cmd|' /C calc'!A0", en="x")])
    table = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert table[1][3] == f"'{first}cmd|' /C calc'!A0"


@pytest.mark.parametrize("text", ["2+2", "'quoted'", "K-9", "R&D = 연구개발"])
def test_a_term_that_is_no_formula_is_left_alone(text):
    """Such characters are harmless after the first place."""
    data, _ = export("csv", [concept(ko=text)])
    table = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert table[1][3] == text


@pytest.mark.parametrize("text", ["'=1", "''=1", "=1"])
def test_the_apostrophe_can_be_taken_away_again(text):
    """Even where the data had one there."""
    assert rows([concept(ko=text)])[0]["Korean"] == text


def test_quotes_commas_and_line_breaks_stay_in_their_cell():
    """As RFC 4180 quotes them."""
    text = 'the "2+2", so called;\r\na\nmeeting'
    entry = concept(ko="회담", definitions=[Definition(language="ko", text=text, source="")])
    assert rows([entry, RAA])[0]["Korean definition"] == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("가 | 나", "가 \\| 나"),
        ("|", "\\|"),
        ("가 \\| 나", "가 \\\\| 나"),
        ("가|나", "가|나"),
        ("||", "||"),
    ],
)
def test_a_bar_that_stands_alone_has_a_backslash_in_front(text, cell):
    """So that it is not taken for the one between terms; one with backslashes has one more."""
    assert rows([concept(ko=text)])[0]["Korean"] == cell


def test_no_entries_make_a_table_of_headings():
    """An empty answer is an answer."""
    assert rows([]) == []
    assert export("csv", [])[1].written == 0


@pytest.mark.parametrize(
    ("code", "heading"),
    [("zh-Hant", "Chinese (Traditional)"), ("fr", "French"), ("qaa", "qaa")],
)
def test_other_languages_go_by_their_names(code, heading):
    """As CLDR has them in English; by the code where it has none."""
    (row,) = rows([with_terms(Term(language=code, text="同盟"))], (code,))
    assert row[heading] == "同盟"


@settings(deadline=None, max_examples=100)
@given(entries=concepts(LEGIBLE))
def test_the_data_can_be_read_back(entries):
    """Every term, definition, note and subject, as it was, by the csv module and one rule."""
    entries = [entry for entry in entries if any(term.text.strip() for term in entry.terms)]
    for entry, row in zip(entries, rows(entries), strict=True):
        assert (row["id"], row["status"]) == (entry.id, entry.status)
        assert (row["subject"], row["note"]) == (entry.subject, entry.note)
        for code, language in (("ko", "Korean"), ("en", "English"), ("ja", "Japanese")):
            terms = [t for t in entry.terms if t.language == code and t.text.strip()]
            preferred, admitted, deprecated, superseded = (
                [t.text for t in terms if t.administrative_status is status]
                for status in AdministrativeStatus
            )
            read = split(row[language]) + split(row[f"{language} other terms"])
            assert read == preferred + admitted
            assert split(row[f"{language} deprecated"]) == deprecated
            assert split(row[f"{language} superseded"]) == superseded
            definitions = [d.text for d in entry.definitions if d.language == code]
            assert split(row[f"{language} definition"]) in (
                definitions,
                [d for d in definitions if d],
            )


def split(cell):
    """The pieces of a cell: apart by ` | `, and a lone bar has lost its backslash."""
    pieces = cell.split(" | ") if cell else []
    return [re.sub(r"(^|(?<= ))\\(\\*\|)(?= |$)", r"\1\2", piece) for piece in pieces]
