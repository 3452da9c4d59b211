"""`glossary tm align`, as a person types it."""

import json

import pytest

KOREAN = "한미동맹은 굳건하다. 북한은 3억 2천만 달러를 미사일에 썼다. 왜 그런가?"
ENGLISH = (
    "The ROK-U.S. alliance is firm. North Korea spent $320 million on missiles. Why is that so?"
)


@pytest.fixture
def files(tmp_path):
    """A text and its translation."""
    (tmp_path / "r.ko.txt").write_text(KOREAN, "utf-8")
    (tmp_path / "r.en.txt").write_text(ENGLISH, "utf-8")
    return tmp_path


def test_pairs_are_listed(run, files):
    """With scores; nothing is stored."""
    result = run("tm", "align", "r.ko.txt", "r.en.txt", "--json")
    assert result.exit_code == 0, result.output
    rows = json.loads(result.stdout)
    assert [row["en"] for row in rows] == [
        "The ROK-U.S. alliance is firm.",
        "North Korea spent $320 million on missiles.",
        "Why is that so?",
    ]
    assert [row["accept"] for row in rows] == ["yes"] * 3
    assert "3 pairs of sentences, 3 of them taken" in result.stderr
    assert json.loads(run("tm", "list", "--json").stdout) == []


def test_the_stored_pairs_have_their_context(run, files):
    """Both sentences again, one after the other: the second is a context match."""
    result = run("tm", "align", "r.ko.txt", "r.en.txt", "--store")
    assert "Stored: 3 new pairs." in result.stderr
    (files / "new.txt").write_text(
        "한미동맹은 굳건하다.\n북한은 3억 2천만 달러를 미사일에 썼다.\n", "utf-8"
    )
    found = run("tm", "lookup", "new.txt", "--to", "en", "--json")
    scores = [row["score"] for row in json.loads(found.stdout)]
    assert scores[1] > 100


def test_a_table_is_looked_through_and_stored(run, files):
    """What is no longer marked stays out, what is corrected comes in corrected."""
    assert run("tm", "align", "r.ko.txt", "r.en.txt", "-o", "r.tsv").exit_code == 0
    table = files / "r.tsv"
    lines = table.read_text("utf-8-sig").splitlines()
    lines[1] = lines[1].replace("is firm", "holds")
    lines[3] = lines[3].removeprefix("yes")
    table.write_text("\n".join(lines), "utf-8")
    result = run("tm", "align", "--accept", "r.tsv")
    assert "Stored: 2 new pairs. In the memory already: 0. Not accepted: 1." in (result.stderr)
    texts = [row["en"] for row in json.loads(run("tm", "list", "--json").stdout)]
    assert texts[0] == "The ROK-U.S. alliance holds."


def test_a_page_is_written(run, files):
    """Whole, in the place that was named."""
    assert run("tm", "align", "r.ko.txt", "r.en.txt", "-o", "out/r.html").exit_code == 0
    assert (files / "out/r.html").read_text("utf-8").endswith("</html>\n")


def test_a_folder_is_paired_by_name(run, files):
    """What has no partner is named."""
    (files / "lone.ko.txt").write_text(KOREAN, "utf-8")
    result = run("tm", "align", ".", "--json")
    assert len(json.loads(result.stdout)) == 3
    assert "Not paired: lone.ko.txt: no other has this name." in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name a text and its translation"),
        (("r.ko.txt",), "Name the translation of r.ko.txt"),
        (("r.ko.txt", "none.txt"), "There is no file or folder none.txt"),
        (("r.ko.txt", "r.ko.txt"), "both seem to be in Korean"),
        (("r.ko.txt", "r.en.txt", "-o", "r.doc"), "ends in .html or .tsv"),
        (("r.ko.txt", "r.en.txt", "-o", "glossary.db.tsv/x"), "ends in .html or .tsv"),
        (("r.ko.txt", "r.en.txt", "--languages", "ko"), "takes two"),
        (("--accept", "none.tsv"), "There is no file none.tsv"),
        (("--accept", "r.ko.txt"), "is not a table of `glossary tm align`"),
        (("r.ko.txt", "--accept", "r.tsv"), "takes the table alone"),
    ],
)
def test_mistakes_are_explained(run, files, arguments, said):
    """In a sentence, and nothing is stored."""
    result = run("tm", "align", *arguments)
    assert result.exit_code != 0
    assert said in result.output
    assert "Traceback" not in result.output


def test_the_database_is_not_overwritten(run, files):
    """Though it ends as a table does."""
    (files / "db.tsv").symlink_to(files / "glossary.db")
    result = run("tm", "align", "r.ko.txt", "r.en.txt", "-o", "db.tsv")
    assert result.exit_code == 1
    assert "the glossary's own database" in result.output
