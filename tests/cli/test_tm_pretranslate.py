"""tm pretranslate."""

import json
from contextlib import closing

import pytest

from glossary.termbase import open_termbase
from tests.memory.units import fill

UNITS = [
    {"ko": "제3조는 발효됐다.", "en": "Article 3 took effect."},
    {"ko": "협정을 체결했다.", "en": "They concluded it."},
]
XLIFF = (
    '<xliff version="1.2"><file original="a" source-language="ko" target-language="en"><body>'
    '<trans-unit id="1"><source>협정을 체결했다.</source></trans-unit>'
    '<trans-unit id="2"><source>딴것</source><target>x</target></trans-unit>'
    "</body></file></xliff>"
)


@pytest.fixture
def tm(run, tmp_path):
    """Run `glossary tm …` on a memory of two units, beside a text and an XLIFF."""
    with closing(open_termbase(tmp_path / "glossary.db")) as connection:
        fill(connection, UNITS)
    text = "협정을 체결했다.\n제12조는 발효됐다.\n아무것도 없다.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.xlf").write_text(XLIFF, encoding="utf-8")
    return lambda *arguments, **options: run("tm", *arguments, **options)


@pytest.mark.parametrize("version", ["xliff", "xliff12"])
def test_a_document(tm, tmp_path, version):
    """It can be imported, checked and counted afterwards; the summary says what came of it."""
    result = tm("pretranslate", "a.txt", "--to", "en", "--as", version, "-o", "out.xlf")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == (
        "3 segments without a translation, 2 filled in (1 at 100, 1 at 95-99); "
        "1 of them to be looked at.\n"
    )
    counted = json.loads(tm("analyse", "out.xlf", "--json").stdout)
    assert {row["band"]: row["segments"] for row in counted if row["segments"]} == {
        "95-99": 1,
        "none": 1,
        "translated": 1,
        "total": 3,
    }
    assert tm("import", "out.xlf").exit_code == 0
    again = tm("pretranslate", "out.xlf", "-o", "again.xlf")
    assert again.exit_code == 0
    assert (tmp_path / "again.xlf").read_bytes() == (tmp_path / "out.xlf").read_bytes()


def test_a_bilingual_file(tm, tmp_path):
    """To another file, or to its own place if that is said."""
    result = tm("pretranslate", "a.xlf", "-o", "out.xlf")
    assert result.exit_code == 0
    assert "1 left as they were" in result.stderr
    assert "They concluded it." in (tmp_path / "out.xlf").read_text("utf-8")
    assert (tmp_path / "a.xlf").read_text("utf-8") == XLIFF
    assert tm("pretranslate", "a.xlf", "--in-place").exit_code == 0
    assert (tmp_path / "a.xlf").read_bytes() == (tmp_path / "out.xlf").read_bytes()


def test_pipes(tm):
    """From the standard input to the standard output."""
    result = tm("pretranslate", "-", "--to", "en", "-o", "-", input="협정을 체결했다.\n")
    assert result.exit_code == 0
    assert "<target>They concluded it.</target>" in result.stdout
    result = tm("pretranslate", "-", "-o", "-", input=XLIFF[:-20])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: What is piped in, line 1: the file is damaged")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["a.xlf"], "Name the file to write with -o"),
        (["a.xlf", "-o", "b.xlf", "--in-place"], "Name the file to write with -o"),
        (["a.xlf", "-o", "./a.xlf"], "is FILE itself"),
        (["a.txt", "--to", "en", "--in-place"], "is a document"),
        (["-", "--in-place"], "has no place"),
        (["a.txt", "--to", "en", "-o", "b.xlf", "--copy-source"], "goes with --as xliff12"),
    ],
)
def test_what_is_not_understood(tm, tmp_path, arguments, sentence):
    """Exit code 2, and everything is as it was."""
    result = tm("pretranslate", *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert (tmp_path / "a.xlf").read_text("utf-8") == XLIFF
    assert not (tmp_path / "b.xlf").exists()


def test_what_cannot_be_done(tm, tmp_path):
    """A sentence, and what is at the output stays."""
    (tmp_path / "bad.xlf").write_text(XLIFF[:-20], encoding="utf-8")
    (tmp_path / "out.xlf").write_text("mine", encoding="utf-8")
    for arguments in (
        ["bad.xlf"],
        ["none.txt", "--to", "en"],
        ["a.txt"],
        ["a.txt", "--to", "ko"],
        ["a.xlf", "--to", "ja"],
    ):
        result = tm("pretranslate", *arguments, "-o", "out.xlf")
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: ")
        assert (tmp_path / "out.xlf").read_text("utf-8") == "mine"


def test_an_empty_memory(run, tmp_path):
    """Nothing is filled in, and it says what to do."""
    (tmp_path / "a.txt").write_text("협정을 체결했다.\n", encoding="utf-8")
    result = run("tm", "pretranslate", "a.txt", "--to", "en", "-o", "out.xlf")
    assert result.exit_code == 0
    assert "The memory is empty" in result.stderr
    assert (tmp_path / "out.xlf").exists()
