"""doctor."""

import json

import pytest

SPACES = "License 라이선스\nsupply chain 공급망\n"
TABS = "한미동맹\tROK-U.S. alliance\n북한\tNorth Korea\n"


@pytest.fixture
def doctor(run, tmp_path):
    """Run `glossary doctor` on a file of that name and content."""

    def command(name, text, *options):
        (tmp_path / name).write_text(text, "utf-8")
        return run("doctor", name, *options)

    return command


def test_a_file_that_loads(doctor):
    """What it is, a line a tool, exit code 0."""
    result = doctor("a.txt", TABS)
    assert result.exit_code == 0
    assert "a.txt: tab-separated text, UTF-8 without a byte order mark, 2 entries" in (
        result.stdout
    )
    assert "from Korean into English" in result.stdout
    assert "OmegaT                    loads 2 entries" in result.stdout


def test_spaces_instead_of_tabs(doctor, tmp_path):
    """OmegaT loads nothing and says nothing; it is said here, and what would be done."""
    result = doctor("a.txt", SPACES)
    assert result.exit_code == 1
    assert "OmegaT                    loads nothing of it" in result.stdout
    assert "line 1, line 2: there is no tab" in result.stdout
    assert "--fix would write a.fixed.txt" in result.stdout
    assert "OmegaT loads 2 entries" in result.stdout
    assert [path.name for path in tmp_path.glob("*.txt")] == ["a.txt"]


def test_a_mended_copy(doctor, tmp_path):
    """It is written beside the file, once, and it is the copy that counts."""
    result = doctor("a.txt", SPACES, "--fix")
    assert result.exit_code == 0
    assert "Mended, in a.fixed.txt" in result.stdout
    assert (tmp_path / "a.txt").read_text("utf-8") == SPACES
    fixed = (tmp_path / "a.fixed.txt").read_text("utf-8")
    assert fixed == "License\t라이선스\nsupply chain\t공급망\n"
    again = doctor("a.txt", SPACES, "--fix")
    assert again.exit_code == 1
    assert "is there already" in again.stderr


def test_nothing_to_mend(doctor):
    """That is said where a copy was asked for."""
    result = doctor("a.txt", "동맹 조약\n", "--fix")
    assert result.exit_code == 1
    assert "nothing here that can be mended" in result.stdout


def test_one_tool(doctor):
    """The exit code is that tool's."""
    assert doctor("a.txt", TABS, "--tool", "omegat").exit_code == 0
    result = doctor("a.txt", TABS, "--tool", "lokalize")
    assert result.exit_code == 1
    assert "refuses it: it does not read tab-separated text" in result.stdout
    assert "OmegaT" not in result.stdout


def test_languages(doctor):
    """Columns that are the other way round than the project are of no use to it."""
    assert doctor("a.txt", TABS, "--lang", "ko,en").exit_code == 0
    result = doctor("a.txt", TABS, "--lang", "en,ko")
    assert result.exit_code == 1
    assert "the first column reads like Korean" in result.stdout


def test_json(doctor):
    """All of it for another program, the copy that would be made among it."""
    data = json.loads(doctor("a.txt", SPACES, "--json").stdout)
    assert (data["kind"], data["encoding"], data["entries"]) == ("plain", "UTF-8", 2)
    (omegat,) = (tool for tool in data["tools"] if tool["tool"] == "omegat")
    assert (omegat["entries"], omegat["whole"], omegat["exact"]) == (0, False, True)
    assert omegat["findings"][0]["places"] == ["line 1", "line 2"]
    assert data["mended"]["path"] == "a.fixed.txt"
    assert data["mended"]["written"] is False


def test_usage(run, doctor):
    """A file that is not there and a tool that is not known: exit code 2."""
    assert run("doctor", "none.txt").exit_code == 2
    result = doctor("a.txt", TABS, "--tool", "word")
    assert result.exit_code == 2
    assert "omegat" in result.stderr


def test_what_is_dangerous_is_not_read(doctor):
    """XML that multiplies itself: one sentence, exit code 1."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aa">]><martif>&a;</martif>'
    result = doctor("a.tbx", bomb)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "entities" in result.stderr


@pytest.mark.parametrize("text", ["", "\x00\x01", "<", "<a>", "{", "PK\x03\x04", '"', "\t\n"])
@pytest.mark.parametrize("suffix", ["txt", "csv", "tbx", "tmx", "xlsx", "x"])
def test_any_file(doctor, text, suffix):
    """Whatever it is called and whatever is in it, there is no traceback."""
    result = doctor(f"a.{suffix}", text)
    assert result.exit_code in {0, 1}
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_the_termbase_itself(run):
    """It is said what it is."""
    result = run("doctor", "glossary.db")
    assert result.exit_code == 1
    assert "SQLite database" in result.stdout
