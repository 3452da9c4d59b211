"""The two kinds of glossaries that Google Cloud Translation takes."""

from __future__ import annotations

import csv
import shutil
import subprocess
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import InvalidInput, UnreadableFile
from glossary.formats import Options, Problem, readable
from glossary.model import Concept, Term
from tests.rewriting import rewrite

from .entries import (
    DEPRECATED,
    GSOMIA,
    PREFERRED,
    RAA,
    concept,
    concepts,
    export,
    with_terms,
)

LANGUAGES = ("ko", "en", "ja")

ANYTHING = st.one_of(
    st.characters(codec=None, exclude_categories=()),
    st.sampled_from(",;\"'\t\n\r\x85\u2028\u3000\ufeff 가나"),
)
"""Every character there is, those the more often that mean something in CSV."""


def table(name, entries, languages=LANGUAGES):
    data, _ = export(name, entries, languages)
    return list(csv.reader(StringIO(data.decode(), newline=""), strict=True))


def reasons(name, entries, languages=LANGUAGES):
    """What was left out of which entry, but for what Google has no place for at all."""
    _, report = export(name, entries, languages)
    return [left for left in report.left_out if not left.reason.startswith("no place")]


def read(name, path, text, **options):
    """Concepts and problems."""
    rewrite(path, text)
    items = list(readable()[name].read(path, Options(**options)))
    problems = [item for item in items if isinstance(item, Problem)]
    return [item for item in items if isinstance(item, Concept)], problems


def texts(entries):
    return [tuple((term.language, term.text) for term in entry.terms) for entry in entries]


@pytest.fixture
def toolkit():
    """The table that translate-toolkit's reader of CSV makes of a file."""
    module = pytest.importorskip(
        "translate.storage.csvl10n", reason="needs translate-toolkit: pip install '.[dev]'"
    )

    def parse(data, columns):
        store = module.csvfile(fieldnames=columns, encoding="utf-8")
        if data:  # it breaks off at a file without a line
            store.parse(data, dialect="excel")
        return [tuple(unit.todict()[column] for column in columns) for unit in store.units]

    return parse


@pytest.fixture
def libreoffice(tmp_path):
    """The table that LibreOffice makes of a CSV file, as its cells are in an XLSX."""
    openpyxl = pytest.importorskip("openpyxl")
    program = shutil.which("soffice")
    if not program:
        pytest.skip("needs LibreOffice: apt-get install libreoffice-calc")

    def parse(data):
        (tmp_path / "glossary.csv").write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            # commas, quotation marks, UTF-8, from line 1, three columns of text
            "--infilter=CSV:44,34,76,1,1/2/2/2/3/2",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "glossary.csv"),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        sheet = openpyxl.load_workbook(tmp_path / "glossary.xlsx").active
        return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]

    return parse


# ---------------------------------------------------------------- google


def test_a_pair_is_a_row_without_a_heading():
    """The languages are named when the file is handed over."""
    data, report = export("google", [RAA])
    assert data == "상호접근협정,Reciprocal Access Agreement\n".encode()
    assert report.written == 1


def test_every_term_has_the_first_translation():
    """The preferred one; the others are reported by name, terms to avoid too."""
    assert table("google", [GSOMIA], ("ko", "en")) == [
        ["한일 군사정보보호협정", "General Security of Military Information Agreement"],
        ["지소미아", "General Security of Military Information Agreement"],
        ["한일군사정보보호협정", "General Security of Military Information Agreement"],
    ]
    full = "General Security of Military Information Agreement"
    assert reasons("google", [GSOMIA], ("ko", "en")) == [
        ("gsomia", "Military Secrets Pact", "deprecated: Google would use it like any other"),
        ("gsomia", "GSOMIA", f"Google knows one translation of a term, here {full}"),
    ]


def test_a_term_has_less_than_1024_bytes():
    """Google ignores longer ones: it is better to know."""
    entries = [concept("c1", en="x" * 1023, ko="가"), concept("c2", en="y" * 1024, ko="나")]
    assert table("google", entries, ("en", "ko")) == [["x" * 1023, "가"]]
    reason = "longer than 1,023 bytes in UTF-8, the most Google takes"
    assert ("c2", "y" * 1024, reason) in reasons("google", entries, ("en", "ko"))


@pytest.mark.parametrize("name", ["google", "google-set"])
@pytest.mark.parametrize(
    ("long", "measure", "most"),
    [
        ("a" * 1000, len, 10_000_000),
        ("か" * 300, lambda text: len(text.encode()), 10_485_760),
    ],
)
def test_a_file_is_never_larger_than_google_takes(name, long, measure, most):
    """Ten million characters, and 10,485,760 bytes: what finds no room is reported."""
    entries = [concept(f"c{n}", en=f"{long}{n:05}", ja=long) for n in range(6000)]
    data, report = export(name, entries, ("en", "ja"))
    assert most - measure(f"{long}00000,{long}\n") < measure(data.decode()) <= most
    assert 0 < report.written < 6000
    reason = "the file is as large as Google takes it: choose fewer entries"
    full = [left.concept for left in report.left_out if left.reason == reason]
    assert full == [f"c{n}" for n in range(report.written, 6000)]


