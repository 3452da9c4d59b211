"""The index on the disk: written with the segments, never trusted, never in the way."""

import errno
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from glossary.memory import indexing, making, opening, signature_files
from glossary.memory.concordance import concordance
from glossary.memory.indexing import after_write, folder_of, rebuild
from glossary.memory.matching import matches
from glossary.termbase import open_termbase, prepare, writing
from tests.memory.units import SOURCE, fill, texts

MANY = texts("ko", 1300, seed=7)


def units(some):
    """Units of Korean texts, each with a translation that tells which it is."""
    return [{"ko": text, "en": f"T{MANY.index(text)}"} for text in some]


def files(termbase):
    """The files in the folder of the index."""
    return sorted(path.name for path in folder_of(termbase).glob("*"))


def registered(termbase):
    """The files that the database has."""
    rows = termbase.execute("select name from signature_file order by name")
    return [row["name"] for row in rows]


def finds(termbase, text):
    """Whether the text is found, though it is typed with something more."""
    found = matches(termbase, text + ".", "ko", "en", threshold=0.5, limit=20)
    return any(match.source == text for match in found)


@pytest.fixture
def indexed(termbase):
    """A memory whose index is in files."""
    fill(termbase, units(MANY[:600]))
    assert files(termbase)
    return termbase


def test_a_few_segments_need_no_file(termbase):
    """They are found at once."""
    fill(termbase, units(MANY[:5]))
    assert not folder_of(termbase).exists()
    assert all(finds(termbase, text) for text in MANY[:5])


def test_many_are_in_files_that_are_registered(indexed):
    """One for each language, and the newest segments are found beside them."""
    assert files(indexed) == registered(indexed)
    assert [name.split("-")[0] for name in files(indexed)] == ["en", "ko"]
    fill(indexed, units(MANY[600:610]))
    assert files(indexed) == registered(indexed)
    assert all(finds(indexed, text) for text in (*MANY[:10], *MANY[600:610]))


def test_the_size_of_a_file(termbase):
    """Less than 250 bytes a segment, with what the concordance needs."""
    fill(termbase, [{"ko": f"{text} {i}", "en": "x"} for i in range(5) for text in MANY])
    name = next(name for name in files(termbase) if name.startswith("ko"))
    assert (folder_of(termbase) / name).stat().st_size < 250 * 5 * len(MANY)


def test_files_are_merged(termbase, monkeypatch):
    """After many writes there are few, those merged are removed, and everything is found."""
    monkeypatch.setattr(indexing, "FEW", 10)
    for start in range(0, 300, 10):
        fill(termbase, units(MANY[start : start + 10]))
    korean = [name for name in registered(termbase) if name.startswith("ko")]
    assert len(korean) <= 5  # 10, 20, 40, 80, 160
    assert len(files(termbase)) <= len(registered(termbase)) + 4  # of the last write
    assert all(finds(termbase, text) for text in MANY[:300])


def test_a_file_has_so_many_segments_at_most(termbase, monkeypatch):
    """Larger memories have several, all of which are looked at."""
    monkeypatch.setattr(indexing, "MOST", 128)
    fill(termbase, units(MANY[:600]))
    rows = termbase.execute(
        "select segments from signature_file where language = 'ko' order by first_segment"
    )
    assert [row["segments"] for row in rows.fetchall()] == [128, 128, 128, 128, 88]
    assert all(finds(termbase, text) for text in MANY[:600:7])


def test_what_was_taken_back_is_nowhere(indexed):
    """A write that fails leaves a file that nobody registers; a later one removes it."""
    before = registered(indexed)
    with pytest.raises(KeyboardInterrupt), writing(indexed):
        fill(indexed, units(MANY[600:1200]))
        raise KeyboardInterrupt
    assert registered(indexed) == before
    assert len(files(indexed)) > len(before)
    assert not finds(indexed, MANY[600])
    fill(indexed, units(MANY[600:1200]))
    fill(indexed, [{"ko": text + "!", "en": "x"} for text in MANY[:600]])
    assert set(files(indexed)) >= set(registered(indexed))
    assert finds(indexed, MANY[600])


def test_deleted_segments_are_not_found(indexed):
    """The index has them still; the row is gone."""
    indexed.execute("delete from unit where id = 1")
    assert not finds(indexed, MANY[0])
    assert finds(indexed, MANY[1])


