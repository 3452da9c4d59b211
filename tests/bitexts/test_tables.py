"""Tables: TSV, CSV, XLSX."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from glossary.errors import InvalidInput, UnreadableFile
from tests.bitexts.units import ALLIANCE, BOLD


def texts(units):
    return [unit.segments for unit in units]


@pytest.mark.parametrize(
    "head",
    [
        "ko\ten\tja",
        "KO\tEN-US\tja_JP",
        "Korean\tEnglish\tJapanese",
        "한국어\t영어\t일본어",
        "국문\t영문\t일문",
    ],
)
def test_headings(head, read):
    """Codes or names, in any of the languages."""
    units, rest = read(f"{head}\n가\ta\tア\n", "a.tsv")
    assert texts(units) == [{"ko": "가", "en": "a", "ja": "ア"}]
    assert rest == []


def test_a_table_without_headings(read):
    """Is read in the languages that somebody says, and not without."""
    with pytest.raises(InvalidInput, match="--source-language"):
        read("가\ta\n나\tb\n", "a.tsv")
    units, _ = read("가\ta\n나\tb\n", "a.tsv", source_language="ko", target_languages=["en"])
    assert texts(units) == [{"ko": "가", "en": "a"}, {"ko": "나", "en": "b"}]


def test_source_and_target(read):
    """As headings, of the languages that somebody says."""
    units, _ = read(
        "target,source\na,가\n", "a.csv", source_language="ko", target_languages=["en"]
    )
    assert texts(units) == [{"ko": "가", "en": "a"}]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_cells_are_parted_by(delimiter, read):
    """Is found out for CSV; commas in texts are none of it."""
    rows = [["en", "ko"], ["a, b, c", "가"], ["d, e, f", "나"]]
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    units, _ = read(stream.getvalue(), "a.csv")
    assert texts(units)[0] == {"en": "a, b, c", "ko": "가"}


def test_other_columns(read):
    """What is said of a unit, and what is not kept."""
    head = "id,ko,en,status,machine,note,client"
    units, rest = read(f"{head}\n7,가,a,Final,yes,n,X\n8,나,b,done,,,\n", "a.csv")
    first, second = units
    assert (first.external_id, first.status, first.machine, first.note) == (
        "7",
        "final",
        True,
        "n",
    )
    assert second.status == ""
    assert [tuple(item) for item in rest] == [
        ("line 1, column 7", "the column “client” is not kept", False),
        (
            "line 3, column 4",
            "“done” is no status: write initial, translated, reviewed or final",
            False,
        ),
    ]


def test_rows_that_are_no_units(read):
    """Each with its place and the reason; an empty cell beside two texts is none."""
    text = "ko\ten\tja\n가\t\t\n나\tb\t\n다\t\x01\t\n"
    units, rest = read(text, "a.tsv")
    assert texts(units) == [{"ko": "나", "en": "b"}]
    assert rest == [
        ("line 2", "it has a text in one language only", True),
        ("line 4", "there are control characters in it, which no text has", True),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
def test_encodings(encoding, read):
    """Are found out."""
    text = "ko\ten\n한미동맹은 중요하다\tThe alliance is vital\n"
    units, _ = read(text.encode(encoding), "a.tsv")
    assert texts(units) == [{"ko": "한미동맹은 중요하다", "en": "The alliance is vital"}]


def test_mixed_line_ends(read):
    """All of them end a row."""
    units, _ = read("ko\ten\r\n가\ta\n나\tb\r다\tc", "a.tsv")
    assert [unit.segments["en"] for unit in units] == ["a", "b", "c"]


def test_null_bytes(read):
    """Make it no text."""
    with pytest.raises(UnreadableFile, match="null character"):
        read("ko\ten\n가\ta\0\n", "a.tsv")


def test_a_cell_of_a_megabyte(read):
    """Is passed over and said; the next row is read."""
    units, (said,) = read(f"ko\ten\n{'가' * (1 << 20)}\ta\n나\tb\n", "a.tsv")
    assert len(units) == 1
    assert said.lost
    assert said.place == "line 2"


def test_a_workbook(tmp_path, read):
    """The first sheet with headings."""
    book = openpyxl.Workbook()
    for row in (["Korean", "English"], ["가", "a"], ["나", None]):
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    units, rest = read(stream.getvalue(), "a.xlsx")
    assert texts(units) == [{"ko": "가", "en": "a"}]
    assert rest == [("Sheet!A3", "it has a text in one language only", True)]


def test_a_workbook_that_is_none(read):
    """A sentence."""
    with pytest.raises(UnreadableFile):
        read(b"PK\x03\x04 broken", "a.xlsx")


def test_tsv_is_written(write):
    """What a spreadsheet would calculate it is to show; missing texts are empty cells."""
    formula = type(BOLD)(source="", segments={"ko": "=1+1", "en": "a\tb\nc"})
    data, report = write("tsv", [ALLIANCE, formula], "ko", "en", "ja")
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter="\t"))
    assert rows[0][:4] == ["ko", "en", "ja", "id"]
    assert rows[1][:3] == list(ALLIANCE.segments.values())
    assert rows[2][:3] == ["'=1+1", "a\tb\nc", ""]
    assert report.written == 2


@pytest.mark.parametrize("name", ["tsv", "csv", "xlsx"])
def test_what_is_said_is_written(name, write, read):
    """And read again, all of it but the tags."""
    data, report = write(name, [ALLIANCE, BOLD], "ko", "en", "ja")
    units, rest = read(data, f"a.{name}")
    assert units[0] == ALLIANCE
    assert units[1].segments == BOLD.segments
    assert rest == []
    assert dict(report.reduced) == {"inline tags": 1}


def test_cells_without_a_heading(read):
    """Each is told: a tabulator too many is not found otherwise."""
    units, told = read("ko\ten\t\n동맹\talliance\tx\ty\n협정\tpact\t\t \n", "a.tsv")
    assert len(units) == 2
    reason = "a cell in a column without a heading is not kept"
    assert told == [("line 2, column 3", reason, False), ("line 2, column 4", reason, False)]


def test_cells_behind_the_languages(read):
    """Of a table without headings."""
    options = {"source_language": "ko", "target_languages": ["en"]}
    (unit,), told = read("동맹\talliance\t同盟\n", "a.tsv", **options)
    assert unit.segments == {"ko": "동맹", "en": "alliance"}
    reason = "a cell behind those of the languages that were named is not kept"
    assert told == [("line 1, column 3", reason, False)]
