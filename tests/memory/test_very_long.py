"""Segments of a megabyte: found as they are, and nobody waits for them."""

import pytest

from glossary.memory import import_units
from glossary.memory.concordance import concordance
from glossary.memory.matching import matches
from glossary.model import Source, SourceKind, Unit
from glossary.termbase import open_termbase

LONG = "한국과 일본은 방위를 말했다 " * 60_000


@pytest.fixture
def memory(tmp_path):
    """A memory with three segments of a million characters, and a short one."""
    connection = open_termbase(tmp_path / "long.db", create=True)
    source = Source(key="file:long.tmx", kind=SourceKind.MEMORY, title="long.tmx")
    texts = [f"{LONG}{number}" for number in range(3)] + ["한국은 방위를 말했다."]
    units = [
        Unit(segments={"ko": text, "en": f"Korea {text}"}, source=source.key) for text in texts
    ]
    import_units(connection, source, units)
    yield connection
    connection.close()


def test_it_is_found_as_it_is(memory):
    """The same text is an exact match, however long."""
    (match,) = matches(memory, f"{LONG}1", "ko", "en", limit=1)
    assert match.score == 100


def test_nothing_similar_is_looked_for(memory):
    """One that differs in the end has no match: an edit distance of it takes minutes."""
    assert matches(memory, f"{LONG}말", "ko", "en") == []


def test_the_concordance_has_it(memory):
    """A word in it is found, with the equivalents marked where they can be told."""
    hits = concordance(memory, "방위", language="ko")
    assert [hit.text.endswith(end) for hit, end in zip(hits, "012.", strict=True)] == [True] * 4
