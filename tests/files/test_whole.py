"""Files that are written whole or not at all."""

import os
import tempfile
import time

import pytest

from glossary.errors import InvalidInput
from glossary.files.whole import whole_text, written_whole


def write(stream):
    """What fills a file."""
    stream.write(b"new")
    return 3


def fail(stream):
    """Breaks off half-way."""
    stream.write(b"half")
    raise OSError("the disk is full")


def test_a_file_is_replaced(tmp_path):
    """What wrote it says what came of it; permissions stay."""
    path = tmp_path / "a" / "b.txt"
    assert written_whole(path, write, taken=()) == 3
    path.chmod(0o640)
    assert written_whole(path, write, taken=()) == 3
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_failure(tmp_path):
    """The file is as it was, and nothing stands beside it."""
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(OSError, match="disk is full"):
        written_whole(path, fail, taken=())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_text(tmp_path):
    """In UTF-8; what is half a character does no harm."""
    with whole_text(tmp_path / "a.txt") as stream:
        stream.write("글\ud800")
    assert (tmp_path / "a.txt").read_text("utf-8") == "글?"


def test_files_that_cannot_be(tmp_path):
    """A folder, the database."""
    with pytest.raises(InvalidInput, match="is a folder"):
        written_whole(tmp_path, write, taken=())
    with pytest.raises(InvalidInput, match="the glossary's own database"):
        written_whole(tmp_path / "g.db", write, taken=[tmp_path / "g.db"])


def test_a_folder_that_cannot_be_written_to(tmp_path, monkeypatch):
    """The file that is wanted is named, and the folder, and no other."""

    def refuse(**_):
        raise PermissionError(13, "Permission denied", f"{tmp_path}/.glossary-abcdefgh")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(InvalidInput) as caught:
        written_whole(tmp_path / "a.tmx", write, taken=())
    assert str(caught.value) == (
        f"{tmp_path}/a.tmx cannot be written, because the folder {tmp_path} cannot be written "
        "to (Permission denied): name a file in another one."
    )


def test_a_folder_that_is_none(tmp_path):
    """A file stands in its place."""
    (tmp_path / "a").write_text("old")
    with pytest.raises(InvalidInput, match=r"a/b\.tmx cannot be written"):
        written_whole(tmp_path / "a" / "b.tmx", write, taken=())


def test_what_a_killed_run_has_left(tmp_path):
    """Goes with the next file, unless it may be in use still, or is somebody else's."""
    names = (
        ".glossary-abcdefgh",
        ".glossary-ijklmnop",
        ".glossary-of-mine",
        "glossary-abcdefgh",
    )
    for name in names:
        (tmp_path / name).write_text("half")
    long_ago = time.time() - 2 * 60 * 60
    for name in (names[0], *names[2:]):
        os.utime(tmp_path / name, (long_ago, long_ago))
    written_whole(tmp_path / "a.txt", write, taken=())
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", *names[1:]}
