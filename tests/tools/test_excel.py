"""What a spreadsheet shows of a table that is opened with a double click."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from glossary.tools._spreadsheet import becomes

from .files import load, whats


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("9/11", "a date"),
        ("3-1", "a date"),
        ("2016-11-23", "a date"),
        ("MAR1", "a date"),
        ("5월 18일", "a date"),
        ("1E5", "a number"),
        ("007", "a number"),
        ("1.10", "a number"),
        ("12345678901234567", "a number"),
        ("(12)", "a number"),
        ("2:30", "a time"),
        ("=A1", "a formula"),
        ("@cmd", "a formula"),
        ("-동맹", "a formula"),
        ("true", "a truth value"),
        ("12", ""),
        ("-5", ""),
        ("0.5", ""),
        ("2+2", ""),
        ("13/32", ""),
        ("K-9", ""),
        ("F-35", ""),
        ("3축체계", ""),
        ("May flower", ""),
        ("", ""),
    ],
)
def test_what_a_cell_becomes(text, kind):
    """Dates, numbers and formulas are made of what only looks like them."""
    assert becomes(text) == kind


HEADED = "id,Korean,English\nc1,가,a\nc2,9/11,b\n"


def test_columns_by_their_headings(tmp_path):
    """The terms are shown from the columns of the two languages."""
    entries, loaded = load("excel", tmp_path, "a.csv", "\ufeff" + HEADED)
    assert entries == [("가", "a"), ("9/11", "b")]
    (found,) = loaded.findings
    assert found.what == "Excel makes a date of it"
    assert found.places == ["line 3 (9/11)"]


def test_without_a_mark_korean_is_not_read(tmp_path):
    """UTF-8 is taken for CP949; plain ASCII is the same in both."""
    _, loaded = load("excel", tmp_path, "a.csv", "가,a\n")
    assert "byte order mark" in whats(loaded)[0]
    assert loaded.findings.lost == 1
    assert load("excel", tmp_path, "a.csv", "a,b\n")[1].findings.lost == 0


def test_semicolons(tmp_path):
    """A file from a country with decimal commas opens in one column."""
    _, loaded = load("excel", tmp_path, "a.csv", "\ufeff가;a\n나;b\n")
    assert "commas" in whats(loaded)[0]


def test_a_long_cell(tmp_path):
    """A cell has 32,767 characters."""
    text = io.StringIO()
    csv.writer(text).writerows([["\ufeff가", "a" * 32_767], ["나", "b" * 32_768]])
    _, loaded = load("excel", tmp_path, "a.csv", text.getvalue())
    assert [kind.places for kind in loaded.findings] == [["line 2"]]


def test_a_workbook(tmp_path):
    """What stands in an XLSX is shown as it is."""
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO(HEADED)):
        book.active.append(row)
    book.save(tmp_path / "b.xlsx")
    entries, loaded = load("excel", tmp_path, "a.xlsx", (tmp_path / "b.xlsx").read_bytes())
    assert entries == [("가", "a"), ("9/11", "b")]
    assert loaded.findings.lost == 0
