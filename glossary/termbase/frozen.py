"""A copy of a termbase that holds what others may have, and nothing of the rest.

What is left out is gone from the file, not merely hidden: the copy is written anew after
the deletions.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from glossary.model import VOUCHING
from glossary.termbase import entries
from glossary.termbase.connection import prepare, writing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from glossary.model import Status

_ALWAYS = ("translation_cache", "listed")
"""Of no use to a reader: answers of services, and what somebody wants extracted or not."""

_MEMORY = ("unit", "segment", "signature_file", "unindexed")

_OF_TEXTS = ("gloss", "statement", "occurrence", "sentence", "document")


def copy(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """Copy a termbase as of one moment to a file that is not there yet, and open that."""
    connection.execute("vacuum into ?", (str(path),))
    copied = sqlite3.connect(path, isolation_level=None)
    prepare(copied)
    copied.execute("pragma journal_mode = delete")
    # Without it, a look through all units for each sentence that is deleted.
    copied.execute("create index leaving_unit on unit (sentence_id)")
    for table in _ALWAYS:
        copied.execute(f"delete from {table}")
    return copied


def leave_out_other_entries(connection: sqlite3.Connection, kept: Sequence[Status]) -> int:
    """Take out the entries that have none of the statuses; says how many."""
    marks = ", ".join("?" * len(kept))
    where = f"status not in ({marks})"
    statuses = [str(status) for status in kept]
    with writing(connection):
        connection.execute(
            f"delete from entry_fts where rowid in (select id from concept where {where})",
            statuses,
        )
        connection.execute(
            f"delete from entry where id in (select id from concept where {where})", statuses
        )
        return connection.execute(f"delete from concept where {where}", statuses).rowcount


def leave_out_suggestions(connection: sqlite3.Connection) -> int:
    """Take out the terms that nothing vouches for; says how many.

    While the texts and the candidates are there: the rows of the entries are made anew.
    """
    vouching = ", ".join(repr(str(method)) for method in sorted(VOUCHING))
    where = (
        "reliability = 1 and not exists (select 1 from evidence e where e.term_id = term.id"
        f" and e.method in ({vouching}))"
    )
    with writing(connection):
        concepts = connection.execute(f"select distinct concept_id from term where {where}")
        touched = [row[0] for row in concepts]
        number = connection.execute(f"delete from term where {where}").rowcount
        for concept_id in touched:
            entries.refresh(connection, concept_id)
    return number


def leave_out_history(connection: sqlite3.Connection) -> int:
    """Take out who changed what; says how many changes there were."""
    return connection.execute("delete from change").rowcount


def leave_out_candidates(connection: sqlite3.Connection) -> int:
    """Take out what the last extraction found; says how many candidates there were."""
    return connection.execute("delete from candidate").rowcount


def leave_out_memory(connection: sqlite3.Connection) -> int:
    """Take out the translation memory; says how many units it had."""
    with writing(connection):
        number: int = connection.execute("select count(*) from unit").fetchone()[0]
        for table in _MEMORY:
            connection.execute(f"delete from {table}")
    return number


def leave_out_texts(connection: sqlite3.Connection) -> int:
    """Take out the texts and all places in them; says how many texts there were.

    Evidence keeps the sentence that it quotes, and entries how often they occur.
    """
    with writing(connection):
        number: int = connection.execute("select count(*) from document").fetchone()[0]
        for table in _OF_TEXTS:
            connection.execute(f"delete from {table}")
    return number


def texts(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """The texts that stand in it in full: title and licence, empty where none is known."""
    rows = connection.execute(
        "select d.title, s.licence from document d join source s on s.id = d.source_id"
        " order by d.title"
    )
    return [(row["title"], row["licence"]) for row in rows]


def finish(connection: sqlite3.Connection, path: Path) -> dict[str, int]:
    """Write the copy anew into its final file; says how many rows each table has.

    Without what was deleted from it, and with what the query planner wants to know. The
    connection is closed.
    """
    with closing(connection):
        connection.execute("drop index leaving_unit")
        # A full-text index keeps what was deleted until its parts are merged.
        connection.execute("insert into entry_fts (entry_fts) values ('optimize')")
        connection.execute("analyze")
        connection.execute("vacuum into ?", (str(path),))
    with closing(sqlite3.connect(path)) as final:
        return _counts(final)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    counts = {}
    for (name,) in names:
        try:
            row = connection.execute(f'select count(*) from "{name}"').fetchone()
        except sqlite3.OperationalError:  # an index that keeps no rows of its own
            counts[name] = 0
        else:
            counts[name] = row[0]
    return counts


# ---------------------------------------------------------------- what names people


def editors(connection: sqlite3.Connection, program: str) -> list[str]:
    """Who changed something, except the program itself, in the order of their first change."""
    rows = connection.execute(
        "select actor, min(id) as first from change where actor <> ? group by actor"
        " order by first",
        (program,),
    )
    return [row["actor"] for row in rows]


def rename_editors(connection: sqlite3.Connection, names: Mapping[str, str]) -> None:
    """Have people go by other names, in the history and as sources of what they entered."""
    with writing(connection):
        for old, new in names.items():
            connection.execute("update change set actor = ? where actor = ?", (new, old))
            rename_source(connection, f"person:{old}", f"person:{new}", new)


def rename_source(connection: sqlite3.Connection, old: str, key: str, title: str) -> None:
    """Have a source go by another key and title, in the history as well."""
    connection.execute("update source set key = ?, title = ? where key = ?", (key, title, old))
    connection.execute(
        "update change set before = replace(before, json_quote(:old), json_quote(:new)),"
        " after = replace(after, json_quote(:old), json_quote(:new))"
        " where instr(coalesce(before, '') || coalesce(after, ''), json_quote(:old))",
        {"old": old, "new": key},
    )


def forget_creators(connection: sqlite3.Connection) -> int:
    """Take out who translated the units of the memory; says of how many it was known."""
    return connection.execute("update unit set creator = '' where creator <> ''").rowcount


def names_of_files(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """What texts, sources and parts of the memory are called: pairs of kind and name.

    The kinds are `document`, `source` (its key), `title`, `url` and `unit`.
    """
    rows = connection.execute(
        "select 'document' as kind, name from document"
        " union select 'source', key from source union select 'title', title from source"
        " union select 'url', url from source where url <> ''"
        " union select 'unit', document from unit where document <> '' order by 1, 2"
    )
    return [(row["kind"], row["name"]) for row in rows]


def rename_files(connection: sqlite3.Connection, kind: str, names: Mapping[str, str]) -> None:
    """Have what goes by some names go by others; `kind` is as in `names_of_files`."""
    table, column = {
        "document": ("document", "name"),
        "title": ("source", "title"),
        "url": ("source", "url"),
        "unit": ("unit", "document"),
    }.get(kind, ("", ""))
    with writing(connection):
        for old, new in names.items():
            if kind == "source":
                title = connection.execute(
                    "select title from source where key = ?", (old,)
                ).fetchone()[0]
                rename_source(connection, old, new, title)
            else:
                connection.execute(
                    f"update {table} set {column} = ? where {column} = ?", (new, old)
                )
