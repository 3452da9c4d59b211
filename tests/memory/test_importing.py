"""Files into the memory: whole or not at all, and what is said of them."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from dataclasses import replace

import pytest

from glossary.bitexts import Options
from glossary.errors import UnreadableFile
from glossary.memory import How, holdings, import_file, import_units, lookup, units, writing
from glossary.model import Source, SourceKind, Unit
from glossary.termbase import open_termbase
from tests.bitexts.test_tmx import tmx, tu

SOURCE = Source(key="memory:a.tmx", kind=SourceKind.MEMORY, title="a.tmx")
UNIT = Unit(source="", segments={"ko": "한미동맹", "en": "alliance"})


@pytest.fixture
def file(tmp_path):
    """Writes a text to a file and gives its path."""

    def write(text, name="a.tmx"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def test_a_file(termbase, file):
    """What came in, and what was left out with its reasons and places."""
    text = tmx(tu(), tu(), tu(en="other"), tu(en=""), tu(en=""))
    done = import_file(termbase, file(text), How())
    assert (done.format, done.source) == ("tmx", "memory:a.tmx")
    assert (done.counts.added, done.counts.merged, done.counts.unchanged) == (2, 0, 1)
    assert done.records_left_out == 2
    (records,) = done.left_out.values()
    assert records.places == ["line 5", "line 6"]
    (found,) = lookup(termbase, "other")
    assert found.source == "memory:a.tmx"


def test_all_of_a_unit_is_kept(termbase):
    """Every field comes out as it went in."""
    unit = Unit(
        source="memory:a.tmx",
        segments={"ko": "가", "en": "a", "fr": "à"},
        markup={"ko": '가<ph id="1"/>'},
        external_id="7",
        document="b.docx",
        position=3,
        status="reviewed",
        machine=True,
        creator="Kim",
        created="2020-01-01T00:00:00Z",
        changed="2021-01-01T00:00:00Z",
        note="n",
    )
    import_units(termbase, SOURCE, [unit])
    assert list(units(termbase)) == [unit]


def test_what_is_asked_for(termbase, file):
    """Options go to the reader, a title to the source."""
    options = Options(source_language="ko", target_languages=["en"], machine=True)
    done = import_file(termbase, file("가\ta\n", "x.tsv"), How(options=options, title="T"))
    assert done.source == "memory:T"
    assert next(units(termbase)).machine


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (tmx(), "because there is no translation unit in it"),
        (
            tmx(tu(en=""), tu(en=""), tu(ko="\x01")),
            (
                "because none of its 3 records can be used. 2: a text in it is empty (line 2, "
                "line 3); 1: there are control characters in it, which no text has (line 4)."
            ),
        ),
    ],
)
def test_nothing_to_import(termbase, file, text, reason):
    """Is an error that says why, and leaves no trace."""
    with pytest.raises(UnreadableFile) as error:
        import_file(termbase, file(text), How())
    assert f"nothing to import, {reason}" in str(error.value)
    assert holdings(termbase) == []
    assert termbase.execute("select count(*) from source").fetchone()[0] == 0


def test_a_file_that_breaks_off(termbase, file):
    """Is not imported, unless somebody wants what can be read of it."""
    text = tmx(tu(), tu(en="b"), tu(en="c"))
    path = file(text[: text.rindex("<seg>")])
    with pytest.raises(UnreadableFile, match=r"is damaged\. line 4: .*--keep-going"):
        import_file(termbase, path, How())
    assert list(units(termbase)) == []
    done = import_file(termbase, path, How(keep_going=True))
    assert done.counts.added == 2
    assert list(done.left_out) == ["the file breaks off: what follows is not read"]


def test_a_dry_run(termbase, file):
    """Says the same and writes nothing."""
    path = file(tmx(tu(), tu(en="")))
    dry = import_file(termbase, path, How(dry_run=True))
    assert list(units(termbase)) == []
    assert holdings(termbase) == []
    assert import_file(termbase, path, How()) == dry


def test_batches_know_of_each_other(termbase, monkeypatch):
    """What came in an earlier batch is not doubled, in a memory that was empty or not."""
    monkeypatch.setattr(writing, "BATCH", 2)
    some = [replace(UNIT, segments={"ko": f"가{n % 5}", "en": "a"}) for n in range(10)]
    for source in (SOURCE, replace(SOURCE, key="memory:b", title="b")):
        counts = import_units(termbase, source, some)
        assert counts.total == 10
        assert len(list(units(termbase))) == 5


def test_an_error_on_the_way_leaves_nothing(termbase):
    """Neither units nor the source."""

    def broken():
        yield from [replace(UNIT, segments={"ko": str(n), "en": "a"}) for n in range(25_000)]
        raise UnreadableFile("it ends here")

    with pytest.raises(UnreadableFile):
        import_units(termbase, SOURCE, broken())
    assert list(units(termbase)) == []
    assert termbase.execute("select count(*) from source").fetchone()[0] == 0


def test_a_kill_in_the_middle_leaves_nothing(tmp_path):
    """The next one to open the memory finds it as it was, and it can be imported again."""
    database = tmp_path / "glossary.db"
    with_one = open_termbase(database, create=True)
    import_units(with_one, SOURCE, [UNIT])
    with_one.close()
    program = """
        import itertools, os, sys
        from pathlib import Path
        from glossary.memory import import_units
        from glossary.model import Source, SourceKind, Unit
        from glossary.termbase import open_termbase

        def endless():
            for n in itertools.count():
                if n == 30_000:
                    print("now", flush=True)
                yield Unit(source="", segments={"ko": f"가{n}", "en": f"a{n}"})

        source = Source(key="memory:b", kind=SourceKind.MEMORY, title="b")
        import_units(open_termbase(Path(sys.argv[1])), source, endless())
    """
    command = [sys.executable, "-c", textwrap.dedent(program), str(database)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"now\n"
        os.kill(process.pid, signal.SIGKILL)
    connection = open_termbase(database)
    assert [unit.segments for unit in units(connection)] == [UNIT.segments]
    assert connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert import_units(connection, SOURCE, [UNIT]).unchanged == 1
    connection.close()


def test_two_imports_at_once(tmp_path):
    """One waits until the other is done; who waits too long is told."""
    database = tmp_path / "glossary.db"
    first = open_termbase(database, create=True)
    second = open_termbase(database)
    second.execute("pragma busy_timeout = 50")

    def meanwhile():
        yield UNIT
        started = time.monotonic()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            import_units(second, SOURCE, [UNIT])
        assert time.monotonic() - started >= 0.05

    import_units(first, SOURCE, meanwhile())
    assert import_units(second, SOURCE, [UNIT]).unchanged == 1
    first.close()
    second.close()


def test_units_of_the_texts_are_left_alone(termbase):
    """Each build makes them anew: what is imported is a unit of its own."""
    text = Source(key="text:a.txt", kind=SourceKind.TEXT, title="a.txt")
    import_units(termbase, text, [UNIT])
    assert import_units(termbase, SOURCE, [UNIT]).added == 1
    assert [one.units for one in holdings(termbase)] == [1, 1]


def test_memory_is_flat(tmp_path):
    """Ten times the units take no more than some megabytes more."""
    program = """
        import resource, sys
        from pathlib import Path
        from glossary.memory import writing
        from glossary.model import Source, SourceKind, Unit
        from glossary.termbase import open_termbase

        writing.index = lambda connection: None  # has a bound of its own

        def some(count):
            for n in range(count):
                yield Unit(source="", segments={"ko": f"가나다라{n}" * 5, "en": f"abc{n} " * 5})

        source = Source(key="memory:b", kind=SourceKind.MEMORY, title="b")
        connection = open_termbase(Path(sys.argv[1]), create=True)
        for count in (11_000, 110_000):
            writing.import_units(connection, source, some(count))
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(tmp_path / "g.db")],
        capture_output=True,
        check=True,
    )
    little, much = map(int, done.stdout.split())
    # The cache of the database has up to 128 MiB; a hundred thousand units are 60 MB.
    assert much - little < 90_000
