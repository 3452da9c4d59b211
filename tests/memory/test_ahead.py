"""Large files: another process reads them, and nothing else is different."""

import os
import signal
import subprocess
import time

import pytest

from glossary.bitexts import Options
from glossary.errors import UnreadableFile
from glossary.memory import How, ahead, import_file, processes, units
from glossary.model import Unit
from glossary.termbase import open_termbase
from tests.bitexts.test_tmx import tmx, tu


@pytest.fixture
def file(tmp_path):
    """Writes a TMX and gives its path."""

    def write(text):
        path = tmp_path / "a.tmx"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def apart(monkeypatch):
    """Any file is large; says which processes were started."""
    started = []

    class Noted(subprocess.Popen):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr(ahead, "LARGE", 0)
    monkeypatch.setattr(processes.subprocess, "Popen", Noted)
    return started


MANY = tmx(*(tu(ko=f"문장 {i}", en=f"Sentence {i}") for i in range(2500)), tu(en=""), tu(en=""))


def test_nothing_is_different(termbase, tmp_path, file, apart, monkeypatch):
    """The same units, in the same order, and the same reasons why some are left out."""
    path = file(MANY)
    other = import_file(termbase, path, How())
    assert len(apart) == 1
    monkeypatch.setattr(ahead, "LARGE", 1 << 60)
    plain = open_termbase(tmp_path / "other.db", create=True)
    assert import_file(plain, path, How()) == other
    assert len(apart) == 1
    assert (other.counts.added, other.records_left_out) == (2500, 2)
    keys = "select text, key from segment order by id"
    assert list(units(termbase)) == list(units(plain))
    one, two = (db.execute(keys).fetchall() for db in (termbase, plain))
    assert list(map(tuple, one)) == list(map(tuple, two))
    plain.close()


def test_what_the_reader_raises(termbase, file, apart):
    """Is raised here: a file that breaks off, and one that is something else."""
    with pytest.raises(UnreadableFile, match="it is damaged"):
        import_file(termbase, file(MANY[:-400]), How())
    with pytest.raises(UnreadableFile, match="is no TMX"):
        import_file(termbase, file("<html/>"), How(format="tmx"))
    assert list(units(termbase)) == []


def test_a_reader_that_is_killed(termbase, file, apart):
    """Nothing is imported, and it is said; no process is left over."""
    path = file(tmx(*(tu(ko=f"문장 {i}") for i in range(60_000))))
    with (
        pytest.raises(UnreadableFile, match="was ended"),
        ahead.read_ahead("tmx", path, Options()) as items,
    ):
        next(items)
        apart[0].send_signal(signal.SIGKILL)
        for _ in items:
            pass
    assert apart[0].returncode == -signal.SIGKILL


def test_who_has_had_enough(file, apart):
    """The other process ends with it, however much is still to be read."""
    with ahead.read_ahead("tmx", file(MANY), Options()) as items:
        next(items)
    assert apart[0].returncode is not None


def test_lots_of_long_texts_are_small(monkeypatch):
    """However many there are: of a megabyte each, one or two are enough."""
    monkeypatch.setattr(ahead, "_CHARACTERS", 100)
    some = [Unit(source="", segments={"ko": "가" * 60, "en": "a"}) for _ in range(5)]
    assert [len(lot.batch.units) for lot in ahead.lots(iter(some))] == [2, 2, 1]


def test_what_waits_is_bounded():
    """By its size; the sender waits until somebody asks."""
    given, taken = os.pipe()
    with os.fdopen(given, "rb") as stream, os.fdopen(taken, "wb") as to:
        inbox = processes.Inbox(stream, 10_000)
        for number in range(3):
            processes.send(to, bytes([number]) * 9_000)
        time.sleep(0.05)
        assert inbox._bytes < 20_000
        to.close()
        assert [sent[0] for sent in inbox] == [0, 1, 2]
        inbox.close()
