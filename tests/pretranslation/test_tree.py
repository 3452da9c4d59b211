"""Files read as trees and written again."""

import io

import pytest

from glossary.errors import UnreadableFile
from glossary.pretranslation import tree


def again(tmp_path, data):
    """A file, read and written."""
    path = tmp_path / "a.xlf"
    path.write_bytes(data)
    stream = io.BytesIO()
    tree.parsed(path).write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "<?xml version='1.0' standalone='yes'?>\r\n<!-- a -->\n<a>&lt;한</a>\r\n",
        "\ufeff<?xml version='1.0'?><a/>",
        "<a>\n  <!-- b --><?c d?><![CDATA[<]]></a>",
        '<!DOCTYPE a SYSTEM "a.dtd">\n<a/>\n',
        '<a x:b="1"><x:c/></a>',
    ],
)
def test_what_is_not_changed_is_as_it_was(tmp_path, text):
    """Byte order mark, declaration, comments, line ends; prefixes that stand for nothing."""
    assert again(tmp_path, text.encode()) == text.encode()


def test_utf_16(tmp_path):
    """It stays what it is; the declaration is written anew."""
    text = '<?xml version="1.0" encoding="UTF-16"?><!-- 한 --><a>글</a>'
    data = again(tmp_path, text.encode("utf-16"))
    assert data.decode("utf-16").replace("'", '"').replace("\n", "") == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<a><b></a>", "line 1: the file is damaged"),
        ("<a>\n<b x:y='1'></a>", "line 2: the file is damaged"),
        ("<a>\x01</a>", "damaged"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "declares XML entities"),
        ("", "it is empty"),
    ],
)
def test_what_is_broken(tmp_path, text, reason):
    """Nothing is made of it."""
    with pytest.raises(UnreadableFile, match=reason):
        again(tmp_path, text.encode())
