"""Concepts in the termbase: read one, write one, find one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.errors import NotFound
from glossary.language import key, normalise, without_particle
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Origin,
    Relation,
    Status,
    Term,
    TermType,
)
from glossary.termbase.documents import now
from glossary.termbase.sources import id_of_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

# ---------------------------------------------------------------- reading


def load(connection: sqlite3.Connection, public_id: str) -> Concept | None:
    """The concept that goes by a public id, or None."""
    row = connection.execute(
        "select * from concept where public_id = ?", (public_id,)
    ).fetchone()
    return _load(connection, row) if row else None


def load_row(connection: sqlite3.Connection, concept_id: int) -> Concept | None:
    """The concept in a row of the database, or None."""
    row = connection.execute("select * from concept where id = ?", (concept_id,)).fetchone()
    return _load(connection, row) if row else None


@dataclass(frozen=True, slots=True)
class Selection:
    """The concepts of some statuses, by public id; can be gone through again and again.

    Equivalents (terms not in Korean) below a reliability are left off.
    """

    connection: sqlite3.Connection
    statuses: Sequence[Status] = tuple(Status)
    minimum_reliability: int = 1

    def __iter__(self) -> Iterator[Concept]:
        """Read them one at a time."""
        marks = ", ".join("?" * len(self.statuses))
        rows = self.connection.execute(
            f"select * from concept where status in ({marks}) order by public_id",
            [str(status) for status in self.statuses],
        )
        for row in rows:
            yield _load(self.connection, row, self.minimum_reliability)


def _load(
    connection: sqlite3.Connection, row: sqlite3.Row, minimum_reliability: int = 1
) -> Concept:
    return Concept(
        id=row["public_id"],
        subject=row["subject"],
        status=Status(row["status"]),
        termhood=row["termhood"],
        note=row["note"],
        terms=tuple(_terms(connection, row["id"], minimum_reliability)),
        definitions=tuple(
            Definition(language=d["language"], text=d["text"], source=d["key"])
            for d in connection.execute(
                "select d.language, d.text, s.key from definition d"
                " join source s on s.id = d.source_id where d.concept_id = ? order by d.id",
                (row["id"],),
            )
        ),
        relations=tuple(
            Relation(kind=r["kind"], target=r["public_id"])
            for r in connection.execute(
                "select r.kind, c.public_id from relation r join concept c"
                " on c.id = r.target_id where r.concept_id = ? order by r.kind, c.public_id",
                (row["id"],),
            )
        ),
        origins=tuple(
            Origin(source=o["key"], id=o["external_id"])
            for o in connection.execute(
                "select s.key, o.external_id from origin o join source s on s.id = o.source_id"
                " where o.concept_id = ? order by o.id",
                (row["id"],),
            )
        ),
        created=row["created"],
        modified=row["modified"],
    )


def _terms(
    connection: sqlite3.Connection, concept_id: int, minimum_reliability: int
) -> Iterator[Term]:
    rows = connection.execute(
        "select * from term where concept_id = ?"
        " and (language = 'ko' or coalesce(reliability, 4) >= ?) order by position",
        (concept_id, minimum_reliability),
    ).fetchall()
    for row in rows:
        yield Term(
            language=row["language"],
            text=row["text"],
            type=TermType(row["type"]),
            administrative_status=AdministrativeStatus(row["administrative_status"]),
            reliability=row["reliability"],
            part_of_speech=row["part_of_speech"],
            reading=row["reading"],
            regional_usage=row["regional_usage"],
            note=row["note"],
            evidence=tuple(
                Evidence(
                    method=Method(e["method"]),
                    source=e["key"],
                    confidence=e["confidence"],
                    quote=e["quote"],
                    sentence_id=e["sentence_id"],
                    note=e["note"],
                )
                for e in connection.execute(
                    "select e.*, s.key from evidence e join source s on s.id = e.source_id"
                    " where e.term_id = ? order by e.id",
                    (row["id"],),
                )
            ),
        )


# ---------------------------------------------------------------- finding


def with_key(
    connection: sqlite3.Connection, text: str, language: str | None = None
) -> list[str]:
    """The public ids of concepts with a term spelt like `text` but for spaces and such."""
    rows = connection.execute(
        "select distinct c.public_id from term t join concept c on c.id = t.concept_id"
        " where t.key = ? and t.language = coalesce(?, t.language) order by c.public_id",
        (key(text), language),
    )
    return [row["public_id"] for row in rows]


def with_reading(connection: sqlite3.Connection, reading: str) -> list[str]:
    """The public ids of concepts with a term read, or spelt in hanja, as `reading`."""
    rows = connection.execute(
        "select distinct c.public_id from term t join concept c on c.id = t.concept_id"
        " where t.reading = ? and t.reading <> '' order by c.public_id",
        (normalise(reading),),
    )
    return [row["public_id"] for row in rows]


def resolve(connection: sqlite3.Connection, name: str) -> Concept:
    """The concept meant by a public id or by one of its terms in any language.

    Raises NotFound where there is none, or more than one.
    """
    concept = load(connection, name)
    if concept:
        return concept
    found = (
        with_key(connection, name, "ko")
        or with_key(connection, name)
        or with_reading(connection, name)
        or with_key(connection, without_particle(normalise(name)), "ko")
    )
    if not found:
        raise NotFound(
            f"There is no entry {name!r}: look for it with `glossary search`, "
            "or add it with `glossary add`."
        )
    if len(found) > 1:
        raise NotFound(
            f"{name!r} stands in {len(found)} entries: say which by its id "
            f"({', '.join(found)})."
        )
    concept = load(connection, found[0])
    assert concept is not None
    return concept


# ---------------------------------------------------------------- writing


def write(connection: sqlite3.Connection, concept: Concept, *, modified: bool = True) -> int:
    """Make a concept's rows say what `concept` says; returns its row id.

    Rows that stay are kept, so that what points to them stays, too. Relations are
    written by `write_relations`, once every concept they may point to is there. Unless
    `modified`, the date of the last change stays, too.
    """
    time = now()
    concept_id: int = connection.execute(
        "insert into concept (public_id, subject, status, termhood, note, created, modified)"
        " values (?, ?, ?, ?, ?, ?, ?) on conflict (public_id) do update set"
        " subject = excluded.subject, status = excluded.status,"
        " termhood = excluded.termhood, note = excluded.note,"
        " modified = iif(?, excluded.modified, modified) returning id",
        (
            concept.id,
            concept.subject,
            concept.status,
            concept.termhood,
            concept.note,
            time,
            time,
            modified,
        ),
    ).fetchone()["id"]
    connection.execute("delete from definition where concept_id = ?", (concept_id,))
    connection.executemany(
        "insert into definition (concept_id, language, text, source_id) values (?, ?, ?, ?)",
        [
            (concept_id, d.language, d.text, id_of_key(connection, d.source))
            for d in concept.definitions
        ],
    )
    _write_terms(connection, concept_id, concept.terms)
    return concept_id


def _write_terms(
    connection: sqlite3.Connection, concept_id: int, terms: Sequence[Term]
) -> None:
    kept = [
        _write_term(connection, concept_id, term, position)
        for position, term in enumerate(terms)
    ]
    marks = ", ".join("?" * len(kept))
    connection.execute(
        f"delete from term where concept_id = ? and id not in ({marks})",
        (concept_id, *kept),
    )


def _write_term(
    connection: sqlite3.Connection, concept_id: int, term: Term, position: int
) -> int:
    term_id: int = connection.execute(
        "insert into term (concept_id, language, text, key, type, part_of_speech,"
        " administrative_status, reliability, reading, regional_usage, note, position)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " on conflict (concept_id, language, text) do update set"
        " key = excluded.key, type = excluded.type,"
        " part_of_speech = excluded.part_of_speech,"
        " administrative_status = excluded.administrative_status,"
        " reliability = excluded.reliability, reading = excluded.reading,"
        " regional_usage = excluded.regional_usage, note = excluded.note,"
        " position = excluded.position returning id",
        (
            concept_id,
            term.language,
            term.text,
            key(term.text),
            term.type,
            term.part_of_speech,
            term.administrative_status,
            term.reliability,
            term.reading,
            term.regional_usage,
            term.note,
            position,
        ),
    ).fetchone()["id"]
    connection.execute("delete from evidence where term_id = ?", (term_id,))
    for evidence in term.evidence:
        connection.execute(
            "insert into evidence"
            " (term_id, method, source_id, sentence_id, confidence, quote, note)"
            " values (?, ?, ?, (select id from sentence where id = ?), ?, ?, ?)",
            (
                term_id,
                evidence.method,
                id_of_key(connection, evidence.source),
                evidence.sentence_id,
                evidence.confidence,
                evidence.quote,
                evidence.note,
            ),
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
