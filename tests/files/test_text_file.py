"""Text files that somebody else wrote: their encodings and their lines."""

from __future__ import annotations

import pytest

from glossary import encoding
from glossary.errors import InvalidInput, UnreadableFile
from glossary.files.text_file import LONGEST_LINE, lines, open_text, read_as

KOREAN = "한미동맹은 확장억제를 논의했다.\n전수방위(專守防衛).\n"
JAPANESE = "専守防衛は、日本の安全保障政策の基本である。\n"


@pytest.fixture
def written(tmp_path):
    """Writes bytes to a file and gives its path."""

    def write(data):
        path = tmp_path / "file.csv"
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (KOREAN, "utf-8"),
        (KOREAN, "utf-8-sig"),
        (KOREAN, "utf-16"),
        (KOREAN, "utf-16-le"),
        (KOREAN, "utf-16-be"),
        (KOREAN, "cp949"),
        (JAPANESE, "cp932"),
        (JAPANESE, "utf-8"),
        ("plain\n", "ascii"),
        ("", "utf-8"),
    ],
)
def test_an_encoding_is_found_out(text, name, written):
    """A mark, then UTF-8, then what reads as Korean, then what reads as Japanese."""
    stream, _ = open_text(written(text.encode(name)))
    with stream:
        assert stream.read() == text


def test_a_mark_is_believed_before_a_person(written):
    """A file that says what it is in is in that."""
    stream, name = open_text(written(KOREAN.encode("utf-16")), "cp949")
    with stream:
        assert (stream.read(), name) == (KOREAN, "utf-16-le")


def test_a_person_is_believed_before_the_letters(written):
    """EUC-JP reads as nothing that anybody would guess."""
    stream, _ = open_text(written(JAPANESE.encode("euc-jp")), "euc-jp")
    with stream:
        assert stream.read() == JAPANESE


@pytest.mark.parametrize(
    "name", ["UTF16", "utf-16", "utf-16-le", "UTF_8", "utf-8-sig", "MS949"]
)
def test_an_encoding_goes_by_any_of_its_names(name, written):
    """UTF-16 without a mark is that of Windows."""
    stream, _ = open_text(written(KOREAN.encode(name).removeprefix(b"\xff\xfe")), name)
    with stream:
        assert stream.read() == KOREAN


@pytest.mark.parametrize("name", ["hex", "rot13", "undefined", "punycode", "nonsense", "a\0b"])
def test_an_encoding_that_nobody_knows(name, written):
    """`hex` is one of Python's, but of no text."""
    with pytest.raises(InvalidInput, match=r"is not an encoding\. Write utf-8"):
        open_text(written(b"a"), name)


def test_the_first_wrong_line_is_named(written):
    """In an encoding that a person named."""
    with pytest.raises(UnreadableFile, match="line 3: there are bytes here that are not UTF-8"):
        open_text(written("a\n가\n".encode() + b"\xff\n"), "utf-8")


@pytest.mark.parametrize(
    ("text", "name"),
    [(JAPANESE, "euc-jp"), ("安全政策是专守防卫。\n", "gbk"), ("café\n", "latin-1")],
)
def test_other_encodings_are_refused(text, name, written):
    """They would read as something that nobody wrote."""
    with pytest.raises(UnreadableFile, match="line 1: this is not text in UTF-8, and does not"):
        open_text(written(text.encode(name) * 5))


def test_a_wrong_byte_far_into_a_file(written):
    """The whole of it is looked at before the first line is read."""
    data = KOREAN.encode() * 50_000 + b"\xff"
    with pytest.raises(UnreadableFile, match="line 100001"):
        open_text(written(data))


def test_a_null_far_into_a_file(written):
    """Likewise."""
    with pytest.raises(UnreadableFile, match="null character in line 100001"):
        open_text(written(KOREAN.encode() * 50_000 + b"\0"))


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04\x05\x06\x07\x08", b"PK\3\4\1\2\5\6"]
)
def test_what_is_no_text(data, written):
    """A picture, an archive."""
    with pytest.raises(UnreadableFile, match="no text"):
        open_text(written(data))


def test_line_breaks_are_kept(written):
    """They may be in a cell."""
    stream, _ = open_text(written(b'a,"b\r\nc"\r\n'))
    with stream:
        assert list(lines(stream, print)) == ['a,"b\r\n', 'c"\r\n']


def test_a_line_that_is_too_long_is_passed_over(written):
    """An empty one stands for it, so that the next has its number."""
    stream, _ = open_text(written(b"a\n" + b"x" * (LONGEST_LINE * 2 + 1) + b"\nb\n"))
    told = []
    with stream:
        assert list(lines(stream, told.append)) == ["a\n", "\n", "b\n"]
    assert [(problem.place, problem.lost) for problem in told] == [("line 2", True)]


def test_a_line_that_is_just_not_too_long(written):
    """One character less."""
    line = "x" * (LONGEST_LINE - 1)
    stream, _ = open_text(written(line.encode()))
    with stream:
        assert list(lines(stream, print)) == [line]


def test_what_was_found_out_is_said():
    """Of encodings that are none of Unicode."""
    assert "CP949" in read_as("cp949").reason
    assert read_as("utf-8") is None
    assert read_as("utf-16-le") is None


def test_a_stray_null_is_not_utf_16():
    """UTF-16 has one beside every space and every end of a line."""
    assert encoding.unmarked_utf16(KOREAN.encode("utf-16-le")) == "utf-16-le"
    assert encoding.unmarked_utf16(KOREAN.encode("utf-16-be")) == "utf-16-be"
    assert encoding.unmarked_utf16(KOREAN.encode() + b"\0") == ""


def test_korean_and_japanese_are_told_apart():
    """Each read in the other's encoding is no language."""
    assert encoding.is_korean(KOREAN)
    assert encoding.is_japanese(JAPANESE)
    assert not encoding.is_korean(
        "どうめいとぐんたい".encode("cp932").decode("cp949", "ignore")
    )
    assert not encoding.is_japanese(KOREAN.encode("cp949").decode("cp932", "ignore"))
