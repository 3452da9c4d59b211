"""Texts from files and pipes."""

import io

import pytest

from glossary.annotation.guess import guess
from glossary.annotation.input import from_file, from_stream
from glossary.errors import InvalidInput, UnreadableFile

TEXT = "한미동맹은 굳건하다. 양국은 공조를 이어 간다.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_encodings_of_korean(tmp_path, encoding):
    """Found out, of a file as of a pipe."""
    path = tmp_path / "t.txt"
    path.write_bytes((TEXT * 9000).encode(encoding))
    with from_file(path) as pieces:
        assert "".join(pieces) == TEXT * 9000
    with from_stream(io.BytesIO(TEXT.encode(encoding))) as pieces:
        assert "".join(pieces) == TEXT


def test_japanese_windows():
    """CP932, which is no Korean."""
    text = "日米同盟の抑止力を高めることで一致した。\n" * 5
    with from_stream(io.BytesIO(text.encode("cp932"))) as pieces:
        assert "".join(pieces) == text


def test_what_is_no_text(tmp_path):
    """A sentence that does not name a file nobody knows."""
    with (
        pytest.raises(UnreadableFile, match="What is piped in"),
        from_stream(io.BytesIO(b"\x00\x01\x02PK\x03\x04" * 50)),
    ):
        pass
    with pytest.raises(InvalidInput, match="folder"), from_file(tmp_path):
        pass


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("RAA는 NATO와 다르다", "ko"),
        ("国会で審議された。", "ja"),
        ("The 한미동맹 (alliance) is firm", "en"),
        ("外務省", "ja"),
        ('<p class="a">한미동맹</p> <a href="http://a.b/c">지소미아</a>', "ko"),
        ("2+2", "ko"),
        ("", "ko"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "ko"),
    ],
)
def test_the_language_is_seen_from_the_script(text, language):
    """Of what most of the text is written in."""
    assert guess(text) == language
