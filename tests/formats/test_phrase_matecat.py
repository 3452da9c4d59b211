"""Workbooks for Phrase and Matecat, as openpyxl sees them."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from glossary.model import Definition, Term

from .entries import DEPRECATED, GSOMIA, RAA, SENTENCE, concept, export, with_terms

KOREAN = "preferred; KR; hanja 韓日軍事情報保護協定; reliability 3/4; source 외교부, 보도자료"
PACT = "General Security of Military Information Agreement"


def rows(name, entries, languages=("ko", "en")):
    data, report = export(name, entries, languages)
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    return [
        ["" if cell is None else cell for cell in row]
        for row in sheet.iter_rows(values_only=True)
    ], report


def test_phrase_has_a_column_a_language_and_the_concept_s_id():
    """Languages by their codes; further terms in rows with the same id."""
    table, report = rows("phrase", [GSOMIA, RAA])
    assert table == [
        ["CID", "ko", "en"],
        ["gsomia", "한일 군사정보보호협정", PACT],
        ["gsomia", "지소미아", "GSOMIA"],
        ["raa", "상호접근협정", "Reciprocal Access Agreement"],
    ]
    assert report.written == 2


def test_phrase_is_not_given_terms_to_avoid():
    """It would offer them; each of them is reported, as is an entry of nothing else."""
    bad = Term(language="en", text="bad", administrative_status=DEPRECATED)
    table, report = rows(
        "phrase", [with_terms(Term(language="ko", text="가"), bad), with_terms(bad)]
    )
    assert table[1:] == [["c1", "가", ""]]
    reasons = [left[1:] for left in report.left_out if not left.reason.startswith("no place")]
    assert reasons == [
        ("bad", "deprecated: Phrase would offer it"),
        ("bad", "deprecated: Phrase would offer it"),
        ("bad", "no term to use in any of the languages"),
    ]


def test_matecat_has_four_columns_for_the_concept_and_three_a_language():
    """Languages by the locale of their country."""
    table, _ = rows("matecat", [RAA], ("ko", "en", "ja"))
    further = ("Notes", "Example of use")
    assert table == [
        [
            *("Forbidden", "Domain", "Subdomain", "Definition"),
            *("ko-KR", *further, "en-US", *further, "ja-JP", *further),
        ],
        [
            *("", "", "", ""),
            *("상호접근협정", "", "", "Reciprocal Access Agreement", "", ""),
            *("部隊間協力円滑化協定", "", ""),
        ],
    ]


def test_matecat_has_further_terms_in_rows_of_their_own():
    """Beside the best of the other languages; what is said of a term is in its notes."""
    table, _ = rows("matecat", [GSOMIA])
    of_it = ["security; agreements", "", "군사비밀을 나누는 협정"]
    assert table[1:3] == [
        [
            *("", *of_it, "한일 군사정보보호협정"),
            KOREAN,
            *(SENTENCE, PACT, "preferred; reliability 4/4; source 외교부", ""),
        ],
        ["", *of_it, "지소미아", "", "", "GSOMIA", "source 보도자료", SENTENCE],
    ]


def test_matecat_forbids_terms_to_avoid():
    """A row with TRUE and one term: forbidden wherever it stands."""
    table, _ = rows("matecat", [GSOMIA])
    assert table[3] == [
        *(True, "security; agreements", "", "군사비밀을 나누는 협정", "", "", ""),
        *("Military Secrets Pact", "deprecated; press, 2012", ""),
    ]


def test_matecat_has_further_definitions_in_notes():
    """The concept has one column for them all."""
    definitions = [
        Definition(language="en", text="a league", source=""),
        Definition(language="ko", text="나라의 약속", source=""),
    ]
    table, _ = rows("matecat", [concept(ko="동맹", en="alliance", definitions=definitions)])
    assert table[1][3:9] == ["나라의 약속", "동맹", "", "", "alliance", "definition: a league"]
