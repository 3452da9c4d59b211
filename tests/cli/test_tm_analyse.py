"""tm analyse."""

import csv
import io
import json
from contextlib import closing

import pytest

from glossary.termbase import open_termbase
from tests.memory.units import fill

UNITS = [
    {"ko": "제3조는 발효됐다.", "en": "Article 3 took effect."},
    {"ko": "협정을 체결했다.", "en": "They concluded it."},
]


@pytest.fixture
def tm(run, tmp_path):
    """Run `glossary tm …` on a memory of two units, beside a text of three sentences."""
    with closing(open_termbase(tmp_path / "glossary.db")) as connection:
        fill(connection, UNITS)
    text = "협정을 체결했다.\n제12조는 발효됐다.\n아무것도 없다.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return lambda *arguments, **options: run("tm", "analyse", *arguments, **options)


def test_for_reading(tm):
    """A table of all bands, and their sum; capitals of thousands in numbers."""
    result = tm("a.txt", "--to", "en", "-t")
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines() if line]
    assert lines[0] == ["a.txt", "ko", "→", "en"]
    assert ["100", "1", "2", "8", "9"] in lines
    assert ["95-99", "1", "2", "10", "11"] in lines
    assert ["none", "1", "2", "7", "8"] in lines
    assert lines[-1] == ["total", "3", "6", "25", "28"]
    assert len(lines) == 1 + 2 + 13


def test_for_programs(tm, tmp_path):
    """A row a band of each file, and of all of them; numbers are numbers."""
    (tmp_path / "b.txt").write_text("아무것도 없다.\n", encoding="utf-8")
    result = tm("a.txt", "b.txt", "--to", "en", "--json", "--weights", "100=50,cross-file=10")
    rows = json.loads(result.stdout)
    assert len(rows) == 3 * 13
    assert rows[3] == {
        "file": "a.txt",
        "from": "ko",
        "to": "en",
        "band": "100",
        "segments": 1,
        "words": 2,
        "characters": 8,
        "with_spaces": 9,
        "weighted": 1.0,
    }
    assert rows[-1] == {
        "file": "(total)",
        "from": "ko",
        "to": "en",
        "band": "total",
        "segments": 4,
        "words": 8,
        "characters": 32,
        "with_spaces": 36,
        "weighted": 5.2,  # 2 of 50 %, 2 + 2 whole, 2 of 10 %
    }


@pytest.mark.parametrize(("flag", "delimiter"), [("--csv", ","), ("--tsv", "\t"), (None, "\t")])
def test_for_spreadsheets(tm, flag, delimiter):
    """The same rows."""
    result = tm("a.txt", "--to", "en", *filter(None, [flag]))
    rows = list(csv.DictReader(io.StringIO(result.stdout), delimiter=delimiter))
    assert [row["segments"] for row in rows if row["band"] == "total"] == ["3", "3"]


def test_standard_input(tm):
    """What is piped in."""
    result = tm("-", "--to", "en", "--json", input="협정을 체결했다.\n")
    rows = json.loads(result.stdout)
    assert (rows[0]["file"], rows[-1]["segments"]) == ("standard input", 1)
    result = tm("-", "--to", "en", input="")
    assert result.exit_code == 1
    assert "What is piped in is empty" in result.stderr


def test_files_that_cannot_be_read(tm, tmp_path):
    """The others are counted; exit code 1, and a sentence each. One named twice is one."""
    (tmp_path / "b.txt").write_bytes(b"a\0b")
    result = tm("none.txt", "b.txt", "a.txt", "./a.txt", "--to", "en", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)[-1]["segments"] == 3
    assert "There is no file none.txt." in result.stderr
    assert "b.txt is not a text" in result.stderr


def test_nothing_can_be_read(tm):
    """Nothing on the output."""
    result = tm("none.txt", "--to", "en")
    assert (result.exit_code, result.stdout) == (1, "")


def test_the_language_of_the_text(tm):
    """It is said what to do."""
    result = tm("a.txt", "--to", "ko")
    assert result.exit_code == 1
    assert "in Korean: name another language" in result.stderr


def test_nothing_in_the_memory(tm):
    """Then nothing matches, and that is said."""
    result = tm("a.txt", "--to", "ja", "--json")
    assert result.exit_code == 0
    assert [row["segments"] for row in json.loads(result.stdout) if row["band"] == "none"] == [
        3,
        3,
    ]
    assert "has nothing in Korean and Japanese" in result.stderr


def test_what_is_locked(tm, tmp_path):
    """It has a row of its own."""
    units = "".join(
        f'<trans-unit id="{n}" translate="{word}"><source>협정이다.</source></trans-unit>\n'
        for n, word in enumerate(["yes", "no", "no"])
    )
    (tmp_path / "a.xlf").write_text(
        '<xliff version="1.2"><file source-language="ko" target-language="en"><body>\n'
        f"{units}</body></file></xliff>",
        encoding="utf-8",
    )
    result = tm("a.xlf", "--csv")
    assert result.exit_code == 0
    assert "a.xlf,ko,en,none,1,1,5,5\n" in result.stdout
    assert "a.xlf,ko,en,locked,2,2,10,10\n" in result.stdout


def test_what_is_not_counted(tm, tmp_path):
    """Each reason once, with its places."""
    (tmp_path / "a.tsv").write_text("ko\ten\n" + "\tx\n" * 4 + "협정\t\n", "utf-8")
    result = tm("a.tsv", "--from", "ko", "--json")
    assert result.exit_code == 0
    assert "a.tsv: 4 not counted: " in result.stderr
    assert "(line 2, line 3, line 4 …)" in result.stderr


def test_internal_matches(tm, tmp_path):
    """Only where they are asked for."""
    (tmp_path / "b.txt").write_text("국회가 비준한다.\n국회가 비준했다.\n", encoding="utf-8")
    for options, row in (([], "85-94,0,"), (["--internal"], "85-94,1,")):
        result = tm("b.txt", "--to", "en", "--csv", *options)
        assert f"b.txt,ko,en,{row}" in result.stdout


def test_the_page(tm, tmp_path):
    """Beside what is printed; never over a file that is counted."""
    result = tm("a.txt", "--to", "en", "--html", "report.html", "-t")
    assert result.exit_code == 0
    assert "95–99 %" in (tmp_path / "report.html").read_text("utf-8")
    result = tm("a.txt", "--to", "en", "--html", "a.txt")
    assert result.exit_code == 2
    assert "협정을" in (tmp_path / "a.txt").read_text("utf-8")


def test_weights_that_are_none(tm):
    """The command was not understood."""
    result = tm("a.txt", "--weights", "fuzzy=10")
    assert result.exit_code == 2
    assert "The bands are context, repetition" in " ".join(result.stderr.split())
