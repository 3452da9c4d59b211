"""Figures of the whole termbase."""

from contextlib import closing

import pytest

from glossary.model import AdministrativeStatus, Concept, Evidence, Method, Status, Term
from glossary.termbase import history, open_termbase
from glossary.termbase.figures import Coverage, Period, figures
from tests.site.conftest import store_text

PREFERRED = AdministrativeStatus.PREFERRED


def concept(number, subject, status, *languages):
    """A concept with a Korean term, and a curated one in each of the languages."""
    curated = Evidence(method=Method.CURATED, source="curated:terms.csv")
    return Concept(
        id=f"c{number}",
        subject=subject,
        status=status,
        terms=(
            Term(language="ko", text=f"동맹{number}", administrative_status=PREFERRED),
            *(
                Term(
                    language=language,
                    text=f"{language} {number}",
                    administrative_status=PREFERRED,
                    reliability=4 if language == "en" else 3,
                    evidence=(curated,),
                )
                for language in languages
            ),
        ),
    )


@pytest.fixture
def connection(tmp_path):
    """Five entries in two subjects, one of them rejected."""
    with closing(open_termbase(tmp_path / "glossary.db", create=True)) as connection:
        store_text(connection, "a.txt", "동맹1 동맹2 동맹1", [(0, 11)])
        for one in (
            concept(1, "diplomacy", Status.APPROVED, "en", "ja"),
            concept(2, "diplomacy", Status.PROPOSED, "en"),
            concept(3, "diplomacy", Status.APPROVED, "ja"),
            concept(4, "", Status.CANDIDATE),
            concept(5, "cyber", Status.REJECTED, "en", "ja"),
        ):
            history.save(connection, one, actor="Kim")
        yield connection


def test_subjects_come_with_the_largest_first(connection):
    """Entries by status; rejected ones do not count, nor does a subject of such only."""
    assert figures(connection).subjects == [
        ("diplomacy", {"approved": 2, "proposed": 1}),
        ("", {"candidate": 1}),
    ]


def test_coverage_is_by_status(connection):
    """How many have English, Japanese, both; neither follows from that."""
    coverage = figures(connection).coverage
    assert coverage == [
        Coverage(status="approved", total=2, en=1, ja=2, both=1),
        Coverage(status="proposed", total=1, en=1, ja=0, both=0),
        Coverage(status="candidate", total=1, en=0, ja=0, both=0),
        Coverage(status="rejected", total=1, en=1, ja=1, both=1),
    ]
    assert [row.neither for row in coverage] == [0, 0, 1, 0]


def test_reliability_is_that_of_the_weaker_equivalent(connection):
    """Four for the one with English only, three where there is Japanese, then none at all."""
    assert figures(connection).reliability == [(4, 1), (3, 2), (None, 1)]


def test_evidence_is_by_language_and_kind(connection):
    """The rejected entry's too: it is what the equivalents rest on."""
    assert figures(connection).evidence == [("en", "curated", 3), ("ja", "curated", 3)]


def test_the_most_frequent_come_first(connection):
    """With how many texts they stand in; what stands nowhere is left out."""
    rows = figures(connection).frequent
    assert [(row["ko"], row["frequency"], row["texts"]) for row in rows] == [
        ("동맹1", 2, 1),
        ("동맹2", 1, 1),
    ]


def date(connection, days):
    """Give the concepts the days they were made on, and take their history away."""
    connection.execute("delete from change")
    for number, day in days.items():
        connection.execute(
            "update concept set created = ? where public_id = ?",
            (f"{day}T10:00:00Z", f"c{number}"),
        )


def test_growth_is_by_day(connection):
    """A day without anything is there, too; a rejected entry did not grow."""
    date(
        connection,
        {1: "2026-03-01", 2: "2026-03-01", 3: "2026-03-03", 4: "2026-03-03", 5: "2026-03-02"},
    )
    connection.execute(
        "insert into change (batch, time, actor, action, concept)"
        " values (1, '2026-03-02T00:00:00Z', 'Kim', 'update', 'c1')"
    )
    assert figures(connection).growth == [
        Period(period="2026-03-01", added=2, entries=2, changes=0),
        Period(period="2026-03-02", added=0, entries=2, changes=1),
        Period(period="2026-03-03", added=2, entries=4, changes=0),
    ]


def test_growth_over_long_is_by_month(connection):
    """From January to April there are more than 62 days."""
    date(
        connection,
        {1: "2026-01-31", 2: "2026-01-01", 3: "2026-04-01", 4: "2026-04-30", 5: "2026-02-01"},
    )
    assert [(p.period, p.added, p.entries) for p in figures(connection).growth] == [
        ("2026-01", 2, 2),
        ("2026-02", 0, 2),
        ("2026-03", 0, 2),
        ("2026-04", 2, 4),
    ]


def test_a_date_that_is_none_is_left_out(connection):
    """An import may have brought one."""
    date(connection, dict.fromkeys((1, 2, 3, 4), "last year"))
    assert figures(connection).growth == []


def test_an_empty_termbase_has_figures(tmp_path):
    """All of them nothing."""
    with closing(open_termbase(tmp_path / "empty.db", create=True)) as connection:
        found = figures(connection)
    assert found.totals["entries"] == 0
    assert [*found.subjects, *found.coverage, *found.growth, *found.frequent] == []
