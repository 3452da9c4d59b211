"""glossary check."""

import json

import pytest

from glossary.checks import rules
from tests.bitexts.test_tmx import tmx, tu


@pytest.fixture
def texts(tmp_path):
    """Write two texts; say what they are called."""

    def written(ko, en):
        (tmp_path / "ko.txt").write_text(ko, "utf-8")
        (tmp_path / "en.txt").write_text(en, "utf-8")
        return "ko.txt", "en.txt"

    return written


GOOD = "한미동맹은 굳건하다.\n", "The ROK-U.S. alliance is strong.\n"
BAD = (
    "한미동맹은 굳건하다.\n병력 3만 명이 있다.\n협정\n",
    "The alliance is strong.\nThere are 3,000 troops.\n\n",
)


def test_nothing_found(run, texts):
    """Exit code 0, and it says what was looked at."""
    result = run("check", *texts(*GOOD))
    assert result.exit_code == 0
    assert result.stdout == "1 segment checked: nothing found.\n"


def test_standard_input(run, texts):
    """A file in two languages whose format is told by what is in it; or one of two texts."""
    table = "ko\ten\n병력 3만 명\t3,000 troops\n"
    for arguments in (("-",), ("-", "--as", "tsv")):
        result = run("check", *arguments, "--skip", "T", input=table)
        assert result.exit_code == 1
        assert "2  N301 error" in result.stdout
    ko, en = texts(*BAD)
    assert run("check", "-", en, input=BAD[0]).stdout == run("check", ko, en).stdout


def test_what_comes_in_has_no_name(run):
    """Nobody is told of a file that is not theirs."""
    result = run("check", "-", input="")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: What is piped in is empty.")


def test_findings(run, texts):
    """Exit code 1; segment, code, severity, what is expected, and both texts."""
    result = run("check", *texts(*BAD))
    assert result.exit_code == 1
    assert "1  T101 error: 한미동맹 is not translated by its term" in result.stdout
    assert "[expected: ROK-U.S. alliance]" in result.stdout
    assert "2  N301 error: The source has 3만, the translation 3,000." in result.stdout
    assert "3  U201 error" in result.stdout
    assert "    en  There are 3,000 troops.\n" in result.stdout
    assert result.stdout.endswith("3 segments checked: 3 error (N301 1, T101 1, U201 1).\n")


