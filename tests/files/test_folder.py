"""Folders that are written whole or not at all."""

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
    """Nothing of the earlier one is left."""
    folder = tmp_path / "out"
    folder.mkdir()
    written_folder(folder, write("1"), marker="made.json")
    (folder / "old.html").write_text("x", "utf-8")
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
