"""search, show, list, stats."""

import csv
import io
import json

import pytest
from wcwidth import wcswidth


def test_search_finds_and_prints_rows(run):
    """Into a pipe go tab-separated values with a header."""
    result = run("search", "한미", "동맹")
    rows = list(csv.DictReader(io.StringIO(result.stdout), delimiter="\t"))
    assert [row["en"] for row in rows] == ["ROK-U.S. alliance"]
    assert rows[0]["frequency"] == "2"


def test_search_without_a_hit(run):
    """Nothing found is said, with exit code 1 and clean output."""
    result = run("search", "없는말")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No entry" in result.stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gksalehdaod", "한미동맹"), ("한미둥맹", "한미동맹"), ("GSOMAI", "GSOMIA")],
)
def test_search_asks_what_was_meant(run, typed, meant):
    """The other keyboard layout, or a slip."""
    result = run("search", typed)
    assert result.exit_code == 1
    assert f"Did you mean {meant}?" in result.stderr


@pytest.mark.parametrize("typed", ["", "   ", '"', "*", "(", "a OR", "-", "\x00", "🙂"])
def test_search_takes_anything(run, typed):
    """No input is a traceback."""
    result = run("search", typed)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("as_", ["--json", "--nl", "--csv", "--tsv", "-t"])
def test_listings_in_every_format(run, as_):
    """Every listing comes in every format, and has both entries."""
    result = run("list", as_)
    assert result.exit_code == 0
    assert "한미동맹" in result.stdout
    assert "軍事情報包括保護協定" in result.stdout


def test_the_table_is_aligned(run):
    """Hangul and kanji are two columns wide: every row has its columns in one place."""
    lines = run("list", "-t").stdout.splitlines()
    start = len(lines[1].split("  ")[0]) + 2  # the rule under the header
    for line in lines[2:]:
        width, i = 0, 0
        while width < start:
            width += wcswidth(line[i])
            i += 1
        assert width == start
        assert line[i - 2 : i] == "  "
        assert line[i] != " "


def test_json_is_real_utf8(run):
    """Korean in JSON is readable."""
    result = run("search", "동맹", "--json")
    assert '"한미동맹"' in result.stdout
    assert json.loads(result.stdout)[0]["reliability"] == 3


def test_list_filters(run):
    """By status, subject and missing language."""
    assert "한미동맹" not in run("list", "--missing", "en", "--tsv").stdout
    assert "지소미아" in run("list", "--missing", "en", "--tsv").stdout
    assert "지소미아" not in run("list", "--subject", "alliances", "--tsv").stdout
    assert run("list", "--status", "rejected", "--json").stdout.strip() == "[]"


def test_an_unknown_status_is_named(run):
    """A status that does not exist is an error that lists those that do."""
    result = run("list", "--status", "final")
    assert result.exit_code == 2
    assert "candidate, proposed, approved, rejected" in result.stderr


@pytest.mark.parametrize(
    "name", ["지소미아", "GSOMIA", "gsomia", "軍事情報包括保護協定", "GSOMIA는", "지소미아를"]
)
def test_show_by_any_term(run, name):
    """An entry goes by its id and by each of its terms."""
    result = run("show", name)
    assert "軍事情報包括保護協定  ★★★★" in result.stdout
    assert "curated: terms.csv" in result.stdout


def test_show_of_several_words(run):
    """As `search` takes them: without quotation marks."""
    assert run("show", "한미", "동맹").stdout == run("show", "한미동맹").stdout


def test_show_counts_and_contexts(run):
    """Where it stands in the texts is counted by term and shown in context."""
    output = run("show", "한미동맹").stdout
    assert "한미동맹: 2 in seeds/a.txt" in output
    assert "두 나라는 한미 동맹을 넓힌다." in output


def test_show_of_nothing(run):
    """A term that is not there: one sentence, exit code 1."""
    result = run("show", "없는말")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: There is no entry '없는말'")


def test_what_is_no_text(run):
    """Bytes that are not UTF-8 are one sentence, not a traceback."""
    result = run("show", "\udcff")
    assert result.exit_code == 1
    assert "UTF-8" in result.stderr


def test_stats(run):
    """What is in the glossary, counted."""
    rows = {row["what"]: row["count"] for row in json.loads(run("stats", "--json").stdout)}
    assert rows["entries"] == 2
    assert rows["texts"] == 1
    assert rows["English from curated"] == 1


def test_a_database_that_is_not_there(run, tmp_path):
    """Reading without a glossary says how to make one."""
    result = run("search", "동맹", "--db", str(tmp_path / "none.db"))
    assert result.exit_code == 1
    assert "glossary build" in result.stderr
