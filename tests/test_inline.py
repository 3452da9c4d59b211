"""Inline tags in one notation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from glossary import inline
from glossary.inline import Tag

_TAGS = st.builds(Tag, st.sampled_from(["ph", "sc", "ec"]), st.text(), st.text(), st.text())
_TEXTS = st.lists(st.one_of(st.text(min_size=1), _TAGS))


@given(_TEXTS)
def test_pieces_come_back(pieces):
    """Any text and any tag, texts beside each other as one."""
    joined = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    assert list(inline.pieces(inline.written(pieces))) == joined


@given(st.lists(st.one_of(st.text(), _TAGS)))
def test_plain_is_the_text(pieces):
    """What is read is what stands between the tags."""
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    assert inline.plain(inline.written(pieces)) == text


def test_what_is_no_tag_is_text():
    """Other elements, and halves of tags, are what they look like."""
    for text in ("<b>bold</b>", '<ph id="1">', "<ph/>", "a < b & c", "&nbsp;"):
        assert inline.plain(text) == text
        assert inline.tags(text) == []


def pairs(markup):
    return inline.partners(list(inline.pieces(markup)))


def test_partners():
    """An end belongs to the begin of its id, if there is one of each."""
    assert pairs('<sc id="1"/>a<ec id="1"/>') == {0: 2, 2: 0}
    assert pairs('<sc id="1"/><sc id="2"/><ec id="1"/><ec id="2"/>') == {0: 2, 2: 0, 1: 3, 3: 1}
    assert pairs('<ec id="1"/>a<sc id="1"/>') == {}
    assert pairs('<sc id="1"/><ec id="2"/><ph id="1"/>') == {}
    assert pairs('<sc id="1"/><sc id="1"/><ec id="1"/>') == {}


def nested(markup):
    return inline.nested(list(inline.pieces(markup)))


def test_nested():
    """Of two that overlap one can be an element."""
    assert nested('<sc id="1"/><sc id="2"/><ec id="2"/><ec id="1"/>') == {0, 1, 2, 3}
    assert nested('<sc id="1"/><sc id="2"/><ec id="1"/><ec id="2"/>') == {0, 2}
    assert nested('<sc id="1"/><ec id="2"/>') == set()
