"""What a format writes it reads back, whatever is in it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import bitexts, inline
from glossary.bitexts import Layout
from glossary.model import Unit
from tests.bitexts.units import units

WITH_TAGS = ("tmx", "xliff", "xliff12")
"""The formats that have inline tags."""


def there_and_back(name, some):
    """The units, written and read again."""
    stream = BytesIO()
    bitexts.formats()[name].write(some, stream, Layout(languages=("ko", "en")))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"memory{bitexts.formats()[name].SUFFIXES[0]}")
        path.write_bytes(stream.getvalue())
        assert bitexts.recognised(path) == name
        items = list(bitexts.read(path))
    assert all(isinstance(item, Unit) for item in items), items
    return items


def tags(unit):
    """The tags of a unit with their codes and places, but for what they are called."""
    return {
        language: [
            (piece.kind, piece.code) if isinstance(piece, inline.Tag) else piece
            for piece in inline.pieces(markup)
        ]
        for language, markup in unit.markup.items()
    }


def partners(unit):
    """Which tags of a unit belong together."""
    return {
        language: inline.partners(list(inline.pieces(markup)))
        for language, markup in unit.markup.items()
    }


@pytest.mark.parametrize("name", bitexts.formats())
@settings(max_examples=40, deadline=None)
@given(some=st.lists(units(), min_size=1, max_size=4))
def test_texts_come_back(name, some):
    """Every character of every text, in the order of the units."""
    back = there_and_back(name, some)
    assert [unit.segments for unit in back] == [unit.segments for unit in some]


@pytest.mark.parametrize("name", WITH_TAGS)
@settings(max_examples=80, deadline=None)
@given(some=st.lists(units(), min_size=1, max_size=3))
def test_tags_come_back(name, some):
    """Each at its place, with its code and its partner."""
    back = there_and_back(name, some)
    assert [tags(unit) for unit in back] == [tags(unit) for unit in some]
    assert [partners(unit) for unit in back] == [partners(unit) for unit in some]


@pytest.mark.parametrize("name", bitexts.formats())
@settings(max_examples=20, deadline=None)
@given(unit=units())
def test_what_is_said_comes_back(name, unit):
    """Name, document, status and note, as far as the format has them."""
    (back,) = there_and_back(name, [unit])
    if name == "po":  # a PO file is one document, and has two states
        unit = replace(
            unit, document="", status="initial" if unit.status == "initial" else "translated"
        )
    if name.startswith("xliff"):
        back = replace(back, external_id=unit.external_id and back.external_id)
        back = replace(back, document=unit.document and back.document)
    for field in ("external_id", "document", "status", "note"):
        assert getattr(back, field) == getattr(unit, field), field
