"""import and diff, merge, split, relate, rename and dedupe, as typed."""

import json

import pytest

RAA = {
    "id": "raa",
    "status": "proposed",
    "terms": [
        {"language": "ko", "text": "상호접근협정"},
        {"language": "en", "text": "RAA", "type": "acronym"},
    ],
}
CHANGED = {
    "id": "rok-us-alliance",
    "terms": [{"language": "ko", "text": "한미동맹"}],
    "definitions": [{"language": "ko", "text": "다른 정의.", "source": ""}],
}


@pytest.fixture
def theirs(tmp_path):
    """A file with a new entry, and one that contradicts ours."""
    header = {"type": "ko-security-glossary", "ko-security-glossary": {"version": 1}}
    entries = ({"type": "concept", "concept": concept} for concept in (RAA, CHANGED))
    path = tmp_path / "theirs.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in (header, *entries)), "utf-8")
    return str(path)


def definition(run):
    shown = json.loads(run("show", "한미동맹", "--json").stdout)
    return shown["definitions"][0]["text"]


def test_import(run, theirs):
    """What was done is said, with the first of each kind; an undo takes it back."""
    result = run("import", theirs)
    assert result.exit_code == 0, result.stderr
    assert "1 added:\n         raa: 상호접근협정" in result.stdout
    assert "definition (ko): ours '한국과 미국의 동맹.', theirs '다른 정의.'" in result.stdout
    assert run("search", "RAA").exit_code == 0
    assert run("undo").exit_code == 0
    assert run("search", "RAA").exit_code == 1


def test_a_dry_run(run, theirs):
    """Says what would be done."""
    result = run("import", theirs, "--dry-run")
    assert "1 would be added" in result.stdout
    assert "Nothing was written" in result.stdout
    assert run("search", "RAA").exit_code == 1


def test_a_dry_run_makes_no_database(run, theirs, tmp_path):
    """Where there was none, there is none after."""
    result = run("import", theirs, "--dry-run", "--db", str(tmp_path / "db" / "new.db"))
    assert result.exit_code == 0, result.stderr
    assert not (tmp_path / "db").exists()


def test_import_into_nothing(run, theirs, tmp_path):
    """A new glossary begins with somebody's file."""
    new = str(tmp_path / "db" / "new.db")
    assert run("import", theirs, "--db", new).exit_code == 0
    assert run("search", "RAA", "--db", new).exit_code == 0


def test_a_failed_import_leaves_no_database(run, tmp_path):
    """Nothing was made of it, and nothing stays."""
    (tmp_path / "bad.jsonl").write_text("no", "utf-8")
    result = run("import", "bad.jsonl", "--format", "jsonl", "--db", "db/new.db")
    assert result.exit_code == 1
    assert not (tmp_path / "db" / "new.db").exists()


def test_prefer(run, theirs):
    """Theirs, if it is asked for."""
    run("import", theirs, "--prefer", "theirs")
    assert definition(run) == "다른 정의."


@pytest.mark.parametrize(
    ("answer", "text"), [("ours\n", "한국과 미국의 동맹."), ("theirs\n", "다른 정의.")]
)
def test_ask(run, theirs, answer, text):
    """One by one."""
    result = run("import", theirs, "--ask", input=answer)
    assert "ours    한국과 미국의 동맹." in result.stderr
    assert definition(run) == text


def test_from_standard_input(run, theirs):
    """Out of a pipe, too."""
    with open(theirs, "rb") as stream:  # noqa: PTH123 - handed on as it is
        assert run("import", "-", input=stream).exit_code == 0
    assert run("search", "RAA").exit_code == 0


def test_json(run, theirs):
    """For other programs: every list, with its names."""
    done = json.loads(run("import", theirs, "--json").stdout)
    assert done["added"]["first"] == [{"concept": "raa", "term": "상호접근협정"}]
    assert done["conflicts"][0]["taken"] is False
    assert done["conflicts"][0]["what"] == "definition (ko)"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--map", "no equals sign"),
        ("--lang", "klingonese"),
        ("--format", "docx"),
        ("--prefer", "both"),
    ],
)
def test_options_that_cannot_be(run, theirs, arguments):
    """A sentence, not a traceback."""
    result = run("import", theirs, *arguments)
    assert result.exit_code in {1, 2}
    assert "Error:" in result.stderr


def test_diff(run, theirs, tmp_path):
    """Exit code 1 and a line for each entry where they differ; 0 where not."""
    same = run("diff", "glossary.db", "glossary.db")
    assert (same.exit_code, same.stdout) == (0, "")
    result = run("diff", "glossary.db", theirs)
    assert result.exit_code == 1
    assert "- 지소미아  (gsomia)" in result.stdout
    assert "+ 상호접근협정  (raa)" in result.stdout
    assert "definition (ko): 한국과 미국의 동맹. → 다른 정의." in result.stdout
    rows = json.loads(run("diff", "glossary.db", theirs, "--json").stdout)
    assert {row["kind"] for row in rows} == {"added", "removed", "changed"}


def test_diff_of_what_cannot_be_read(run, tmp_path):
    """A sentence."""
    (tmp_path / "x.jsonl").write_text("{", "utf-8")
    assert "Error:" in run("diff", "glossary.db", "x.jsonl").stderr


def test_merge(run):
    """One entry of two."""
    run("add", "동맹", "--en", "alliance", "--anyway")
    result = run("merge", "한미동맹", "동맹")
    assert result.exit_code == 0, result.stderr
    assert "term to use (en): 'ROK-U.S. alliance' stays, not 'alliance'" in result.stderr
    assert run("show", "동맹").stdout.startswith("rok-us-alliance")
    assert run("merge", "한미동맹", "한미동맹").exit_code == 1


def test_split(run):
    """Two of one."""
    result = run("split", "지소미아", "ko:GSOMIA", "--id", "acronym")
    assert result.exit_code == 0, result.stderr
    assert run("show", "acronym").stdout.startswith("acronym")
    assert run("split", "지소미아", "지소미아").exit_code == 2


def test_relate(run):
    """And what was not there cannot be taken away."""
    assert "broader: gsomia" in run("relate", "한미동맹", "지소미아", "--as", "broader").stdout
    assert run("relate", "한미동맹", "지소미아", "--remove").exit_code == 1


def test_rename(run):
    """An id, or a term."""
    assert run("rename", "지소미아", "agreement").stdout.splitlines()[1].startswith("agreement")
    assert run("rename", "agreement", "지 소미아", "--term", "ko:지소미아").exit_code == 0
    assert "ko  지 소미아" in run("show", "agreement").stdout


def test_dedupe(run):
    """A list, and the merging of what is hardly chance."""
    assert run("dedupe").exit_code == 0
    run("add", "한미 동맹", "--en", "ROK-U.S. Alliance", "--anyway")
    (row,) = json.loads(run("dedupe", "--json").stdout)
    assert (row["languages"], row["why"]) == (2, "spelling")
    assert "1 merged" in run("dedupe", "--merge").stderr
    assert json.loads(run("dedupe", "--json").stdout) == []
