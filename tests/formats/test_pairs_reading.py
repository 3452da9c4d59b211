"""Tables of pairs that are not as they should be: clear words, and the rest is read."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import GlossaryError, UnreadableFile
from glossary.files.text_file import LONGEST_LINE
from glossary.formats import Options, Problem, readable
from glossary.model import Concept
from tests.rewriting import rewrite

READERS = ("deepl", "google", "google-set")

every_reader = pytest.mark.parametrize("name", READERS)

HEADING = {"deepl": "", "google": "", "google-set": "ko,en\n"}
"""What a file begins with, in CSV."""

QUOTATION = (
    "a quotation mark is out of place, and the row was left out: around a cell there are two, "
    "and one inside a cell is doubled"
)


def read(name, path, data, languages=("ko", "en")):
    """Concepts, as pairs of terms, and problems."""
    rewrite(path, data)
    options = Options(languages=languages if name != "google-set" else ())
    items = list(readable()[name].read(path, options))
    problems = [item for item in items if isinstance(item, Problem)]
    entries = [item for item in items if isinstance(item, Concept)]
    return [tuple(term.text for term in entry.terms) for entry in entries], problems


@every_reader
@pytest.mark.parametrize("data", [b"", b"\n\n", b" \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(name, data, tmp_path):
    """Nothing was read, and one is told so."""
    with pytest.raises(UnreadableFile, match=r"has no row with a term|is empty"):
        read(name, tmp_path / "t.csv", data)


@pytest.mark.parametrize("name", ["deepl", "google"])
def test_a_file_of_one_column_is_refused(name, tmp_path):
    """Spaces instead of tabs: the commonest way to spoil a glossary."""
    with pytest.raises(UnreadableFile, match="no row with a term and its translation"):
        read(name, tmp_path / "t.tsv", "동맹    alliance\n협정    pact\n")


@every_reader
def test_a_null_character_is_no_text(name, tmp_path):
    """The line is named."""
    text = HEADING[name] + "협정,pact\n" * 9 + "동\0맹,alliance\n"
    line = text.count("\n")
    with pytest.raises(UnreadableFile, match=f"null character in line {line}|is no text"):
        read(name, tmp_path / "t.csv", text)


@every_reader
def test_a_program_is_no_text(name, tmp_path):
    """Whatever its name says."""
    noise = random.Random(1).randbytes(5000)
    with pytest.raises(UnreadableFile, match="UTF-8"):
        read(name, tmp_path / "t.csv", noise)


@every_reader
def test_korean_windows_is_read_and_reported(name, tmp_path):
    """CP949 is what Excel writes there."""
    text = HEADING[name] + "동맹,alliance\n군사정보보호협정,agreement\n"
    entries, problems = read(name, tmp_path / "t.csv", text.encode("cp949"))
    assert entries == [("동맹", "alliance"), ("군사정보보호협정", "agreement")]
    assert [problem.place for problem in problems] == ["line 1"]
    assert "CP949" in problems[0].reason


@every_reader
def test_excels_unicode_text_is_read(name, tmp_path):
    """UTF-16 with a mark, tabs between the cells, CRLF."""
    text = HEADING[name].replace(",", "\t") + "동맹\talliance\r\n"
    entries, problems = read(
        name, tmp_path / "t.txt", "\ufeff".encode("utf-16-le") + text.encode("utf-16-le")
    )
    assert (entries, problems) == ([("동맹", "alliance")], [])


@every_reader
def test_a_line_without_end_is_passed_over(name, tmp_path):
    """It is named, and the rows around it are read."""
    long = "x" * (LONGEST_LINE + 10)
    text = f"{HEADING[name]}동맹,alliance\n{long},{long}\n협정,pact\n"
    entries, problems = read(name, tmp_path / "t.csv", text)
    assert entries == [("동맹", "alliance"), ("협정", "pact")]
    line = 2 + HEADING[name].count("\n")
    assert [(problem.place, problem.lost) for problem in problems] == [(f"line {line}", True)]


@every_reader
def test_a_long_cell_is_passed_over(name, tmp_path):
    """No term has 200,000 letters, and the reader of CSV takes none such."""
    text = f"{HEADING[name]}{'x' * 200_000},y\n협정,pact\n"
    entries, problems = read(name, tmp_path / "t.csv", text)
    assert entries == [("협정", "pact")]
    assert [problem.lost for problem in problems] == [True]


@every_reader
@pytest.mark.parametrize(
    "row", ['"동맹,alliance', '"동"맹,alliance', '동맹,"alliance" x', '동맹,"']
)
def test_a_stray_quotation_mark_costs_one_row(name, row, tmp_path):
    """And not all the rows down to the next one."""
    text = f"{HEADING[name]}조약,treaty\n{row}\n협정,pact\n{row}\n합의,agreement\n"
    entries, problems = read(name, tmp_path / "t.csv", text)
    assert entries == [("조약", "treaty"), ("협정", "pact"), ("합의", "agreement")]
    first = 2 + HEADING[name].count("\n")
    assert problems == [
        (f"line {first}", QUOTATION, True),
        (f"line {first + 2}", QUOTATION, True),
    ]


@every_reader
def test_many_stray_quotation_marks_take_no_longer_than_others(name, tmp_path):
    """Each is looked after for 50 lines, not to the end of the file."""
    text = HEADING[name] + '"동맹,alliance\n' * 3000 + "협정,pact\n"
    entries, problems = read(name, tmp_path / "t.csv", text)
    assert entries == [("협정", "pact")]
    assert len(problems) == 3000


@every_reader
def test_a_line_break_in_a_cell_is_a_space(name, tmp_path):
    """Excel lets people put one into a term; the lines are counted on."""
    text = HEADING[name] + '"한미\n동맹",alliance\n협정\n'
    if name == "google-set":
        text += ",\n"
    entries, problems = read(name, tmp_path / "t.csv", text)
    first = 1 + HEADING[name].count("\n")
    assert entries[0] == ("한미 동맹", "alliance")
    reason = "line breaks in 한미 동맹 were read as spaces"
    assert problems[0] == (f"lines {first} to {first + 1}", reason, False)
    if name != "google-set":  # a row of one cell is a set of one term
        assert problems[1].place == f"line {first + 2}"


@every_reader
def test_control_characters_are_taken_out_and_reported(name, tmp_path):
    """They are seen by nobody and keep terms apart that look the same."""
    text = HEADING[name] + "동\x02맹,alliance\n" + "협정,pact\n" * 20
    entries, problems = read(name, tmp_path / "t.csv", text)
    assert entries[0] == ("동맹", "alliance")
    assert [p.reason for p in problems] == ["control characters were taken out of 동맹"]


@every_reader
def test_hangul_is_composed(name, tmp_path):
    """As macOS writes it, taken apart."""
    text = HEADING[name] + "\u1103\u1169\u11bc\u1106\u1162\u11bc,alliance\n"
    assert read(name, tmp_path / "t.csv", text) == ([("동맹", "alliance")], [])


@every_reader
def test_a_term_of_nothing_visible_is_reported(name, tmp_path):
    """A zero-width space is no term."""
    text = HEADING[name] + "\u200b,alliance\n협정,pact\n"
    entries, problems = read(name, tmp_path / "t.csv", text)
    assert entries[-1] == ("협정", "pact")
    assert problems[0].reason == "'\\u200b' is no term: left out"


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(READERS),
    rows=st.lists(
        st.text(
            st.one_of(
                st.sampled_from(',;\t"\n\r\0\ufeff koenja가나'),
                st.characters(codec="utf-8"),
            ),
            max_size=30,
        ),
        max_size=8,
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp949", "cp932"]),
    tail=st.binary(max_size=6),
)
def test_whatever_the_file_there_is_an_answer(name, rows, encoding, tail, tmp_path):
    """Entries and problems, or one sentence."""
    data = "\n".join(rows).encode(encoding, "ignore") + tail
    try:
        entries, problems = read(name, tmp_path / "t.csv", data)
    except GlossaryError as error:
        assert str(tmp_path) in str(error)  # noqa: PT017 - only for some files
    else:
        assert all(terms and all(terms) for terms in entries)
        assert all(problem.place.startswith("line") for problem in problems)