def test_a_segment_changed_where_it_stands(indexed):
    """It is found by its new text, and not by the old one."""
    indexed.execute("update segment set text = '전혀 다른 문장이다' where text = ?", (MANY[3],))
    assert finds(indexed, "전혀 다른 문장이다")
    assert not finds(indexed, MANY[3])


def cut(path):
    path.write_bytes(path.read_bytes()[:-100])


def columns(content):
    """From where to where the columns of a file of 600 segments are: its layout by hand."""
    header = 16 + int.from_bytes(content[8:12], "little")
    sizes = (header, 600 * 20, 2 * 1152 * 4)  # each goes on to a multiple of 64
    start = sum(size + -size % 64 for size in sizes)
    return start, start + 1152 * 8 * 10  # 64 segments a word


def flip(path, start, end):
    content = bytearray(path.read_bytes())
    content[start:end] = bytes(255 - byte for byte in content[start:end])
    path.write_bytes(bytes(content))


def flip_columns(path):
    """Every bit of them, so that every look-up meets one."""
    flip(path, *columns(path.read_bytes()))


def spoil_header(path):
    content = path.read_bytes()
    path.write_bytes(content[:20] + b"\xff" + content[21:])


def spoil_records(path):
    content = path.read_bytes()
    path.write_bytes(content[:300] + b"\xff\xfe" + content[302:])


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"KGLSIG2\n" + b"\xff" * 100),
        cut,
        flip_columns,
        spoil_header,
        spoil_records,
    ],
    ids=["missing", "empty", "nonsense", "cut", "columns", "header", "records"],
)
def test_an_index_that_is_missing_or_damaged(indexed, damage):
    """It is made anew by the look-up, which finds everything."""
    name = next(name for name in registered(indexed) if name.startswith("ko"))
    damage(folder_of(indexed) / name)
    opening._MAPPED.clear()
    assert all(finds(indexed, text) for text in MANY[:600:9])
    assert name not in registered(indexed)
    assert set(registered(indexed)) == set(files(indexed))


def test_postings_that_are_damaged(indexed):
    """The concordance makes them anew, and finds everything."""
    name = next(name for name in registered(indexed) if name.startswith("ko"))
    path = folder_of(indexed) / name
    _, start = columns(path.read_bytes())
    flip(path, start, start + 64)
    opening._MAPPED.clear()
    for text in MANY[:600:9]:
        assert text in [hit.text for hit in concordance(indexed, text, mark=False)]
    assert name not in registered(indexed)


def test_a_file_of_an_earlier_version(indexed):
    """It is made anew, as if it were damaged."""
    name = next(name for name in registered(indexed) if name.startswith("ko"))
    path = folder_of(indexed) / name
    path.write_bytes(b"KGLSIG1\n" + path.read_bytes()[8:])
    opening._MAPPED.clear()
    assert finds(indexed, MANY[5])
    assert name not in registered(indexed)


def test_an_index_that_somebody_deleted(indexed):
    """The whole folder, even while it is in use."""
    for name in files(indexed):
        (folder_of(indexed) / name).unlink()
    folder_of(indexed).rmdir()
    opening._MAPPED.clear()
    assert all(finds(indexed, text) for text in MANY[:600:9])


def test_a_memory_that_nobody_indexed(termbase, monkeypatch):
    """As in a database of an earlier version: the first look-up does it."""
    monkeypatch.setattr(indexing, "after_write", lambda _connection: None)
    fill(termbase, units(MANY[:600]))
    assert not folder_of(termbase).exists()
    monkeypatch.undo()
    assert all(finds(termbase, text) for text in MANY[:600:9])
    assert len(registered(termbase)) == 2


def test_where_nothing_may_be_written(indexed):
    """An index in memory does as well."""
    path = indexed.execute("pragma database_list").fetchone()["file"]
    for name in files(indexed):
        (folder_of(indexed) / name).unlink()
    opening._MAPPED.clear()
    indexed.execute("pragma wal_checkpoint(truncate)")
    uri = f"file:{path}?immutable=1"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as reader:
        prepare(reader)
        assert all(finds(reader, text) for text in MANY[:600:9])
    assert files(indexed) == []


