"""Our own tables, in CSV, TSV and XLSX: what is written comes back, whatever it is."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.formats import formats, recognised
from glossary.language import normalise
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Origin,
    Relation,
    Source,
    SourceKind,
    Status,
    Term,
    TermType,
)

from .entries import (
    DEPRECATED,
    GSOMIA,
    PREFERRED,
    RAA,
    SENTENCE,
    SOURCES,
    SUPERSEDED,
    concept,
    export,
    with_terms,
)
from .tables import read

LANGUAGES = ("ko", "en", "ja")
BY_CONCEPT = ("csv", "tsv", "xlsx")
BY_TERM = ("csv-terms", "tsv-terms", "xlsx-terms")

every_table = pytest.mark.parametrize("name", [*BY_CONCEPT, *BY_TERM])
rows_of_concepts = pytest.mark.parametrize("name", BY_CONCEPT)
rows_of_terms = pytest.mark.parametrize("name", BY_TERM)

ODD = st.text("가a|\\ :;()'=-+@_x0Dé\n\t\r", max_size=10)
"""What the tables are made of, and what could be taken for it."""

property_test = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def back(name, entries, tmp_path, *, sources=SOURCES):
    """What comes back of entries that were written."""
    data, report = export(name, entries, LANGUAGES, sources=sources)
    return read(tmp_path, data, name, file=f"table{formats()[name].SUFFIX}"), report


ODD_SPACED = ODD.map(str.strip)
ODD_NORMAL = ODD.map(normalise)
ODD_SOURCES = st.sampled_from(["", "mofa", "odd"])
ODD_TERMS = st.lists(
    st.builds(
        Term,
        language=st.sampled_from(LANGUAGES),
        text=ODD_NORMAL.filter(bool),
        type=st.sampled_from(list(TermType)),
        administrative_status=st.sampled_from(list(AdministrativeStatus)),
        reliability=st.none() | st.integers(1, 4),
        part_of_speech=st.sampled_from(["", "noun", "properNoun"]),
        reading=ODD_NORMAL,
        regional_usage=ODD_SPACED,
        note=ODD_SPACED,
        evidence=st.lists(
            st.builds(
                Evidence, method=st.just(Method.IMPORT), source=ODD_SOURCES, quote=ODD_SPACED
            ),
            max_size=2,
        ).map(tuple),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda t: (t.language, t.text),
)
ODD_DEFINITIONS = st.lists(
    st.builds(
        Definition,
        language=st.sampled_from(LANGUAGES),
        text=ODD_SPACED.filter(bool),
        source=ODD_SOURCES,
    ),
    max_size=3,
    unique=True,
)
ODD_ENTRIES = st.builds(
    Concept,
    id=ODD.filter(bool),
    subject=ODD_SPACED,
    status=st.sampled_from(list(Status)),
    note=ODD_SPACED,
    terms=ODD_TERMS.map(tuple),
    definitions=ODD_DEFINITIONS.map(tuple),
    relations=st.lists(st.builds(Relation, kind=ODD, target=ODD), max_size=2).map(tuple),
    origins=st.lists(st.builds(Origin, source=ODD, id=ODD), max_size=2).map(tuple),
    termhood=st.none() | st.floats(allow_nan=False),
    created=st.sampled_from(["", "2026-01-31T09:00:00Z"]),
    modified=st.sampled_from(["", "2026-02-01T09:00:00Z"]),
)
"""Entries in which every text is odd, and no two terms are alike."""


def in_order(things):
    return sorted(things, key=str)


def of_term(term):
    """What both kinds of table carry of a term."""
    titles = {e.source.removeprefix("publication:") for e in term.evidence if e.source}
    return (
        *(term.language, term.text, term.administrative_status, term.reliability),
        *(term.reading, term.regional_usage, term.note),
        in_order({"mofa": "외교부", "odd": ODD_SOURCE.title}.get(key, key) for key in titles),
    )


def of_definition(definition):
    key = definition.source.removeprefix("publication:")
    title = {"mofa": "외교부", "odd": ODD_SOURCE.title}.get(key, key)
    return definition.language, definition.text, title


ODD_SOURCE = Source(
    key="odd", kind=SourceKind.PUBLICATION, title="a; b | c: (https://x.kr) ()", url=""
)


@every_table
@property_test
@given(entry=ODD_ENTRIES)
def test_no_text_is_taken_for_something_else(name, entry, tmp_path):
    """Bars, colons, backslashes, brackets, apostrophes, signs of formulas, line breaks."""
    found, _ = back(name, [entry], tmp_path, sources={**SOURCES, "odd": ODD_SOURCE})
    (read_back,) = found.concepts
    assert found.problems == []
    assert (read_back.id, read_back.subject) == (entry.id, entry.subject)
    assert (read_back.status, read_back.note) == (entry.status, entry.note)
    assert in_order(map(of_term, read_back.terms)) == in_order(map(of_term, entry.terms))
    assert in_order(map(of_definition, read_back.definitions)) == in_order(
        map(of_definition, entry.definitions)
    )
    assert read_back.relations == entry.relations


@rows_of_terms
@property_test
@given(entry=ODD_ENTRIES)
def test_a_row_a_term_carries_more(name, entry, tmp_path):
    """Types, parts of speech, sentences, where an entry came from, its score and its dates."""
    found, _ = back(name, [entry], tmp_path, sources={**SOURCES, "odd": ODD_SOURCE})
    (read_back,) = found.concepts
    assert read_back.origins == entry.origins
    assert read_back.termhood == entry.termhood
    assert (read_back.created, read_back.modified) == (entry.created, entry.modified)
    assert in_order((t.text, t.type, t.part_of_speech) for t in read_back.terms) == in_order(
        (t.text, t.type, t.part_of_speech) for t in entry.terms
    )
    quoted = [
        in_order(
            {(t.language, t.text, e.quote) for t in c.terms for e in t.evidence if e.quote}
        )
        for c in (read_back, entry)
    ]
    assert quoted[0] == quoted[1]


@every_table
def test_a_source_keeps_its_address(name, tmp_path):
    """Title and address share a piece of a cell."""
    found, _ = back(name, [GSOMIA], tmp_path)
    assert (
        Source(
            key="publication:외교부",
            kind=SourceKind.PUBLICATION,
            title="외교부",
            url="https://www.mofa.go.kr/terms",
        )
        in found.sources
    )
    assert len(found.sources) == 2


@rows_of_terms
def test_a_sentence_comes_back_with_its_source(name, tmp_path):
    """And its source is not named a second time for the term."""
    found, _ = back(name, [GSOMIA], tmp_path)
    term = next(t for t in found.concepts[0].terms if t.text == "GSOMIA")
    assert [(e.method, e.source, e.quote) for e in term.evidence] == [
        (Method.IMPORT, "publication:보도자료", SENTENCE)
    ]


@every_table
def test_what_a_table_does_not_carry_is_reported(name):
    """A row a concept has no place for types, sentences and how the evidence was come by."""
    _, report = export(name, [GSOMIA], LANGUAGES)
    reasons = [left.reason for left in report.left_out]
    assert reasons == (
        ["no place for term types, context sentences, how the evidence was come by"]
        if name in BY_CONCEPT
        else []
    )


@every_table
def test_files_of_ours_are_recognised(name, tmp_path):
    """By what is in them, where the name says no more than csv, tsv or xlsx."""
    data, _ = export(name, [GSOMIA, RAA], LANGUAGES)
    path = tmp_path / f"table.{name.removesuffix('-terms')}"
    path.write_bytes(data)
    assert recognised(path) == name


def test_the_rows_of_a_concept_stand_together():
    """Its id, subject and review status on each of them, the rest on the first."""
    data, _ = export("csv-terms", [GSOMIA], ("ko", "en"))
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    columns = ("concept id", "language", "term", "term status")
    assert [tuple(row[column] for column in columns) for row in rows] == [
        ("gsomia", "ko", "한일 군사정보보호협정", "preferred"),
        ("gsomia", "ko", "지소미아", "admitted"),
        ("gsomia", "en", "General Security of Military Information Agreement", "preferred"),
        ("gsomia", "en", "GSOMIA", "admitted"),
        ("gsomia", "en", "Military Secrets Pact", "deprecated"),
    ]
    assert [row["subject"] for row in rows] == ["security; agreements"] * 5
    assert [row["review status"] for row in rows] == ["approved"] * 5
    assert [row["concept note"] for row in rows] == ["signed 2016", "", "", "", ""]
    assert [row["definition"] for row in rows] == ["군사비밀을 나누는 협정", "", "", "", ""]


@rows_of_terms
def test_a_definition_in_a_language_without_terms_has_a_row(name, tmp_path):
    """Without a term in it, and it is not taken for a term that is missing."""
    defined = concept(
        ko="동맹", definitions=[Definition(language="en", text="a league", source="")]
    )
    found, _ = back(name, [defined, RAA], tmp_path)
    assert found.problems == []
    assert found.concepts[0].definitions == defined.definitions
    assert [len(c.terms) for c in found.concepts] == [1, 3]


def test_rows_that_were_sorted_apart(tmp_path):
    """A person sorted by language: each part is read, with its id, and one is told."""
    data, _ = export("csv-terms", [RAA, concept("c2", ko="동맹", en="alliance")], LANGUAGES)
    head, *rows = data.decode("utf-8-sig").splitlines()
    rows.sort(key=lambda row: row.split(",")[1])
    found = read(tmp_path, "\n".join([head, *rows]), "csv-terms")
    assert [c.id for c in found.concepts] == ["raa", "c2", "raa", "c2"]
    assert found.reasons == [
        f"there are rows of {name} above, too, apart from these: read as two"
        for name in ("raa", "c2")
    ]


@rows_of_concepts
def test_ranks_come_back(name, tmp_path):
    """Which terms are preferred is in a column; the others tell it by where they stand."""
    terms = [
        Term(language="en", text="a", administrative_status=PREFERRED),
        Term(language="en", text="b", administrative_status=PREFERRED),
        Term(language="en", text="c"),
        Term(language="en", text="d", administrative_status=DEPRECATED),
        Term(language="en", text="e", administrative_status=SUPERSEDED),
        Term(language="ko", text="가"),
    ]
    found, _ = back(name, [with_terms(*terms)], tmp_path)
    ranks = {t.text: t.administrative_status for t in found.concepts[0].terms}
    assert ranks == {t.text: t.administrative_status for t in terms}


EDITED = "id,status,subject,Korean,Korean other terms,Korean deprecated,Korean status,"
EDITED += "Korean reliability (1-4),Korean note,note\n"


@pytest.mark.parametrize(
    ("row", "reason", "lost"),
    [
        ("c1,done,,동맹,,,,,,", "“status” cannot be 'done': kept in the note", False),
        (
            "c1,,,동맹,,,best,,,",
            "“Korean status” cannot be 'best': kept in the term's note",
            False,
        ),
        ("c1,,,동맹,,,,5,,", "“Korean reliability (1-4)” cannot be '5'", False),
        ("c1,,,,,우방,,,bad,", "“Korean note” says something of no term", False),
        ("c1,,,동맹,동맹,,,,,", "동맹 is there twice in one entry", False),
        ("c1,,,,,,,,,only a note", "there is no term here", True),
    ],
)
def test_what_a_person_wrote_into_it_and_cannot_be(row, reason, lost, tmp_path):
    """It is said, with its place, and kept where a person finds it."""
    found = read(tmp_path, EDITED + row)
    (problem,) = found.problems
    assert problem.reason.startswith(reason)
    assert problem.place.startswith("line 2")
    assert problem.lost is lost


def test_a_column_that_a_person_added(tmp_path):
    """It goes into the note, with its heading."""
    found = read(tmp_path, EDITED.strip() + ",who\nc1,approved,,동맹,,,,,,,Kim\n")
    assert found.concepts[0].note == "who: Kim"
    assert "has no field and is kept in the note" in found.reasons[0]


def test_a_relation_that_is_none(tmp_path):
    """It is left out, and one is told what it should look like."""
    found = read(tmp_path, EDITED.strip() + ",relations\nc1,,,동맹,,,,,,,raa\n")
    assert found.concepts[0].relations == ()
    assert "`related: gsomia`" in found.reasons[0]
    assert found.lost == ["line 2, column 11"]


def test_tables_from_before_there_were_such_columns(tmp_path):
    """Our table as it was at first, without ranks and regions."""
    found = read(tmp_path, EDITED + "c1,approved,안보,동맹,연합,,,4 | 연합: 2,, \n")
    assert [(t.text, t.reliability) for t in found.concepts[0].terms] == [
        ("동맹", 4),
        ("연합", 2),
    ]
    assert found.concepts[0].status == Status.APPROVED


def test_a_term_with_marks_of_other_tables_is_one_term(tmp_path):
    """Our own tables have one thing that stands between terms, and no other."""
    odd = concept(en="A; B / C : D (E)")
    found, _ = back("csv", [odd], tmp_path)
    assert found.terms == [[("en", "A; B / C : D (E)")]]


def test_other_languages_come_back(tmp_path):
    """By whatever name they stand over their columns."""
    codes = ("ko", "zh-Hant", "fr-CA", "ko-Hani")
    entry = with_terms(*(Term(language=code, text=f"同盟{n}") for n, code in enumerate(codes)))
    data, _ = export("csv", [entry], codes)
    assert {t.language for t in read(tmp_path, data).concepts[0].terms} == set(codes)


@every_table
def test_entries_in_the_order_of_the_file(name, tmp_path):
    """Each as it comes."""
    entries = [replace(RAA, id=f"c{n}") for n in range(5)]
    found, _ = back(name, entries, tmp_path)
    assert [c.id for c in found.concepts] == ["c0", "c1", "c2", "c3", "c4"]
