"""Opening a termbase, and what is said where that fails."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from sqlite_utils import Database

from glossary import memory
from glossary.errors import TermbaseError
from glossary.model import Origin
from glossary.termbase import concept_rows, concepts, entries, open_termbase, search, writing
from glossary.termbase import connection as opening
from glossary.termbase.migrations import migrations


def test_a_termbase_that_is_not_there(tmp_path):
    """Reading where nothing is says how to make one."""
    with pytest.raises(TermbaseError, match="glossary build"):
        open_termbase(tmp_path / "glossary.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database(tmp_path):
    """A text with a wrong name is refused and stays as it is."""
    path = tmp_path / "glossary.db"
    path.write_text("동맹" * 1000, encoding="utf-8")
    with pytest.raises(TermbaseError, match="not a database"):
        open_termbase(path, create=True)
    assert path.read_text(encoding="utf-8") == "동맹" * 1000


def test_a_database_that_is_no_glossary(tmp_path):
    """Somebody else's database is refused and gets no tables."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("create table customer (name text)")
    with pytest.raises(TermbaseError, match="not a glossary"):
        open_termbase(path, create=True)
    with closing(sqlite3.connect(path)) as other:
        names = other.execute("select name from sqlite_master").fetchall()
    assert names == [("customer",)]


def test_a_termbase_of_a_newer_version(tmp_path):
    """A version that this program does not know is not touched."""
    path = tmp_path / "glossary.db"
    with closing(open_termbase(path, create=True)) as termbase:
        termbase.execute(f"pragma user_version = {opening.SCHEMA_VERSION + 1}")
    with pytest.raises(TermbaseError, match="newer version"):
        open_termbase(path)


def test_a_locked_termbase(tmp_path, monkeypatch):
    """Somebody else's write is waited for, and then spoken of."""
    monkeypatch.setattr(opening, "_BUSY_MS", 10)
    path = tmp_path / "glossary.db"
    with closing(open_termbase(path, create=True)) as one, closing(open_termbase(path)) as two:
        with writing(one), pytest.raises(sqlite3.OperationalError) as caught, writing(two):
            pass
        assert "in use by another program" in opening.explain(caught.value, path)


def test_a_write_is_whole_or_not_at_all(termbase):
    """What stops a write in the middle leaves nothing of it."""
    with pytest.raises(KeyboardInterrupt), writing(termbase):
        termbase.execute("insert into source (key, kind, title) values ('a', 'text', 'a')")
        raise KeyboardInterrupt
    assert termbase.execute("select count(*) from source").fetchone()[0] == 0


def test_a_disk_that_is_full_at_the_start(tmp_path, monkeypatch):
    """A termbase that could not be made is no half of one: the next try makes it."""
    path = tmp_path / "glossary.db"

    def fail(_self, _database):
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(type(migrations), "apply", fail)
        with pytest.raises(TermbaseError, match="disk is full"):
            open_termbase(path, create=True)
    with closing(open_termbase(path, create=True)) as termbase:
        assert termbase.execute("select count(*) from concept").fetchone()[0] == 0


def test_reading_where_nothing_may_be_written(tmp_path, monkeypatch):
    """A termbase in a folder of somebody else's can be read, and not written."""
    path = tmp_path / "glossary.db"
    open_termbase(path, create=True).close()
    monkeypatch.setattr(opening.os, "access", lambda *_: False)
    with closing(open_termbase(path)) as termbase:
        assert termbase.execute("select count(*) from concept").fetchone()[0] == 0
        with pytest.raises(sqlite3.OperationalError) as caught:
            termbase.execute("delete from concept")
    assert "cannot be written to" in opening.explain(caught.value, path)
    assert [file.name for file in tmp_path.iterdir()] == ["glossary.db"]