def test_no_look_up_waits_for_a_writer(indexed):
    """Even one that finds the index damaged while somebody else writes."""
    path = indexed.execute("pragma database_list").fetchone()["file"]
    for name in files(indexed):
        (folder_of(indexed) / name).unlink()
    opening._MAPPED.clear()
    other = sqlite3.connect(path, isolation_level=None)
    with closing(other):
        other.execute("begin immediate")
        started = time.monotonic()
        assert finds(indexed, MANY[5])
        assert time.monotonic() - started < 2
    assert indexed.execute("pragma busy_timeout").fetchone()[0] > 0


def test_an_older_copy_of_the_database(indexed, tmp_path):
    """The files it knows are gone meanwhile: it makes its own."""
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        indexed.backup(copy)
    with closing(open_termbase(tmp_path / "copy.db")) as copy:
        assert all(finds(copy, text) for text in MANY[:600:9])
        assert folder_of(copy).name == "copy.db-memory"
        assert [name for name in registered(copy) if name.startswith("ko")] == files(copy)


def test_rebuild(indexed):
    """Everything anew: what is gone is gone from the index, too."""
    before = registered(indexed)
    indexed.execute("delete from unit where id <= 100")
    rebuild(indexed)
    assert not set(before) & set(registered(indexed))
    rows = indexed.execute("select segments from signature_file").fetchall()
    assert [row["segments"] for row in rows] == [500, 500]
    left = len(concordance(indexed, "T", language="en", limit=None, mark=False))
    assert left == 500
    assert finds(indexed, MANY[300])


def test_a_full_disk_keeps_no_files(indexed, monkeypatch):
    """Neither the one that was being written nor those that were finished."""
    before = files(indexed)
    done = []

    def full(descriptor):
        done.append(descriptor)
        if len(done) > 2:  # a file, its folder, and the next file
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(signature_files.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        rebuild(indexed)
    assert files(indexed) == before


def test_after_write_is_whole_or_not_at_all(indexed, monkeypatch):
    """A disk that is full stops the write, and nothing has changed."""
    before = registered(indexed)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making.signature_files, "write", full)
    with pytest.raises(OSError, match="No space"):
        fill(indexed, units(MANY[600:1200]))
    monkeypatch.undo()
    assert registered(indexed) == before
    assert indexed.execute("select count(*) from unit").fetchone()[0] == 600
    after_write(indexed)  # nothing is to be done
    assert finds(indexed, MANY[5])


# -------------------------------------------------------------------------- two processes

WRITER = """
import os, signal, sys
from pathlib import Path
from glossary.memory import import_units
from glossary.memory.indexing import after_write
from glossary.model import Source, SourceKind, Unit
from glossary.termbase import open_termbase, writing
from tests.memory.units import texts

many = texts("ko", 1300, seed=7)
connection = open_termbase(Path(sys.argv[1]))
source = Source(key="memory:test", kind=SourceKind.MEMORY, title="test")
for start in range(0, 1200, 300):
    some = [Unit(segments={"ko": text, "en": "x"}, source="") for text in many[start:start+300]]
    with writing(connection):
        import_units(connection, source, some)
        if start == 900 and sys.argv[2] == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
    print(start, flush=True)
"""


def write(path, end, root):
    """Start a process that writes 300 units four times."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), end],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    )


def test_reading_while_somebody_else_writes(termbase, root):
    """What is committed is found at once, and every look-up is answered."""
    path = termbase.execute("pragma database_list").fetchone()["file"]
    with write(path, "end", root) as process:
        for line in process.stdout:
            start = int(line)
            assert all(finds(termbase, text) for text in MANY[start : start + 300 : 60])
        assert process.wait() == 0
    assert all(finds(termbase, text) for text in MANY[:1200:30])


def test_a_writer_killed_in_the_middle(termbase, root):
    """Its last write is nowhere; the file it left is removed by the next."""
    path = termbase.execute("pragma database_list").fetchone()["file"]
    with write(path, "kill", root) as process:
        assert process.wait() == -signal.SIGKILL
    assert termbase.execute("select count(*) from unit").fetchone()[0] == 900
    orphans = set(files(termbase)) - set(registered(termbase))
    assert orphans
    assert all(finds(termbase, text) for text in MANY[:900:30])
    assert not finds(termbase, MANY[950])
    fill(termbase, units(MANY[900:1300]))
    assert not orphans & set(files(termbase))
    assert finds(termbase, MANY[950])
    assert SOURCE.key == "memory:test"
