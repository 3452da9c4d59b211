"""export, formats."""

import json

from glossary.formats import formats


def test_an_export_says_what_is_not_in_it(run, tmp_path):
    """How many entries each kind of loss concerns, and the first of them by name."""
    result = run("export", "omegat", "--lang", "ko,ja", "-o", "a.txt")
    assert result.exit_code == 0
    assert "2 entries in a.txt." in result.stderr
    assert "2  no place for subject" in result.stderr
    assert "1  no place for terms in en" in result.stderr
    assert "한미동맹 (rok-us-alliance): no place for" in result.stderr
    assert "米韓同盟" in (tmp_path / "a.txt").read_text("utf-8")


def test_report(run):
    """Everything that was left out, entry by entry, on the error output."""
    result = run("export", "omegat", "--lang", "ko,ja", "-o", "-", "--report")
    assert "All of it:" in result.stderr
    assert "지소미아 (gsomia): no place for" in result.stderr
    assert "한미동맹" in result.stdout
    assert "no place" not in result.stdout


def test_explain(run, tmp_path):
    """Nothing is written: what goes in, what stays behind, what OmegaT will show."""
    before = set(tmp_path.iterdir())
    result = run("export", "omegat", "--explain")
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    assert set(tmp_path.iterdir()) == before
    said = result.stdout
    assert "omegat: Bilingual glossary for OmegaT" in said
    assert "in a place of its own: further terms of a language" in said
    assert "stays behind: id, dates, subject" in said
    assert "1 entries go out (ko, en)." in said
    assert "1  no term to use in English" in said
    assert "Korean to English: loads 1 entry" in said
    assert "한미동맹 = ROK-U.S. alliance  [preferred" in said
    assert "How: Put the file into" in said


def test_explain_of_several_languages(run):
    """Each tool in each direction from the first language."""
    said = run("export", "tbx2", "--explain", "--lang", "ko,ja,en").stdout
    assert "Korean to Japanese: loads 3 entries" in said
    assert "Korean to English: loads" in said


def test_where_to_write_has_to_be_said(run):
    """Without --explain, a file or standard output."""
    result = run("export", "csv")
    assert result.exit_code == 2
    assert "-o FILE" in result.stderr
    assert run("export", "csv", "-o", "folder/").exit_code == 1


def test_statuses_and_reliability(run):
    """What was asked for, and no more."""
    result = run("export", "csv", "--status", "rejected", "-o", "a.csv")
    assert "0 entries in a.csv." in result.stderr
    assert run("export", "csv", "--reliability", "5", "-o", "a.csv").exit_code == 2


def test_an_unknown_format(run):
    """The formats that there are are named."""
    result = run("export", "word", "-o", "a")
    assert result.exit_code == 2
    assert "omegat" in result.stderr


def test_formats(run):
    """Each with what it is, its file, and the tools it is for."""
    rows = {row["format"]: row for row in json.loads(run("formats", "--json").stdout)}
    assert set(rows) == set(formats())
    assert rows["omegat"]["what it is"] == formats()["omegat"].TITLE
    assert rows["omegat"]["languages"] == 2
    assert rows["omegat"]["tools"] == "OmegaT"
    assert rows["tbx2"]["file"] == "*.v2.tbx"


def test_one_format(run):
    """What it carries, what it shows, what stays behind, what else happens."""
    said = run("formats", "omegat").stdout
    assert "as text to read: review status" in said
    assert formats()["omegat"].NOTES[0] in said
    assert run("formats", "word").exit_code == 2