def test_a_full_disk(tmp_path):
    """A disk that fills up in the middle: nothing changes, and the sentence says so."""
    path = tmp_path / "glossary.db"
    with closing(open_termbase(path, create=True)) as termbase:
        pages = termbase.execute("pragma page_count").fetchone()[0]
        termbase.execute(f"pragma max_page_count = {pages + 2}")
        with pytest.raises(sqlite3.OperationalError) as caught, writing(termbase):
            for i in range(100):
                termbase.execute(
                    "insert into source (key, kind, title) values (?, 'text', ?)",
                    (str(i), "가" * 5000),
                )
        assert "disk is full" in opening.explain(caught.value, path)
        assert termbase.execute("select count(*) from source").fetchone()[0] == 0


def test_the_schema_changes_only_with_a_migration():
    """Who changes schema.sql adds a migration, counts it, and then changes this hash."""
    schema = files("glossary.termbase").joinpath("schema.sql").read_text("utf-8")
    assert opening.SCHEMA_VERSION == 7
    assert hashlib.sha256(schema.encode()).hexdigest()[:16] == "8349f628d904379b"


def test_every_migration_is_counted():
    """The version in the database is the number of migrations."""
    assert len(migrations.pending(Database(memory=True))) == opening.SCHEMA_VERSION


OLD = Path(__file__).parent / "schemas"
"""What schema.sql was in the versions that people have."""


@pytest.mark.parametrize("version", [1, 2])
def test_a_termbase_of_an_earlier_version_is_brought_up_to_date(tmp_path, version):
    """It keeps every row, and has the tables of a new one."""
    path = tmp_path / "glossary.db"
    with closing(sqlite3.connect(path)) as old:
        old.executescript((OLD / f"{version}.sql").read_text("utf-8"))
        old.executescript(
            f"""
            create table _sqlite_migrations
                (id integer primary key, migration_set text, name text, applied_at text);
            insert into _sqlite_migrations (migration_set, name, applied_at)
                select 'glossary', column1, '2026-01-01' from (values
                    ('m001_create_termbase'), ('m002_imports')) limit {version};
            insert into source (key, kind, title) values ('person:me', 'person', 'me');
            insert into concept (public_id, status, created, modified)
                values ('c', 'approved', '2026-01-01', '2026-01-01');
            insert into term (concept_id, language, text, key, type, administrative_status,
                position) values (1, 'ko', '동맹', '동맹', 'fullForm', 'preferred', 0);
            insert into evidence (term_id, method, source_id) values (1, 'person', 1);
            insert into unit (source_id, added) values (1, '2026-01-01');
            insert into segment (unit_id, language, text, key)
                values (1, 'ko', '동맹이다.', '동맹이다');
            pragma application_id = {opening.APPLICATION_ID};
            pragma user_version = {version};
            """
        )
    with closing(open_termbase(path)) as termbase:
        concept = concepts.load(termbase, "c")
        assert [(t.text, t.evidence[0].source) for t in concept.terms] == [
            ("동맹", "person:me")
        ]
        origin = Origin(source="file:a.tbx", id="7")
        concept_rows.write(termbase, replace(concept, origins=(origin,)))
        assert concepts.load(termbase, "c").origins == (origin,)
        assert [unit.segments for unit in memory.units(termbase)] == [{"ko": "동맹이다."}]
        with closing(open_termbase(tmp_path / "new.db", create=True)) as today:
            assert _definitions(termbase) == _definitions(today)


def _definitions(connection):
    """What every table and index is defined as."""
    rows = connection.execute(
        "select name, replace(sql, '\"', '') from sqlite_master where sql is not null"
        " and name not like '%fts%' and instr(name, '_sqlite_migrations') = 0"
    )
    return {*map(tuple, rows)}


def test_search_survives_a_rebuilt_entry_table(filled):
    """A migration may rebuild `entry`: its index is a table of its own and still finds."""
    Database(filled).table("entry").transform(types={"frequency": int})
    assert [row["concept"] for row in search.search(filled, "동맹")] == ["rok-us-alliance"]
    entries.refresh(filled)
    assert [row["concept"] for row in search.search(filled, "동맹")] == ["rok-us-alliance"]
