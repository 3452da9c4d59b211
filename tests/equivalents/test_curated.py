"""The curated list is read whole, or refused with the place and the remedy."""

from __future__ import annotations

import csv

import pytest

from glossary.equivalents import curated
from glossary.errors import InvalidInput
from glossary.model import AdministrativeStatus as S
from glossary.model import Method, Status, TermType

HEADER = ",".join(curated.COLUMNS)
GSOMIA = (
    "gsomia,agreements,군사정보포괄보호협정 | 지소미아 | GSOMIA,"
    "General Security of Military Information Agreement | GSOMIA,"
    "軍事情報包括保護協定 | GSOMIA,ぐんじじょうほうほうかつほごきょうてい,,"
    '정의,"An agreement, in short.",Generic.,MOFA (외교부) | Defense of Japan'
)
RAA = (
    "raa,agreements,상호접근협정 | RAA,Reciprocal Access Agreement,部隊間協力円滑化協定,,"
    "ja:相互接近協定 | en:Mutual Access Agreement,,,,MOFA"
)


@pytest.fixture
def read(tmp_path):
    """Write lines as a curated list and read it."""

    def write_and_read(*lines, encoding="utf-8"):
        path = tmp_path / "terms.csv"
        path.write_bytes("\r\n".join(lines).encode(encoding))
        return curated.read(path)

    return write_and_read


def _row(**cells):
    return ",".join(cells.get(column, "") for column in curated.COLUMNS)


def test_a_row_is_an_approved_concept(read):
    """Id, subject, note and definitions are taken over."""
    (concept,) = read(HEADER, GSOMIA)
    assert (concept.id, concept.subject) == ("gsomia", "agreements")
    assert (concept.status, concept.note) == (Status.APPROVED, "Generic.")
    assert [(d.language, d.text) for d in concept.definitions] == [
        ("ko", "정의"),
        ("en", "An agreement, in short."),
    ]


def test_the_first_term_of_a_cell_is_preferred(read):
    """The others are admitted; those of other languages are a little less reliable."""
    (concept,) = read(HEADER, GSOMIA)
    korean = concept.in_language("ko")
    assert [(t.text, t.administrative_status) for t in korean] == [
        ("군사정보포괄보호협정", S.PREFERRED),
        ("지소미아", S.ADMITTED),
        ("GSOMIA", S.ADMITTED),
    ]
    assert {t.reliability for t in korean} == {4}
    assert [t.reliability for t in concept.in_language("en")] == [4, 3]


def test_types_are_read_off_the_spelling(read):
    """A full form, the acronym, and the acronym in Hangul."""
    (concept,) = read(HEADER, GSOMIA)
    assert [t.type for t in concept.in_language("ko")] == [
        TermType.FULL_FORM,
        TermType.VARIANT,
        TermType.ACRONYM,
    ]


def test_another_spelling_of_the_same_words_is_a_variant(read):
    """방문군 협정 and 방문군협정 differ in a space."""
    (concept,) = read(HEADER, _row(id="vfa", ko="방문군 협정 | 방문군협정"))
    assert [t.type for t in concept.terms] == [TermType.FULL_FORM, TermType.VARIANT]


def test_the_reading_belongs_to_the_preferred_japanese_term(read):
    """Not to the acronym after it."""
    (concept,) = read(HEADER, GSOMIA)
    readings = [term.reading for term in concept.in_language("ja")]
    assert readings == ["ぐんじじょうほうほうかつほごきょうてい", ""]


def test_terms_to_avoid_are_deprecated(read):
    """Each names its language, and has no reliability."""
    (concept,) = read(HEADER, RAA)
    avoided = [t for t in concept.terms if t.administrative_status is S.DEPRECATED]
    assert [(t.language, t.text, t.reliability) for t in avoided] == [
        ("en", "Mutual Access Agreement", None),
        ("ja", "相互接近協定", None),
    ]


def test_regional_usage_is_said_of_a_term(read):
    """For the terms that it names, usable or not; the others have none."""
    (concept,) = read(
        HEADER + ",regional",
        _row(id="ties", ko="남북관계 | 북남관계", deprecated="en:North-South ties")
        + ',"ko:북남관계=KP | en:North-South ties=US,GB"',
    )
    assert [(t.text, t.regional_usage) for t in concept.terms] == [
        ("남북관계", ""),
        ("북남관계", "KP"),
        ("North-South ties", "US, GB"),
    ]