def test_translate_toolkit_reads_every_pair(toolkit):
    """Commas and quotation marks are text."""
    entries = [GSOMIA, RAA, concept(ko='"2+2", 회담', en="a, 'b' \"c\"")]
    data, _ = export("google", entries)
    assert toolkit(data, ["source", "target"]) == [
        tuple(row) for row in table("google", entries, ("ko", "en"))
    ]


@settings(
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entries=concepts(ANYTHING), direction=st.permutations(LANGUAGES))
def test_translate_toolkit_reads_whatever_is_written(toolkit, entries, direction):
    """Two cells a row, no term twice, none empty, none too long."""
    data, report = export("google", entries, direction[:2])
    rows = table("google", entries, direction[:2])
    assert toolkit(data, ["source", "target"]) == [tuple(row) for row in rows]
    assert all(len(row) == 2 and all(row) for row in rows)
    assert all(len(cell.encode()) < 1024 for row in rows for cell in row)
    assert len({source for source, _ in rows}) == len(rows)
    reported = {left.concept for left in report.left_out}
    assert len(entries) - report.written <= len(reported)


@pytest.mark.parametrize("between", [",", "\t", ";"])
def test_rows_become_entries(tmp_path, between):
    """Of CSV and TSV, and of what Excel calls CSV in Europe."""
    text = f"지소미아{between}GSOMIA\r\n동맹{between}alliance\r\n"
    entries, problems = read("google", tmp_path / "t.csv", text, languages=("ko", "en"))
    assert problems == []
    assert texts(entries) == [
        (("ko", "지소미아"), ("en", "GSOMIA")),
        (("ko", "동맹"), ("en", "alliance")),
    ]


def test_a_third_column_is_no_language(tmp_path):
    """It is for DeepL only; here it is kept in the note."""
    entries, problems = read("google", tmp_path / "t.ko-en.csv", "동맹,alliance,ja\n")
    assert texts(entries) == [(("ko", "동맹"), ("en", "alliance"))]
    assert entries[0].note == "column 3: ja"
    assert [problem.lost for problem in problems] == [False]


def test_our_own_file_comes_back(tmp_path):
    """Every pair."""
    entries = [GSOMIA, RAA, concept(ko='"2+2", 회담', en="talks")]
    data, _ = export("google", entries)
    found, problems = read("google", tmp_path / "g.ko-en.google.csv", data.decode())
    assert problems == []
    assert [[term.text for term in entry.terms] for entry in found] == table(
        "google", entries, ("ko", "en")
    )


# ---------------------------------------------------------------- google-set


def test_a_set_has_a_column_a_language():
    """The codes in the first row, and a cell is empty where there is no term to use."""
    assert table("google-set", [GSOMIA, RAA, concept(ko="동맹", en="alliance")]) == [
        ["ko", "en", "ja"],
        [
            "한일 군사정보보호협정",
            "General Security of Military Information Agreement",
            "軍事情報包括保護協定",
        ],
        ["상호접근협정", "Reciprocal Access Agreement", "部隊間協力円滑化協定"],
        ["동맹", "alliance", ""],
    ]


def test_the_other_terms_of_an_entry_are_reported():
    """By name, each with the reason."""
    full = "General Security of Military Information Agreement"
    other = "Google knows one term of an entry in a language, here"
    assert reasons("google-set", [GSOMIA]) == [
        ("gsomia", "지소미아", f"{other} 한일 군사정보보호협정"),
        ("gsomia", "Military Secrets Pact", "deprecated: Google would use it like any other"),
        ("gsomia", "GSOMIA", f"{other} {full}"),
    ]


def test_an_entry_with_one_term_is_reported():
    """A term alone is no set of equivalents."""
    bad = Term(language="en", text="bad", administrative_status=DEPRECATED)
    entry = with_terms(Term(language="ko", text="우방"), bad)
    assert table("google-set", [entry]) == [["ko", "en", "ja"]]
    assert reasons("google-set", [entry])[-1] == (
        "c1",
        "우방",
        "no terms to use in two of ko, en, ja",
    )


def test_a_term_of_two_entries_is_written_twice_and_reported():
    """Which of the rows counts is not documented; in the other direction both are needed."""
    entries = [concept("c1", ko="은행", en="bank"), concept("c2", ko="둑", en="bank")]
    assert table("google-set", entries)[1:] == [["은행", "bank", ""], ["둑", "bank", ""]]
    reason = "an earlier entry has the same English term: either counts"
    assert reasons("google-set", entries) == [("c2", "bank", reason)]


def test_one_language_makes_no_set():
    """There is nothing to be equivalent to."""
    with pytest.raises(InvalidInput, match="two languages or more"):
        export("google-set", [RAA], ("ko",))


