"""What counts as a text, and in which encodings."""

import pytest

from glossary import texts
from glossary.errors import UnreadableText

TEXT = "한미동맹은 확장억제를 논의했다.\r\n전수방위(專守防衛)."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"]
)
def test_encodings_are_recognised(tmp_path, encoding):
    """Every encoding that Korean texts come in gives the same text."""
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert texts.read(path).text == TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2l",
        bytes(range(256)) * 4,
    ],
)
def test_other_files_are_refused(tmp_path, data):
    """A picture, an archive or noise is not taken for a text, and the error names it."""
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableText, match=r"picture\.txt is not a text"):
        texts.read(path)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(tmp_path, data):
    """A file with nothing in it, or only white space, is an error."""
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableText, match="empty"):
        texts.read(path)


def test_folders_are_searched(tmp_path):
    """Texts in folders are found in order; READMEs, hidden and other files are not."""
    for name in ("b.txt", "a/c.md", "README.md", ".hidden.txt", "d.docx"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("글", encoding="utf-8")
    found = texts.find([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a/c.md", "b.txt"]


def test_a_folder_without_texts_is_an_error(tmp_path):
    """Nothing to read is said, with what would be read."""
    with pytest.raises(UnreadableText, match=r"No texts in .*\.txt"):
        texts.find([tmp_path])


def test_a_path_that_is_not_there_is_an_error(tmp_path):
    """A mistyped path is named."""
    with pytest.raises(UnreadableText, match=r"no file or folder .*nowhere"):
        texts.find([tmp_path / "nowhere"])
