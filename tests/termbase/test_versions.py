"""Versions of a database: another after each write, and only then."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from glossary.termbase.versions import file_of, version


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_each_write_makes_another(tmp_path, journal):
    """Of 300 writes as fast as they go, no two leave the same version."""
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"pragma journal_mode = {journal}")
        connection.execute("pragma wal_autocheckpoint = 3")
        connection.execute("create table t (n)")
        seen = [version(path)]
        for number in range(300):
            with connection:
                connection.execute("update t set n = ?", (number,))
                connection.execute("insert into t values (?)", (number,))
            seen.append(version(path))
    assert len(set(seen)) == 301


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_reading_leaves_it(tmp_path, journal):
    """Who only reads, from a connection of his own, changes nothing."""
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as writer:
        writer.execute(f"pragma journal_mode = {journal}")
        with writer:
            writer.execute("create table t (n)")
        before = version(path)
        with closing(sqlite3.connect(path)) as reader:
            reader.execute("select * from t").fetchall()
            assert version(path) == before


def test_the_locks_of_others_are_left_alone(tmp_path):
    """Another process that comes and goes does not take the log away: it sees who is there."""
    path = tmp_path / "a.db"
    visit = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
    visit += "c.execute('select * from t').fetchall(); c.close()"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
        with connection:
            connection.execute("create table t (n)")
        for _ in range(2):
            version(path)
        subprocess.run([sys.executable, "-c", visit, path], check=True)
        assert path.with_name("a.db-wal").exists()
        with connection:
            connection.execute("insert into t values (1)")
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_write_that_is_taken_back_leaves_it(tmp_path):
    """Nothing was written, so what was kept still holds."""
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("create table t (n)")
        before = version(path)
        connection.execute("begin")
        connection.execute("insert into t values (1)")
        connection.rollback()
        assert version(path) == before


def test_nothing_is_known_of_one_in_memory(tmp_path):
    """A database in memory, or one that is not there, has no version."""
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    assert file_of(connection) == ""
    connection.close()
    assert version("") is None
    assert version(None) is None
    assert version(tmp_path / "none.db") is None
