"""annotate, prompt."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT

TEXT = "한미동맹은 굳건하다. 지소미아(GSOMIA)를 논의했다."


def test_what_is_typed_is_annotated(run):
    """Particles outside the brackets, English and Japanese in them, a list at the end."""
    result = run("annotate", "한미 동맹은", "굳건하다.")
    assert result.exit_code == 0
    assert result.stdout.startswith("[한미 동맹 = ROK-U.S. alliance; 米韓同盟]은 굳건하다.\n")
    assert result.stderr == "1 place marked.\n"


def test_a_file_and_a_pipe(run, tmp_path):
    """A file in any encoding, a name that is - or nothing for what is piped in."""
    (tmp_path / "text.txt").write_bytes(TEXT.encode("cp949"))
    outputs = {
        run("annotate", "text.txt").stdout,
        run("annotate", input=TEXT).stdout,
        run("annotate", "-", input=TEXT.encode("utf-16")).stdout,
    }
    assert len(outputs) == 1
    assert "[GSOMIA = 軍事情報包括保護協定]" in outputs.pop()


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("p.html", "<!doctype html>"), ("p.json", "{"), ("p.xlf", "<?xml"), ("p", "[한미동맹")],
)
def test_the_format_is_that_of_the_file(run, tmp_path, name, beginning):
    """Which is written whole, in a folder that is made."""
    result = run("annotate", TEXT, "-o", f"new/{name}", "--to", "en")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert (tmp_path / "new" / name).read_text("utf-8").startswith(beginning)
    assert [path.name for path in (tmp_path / "new").iterdir()] == [name]


def test_json_of_what_was_found(run):
    """Offsets into the text as it was typed; terms without an equivalent as well."""
    result = run("annotate", TEXT, "--format", "json", "--to", "en")
    found = json.loads(result.stdout)
    assert [TEXT[m["start"] : m["end"]] for m in found["matches"]] == [
        "한미동맹",
        "지소미아",
        "GSOMIA",
    ]
    assert [t["equivalents"] for t in found["terms"]][1] == []


def test_nothing_found(run):
    """The text comes out as it was."""
    result = run("annotate", "아무것도 없다.")
    assert (result.exit_code, result.stdout) == (0, "아무것도 없다.")
    assert result.stderr == "0 places marked.\n"


def test_doubt_is_shown_only_when_nobody_may_ask(run):
    """With --fast; otherwise Kiwi says what it is."""
    assert run("annotate", "지소미아급행").stdout.startswith("[지소미아")
    assert run("annotate", "한미동맹적 사고").stdout == "한미동맹적 사고"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("annotate", "no.txt"), "There is no file no.txt"),
        (("annotate", "한미 동맹.hwp"), "There is no file 한미 동맹.hwp"),
        (("annotate", "text.md", "text.md"), "one text at a time"),
        (("annotate", TEXT, "-o", "text.md/there.html"), "text.md/there.html cannot be"),
        (("annotate", "."), "is a folder"),
        (("annotate", TEXT, "-o", "there/"), "is no file"),
        (("annotate", TEXT, "--to", "ko"), "The text is in Korean"),
        (("annotate", TEXT, "--format", "xliff", "--to", "en,ja"), "in 1 language"),
        (("annotate", "text.md", "-o", "text.md"), "is the text itself"),
        (("annotate", "text.md", "--encoding", "none"), "is not an encoding"),
        (("annotate", TEXT, "--status", "rejected"), "no Korean terms to look for"),
        (("prompt", "Something", "--reliability", "4", "--status", "candidate"), "no English"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, arguments, words):
    """One sentence, exit code 1, and nothing written."""
    (tmp_path / "text.md").write_text(TEXT, "utf-8")
    result = run(*arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.startswith("Error: ")
    assert (tmp_path / "text.md").read_text("utf-8") == TEXT


def test_an_unknown_format_is_named(run):
    """With those that there are."""
    result = run("annotate", TEXT, "--format", "pdf")
    assert result.exit_code == 2
    assert "html, json, txt, xliff" in result.stderr


def test_a_prompt(run):
    """The terms that occur, and nothing else."""
    result = run("prompt", TEXT, "--to", "ja")
    assert result.stdout.splitlines() == [
        "Translate from Korean into Japanese.",
        "Use these terms exactly as given, inflected where grammar asks for it:",
        "- 한미동맹 → 米韓同盟",
        "- 지소미아 → 軍事情報包括保護協定",
    ]
    assert result.stderr == ""


def test_a_prompt_into_english_unless_asked(run):
    """And from English into Korean."""
    assert "- 한미동맹 → ROK-U.S. alliance" in run("prompt", TEXT).stdout
    text = "The ROK-U.S. alliance is firm."
    assert "- ROK-U.S. alliance → 한미동맹" in run("prompt", text).stdout
    text = "米韓同盟を強化する。"
    assert "- 米韓同盟 → 한미동맹" in run("prompt", text, "--to", "ko").stdout


def test_no_prompt_where_there_is_nothing_to_say(run):
    """A sentence and exit code 1, and clean output."""
    result = run("prompt", "지소미아만", "--to", "en")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No term with an equivalent in English" in result.stderr


def test_a_device_stays_what_it_is(run):
    """It is written to, and not replaced by a file."""
    assert run("annotate", TEXT, "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null").is_file()


PAGE = (ROOT / "docs" / "annotating.md").read_text("utf-8")


@pytest.mark.parametrize("line", re.findall("^glossary .*$", PAGE, re.MULTILINE))
def test_what_the_page_shows(run, tmp_path, line):
    """The commands of docs/annotating.md do what it says."""
    words = shlex.split(line, comments=True)[1:]
    for name in (word for word in words if word.startswith("seeds/")):
        (tmp_path / "seeds").mkdir()
        (tmp_path / name).write_text(TEXT, "utf-8")
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    if "-o" in words:
        assert (tmp_path / words[words.index("-o") + 1]).stat().st_size > 0
