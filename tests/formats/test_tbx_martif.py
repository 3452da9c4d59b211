"""What stands around the entries of a TBX file in the shape that one tool takes."""

from __future__ import annotations

from io import BytesIO

import pytest
from lxml import etree

from glossary.errors import InvalidInput
from glossary.formats._tbx import martif


def test_entries_stand_in_a_file_of_version_2():
    """Header and title around them, and how many there were."""
    stream = BytesIO()
    number = martif.write(
        stream,
        iter([b"<termEntry/>\n", b"<termEntry/>\n"]),
        language="ko",
        title="Terms & <more>",
        origin="A test.",
    )
    root = etree.fromstring(stream.getvalue())
    assert number == len(root.findall("text/body/termEntry")) == 2
    assert root.findtext("martifHeader/fileDesc/titleStmt/title") == "Terms & <more>"
    assert root.findtext("martifHeader/fileDesc/sourceDesc/p") == "A test."


def test_no_entry_is_an_error_before_anything_is_written():
    """There is no TBX without entries."""
    stream = BytesIO()
    with pytest.raises(InvalidInput, match="Nothing to export"):
        martif.write(stream, iter([]), language="ko", title="", origin="")
    assert stream.getvalue() == b""
