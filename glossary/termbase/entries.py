"""The `entry` table: what people browse, a row a concept, made from all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.language import LANGUAGES
from glossary.model import VOUCHING, AdministrativeStatus, TermType
from glossary.termbase import occurrences
from glossary.termbase.search.bigrams import grams

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

_MANY = 50
"""Concepts from which on it is faster to look through all texts once than for each."""

_SHOWN = (AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED)


def refresh(connection: sqlite3.Connection, concept_id: int | None = None) -> None:
    """Make the rows of `entry` and of its search index anew, or one concept's row."""
    only = "" if concept_id is None else " where id = :id"
    bound = {"id": concept_id}
    connection.execute(f"delete from entry{only}", bound)
    connection.execute(
        f"delete from entry_fts{only.replace('id =', 'rowid =')}",
        bound,
    )
    for row in connection.execute(f"select * from concept{only}", bound):
        _insert(connection, row)


def refresh_all(connection: sqlite3.Connection, concept_ids: Collection[int]) -> None:
    """Make what is derived from some concepts anew: occurrences, `entry`, the index."""
    if len(concept_ids) > _MANY:
        occurrences.refresh(connection)
        refresh(connection)
        return
    for concept_id in concept_ids:
        occurrences.refresh(connection, concept_id)
        refresh(connection, concept_id)


def _insert(connection: sqlite3.Connection, concept: sqlite3.Row) -> None:
    terms = connection.execute(
        "select language, text, type, administrative_status, reliability, reading,"
        " reliability = 1 and not exists (select 1 from evidence e where e.term_id = term.id"
        f" and e.method in ({', '.join(repr(str(m)) for m in sorted(VOUCHING))}))"
        " as is_suggestion from term where concept_id = ? order by case administrative_status"
        " when 'preferred' then 0 when 'admitted' then 1 else 2 end, position",
        (concept["id"],),
    ).fetchall()
    definitions = [
        row["text"]
        for row in connection.execute(
            "select text from definition where concept_id = ? order by id",
            (concept["id"],),
        )
    ]
    frequency = connection.execute(
        "select count(*) from occurrence o join term t on t.id = o.term_id"
        " where t.concept_id = ?",
        (concept["id"],),
    ).fetchone()[0]
    connection.execute(
        "insert into entry (id, concept, ko, en, ja, definition, subject, status,"
        " reliability, frequency, entity) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            concept["id"],
            concept["public_id"],
            *(_cell(terms, language) for language in LANGUAGES),
            definitions[0] if definitions else "",
            concept["subject"],
            concept["status"],
            _reliability(terms),
            frequency,
            _entity(connection, concept["id"]),
        ),
    )
    searched = [t["text"] for t in terms] + [t["reading"] for t in terms if t["reading"]]
    connection.execute(
        "insert into entry_fts (rowid, terms, definition) values (?, ?, ?)",
        (concept["id"], grams(searched), grams(definitions)),
    )


def _cell(terms: list[sqlite3.Row], language: str) -> str:
    """The usable terms of a language, the preferred one first.

    Neither mere spellings nor suggestions that nothing vouches for.
    """
    return "; ".join(
        t["text"]
        for t in terms
        if t["language"] == language
        and t["administrative_status"] in _SHOWN
        and not t["is_suggestion"]
        and not (t["type"] == TermType.VARIANT and t["reliability"] is None)
    )


def _entity(connection: sqlite3.Connection, concept_id: int) -> str:
    """What a Korean term of the concept names, as the last extraction saw it."""
    row = connection.execute(
        "select c.entity from candidate c join term t on t.text = c.text"
        " where t.concept_id = ? and t.language = 'ko' and c.entity <> ''"
        " order by t.position limit 1",
        (concept_id,),
    ).fetchone()
    return str(row["entity"]) if row else ""


def _reliability(terms: list[sqlite3.Row]) -> int | None:
    """How far the weaker of the entry's first English and Japanese terms can be trusted."""
    firsts = [
        next(
            (
                t["reliability"]
                for t in terms
                if t["language"] == language and not t["is_suggestion"]
            ),
            None,
        )
        for language in LANGUAGES[1:]
    ]
    known = [reliability for reliability in firsts if reliability is not None]
    return min(known) if known else None