def test_json(run, texts):
    """An object: findings, and a summary."""
    result = run("check", *texts(*BAD), "--json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert [f["code"] for f in data["findings"]] == ["T101", "N301", "U201"]
    assert data["findings"][1]["place"] == "line 2"
    assert data["findings"][1]["source_span"] == [3, 5]
    assert data["summary"] == {
        "segments": 3,
        "findings": 3,
        "by_code": {"N301": 1, "T101": 1, "U201": 1},
        "by_severity": {"error": 3},
    }


def test_json_of_nothing(run, texts):
    """Is JSON, too."""
    result = run("check", *texts(*GOOD), "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["findings"] == []


def test_a_page(run, texts, tmp_path):
    """Written to the file that is named; the summary goes to the error output."""
    result = run("check", *texts(*BAD), "-o", "report.html")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "3 segments checked" in result.stderr
    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!doctype html>")


def test_rules_are_chosen(run, texts):
    """By code, in any case, with commas or one by one."""
    names = texts(*BAD)
    only = run("check", *names, "--only", "n,u201", "--json")
    assert [f["code"] for f in json.loads(only.stdout)["findings"]] == ["N301", "U201"]
    skip = run("check", *names, "--skip", "T", "--skip", "U", "--json")
    assert [f["code"] for f in json.loads(skip.stdout)["findings"]] == ["N301"]


def test_severity(run, texts):
    """What is milder is not reported and makes no exit code."""
    names = texts("굳건하다.\n", "It is strong\n")
    assert run("check", *names).exit_code == 0
    result = run("check", *names, "--severity", "info")
    assert result.exit_code == 1
    assert "P403 info" in result.stdout


def test_rules_are_listed(run):
    """With their codes and what they look at; as JSON, too."""
    listed = run("check", "--rules")
    assert listed.exit_code == 0
    assert all(code in listed.stdout for code in rules())
    data = json.loads(run("check", "--rules", "--json").stdout)
    assert [rule["code"] for rule in data] == list(rules())


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nowhere.xlf"],
        ["ko.txt", "en.txt", "--only", "X999"],
        ["ko.txt", "en.txt", "--skip", "T,Z"],
        ["ko.txt", "en.txt", "--severity", "awful"],
        ["ko.txt", "en.txt", "--from", "xx-none"],
        ["ko.txt", "en.txt", "--only", "T", "--skip", "T"],
    ],
)
def test_what_is_not_understood(run, texts, arguments):
    """Exit code 2."""
    texts(*GOOD)
    result = run("check", *arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_texts_of_other_lengths(run, texts):
    """It says what to do, and writes no report."""
    result = run("check", *texts("가\n나\n", "a\n"), "-o", "report.json", "--json")
    assert result.exit_code == 1
    assert "glossary tm align" in result.stderr


def test_a_report_is_whole_or_not_at_all(run, texts, tmp_path):
    """One that stands there stays as it was."""
    (tmp_path / "report.json").write_text("before", "utf-8")
    run("check", *texts("가\n나\n", "a\n"), "-o", "report.json")
    assert [p.name for p in tmp_path.glob(".glossary-*")] == []
    assert (tmp_path / "report.json").read_text("utf-8") == "before"


@pytest.mark.parametrize("name", ["ko.txt", "en.txt", "glossary.db"])
def test_a_report_never_overwrites_what_is_read(run, texts, tmp_path, name):
    """The texts, the glossary."""
    names = texts(*BAD)
    before = (tmp_path / name).read_bytes()
    assert run("check", *names, "-o", name).exit_code == 1
    assert (tmp_path / name).read_bytes() == before


def test_without_a_glossary(run, texts, tmp_path, monkeypatch):
    """Everything but terms is checked, and that is said; named, it has to be there."""
    monkeypatch.delenv("GLOSSARY_DB")
    names = texts(*BAD)
    result = run("check", *names, "--json")
    assert [f["code"] for f in json.loads(result.stdout)["findings"]] == ["N301", "U201"]
    assert "terms are not checked" in result.stderr
    assert run("check", *names, "--only", "N").stderr == ""
    assert "There is no glossary" in run("check", *names, "--db", "other.db").stderr


def test_a_table_in_three_languages(run, tmp_path):
    """Each pair by itself; --to takes one of them."""
    (tmp_path / "t.tsv").write_text(
        "ko\ten\tja\n3개\t4 items\t3つ\n5개\t5 items\t6つ\n", "utf-8"
    )
    result = run("check", "t.tsv", "--only", "N", "--json")
    found = [
        (f["segment"], f["target_language"]) for f in json.loads(result.stdout)["findings"]
    ]
    assert found == [("2", "en"), ("3", "ja")]
    only = run("check", "t.tsv", "--only", "N", "--to", "ja", "--from", "ko", "--json")
    assert [f["segment"] for f in json.loads(only.stdout)["findings"]] == ["3"]


def test_what_cannot_be_read_is_told(run, tmp_path):
    """Not more than a few times for each reason."""
    rows = "".join(f"행 {i}\n" for i in range(9))
    (tmp_path / "t.tsv").write_text(f"ko\ten\n좋다\tgood\n{rows}", "utf-8")
    result = run("check", "t.tsv")
    assert len(result.stderr.splitlines()) <= 8


def test_nothing_that_can_be_checked(run, tmp_path):
    """Is no file without mistakes: a script has to notice."""
    (tmp_path / "t.tsv").write_text("ko\ten\n좋다\tgood\n", "utf-8")
    result = run("check", "t.tsv", "--from", "ja")
    assert result.exit_code == 1
    assert "nothing was checked" in result.stderr
    (tmp_path / "empty.tsv").write_text("ko\ten\n", "utf-8")
    result = run("check", "empty.tsv", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["findings"] == []
    assert "nothing was checked, because no segment of it is there" in result.stderr


def test_a_file_that_breaks_off(run, tmp_path):
    """What came before was checked, and the output is an object all the same."""
    text = tmx(tu("배 12척", "13 ships"), tu())
    (tmp_path / "t.tmx").write_text(text[: text.rindex("<seg>")], "utf-8")
    result = run("check", "t.tmx", "--json")
    assert result.exit_code == 1
    assert [one["code"] for one in json.loads(result.stdout)["findings"]] == ["N301"]