def test_a_preferred_term_that_is_too_long_gives_way():
    """To the next one to use."""
    entry = with_terms(
        Term(language="ko", text="동맹"),
        Term(language="en", text="x" * 1024, administrative_status=PREFERRED),
        Term(language="en", text="alliance"),
    )
    assert table("google-set", [entry])[1] == ["동맹", "alliance", ""]


def test_libreoffice_reads_every_set(libreoffice):
    """With Hangul, kanji, commas and quotation marks."""
    entries = [GSOMIA, RAA, concept(ko='"2+2", 회담', en="=a, 'b' \"c\"")]
    data, _ = export("google-set", entries, LANGUAGES)
    assert libreoffice(data) == table("google-set", entries)


@settings(
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entries=concepts(ANYTHING))
def test_translate_toolkit_reads_every_set(toolkit, entries):
    """Whatever the terms are; the heading is a row to it like any other."""
    data, report = export("google-set", entries, LANGUAGES)
    rows = table("google-set", entries)
    assert toolkit(data, ["source", "target", "context"]) == [tuple(row) for row in rows]
    assert len(rows) == report.written + 1
    reported = {left.concept for left in report.left_out}
    assert len(entries) - report.written <= len(reported)


def test_a_set_becomes_an_entry(tmp_path):
    """Part of speech and description are read, though not written."""
    text = 'en,KO,ja,pos,description\nalliance,동맹,同盟,Noun,"a pact,\nas of 1953"\n'
    (entry,), problems = read("google-set", tmp_path / "t.csv", text)
    assert problems == []
    assert texts([entry]) == [(("en", "alliance"), ("ko", "동맹"), ("ja", "同盟"))]
    assert {term.part_of_speech for term in entry.terms} == {"noun"}
    assert (entry.id, entry.status) == ("", "proposed")
    assert entry.note == "description: a pact,\nas of 1953"


def test_a_part_of_speech_that_is_none_of_ours_stands_in_the_note(tmp_path):
    """Google does not check them either."""
    (entry,), _ = read("google-set", tmp_path / "t.csv", "en,ko,pos\nthe,그,article\n")
    assert {term.part_of_speech for term in entry.terms} == {""}
    assert entry.note == "pos: article"


def test_a_column_that_is_no_language_stands_in_notes(tmp_path):
    """Under its heading, as do cells without one."""
    text = "en,ko,client,\nalliance,동맹,MND\npact,협정,,,x,\n"
    entries, problems = read("google-set", tmp_path / "t.csv", text)
    assert [entry.note for entry in entries] == ["client: MND", "column 5: x"]
    assert problems == [
        ("line 1", "'client' is not a language: what is there stands in notes", False),
        ("line 1", "'' is not a language: what is there stands in notes", False),
        ("line 3", "there are more cells than headings: the rest stands in the note", False),
    ]


def test_two_columns_of_one_language_are_two_terms(tmp_path):
    """Each with its region; what is alike is read once."""
    text = "ko,en-US,en-GB\n국방,defense,defence\n동맹,alliance,alliance\n"
    entries, problems = read("google-set", tmp_path / "t.csv", text)
    assert [(t.text, t.regional_usage) for t in entries[0].terms] == [
        ("국방", ""),
        ("defense", ""),
        ("defence", "GB"),
    ]
    assert len(entries[1].terms) == 2
    assert problems == [("line 3", "alliance stands twice in the row: left out", True)]


def test_a_row_without_a_term_is_reported(tmp_path):
    """A description alone explains nothing."""
    text = "en,ko,description,pos\n,,a pact,\n,,,\n,,,noun\nalliance,동맹,\n"
    entries, problems = read("google-set", tmp_path / "t.csv", text)
    assert len(entries) == 1
    reason = "there is no term, and the row was left out:"
    assert problems == [
        ("line 2", f"{reason} a pact", True),
        ("line 4", f"{reason} noun", True),
    ]


@pytest.mark.parametrize("text", ["source,target\n동맹,alliance\n", "동맹,alliance\n"])
def test_a_set_without_language_codes_is_refused(tmp_path, text):
    """What the columns are cannot be known."""
    with pytest.raises(UnreadableFile, match="The first row of such a file has a language"):
        read("google-set", tmp_path / "t.csv", text)


def test_our_own_set_comes_back(tmp_path):
    """Every term to use."""
    data, _ = export("google-set", [GSOMIA, RAA], LANGUAGES)
    found, problems = read("google-set", tmp_path / "g.google-set.csv", data.decode())
    assert problems == []
    assert texts(found) == [
        tuple(zip(LANGUAGES, row, strict=True))
        for row in table("google-set", [GSOMIA, RAA])[1:]
    ]


@pytest.mark.parametrize("name", ["google", "google-set"])
def test_they_are_known_by_their_names_only(name):
    """Any table looks like them."""
    recognises = readable()[name].recognises
    assert recognises(b"ko,en\n", f"x.{name}.csv")
    assert not recognises(b"ko,en\n", "x.csv")
