"""What every output format has to do, whichever there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.annotation import About, formats
from glossary.annotation.marks import Mark, Passage
from glossary.recognition import Kind

from .conftest import entry, passage, written

ENTRY = entry("c1", "동맹", "alliance")


@pytest.mark.parametrize("name", list(formats()))
def test_a_format_says_what_it_is(name):
    """By its module's name, and files that no other has."""
    module = formats()[name]
    assert module.TITLE
    assert module.SUFFIX.startswith(".")
    assert [f.SUFFIX for f in formats().values()].count(module.SUFFIX) == 1


@pytest.mark.parametrize("name", list(formats()))
def test_however_the_text_is_divided(name):
    """The same passages in one piece or several give the same bytes."""
    whole = [passage("동맹은 크다.\n동맹!\n", ("동맹", ENTRY), ("!", ENTRY))]
    parts = [passage("동맹은 크", ("동맹", ENTRY)), passage("다.\n동맹!\n", ("!", ENTRY))]
    assert written(name, whole) == written(name, parts)


@pytest.mark.parametrize("name", list(formats()))
def test_nothing_found(name):
    """A text without terms is a file all the same."""
    assert written(name, [passage("없다.")])
    written(name, [])


@pytest.mark.parametrize("name", list(formats()))
@given(text=st.text(), data=st.data())
def test_any_text(name, text, data):
    """No text is too much for a format."""
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted))
    spans = zip(places[::2], places[1::2], strict=False)
    marks = tuple(Mark(start, end, Kind.UNCERTAIN, (ENTRY,)) for start, end in spans)
    written(name, [Passage(text, marks)], About(text, "ko", ("en",)))
