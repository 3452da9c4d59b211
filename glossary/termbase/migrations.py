"""How a database of an earlier version becomes one of this version."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

if TYPE_CHECKING:
    from collections.abc import Sequence

migrations = Migrations("glossary")


def _schema() -> str:
    return files(__package__).joinpath("schema.sql").read_text("utf-8")


@migrations()
def m001_create_termbase(db: Database) -> None:
    """Create every table as it is today; what follows brings older databases here."""
    db.executescript(_schema())


@migrations()
def m002_imports(db: Database) -> None:
    """Files that were imported: their ids, sources of two kinds more, evidence of one."""
    if not db.table("origin").exists():
        _rebuild(db, ("origin", "source", "term", "evidence"))


@migrations()
def m003_terms_worth_trusting(db: Database) -> None:
    """More kinds of evidence; what candidates name; definitions found; keep and stop."""
    if not db.table("listed").exists():
        _rebuild(db, ("evidence", "candidate", "entry", "statement", "listed"))


@migrations()
def m004_translation_memory(db: Database) -> None:
    """Units know their place, state and author; segments their tags; the match index."""
    if not db.table("signature_file").exists():
        _rebuild(db, ("unindexed", "unit", "segment", "signature_file"))
    if "term_avoided" not in [index.name for index in db.table("term").indexes]:
        db.execute(_definitions("term_avoided")[0])


@migrations()
def m005_pages_of_entries(db: Database) -> None:
    """Indexes for what a page shows of an entry that stands in the texts often."""
    db.execute("drop index if exists occurrence_term")
    for name in ("occurrence_term", "sentence_place", "gloss_term", "relation_target"):
        if not db.execute("select 1 from sqlite_master where name = ?", (name,)).fetchone():
            db.execute(_definitions(name)[0])


@migrations()
def m006_postings_in_files(db: Database) -> None:
    """What the concordance looks in is in the files of the index, and no table any more."""
    db.execute("drop table if exists segment_fts")
    db.execute("drop table if exists segment_fts_covers")


@migrations()
def m007_review_queue(db: Database) -> None:
    """What waits for review is found in the order in which it is reviewed."""
    for name in ("entry_status", "entry_status_subject"):
        db.execute(f"drop index if exists {name}")
        db.execute(_definitions(name)[0])


def _rebuild(db: Database, tables: Sequence[str]) -> None:
    """Give tables the definition they have today, with the rows that are in them.

    Foreign keys have to be off: nothing that refers to them is touched.
    """
    for table in tables:
        definition, *indexes = _definitions(table)
        # Made beside the old one: a table that is renamed takes along what refers to it.
        db.execute(definition.replace(f"TABLE {table} ", f"TABLE {table}_new ", 1))
        if db.table(table).exists():
            columns = ", ".join(f'"{name}"' for name in db.table(table).columns_dict)
            db.execute(f"insert into {table}_new ({columns}) select {columns} from {table}")
            db.execute(f"drop table {table}")
        db.execute(f"alter table {table}_new rename to {table}")
        for index in indexes:
            db.execute(index)


def _definitions(table: str) -> list[str]:
    """How today's schema makes a table, and its indexes after it; or an index alone."""
    today = Database(memory=True)
    today.executescript(_schema())
    rows = today.execute(
        "select sql from sqlite_master where ? in (name, tbl_name) and sql is not null"
        " order by type = 'index'",
        (table,),
    )
    return [row[0] for row in rows]
