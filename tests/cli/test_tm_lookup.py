"""tm lookup, tm concordance."""

import csv
import io
import json
import unicodedata
from contextlib import closing

import click
import pytest
from wcwidth import wcswidth

from glossary.cli.tm import rendering
from glossary.memory.matching import matches
from glossary.termbase import open_termbase
from tests.memory.units import fill

UNITS = [
    {"ko": "제3조는 발효됐다.", "en": "Article 3 took effect.", "ja": "第3条は発効した。"},
    {"ko": "협정을 체결했다.", "en": "They concluded it.", "ja": "協定を締結した。"},
    {"ko": "협정을 종료했다.", "en": "They ended it.", "ja": "協定を終了した。"},
]


@pytest.fixture
def tm(run, tmp_path):
    """Run `glossary tm …` on a memory of three units."""
    with closing(open_termbase(tmp_path / "glossary.db")) as connection:
        fill(connection, UNITS)
    return lambda *arguments, **options: run("tm", *arguments, **options)


def test_lookup_for_reading(tm):
    """Score, language, proposed translation; what differs in signs, and the repairs."""
    result = tm("lookup", "제12조는 발효됐다.")
    assert result.exit_code == 0
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines[:4] == [
        "99  en  Article 12 took effect.",
        "제[-3-]{+12+}조는 발효됐다.",
        "3 → 12 in the translation",
        "−1 a number is another",
    ]
    assert "99  ja  第12条は発効した。" in lines


def test_lookup_without_a_match(tm):
    """Exit code 1, and nothing on the output."""
    result = tm("lookup", "전혀 다른 말입니다")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing like it" in result.stderr


def test_a_text_that_no_file_could_be_called(tm):
    """Eighty syllables are more bytes than a name may have."""
    result = tm("lookup", "협정을 체결했다. " * 12)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing like it" in result.stderr


def test_a_sentence_alone_has_no_context(tm):
    """Nobody said that it is the first one of a file."""
    result = tm("lookup", "제3조는 발효됐다.", "--to", "en", "--json")
    assert [row["score"] for row in json.loads(result.stdout)] == [100]


def test_a_text_from_a_mac(tm):
    """Hangul that is taken apart is Korean; what differs is where it stands in the output."""
    text = unicodedata.normalize("NFD", "협정을  체결했다!")
    row = json.loads(tm("lookup", text, "--to", "en", "--json").stdout)[0]
    assert row["text"] == "협정을 체결했다!"
    assert [row["text"][d["start"] : d["end"]] for d in row["differences"]] == ["!"]


@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_what_is_piped_in_from_windows(tm, encoding):
    """Its encoding is found out, whatever the terminal's is."""
    piped = "협정을 체결했다.".encode(encoding)
    best, *_ = json.loads(tm("lookup", "-", "--to", "en", "--json", input=piped).stdout)
    assert best["score"] == 100


def test_lookup_of_a_file(tm, tmp_path):
    """A segment a line, with its neighbours for context, and its line."""
    path = tmp_path / "new.txt"
    path.write_text("제3조는 발효됐다.\n\n협정을 체결했다.\n새로운 문장\n", encoding="utf-8")
    result = tm("lookup", str(path), "--to", "en", "--json", "--limit", "1")
    found = [(row["line"], row["score"], row["target"]) for row in json.loads(result.stdout)]
    assert found == [(1, 102, "Article 3 took effect."), (3, 101, "They concluded it.")]


def test_lookup_of_standard_input(tm):
    """From and to other languages, the source by its script."""
    result = tm("lookup", "-", "--to", "ko", "--nl", input="協定を終了した。\n")
    assert json.loads(result.stdout.splitlines()[0])["target"] == "협정을 종료했다."


@pytest.mark.parametrize("as_", ["--json", "--nl", "--csv", "--tsv", "-t"])
def test_lookup_in_every_format(tm, as_):
    """For people and for programs."""
    result = tm("lookup", "협정을 파기했다.", "--to", "en", as_)
    assert result.exit_code == 0
    assert "They ended it." in result.stdout


