"""XML in lines: what goes in comes out of any parser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from glossary.formats._xml.lines import Lines

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
