"""tm import, export, list, stats and remove, as typed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from lxml import etree

from glossary.memory import import_units, units
from glossary.model import Source, SourceKind, Unit
from glossary.termbase import open_termbase, writing
from tests.bitexts.test_tmx import tmx, tu


@pytest.fixture
def files(tmp_path):
    """A memory, a table without headings, and a memory that breaks off."""
    (tmp_path / "a.tmx").write_text(tmx(tu(), tu(en=""), tu(ko="나", en="b")), "utf-8")
    (tmp_path / "b.tsv").write_text("다\tc\tシ\n", "utf-8")
    (tmp_path / "broken.tmx").write_text(tmx(tu(ko="라"), tu())[:-40], "utf-8")


TABLE = ("b.tsv", "--source-language", "ko", "--target-languages", "en,ja")


def listed(run):
    return json.loads(run("tm", "list", "--json").stdout)


def test_import(run, files):
    """A table of what came of each file, and what was left out, why and where."""
    result = run("tm", "import", "a.tmx")
    assert result.exit_code == 0, result.stderr
    head, _, row = result.stdout.splitlines()[:3]
    assert head.split() == ["file", "format", "new", "merged", "unchanged", "left", "out"]
    assert row.split() == ["a.tmx", "tmx", "2", "0", "0", "1"]
    assert "a.tmx, left out:\n       1  a text in it is empty (line 3)" in result.stdout
    assert [row["ko"] for row in listed(run)] == ["동맹", "나"]


def test_import_again(run, files):
    """Changes nothing, and says so."""
    run("tm", "import", "a.tmx")
    row = run("tm", "import", "a.tmx").stdout.splitlines()[2]
    assert row.split() == ["a.tmx", "tmx", "0", "0", "2", "1"]


def test_import_as_json(run, files):
    """For other programs."""
    (done,) = json.loads(run("tm", "import", "a.tmx", "--json").stdout)
    assert done == {
        "path": "a.tmx",
        "format": "tmx",
        "source": "memory:a.tmx",
        "added": 2,
        "merged": 0,
        "unchanged": 0,
        "left_out": [{"reason": "a text in it is empty", "count": 1, "places": ["line 3"]}],
        "remarks": [],
    }


def test_languages_and_machine(run, files):
    """What a table does not say itself."""
    assert "--source-language" in run("tm", "import", "b.tsv").stderr
    assert run("tm", "import", *TABLE, "--machine").exit_code == 0
    (row,) = listed(run)
    assert (row["ko"], row["en"], row["ja"]) == ("다", "c", "シ")
    (source,) = json.loads(run("tm", "stats", "--json").stdout)
    assert (source["source"], source["units"], source["machine"]) == ("memory:b.tsv", 1, 1)


def test_several_files(run, files):
    """Each whole or not at all; one that could not be is an error in the end."""
    result = run("tm", "import", "broken.tmx", "a.tmx", "absent.tmx")
    assert result.exit_code == 1
    assert "broken.tmx was not imported: it is damaged" in result.stderr
    assert "There is no file absent.tmx" in result.stderr
    assert [row["source"] for row in listed(run)] == ["memory:a.tmx"] * 2
    result = run("tm", "import", "broken.tmx", "--keep-going")
    assert result.exit_code == 0
    assert "the file breaks off" in result.stdout or "what follows is not read" in result.stdout


def test_several_files_as_json(run, files):
    """An error stands in the place of what came of a file."""
    result = run("tm", "import", "a.tmx", "absent.tmx", "--json")
    assert result.exit_code == 1
    first, second = json.loads(result.stdout)
    assert first["added"] == 2
    assert second == {"path": "absent.tmx", "error": "There is no file absent.tmx."}


def test_a_dry_run(run, files):
    """Says what would be done, and makes no database."""
    result = run("tm", "import", "a.tmx", "--dry-run", "--db", "db/new.db")
    assert "Nothing was written" in result.stdout
    assert listed(run) == []
    assert run("tm", "list", "--db", "db/new.db").exit_code == 1


def test_a_failed_import_leaves_no_database(run, files, tmp_path):
    """Nothing was made of it, and nothing stays."""
    assert run("tm", "import", "broken.tmx", "--db", "db/new.db").exit_code == 1
    assert not (tmp_path / "db" / "new.db").exists()


def test_nothing_to_import(run, tmp_path):
    """An error with the reason."""
    (tmp_path / "a.tmx").write_text(tmx(tu(en="")), "utf-8")
    result = run("tm", "import", "a.tmx")
    assert result.exit_code == 1
    assert (
        "nothing to import, because its only record cannot be used. 1: a text" in result.stderr
    )


def test_from_standard_input(run):
    """Out of a pipe, under a name of its own."""
    result = run("tm", "import", "-", "--source", "pipe", input=tmx(tu()))
    assert result.exit_code == 0, result.stderr
    assert listed(run)[0]["source"] == "memory:pipe"


@pytest.mark.parametrize(
    "arguments",
    [
        ("a.tmx", "--as", "docx"),
        ("a.tmx", "--source-language", "klingonese"),
        ("a.tmx", "b.tsv", "--source", "both"),
        (),
    ],
)
def test_options_that_cannot_be(run, files, arguments):
    """A sentence, not a traceback."""
    result = run("tm", "import", *arguments)
    assert result.exit_code == 2
    assert "Error:" in result.stderr


def test_export(run, files, tmp_path):
    """All three languages, or a pair; how many, and what is missing."""
    run("tm", "import", *TABLE)
    run("tm", "import", "a.tmx")
    result = run("tm", "export", "tmx", "-o", "out/all.tmx")
    assert result.exit_code == 0, result.stderr
    assert "3 units in out/all.tmx." in result.stderr
    header = etree.parse(tmp_path / "out" / "all.tmx").getroot().find("header")
    assert header.get("srclang") == "*all*"
    result = run("tm", "export", "tmx", "--languages", "ja,ko", "--no-regions", "-o", "-")
    assert "1 unit in" in result.stderr
    assert "Left out: 2, it has no text in Japanese" in result.stderr
    assert 'srclang="ja"' in result.stdout


def test_export_of_one_source(run, files, tmp_path):
    """By its name."""
    run("tm", "import", "a.tmx", "b.tsv", "--source-language", "ko", "--target-languages", "en")
    result = run("tm", "export", "xliff", "--source", "a.tmx", "-o", "a.xlf")
    assert "2 units in a.xlf." in result.stderr
    assert 'trgLang="en-US"' in (tmp_path / "a.xlf").read_text("utf-8")


def test_exports_that_cannot_be(run, files, tmp_path):
    """A sentence, and a file that was there stays."""
    (tmp_path / "a.xlf").write_text("mine", "utf-8")
    for arguments in (
        ("tmx", "-o", "a.xlf"),  # there is nothing yet
        ("xliff", "-o", "a.xlf", "--languages", "ko,en,ja"),
        ("xliff", "-o", "a.xlf", "--source", "nobody"),
        ("tmx", "-o", "glossary.db"),
        ("tmx",),
    ):
        result = run("tm", "export", *arguments)
        assert result.exit_code in {1, 2}
        assert "Error:" in result.stderr
        run("tm", "import", "a.tmx")
    assert (tmp_path / "a.xlf").read_text("utf-8") == "mine"


def test_level_1(run, tmp_path):
    """Without the tags, which is said."""
    (tmp_path / "a.tmx").write_text(tmx(tu(ko='동<ph x="1">x</ph>맹')), "utf-8")
    run("tm", "import", "a.tmx")
    assert "<ph" in run("tm", "export", "tmx", "-o", "-").stdout
    result = run("tm", "export", "tmx", "-o", "-", "--level", "1")
    assert "동맹" in result.stdout
    assert "without: 1, inline tags" in result.stderr


def test_remove(run, files):
    """After a question, or without."""
    run("tm", "import", "a.tmx")
    assert run("tm", "remove", "a.tmx", input="n\n").exit_code == 1
    assert len(listed(run)) == 2
    result = run("tm", "remove", "memory:a.tmx", "--yes")
    assert result.stdout == "2 units of a.tmx were taken out.\n"
    assert listed(run) == []
    assert run("tm", "remove", "a.tmx", "--yes").exit_code == 1


def test_one_unit(run):
    """Is not called several."""
    run("tm", "import", "-", "--source", "one", input="ko\ten\n동맹\talliance\n")
    assert "1 unit in one.tsv." in run("tm", "export", "tsv", "-o", "one.tsv").stderr
    assert "Take out 1 unit of one?" in run("tm", "remove", "one", input="n\n").stderr
    assert run("tm", "remove", "one", "--yes").stdout == "1 unit of one was taken out.\n"


def test_list_of_a_source(run, files):
    """By its name."""
    run("tm", "import", *TABLE)
    run("tm", "import", "a.tmx")
    rows = json.loads(run("tm", "list", "--source", "b.tsv", "--json").stdout)
    assert [row["ko"] for row in rows] == ["다"]


def test_two_imports_at_once(tmp_path, files):
    """The one that comes second says what it waits for, and is done after the first."""
    database = tmp_path / "glossary.db"
    first = open_termbase(database, create=True)
    source = Source(key="memory:b", kind=SourceKind.MEMORY, title="b")
    command = [sys.executable, "-m", "glossary.cli", "tm", "import", tmp_path / "a.tmx"]
    with writing(first):
        import_units(first, source, [Unit(source="", segments={"ko": "마", "en": "e"})])
        process = subprocess.Popen(
            [*command, "--db", database], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        assert process.stderr.readline().startswith(b"Waiting for another program")
    with process:
        assert process.wait() == 0
    assert [unit.segments["ko"] for unit in units(first)] == ["마", "동맹", "나"]
    first.close()


def test_an_export_in_one_language(run, files):
    """A translation has two."""
    run("tm", "import", "a.tmx")
    result = run("tm", "export", "tmx", "--languages", "ko", "-o", "b.tmx")
    assert result.exit_code == 2
    assert "name two languages or more" in result.stderr


def test_nobody_is_told_of_files_that_are_not_theirs(run, files):
    """What comes in has no name but that; how to say what it is has one."""
    result = run("tm", "import", "-", input="다\tc\n")
    assert result.exit_code == 1
    assert "Error: What is piped in is in no format that is known: say" in result.stderr
    assert "with --as which it is" in result.stderr
