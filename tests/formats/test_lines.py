"""XML in lines: what goes in comes out of any parser."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from glossary.errors import InvalidInput
from glossary.formats import _lines
from glossary.formats._lines import Lines
from glossary.model import Evidence, Method, Term

LEGAL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from("\t\n\r")
)


@given(text=LEGAL, value=LEGAL)
def test_text_and_attributes_come_back(text, value):
    """Markup, quotes, tabs and line breaks of every kind."""
    lines = Lines()
    lines.add("note", clean(text), {"from": "x", "to": clean(value)})
    element = etree.fromstring(lines.take())
    assert (element.text or "") == clean(text)
    assert element.get("to") == clean(value)


def clean(text):
    return text.replace("\ufffe", "").replace("\uffff", "")


def test_elements_are_indented_and_text_is_not():
    """White space in a term would be kept by some readers."""
    lines = Lines(1)
    lines.open("tig")
    lines.add("term", "한미 동맹")
    lines.add("note", "")
    lines.close()
    assert lines.take().decode() == (
        "  <tig>\n    <term>한미 동맹</term>\n    <note/>\n  </tig>\n"
    )
    assert lines.take() == b""


def test_entries_stand_in_a_file_of_version_2():
    """Header and title around them, and how many there were."""
    stream = BytesIO()
    number = _lines.write_martif(
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
        _lines.write_martif(stream, iter([]), language="ko", title="", origin="")
    assert stream.getvalue() == b""


@pytest.mark.parametrize(
    ("quotes", "chosen"),
    [
        ([], None),
        (
            [(Method.EXTRACTION, "한미 동맹은 오래되었다."), (Method.GLOSS, "동맹이다.")],
            "동맹이다.",
        ),
        ([(Method.EXTRACTION, "우방이다.")], None),
        ([(Method.HANJA, "동맹 同盟")], None),
        ([(Method.EXTRACTION, "동맹" + "은" * 299)], None),
        ([(Method.IMPORT, "동맹" + "은" * 299)], "동맹" + "은" * 299),
        ([(Method.IMPORT, "우방이다.")], "우방이다."),
    ],
)
def test_the_shortest_sentence_shows_a_term_in_use(quotes, chosen):
    """One that has it in it and is short, or what a file gave for one."""
    evidence = tuple(Evidence(method=m, source="", quote=quote) for m, quote in quotes)
    found = _lines.context(Term(language="ko", text="동맹", evidence=evidence))
    assert (found and found.quote) == chosen