def test_the_evidence_names_where_it_is_written(read):
    """The row's sources stand in the note, under the list's own key."""
    (concept,) = read(HEADER, GSOMIA)
    (evidence,) = concept.terms[0].evidence
    assert (evidence.method, evidence.source) == (Method.CURATED, "curated:terms.csv")
    assert evidence.note == "MOFA (외교부) | Defense of Japan"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_makes_no_difference(read, encoding):
    """Excel writes one, editors do not."""
    assert [c.id for c in read(HEADER, GSOMIA, RAA, encoding=encoding)] == ["gsomia", "raa"]


def test_an_empty_list_has_no_concepts(read):
    """A header alone is a list too; blank lines count for nothing."""
    assert read(HEADER, "", ",,,,,,,,,,") == []


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ([HEADER.replace("ko,", "", 1), GSOMIA], "line 1: the column “ko” is missing"),
        ([HEADER + ",x"], "line 1: the column “x” is unknown"),
        ([HEADER.replace(",", ";")], "line 1: cells are separated by commas"),
        ([""], "line 1: the column “id” is missing"),
        ([HEADER, GSOMIA, RAA, _row(id="x")], "line 4, column “ko”: there is no Korean term"),
        ([HEADER, RAA, GSOMIA, RAA], "line 4, column “id”: “raa” is used twice"),
        (
            [HEADER, _row(id="2plus2", ko="회담")],
            "column “id”: “2plus2” is no XML NCName",
        ),
        ([HEADER, _row(id="a:b", ko="회담")], "line 2, column “id”"),
        ([HEADER, _row(ko="회담")], "line 2, column “id”: “” is no XML NCName"),
        (
            [HEADER, _row(id="x", ko="동맹", deprecated="zh:同盟")],
            "“zh:同盟” has to be",
        ),
        ([HEADER, _row(id="x", ko="동맹", deprecated="同盟")], "column “deprecated”"),
        ([HEADER, _row(id="x", ko="동맹 | 동맹")], "column “ko”: “동맹” is listed twice"),
        ([HEADER, _row(id="x", ko="동맹", ja_reading="どうめい")], "column “ja_reading”"),
        (
            [HEADER, "raa,agreements,상호접근협정"],
            "line 2: 3 cells where the first line has 11",
        ),
        (
            [HEADER + ",regional", _row(id="x", ko="동맹") + ",ko:동맹=Korea"],
            "column “regional”: “ko:동맹=Korea” has to be",
        ),
        (
            [HEADER + ",regional", _row(id="x", ko="동맹") + ",ko:련맹=KP"],
            "column “regional”: “ko:련맹” is no term of this row",
        ),
        ([HEADER, 'x,y,"동맹" ally,,,,,,,,'], "line 2: not CSV"),
        ([HEADER, GSOMIA, 'x,y,"동맹,,,,,,,,'], "line 3: not CSV"),
        ([HEADER + "\0"], "NUL"),
    ],
)
def test_a_malformed_list_is_refused(read, lines, complaint):
    """The message has the file, the line, the column, and what is wrong."""
    with pytest.raises(InvalidInput) as raised:
        read(*lines)
    assert complaint in str(raised.value)
    assert "terms.csv" in str(raised.value)


def test_line_numbers_count_lines_inside_cells(read):
    """A cell may hold line breaks; the complaint names the line the row begins on."""
    broken = _row(id="x", ko="동맹", note='"two\r\nlines"')
    with pytest.raises(InvalidInput, match="line 4, column “ko”"):
        read(HEADER, broken, _row(id="y"))


@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_another_encoding_is_refused(read, encoding):
    """Korean Excel saves CSV as CP949 unless told otherwise."""
    with pytest.raises(InvalidInput, match="Save the file as “CSV UTF-8”"):
        read(HEADER, GSOMIA, encoding=encoding)


def test_a_missing_file_is_refused(tmp_path):
    """With its name, not with a traceback."""
    with pytest.raises(InvalidInput, match=r"none\.csv cannot be read"):
        curated.read(tmp_path / "none.csv")


def test_the_list_of_the_project_can_be_read(root):
    """Every row of seeds/terms.csv is a concept."""
    path = root / "seeds/terms.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = sum(1 for row in csv.reader(file) if any(row)) - 1
    assert len(curated.read(path)) == rows
