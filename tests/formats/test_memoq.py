"""The term base for memoQ, and what is read of memoQ's own."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from glossary.errors import UnreadableFile
from glossary.formats import recognised
from glossary.model import (
    AdministrativeStatus,
    Definition,
    Evidence,
    Method,
    Status,
    Term,
)

from .entries import GSOMIA, RAA, SENTENCE, concept, export, with_terms
from .tables import read

THEIRS = """\
Entry_ID;Entry_Subject;Entry_Domain;Entry_ClientID;Entry_ProjectID;Entry_Created;\
Entry_Creator;Entry_LastModified;Entry_Modifier;Entry_Note;Korean_Def;Korean;Term_Info;\
Term_Example;Korean;Term_Info;Term_Example;English_United_Kingdom_Def;\
English_United_Kingdom;Term_Info;Term_Example
12;security;;MOFA;;1/31/2026 9:05:00 PM;kim;2/1/2026 12:00:00 AM;;"a
note";두 나라의 약속;동맹;"CasePermissive;HalfPrefix";;우방;;굳은 우방이다.;a promise;alliance;;
"""


PACT = "General Security of Military Information Agreement"
KOREAN = "preferred; KR; hanja 韓日軍事情報保護協定; reliability 3/4; source 외교부, 보도자료"


def rows(entries, languages=("ko", "en")):
    data, report = export("memoq", entries, languages)
    return list(
        csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=";")
    ), report


def test_the_columns_are_those_of_memoq():
    """Of the entry, of each language, and of each term, as often as there are terms."""
    (header, *_), _ = rows([GSOMIA])
    assert header == [
        "Entry_ID",
        "Entry_Subject",
        "Entry_Domain",
        "Entry_ClientID",
        "Entry_ProjectID",
        "Entry_Created",
        "Entry_Creator",
        "Entry_LastModified",
        "Entry_Modifier",
        "Entry_Note",
        "Korean_Def",
        *("Korean", "Term_Info", "Term_Example") * 2,
        "English_Def",
        *("English", "Term_Info", "Term_Example") * 2,
    ]


def test_a_row_an_entry():
    """Terms to use in columns; their sentences as examples; an entry has a number."""
    (_, row, _), _ = rows([GSOMIA, RAA])
    assert row[:2] == ["1", "security; agreements"]
    assert row[10:17] == [
        "군사비밀을 나누는 협정",
        "한일 군사정보보호협정",
        "CasePermissive;HalfPrefix",
        SENTENCE,
        "지소미아",
        "CasePermissive;HalfPrefix",
        "",
    ]


def test_what_has_no_column_is_in_the_note():
    """Id, review status, relations, sources, readings, and terms to avoid."""
    (_, row), _ = rows([GSOMIA])
    assert row[9].split("\n") == [
        "signed 2016",
        "id: gsomia",
        "review status: approved",
        "related: raa",
        "definition source (Korean): 외교부",
        f"한일 군사정보보호협정: {KOREAN}",
        f"{PACT}: preferred; reliability 4/4; source 외교부",
        "GSOMIA: source 보도자료",
        "do not use Military Secrets Pact: deprecated; press, 2012",
    ]


def test_dates_are_as_memoq_writes_them():
    """M/d/yyyy h:mm:ss tt, in UTC."""
    dated = replace(RAA, created="2026-01-31T21:05:00Z", modified="2026-02-01T00:00:00Z")
    (_, row), _ = rows([dated])
    assert (row[5], row[7]) == ("1/31/2026 9:05:00 PM", "2/1/2026 12:00:00 AM")


def test_a_second_definition_is_in_the_note():
    """A language has one column for it."""
    definitions = [Definition(language="ko", text=text, source="") for text in ("하나", "둘")]
    (_, row), _ = rows([concept(ko="동맹", definitions=definitions)])
    assert row[10] == "하나"
    assert "definition (Korean): 둘" in row[9].split("\n")


def test_an_entry_without_a_term_to_use_is_reported():
    """memoQ would have an entry of nothing."""
    bad = Term(language="en", text="bad", administrative_status=AdministrativeStatus.DEPRECATED)
    table, report = rows([with_terms(bad)])
    assert len(table) == 1
    assert report.left_out == [("c1", "bad", "no term to use in any of the languages")]


def test_what_is_written_is_read(tmp_path):
    """Subject, dates, definitions and terms; the note has the rest, as text."""
    dated = replace(RAA, subject="안보", created="2026-01-31T21:05:00Z")
    data, _ = export("memoq", [GSOMIA, dated], ("ko", "en"))
    found = read(tmp_path, data, "memoq")
    assert found.problems == []
    assert found.terms[1] == [
        ("ko", "상호접근협정"),
        ("en", "Reciprocal Access Agreement"),
    ]
    assert (found.concepts[1].subject, found.concepts[1].created) == (
        "안보",
        "2026-01-31T21:05:00Z",
    )
    assert [(d.language, d.text) for d in found.concepts[0].definitions] == [
        ("ko", "군사비밀을 나누는 협정")
    ]
    assert "id: gsomia" in found.concepts[0].note


def test_a_term_base_of_memoq(tmp_path):
    """Its names of languages, its dates; what the termbase has no field for is in the note."""
    found = read(tmp_path, THEIRS, "memoq")
    assert found.problems == []
    (entry,) = found.concepts
    assert (entry.id, entry.subject, entry.status) == ("12", "security", Status.PROPOSED)
    assert (entry.created, entry.modified) == ("2026-01-31T21:05:00Z", "2026-02-01T00:00:00Z")
    assert entry.note == "a\nnote\nEntry_ClientID: MOFA\nEntry_Creator: kim"
    assert [(d.language, d.text) for d in entry.definitions] == [
        ("ko", "두 나라의 약속"),
        ("en", "a promise"),
    ]
    assert [
        (t.language, t.text, t.regional_usage, [e.quote for e in t.evidence])
        for t in entry.terms
    ] == [
        ("ko", "동맹", "", []),
        ("ko", "우방", "", ["굳은 우방이다."]),
        ("en", "alliance", "GB", []),
    ]


@pytest.mark.parametrize(
    ("info", "status", "note"),
    [
        ("CasePermissive;HalfPrefix", AdministrativeStatus.ADMITTED, ""),
        ("", AdministrativeStatus.ADMITTED, ""),
        ("CaseSense;Exact", AdministrativeStatus.ADMITTED, "Term_Info: CaseSense;Exact"),
        (
            "CasePermissive;HalfPrefix;Forbidden",
            AdministrativeStatus.DEPRECATED,
            "Term_Info: CasePermissive;HalfPrefix;Forbidden",
        ),
    ],
)
def test_what_memoq_says_of_a_term(info, status, note, tmp_path):
    """How it looks for it is in the note; whether it is forbidden is its rank."""
    found = read(
        tmp_path, f'Entry_ID,Korean,Term_Info,Term_Example\n1,동맹,"{info}",예문\n', "memoq"
    )
    (term,) = found.concepts[0].terms
    assert (term.administrative_status, term.note) == (status, note)
    assert term.evidence == (Evidence(method=Method.IMPORT, source="", quote="예문"),)


def test_it_is_recognised_by_its_headings(tmp_path):
    """Among tables of any kind."""
    path = tmp_path / "terms.csv"
    path.write_text(THEIRS, encoding="utf-8")
    assert recognised(path) == "memoq"
    path.write_text("Entry_ID;ko;en\n1;동맹;alliance\n", encoding="utf-8")
    assert recognised(path) == "csv"


@pytest.mark.parametrize(
    ("table", "message"),
    [("ko;en\n동맹;alliance\n", "has not the headings"), ("", "nothing in it")],
)
def test_other_tables_are_refused(table, message, tmp_path):
    """And one is told which format to read them as."""
    with pytest.raises(UnreadableFile, match=message):
        read(tmp_path, table, "memoq")


def test_cells_and_columns_that_memoq_does_not_have(tmp_path):
    """They are kept in the note, and told of."""
    found = read(tmp_path, "Entry_ID;Entry_Image;Korean;Term_Info\n1;a.png;동맹;;x\n", "memoq")
    assert found.concepts[0].note == "Entry_Image: a.png\ncolumn 5: x"
    assert [(p.place, p.lost) for p in found.problems] == [
        ("line 1", False),
        ("line 2, column 5", False),
    ]


def test_a_number_that_two_entries_have(tmp_path):
    """Both are read, and one is told."""
    found = read(tmp_path, "Entry_ID;Korean;Term_Info\n1;동맹;\n1;협정;\n", "memoq")
    assert [c.id for c in found.concepts] == ["1", "1"]
    assert found.reasons == ["another entry is number 1, too"]