def test_lookup_as_a_table(tm):
    """What differs and what was repaired, in cells."""
    result = tm("lookup", "제12조는 발효됐다.", "--to", "en", "--csv")
    row = next(csv.DictReader(io.StringIO(result.stdout)))
    assert (row["repairs"], row["differences"], row["penalties"]) == (
        "3 → 12",
        "3 → 12",
        "-1 numbers",
    )


@pytest.mark.parametrize("least", ["49", "101", "x"])
def test_lookup_at_a_threshold_that_makes_no_sense(tm, least):
    """Not understood."""
    assert tm("lookup", "협정", "--min", least).exit_code == 2


def test_lookup_down_to_a_half(tm):
    """What is less similar comes on request only."""
    text = "협정을 파기한다."
    few = json.loads(tm("lookup", text, "--to", "en", "--json", "--min", "50").stdout)
    assert [row["score"] for row in few] == [66, 66]  # three of nine characters are others
    assert tm("lookup", text, "--to", "en").exit_code == 1


@pytest.mark.parametrize("text", ["", "   ", "\x00", "🙂", "a" * 5000, "-"])
def test_lookup_takes_anything(tm, text):
    """No input is a traceback."""
    result = tm("lookup", text, input="")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)


def test_differences_in_colour(tm, tmp_path):
    """Red and struck out what goes, green what comes."""
    with closing(open_termbase(tmp_path / "glossary.db")) as connection:
        match = matches(connection, "제12조는 발효됐다.", "ko", "en")[0]
    lines = list(rendering.match_lines("제12조는 발효됐다.", match, "en", colour=True))
    assert click.style("12", fg="green") in lines[1]
    assert click.style("3", fg="red", strikethrough=True) in lines[1]


def test_concordance_for_reading(tm):
    """The word in the middle, its translations below."""
    result = tm("concordance", "협정", "--to", "ja")
    lines = result.stdout.splitlines()
    assert lines[0].strip() == "«협정» 을 체결했다."
    assert lines[1].strip() == "ja  «協定»を締結した。"
    assert len(lines) == 4


def test_concordance_in_columns(tm):
    """The word stands in one column, however wide what is before it."""
    lines = tm("concordance", "발효", "--to", "en").stdout.splitlines()
    lines += tm("concordance", "종료", "--to", "en").stdout.splitlines()
    assert {wcswidth(line[: line.index("«")]) for line in lines if "«" in line} == {35}


def test_concordance_as_json(tm):
    """With the marks in the translations."""
    hits = json.loads(tm("concordance", "협정", "--to", "ja", "--json").stdout)
    assert [(hit["left"], hit["match"], hit["right"]) for hit in hits] == [
        ("", "협정", "을 체결했다."),
        ("", "협정", "을 종료했다."),
    ]
    assert hits[0]["translations"]["ja"]["marks"] == [{"start": 0, "end": 2, "by": "memory"}]


def test_concordance_without_a_hit(tm):
    """Exit code 1."""
    result = tm("concordance", "없는말")
    assert (result.exit_code, result.stdout) == (1, "")


def test_concordance_with_a_limit(tm):
    """It is said that there may be more."""
    result = tm("concordance", "협정", "--limit", "1", "--tsv")
    assert len(result.stdout.splitlines()) == 2
    assert len(tm("concordance", "협정", "--all", "--tsv").stdout.splitlines()) == 3


def test_lookup_of_a_file_that_is_not_there(tm):
    """A name mistyped is not only a text that was not found."""
    result = tm("lookup", "new.txt")
    assert result.exit_code == 1
    assert "nothing like it, and there is no file new.txt." in result.stderr


def test_lookup_of_a_document(tm, tmp_path):
    """Has no segment a line; it is said what can be done with it."""
    (tmp_path / "a.docx").write_bytes(b"PK")
    result = tm("lookup", "a.docx")
    assert result.exit_code == 1
    assert "a.docx is a document" in result.stderr
    assert "glossary tm analyse a.docx" in result.stderr
