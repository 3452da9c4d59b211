"""Folders that are written whole or not at all."""

import signal
import subprocess
import sys

import pytest

from glossary.errors import InvalidInput
from glossary.files.folder import written_folder


def write(text):
    """What fills a folder with a page and its marker."""

    def fill(folder):
        (folder / "page.html").write_text(text, "utf-8")
        (folder / "made.json").write_text("{}", "utf-8")
        return text

    return fill


def fail(folder):
    """Breaks off half-way."""
    (folder / "page.html").write_text("half", "utf-8")
    raise OSError("the disk is full")


def names(folder):
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_is_made(tmp_path):
    """With the folders that it stands in; readable as folders usually are."""
    folder = tmp_path / "a" / "b"
    assert written_folder(folder, write("1"), marker="made.json") == "1"
    assert names(folder) == ["made.json", "page.html"]
    assert names(tmp_path / "a") == ["b"]
    assert folder.stat().st_mode & 0o500 == 0o500


def test_an_empty_one_and_an_earlier_one_are_replaced(tmp_path):
    """The second takes the place of the first."""
    folder = tmp_path / "out"
    folder.mkdir()
    written_folder(folder, write("1"), marker="made.json")
    written_folder(folder, write("2"), marker="made.json")
    assert names(folder) == ["made.json", "page.html"]
    assert (folder / "page.html").read_text("utf-8") == "2"
    assert names(tmp_path) == ["out"]


def test_what_breaks_off_leaves_all_as_it_was(tmp_path):
    """The earlier one stays, and nothing lies about."""
    folder = tmp_path / "out"
    written_folder(folder, write("1"), marker="made.json")
    with pytest.raises(OSError, match="full"):
        written_folder(folder, fail, marker="made.json")
    assert (folder / "page.html").read_text("utf-8") == "1"
    assert names(tmp_path) == ["out"]
    with pytest.raises(OSError, match="full"):
        written_folder(tmp_path / "new", fail, marker="made.json")
    assert names(tmp_path) == ["out"]


def test_what_stands_where_a_link_leads_is_replaced(tmp_path):
    """The link stays one."""
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    written_folder(link, write("1"), marker="made.json")
    assert link.is_symlink()
    assert names(tmp_path / "real") == ["made.json", "page.html"]


def test_others_files_are_left_alone(tmp_path, monkeypatch):
    """A folder with something else in it, a file, the folder one is in or above."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", "utf-8")
    monkeypatch.chdir(tmp_path / "mine")
    for path in ("mine", "mine/thesis.txt", "."):
        with pytest.raises(InvalidInput):
            written_folder(tmp_path / path, write("1"), marker="made.json")
    assert names(tmp_path / "mine") == ["thesis.txt"]


def test_what_was_put_into_it_since_is_not_removed(tmp_path):
    """The folder may be in a repository, and have its settings for a web server in it."""
    folder = tmp_path / "out"
    written_folder(folder, write("1"), marker="made.json")
    (folder / ".DS_Store").write_text("looked at", "utf-8")
    written_folder(folder, write("2"), marker="made.json")
    (folder / ".git").mkdir()
    (folder / "CNAME").write_text("x", "utf-8")
    with pytest.raises(InvalidInput, match=r"\.git, CNAME"):
        written_folder(folder, write("3"), marker="made.json")
    assert (folder / "page.html").read_text("utf-8") == "2"
    assert names(tmp_path) == ["out"]


def test_what_it_is_made_from_must_be_elsewhere(tmp_path):
    """Else it would be gone with the folder."""
    folder = tmp_path / "out"
    source = folder / "mine" / "glossary.db"
    source.parent.mkdir(parents=True)
    (folder / "made.json").write_text("{}", "utf-8")
    with pytest.raises(InvalidInput, match=r"glossary\.db"):
        written_folder(folder, write("1"), marker="made.json", apart=[source])
    assert names(folder) == ["made.json", "mine"]


KILLED = """
import os, signal, sys
from pathlib import Path
from glossary.files import folder
def write(fresh):
    (fresh / "made.json").write_text("{}", "utf-8")
    if sys.argv[2] == "writing":
        os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "replacing":
    rename = Path.rename
    def once(path, target):
        rename(path, target)
        os.kill(os.getpid(), signal.SIGKILL)
    Path.rename = once
folder.written_folder(Path(sys.argv[1]), write, marker="made.json")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="locks of folders are not known there")
@pytest.mark.parametrize("when", ["writing", "replacing"])
def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path, when):
    """And what it had put away comes back first."""
    folder = tmp_path / "out"
    written_folder(folder, write("1"), marker="made.json")
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), when], check=False)
    assert done.returncode == -signal.SIGKILL
    left = [name for name in names(tmp_path) if name.startswith(".out.glossary-")]
    assert left, "it was killed too late"
    with pytest.raises(OSError, match="full"):
        written_folder(folder, fail, marker="made.json")
    assert names(tmp_path) == ["out"]
    assert (folder / "page.html").read_text("utf-8") == "1"


def test_a_run_beside_it_is_left_alone(tmp_path):
    """Two may write the same folder at once: the later one stays."""
    folder = tmp_path / "out"

    def during(fresh):
        written_folder(folder, write("first"), marker="made.json")
        return write("second")(fresh)

    written_folder(folder, during, marker="made.json")
    assert (folder / "page.html").read_text("utf-8") == "second"
    assert names(tmp_path) == ["out"]
