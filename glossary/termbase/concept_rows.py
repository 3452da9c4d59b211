"""The rows of concepts: written, related to each other, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.language import key
from glossary.termbase.documents import now
from glossary.termbase.sources import id_of_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from glossary.model import Concept, Term


def write(connection: sqlite3.Connection, concept: Concept, *, modified: bool = True) -> int:
    """Make a concept's rows say what `concept` says; returns its row id.

    Rows that stay are kept, so that what points to them stays, too. Relations are
    written by `write_relations`, once every concept they may point to is there. A new
    concept has the date it was made at, if it says one. Unless `modified`, the date of the
    last change stays, or is the one that it says.
    """
    time = now()
    fields = (concept.subject, concept.status, concept.termhood, concept.note)
    changed = time if modified else concept.modified or time
    row = connection.execute(
        "insert into concept (public_id, subject, status, termhood, note, created, modified)"
        " values (?, ?, ?, ?, ?, ?, ?) on conflict (public_id) do nothing returning id",
        (concept.id, *fields, concept.created or time, changed),
    ).fetchone()
    is_new = row is not None
    if not is_new:
        row = connection.execute(
            "update concept set subject = ?, status = ?, termhood = ?, note = ?,"
            " modified = iif(?, ?, modified) where public_id = ? returning id",
            (*fields, modified, time, concept.id),
        ).fetchone()
        connection.execute("delete from definition where concept_id = ?", (row["id"],))
        connection.execute("delete from origin where concept_id = ?", (row["id"],))
    concept_id: int = row["id"]
    ids = _Ids(connection)
    if concept.definitions:
        connection.executemany(
            "insert into definition (concept_id, language, text, source_id)"
            " values (?, ?, ?, ?)",
            [(concept_id, d.language, d.text, ids[d.source]) for d in concept.definitions],
        )
    if concept.origins:
        connection.executemany(
            "insert or ignore into origin (concept_id, source_id, external_id)"
            " values (?, ?, ?)",
            [(concept_id, ids[o.source], o.id) for o in concept.origins],
        )
    kept = [
        _write_term(connection, concept_id, term, position, ids)
        for position, term in enumerate(concept.terms)
    ]
    if not is_new:
        marks = ", ".join("?" * len(kept))
        connection.execute(
            f"delete from term where concept_id = ? and id not in ({marks})",
            (concept_id, *kept),
        )
    return concept_id


class _Ids(dict[str, int]):
    """Row ids of sources by key, each looked up once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, key: str) -> int:
        self[key] = id_of_key(self._connection, key)
        return self[key]


def _write_term(
    connection: sqlite3.Connection, concept_id: int, term: Term, position: int, ids: _Ids
) -> int:
    fields = (
        key(term.text),
        term.type,
        term.part_of_speech,
        term.administrative_status,
        term.reliability,
        term.reading,
        term.regional_usage,
        term.note,
        position,
    )
    row = connection.execute(
        "insert into term (concept_id, language, text, key, type, part_of_speech,"
        " administrative_status, reliability, reading, regional_usage, note, position)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " on conflict (concept_id, language, text) do nothing returning id",
        (concept_id, term.language, term.text, *fields),
    ).fetchone()
    if row is None:
        row = connection.execute(
            "update term set key = ?, type = ?, part_of_speech = ?, administrative_status = ?,"
            " reliability = ?, reading = ?, regional_usage = ?, note = ?, position = ?"
            " where concept_id = ? and language = ? and text = ? returning id",
            (*fields, concept_id, term.language, term.text),
        ).fetchone()
        connection.execute("delete from evidence where term_id = ?", (row["id"],))
    term_id: int = row["id"]
    connection.executemany(
        "insert into evidence"
        " (term_id, method, source_id, sentence_id, confidence, quote, note)"
        " values (?, ?, ?, (select id from sentence where id = ?), ?, ?, ?)",
        [
            (
                term_id,
                evidence.method,
                ids[evidence.source],
                evidence.sentence_id,
                evidence.confidence,
                evidence.quote,
                evidence.note,
            )
            for evidence in term.evidence
        ],
    )
    return term_id


def write_relations(connection: sqlite3.Connection, concept: Concept) -> None:
    """Write a concept's relations; one to a concept that is not there is left out."""
    connection.execute(
        "delete from relation where concept_id = (select id from concept where public_id = ?)",
        (concept.id,),
    )
    connection.executemany(
        "insert or ignore into relation (concept_id, kind, target_id)"
        " select c.id, ?, t.id from concept c, concept t"
        " where c.public_id = ? and t.public_id = ?",
        [(r.kind, concept.id, r.target) for r in concept.relations],
    )


def incoming_relations(connection: sqlite3.Connection, public_id: str) -> list[tuple[str, str]]:
    """The relations that point to a concept: `(public id, kind)` of where they begin."""
    rows = connection.execute(
        "select c.public_id, r.kind from relation r join concept c on c.id = r.concept_id"
        " join concept t on t.id = r.target_id where t.public_id = ? and c.id <> t.id"
        " order by c.public_id, r.kind",
        (public_id,),
    )
    return [(row["public_id"], row["kind"]) for row in rows]


def restore_relations(
    connection: sqlite3.Connection, public_id: str, incoming: Sequence[tuple[str, str]]
) -> None:
    """Have the relations point to a concept again, from those that are still there."""
    connection.executemany(
        "insert or ignore into relation (concept_id, kind, target_id)"
        " select c.id, ?, t.id from concept c, concept t"
        " where c.public_id = ? and t.public_id = ?",
        [(kind, source, public_id) for source, kind in incoming],
    )


def delete(connection: sqlite3.Connection, public_id: str) -> int:
    """Take a concept and all that hangs under it out; says which row it was."""
    row = connection.execute(
        "delete from concept where public_id = ? returning id", (public_id,)
    ).fetchone()
    return int(row["id"])
