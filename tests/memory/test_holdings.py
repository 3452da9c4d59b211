"""What the memory holds, and taking a source out."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest

from glossary.bitexts import Layout
from glossary.errors import InvalidInput, NotFound
from glossary.memory import found, holdings, import_units, remove, units, units_of
from glossary.memory.exporting import export_units
from glossary.model import Source, SourceKind, Unit

FIRST = Source(key="memory:a.tmx", kind=SourceKind.MEMORY, title="a.tmx")
SECOND = Source(key="memory:b.tmx", kind=SourceKind.MEMORY, title="b.tmx")
TEXT = Source(key="text:b.tmx", kind=SourceKind.TEXT, title="b.tmx")


def unit(korean, **other):
    return Unit(source="", segments={"ko": korean, "en": "x"}, **other)


@pytest.fixture
def held(termbase):
    """Three units of one source, one of another."""
    some = [
        unit("다", document="2", position=1),
        unit("나", document="1", position=2, machine=True),
        unit("가", document="1", position=1),
    ]
    import_units(termbase, FIRST, some)
    import_units(termbase, SECOND, [replace(unit("라"), segments={"ko": "라", "ja": "ラ"})])
    return termbase


def test_holdings(held):
    """Units, texts by language, documents; the largest first."""
    first, second = holdings(held)
    assert (first.key, first.units, first.machine, first.documents) == (FIRST.key, 3, 1, 2)
    assert first.segments == {"ko": 3, "en": 3}
    assert (second.key, second.units, second.documents) == (SECOND.key, 1, 0)
    assert second.segments == {"ko": 1, "ja": 1}


def test_the_order_of_the_documents(held):
    """Of one source or of all, whatever order they came in."""
    assert [u.segments["ko"] for u in units_of(held, FIRST.key)] == ["가", "나", "다"]
    assert [u.segments["ko"] for u in units_of(held)] == ["가", "나", "다", "라"]
    assert [u.segments["ko"] for u in units(held)] == ["다", "나", "가", "라"]


def test_remove(held):
    """All of a source, and the source; nothing else."""
    assert remove(held, "a.tmx").units == 3
    assert [u.segments["ko"] for u in units(held)] == ["라"]
    assert [one.key for one in holdings(held)] == [SECOND.key]
    with pytest.raises(NotFound, match="it has units of: memory:b"):
        remove(held, "a.tmx")


def test_a_source_is_found_by_key_or_title(held):
    """A title that two have is asked about."""
    import_units(held, TEXT, [unit("마")])
    assert found(held, "text:b.tmx").kind == SourceKind.TEXT
    with pytest.raises(InvalidInput, match=r"say memory:b\.tmx or text:b\.tmx"):
        found(held, "b.tmx")


def test_texts_are_not_removed_here(held):
    """The next build would bring their units back."""
    import_units(held, TEXT, [unit("마")])
    with pytest.raises(InvalidInput, match="glossary forget"):
        remove(held, "text:b.tmx")


def test_export(held):
    """Of all, or of one source; nothing at all where there is nothing."""
    stream = BytesIO()
    report = export_units(held, "tsv", stream, Layout(languages=("ko", "en")))
    assert report.written == 3
    assert dict(report.left_out) == {"it has no text in English": 1}
    stream = BytesIO()
    layout = Layout(languages=("ko", "ja"))
    assert export_units(held, "tsv", stream, layout, source="b.tmx").written == 1
    stream = BytesIO()
    with pytest.raises(NotFound, match="nothing to export"):
        export_units(held, "tmx", stream, Layout(languages=("en", "ja")))
    assert stream.getvalue() == b""
