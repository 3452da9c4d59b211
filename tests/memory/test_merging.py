"""When two units are one, and whose word counts."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import termbase as termbases
from glossary.errors import UnreadableFile
from glossary.memory import Counts, import_units, units, writing
from glossary.model import Source, SourceKind, Unit
from glossary.termbase import open_termbase

FIRST = Source(key="memory:a.tmx", kind=SourceKind.MEMORY, title="a.tmx")
SECOND = Source(key="memory:b.tmx", kind=SourceKind.MEMORY, title="b.tmx")
UNIT = Unit(source="", segments={"ko": "한미동맹", "en": "ROK–U.S. alliance"})


def texts(connection):
    return [dict(unit.segments) for unit in units(connection)]


def test_the_same_texts_are_one_unit(termbase):
    """In one file, in two imports, in two files."""
    assert import_units(termbase, FIRST, [UNIT, UNIT]) == Counts(added=1, unchanged=1)
    assert import_units(termbase, FIRST, [UNIT]) == Counts(unchanged=1)
    assert import_units(termbase, SECOND, [UNIT]) == Counts(merged=1)
    assert texts(termbase) == [UNIT.segments]


def test_another_translation_is_another_unit(termbase):
    """Of one source text; so is a text that differs in a space or a capital."""
    for english in ("the alliance", "The alliance", "the  alliance"):
        other = replace(UNIT, segments={"ko": "한미동맹", "en": english})
        assert import_units(termbase, FIRST, [other]).added == 1
    other = replace(UNIT, segments={"ko": "한미 동맹", "en": "the alliance"})
    assert import_units(termbase, FIRST, [other]).added == 1
    assert len(texts(termbase)) == 4


def test_a_further_language_is_another_unit(termbase):
    """Beside the pair; the pair comes again as the pair, or as part of the three."""
    three = replace(UNIT, segments={**UNIT.segments, "ja": "米韓同盟"})
    part = replace(UNIT, segments={"ko": "한미동맹", "ja": "米韓同盟"})
    other = replace(UNIT, segments={"ko": "한미동맹", "ja": "韓米同盟"})
    assert import_units(termbase, FIRST, [UNIT, three]) == Counts(added=2)
    assert import_units(termbase, FIRST, [UNIT, part]) == Counts(unchanged=2)
    assert import_units(termbase, FIRST, [other]) == Counts(added=1)
    assert texts(termbase) == [UNIT.segments, three.segments, other.segments]


OLD = replace(UNIT, changed="2020-01-01T00:00:00Z", status="final", creator="Kim", note="old")
NEW = replace(UNIT, changed="2021-01-01T00:00:00Z", status="translated", creator="Lee")


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
@pytest.mark.parametrize("files", [(FIRST, FIRST), (FIRST, SECOND)])
def test_the_newer_one_s_word_counts(termbase, order, files):
    """Whichever comes first, from wherever; a note that it does not have is kept."""
    for source, unit in zip(files, order, strict=True):
        import_units(termbase, source, [unit])
    (found,) = units(termbase)
    assert (found.changed, found.status, found.creator) == (NEW.changed, "translated", "Lee")
    assert found.note == ("old" if order[0] is OLD else "")


def test_without_dates_the_status_nearer_to_final_counts(termbase):
    """Then a person's before a machine's."""
    draft, final = replace(UNIT, status="initial"), replace(UNIT, status="final")
    import_units(termbase, FIRST, [final, draft])
    assert next(units(termbase)).status == "final"
    by_machine = replace(UNIT, status="final", machine=True)
    assert import_units(termbase, FIRST, [by_machine]) == Counts(unchanged=1)
    assert next(units(termbase)).machine is False


def test_a_unit_belongs_to_the_source_that_came_last(termbase):
    """With its place there; not if what came last is the older one."""
    here, there = replace(UNIT, document="x", position=4), replace(UNIT, document="y")
    import_units(termbase, FIRST, [here])
    import_units(termbase, SECOND, [there])
    (found,) = units(termbase)
    assert (found.source, found.document, found.position) == (SECOND.key, "y", 0)
    import_units(termbase, SECOND, [replace(here, changed="2020-01-01")])
    import_units(termbase, FIRST, [here])
    (found,) = units(termbase)
    assert found.source == SECOND.key


def test_a_file_that_has_grown_moves_its_units(termbase):
    """A unit is where the file has it for the first time."""
    import_units(termbase, FIRST, [UNIT])
    again = [replace(UNIT, position=7), replace(UNIT, position=9)]
    assert import_units(termbase, FIRST, again) == Counts(merged=1, unchanged=1)
    assert next(units(termbase)).position == 7


def test_tags_are_kept(termbase):
    """Of the newer; a file without them takes none away."""
    markup = {"ko": '<sc id="1"/>한미<ec id="1"/>동맹'}
    import_units(termbase, FIRST, [UNIT])
    assert import_units(termbase, FIRST, [replace(UNIT, markup=markup)]) == Counts(merged=1)
    assert import_units(termbase, FIRST, [UNIT]) == Counts(unchanged=1)
    assert next(units(termbase)).markup == markup
    newer = replace(UNIT, markup={"ko": '한미동맹<ph id="2"/>'}, changed="2022")
    import_units(termbase, FIRST, [newer])
    assert next(units(termbase)).markup == newer.markup


_TEXTS = st.sampled_from(["가", "나", "다"])
_UNITS = st.builds(
    Unit,
    source=st.just(""),
    segments=st.dictionaries(st.sampled_from(["ko", "en", "ja"]), _TEXTS, min_size=2),
    changed=st.sampled_from(["", "2020", "2021"]),
    status=st.sampled_from(["", "initial", "final"]),
    machine=st.booleans(),
    position=st.integers(0, 3),
)


def rows(connection):
    return [tuple(row) for row in connection.execute("select * from unit order by id")] + [
        tuple(row) for row in connection.execute("select * from segment order by id")
    ]


@settings(max_examples=50, deadline=None)
@given(st.lists(_UNITS, max_size=12))
def test_importing_again_changes_nothing(empty_file, some):
    """Whatever is in a file, and every text of it is in the memory."""
    with (
        TemporaryDirectory() as folder,
        closing(open_termbase(Path(copy(empty_file, folder)))) as connection,
    ):
        import_units(connection, FIRST, some)
        before = rows(connection)
        assert import_units(connection, FIRST, some) == Counts(unchanged=len(some))
        assert rows(connection) == before
        stored = texts(connection)
    for unit in some:
        assert any(unit.segments.items() <= segments.items() for segments in stored)


_INDEXES = "select name, sql from sqlite_master where type = 'index' order by name"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(_UNITS, max_size=8), min_size=1, max_size=3), st.sampled_from([1, 3]))
def test_all_units_known_beforehand(empty_file, files, size):
    """Come to the same as when the database is asked for what comes."""
    found = []
    for many in (False, True):
        with (
            TemporaryDirectory() as folder,
            closing(open_termbase(Path(copy(empty_file, folder)))) as connection,
            patch.object(writing, "BATCH", size),
        ):
            indexes = connection.execute(_INDEXES).fetchall()
            counts = []
            for number, some in enumerate(files):
                source = (FIRST, SECOND)[number % 2]
                coming = writing.batches(some)
                with termbases.writing(connection):
                    counts.append(writing.merge_units(connection, source, coming, many=many))
                    writing.index(connection)
            assert connection.execute(_INDEXES).fetchall() == indexes
            found.append((counts, [row[:-1] for row in rows(connection)]))
    assert found[0] == found[1]


def test_an_error_brings_the_index_back(termbase):
    """Which the database is without while many units come."""

    def broken():
        yield from writing.batches([UNIT])
        raise UnreadableFile("it ends here")

    before = termbase.execute(_INDEXES).fetchall()
    with pytest.raises(UnreadableFile), termbases.writing(termbase):
        writing.merge_units(termbase, FIRST, broken(), many=True)
    assert termbase.execute(_INDEXES).fetchall() == before
    assert texts(termbase) == []


def test_a_text_with_many_translations(termbase):
    """Does not make each of them look through all: one is found by both of its texts."""
    many = [
        replace(UNIT, segments={"ko": f"가{n}", "en": "a long text that all of them have"})
        for n in range(3000)
    ]
    import_units(termbase, FIRST, many)
    steps = 0

    def count():
        nonlocal steps
        steps += 1

    termbase.set_progress_handler(count, 1000)
    try:
        assert import_units(termbase, FIRST, many) == Counts(unchanged=3000)
    finally:
        termbase.set_progress_handler(None, 0)
    assert steps < 3000
