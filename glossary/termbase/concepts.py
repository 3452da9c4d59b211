"""Concepts in the termbase: read one, find one. They are written by `concept_rows`."""

from __future__ import annotations

import json
from collections import defaultdict
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

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

_AT_ONCE = 500
"""Concepts read with one set of queries: few enough to hold, enough to be fast."""


def load(connection: sqlite3.Connection, public_id: str) -> Concept | None:
    """The concept that goes by a public id, or None."""
    rows = connection.execute("select * from concept where public_id = ?", (public_id,))
    return next(_load(connection, rows.fetchall()), None)


def load_row(connection: sqlite3.Connection, concept_id: int) -> Concept | None:
    """The concept in a row of the database, or None."""
    rows = connection.execute("select * from concept where id = ?", (concept_id,))
    return next(_load(connection, rows.fetchall()), None)


def several(
    connection: sqlite3.Connection,
    names: Sequence[str | int],
    minimum_reliability: int = 1,
) -> Iterator[Concept]:
    """The concepts in rows of the database, or that go by public ids, in that order.

    Each comes once; what there is no concept for is passed over. Equivalents (terms not in
    Korean) below a reliability are left off.
    """
    names = list(dict.fromkeys(names))
    for begin in range(0, len(names), _AT_ONCE):
        some = names[begin : begin + _AT_ONCE]
        rows = connection.execute(
            "select c.* from json_each(?) j join concept c"
            " on c.id = case j.type when 'integer' then j.value else"
            " (select id from concept where public_id = j.value) end order by j.key",
            (json.dumps(some),),
        ).fetchall()
        yield from _load(connection, rows, minimum_reliability)


@dataclass(frozen=True, slots=True)
class Selection:
    """The concepts of some statuses, by public id; can be gone through again and again.

    Equivalents (terms not in Korean) below a reliability are left off.
    """

    connection: sqlite3.Connection
    statuses: Sequence[Status] = tuple(Status)
    minimum_reliability: int = 1
    subjects: Sequence[str] = ()
    """Only those of these subject fields; of all, where none is named."""

    def _where(self, concept: str = "concept") -> tuple[str, list[str]]:
        """The condition that chooses them, and its values."""
        marks = ", ".join("?" * len(self.statuses))
        where, values = f"{concept}.status in ({marks})", [*map(str, self.statuses)]
        if self.subjects:
            where += f" and {concept}.subject in ({', '.join('?' * len(self.subjects))})"
            values += self.subjects
        return where, values

    def __iter__(self) -> Iterator[Concept]:
        """Read them, a few hundred at a time."""
        where, values = self._where()
        after = ""
        while True:
            rows = self.connection.execute(
                f"select * from concept where {where} and public_id > ?"
                f" order by public_id limit {_AT_ONCE}",
                [*values, after],
            ).fetchall()
            if not rows:
                return
            yield from _load(self.connection, rows, self.minimum_reliability)
            after = rows[-1]["public_id"]

    def withheld(self, languages: Sequence[str]) -> Iterator[tuple[str, str, int]]:
        """The equivalents that are left off: the concept's id, the term, its reliability."""
        where, values = self._where("c")
        among = ", ".join("?" * len(languages))
        rows = self.connection.execute(
            "select c.public_id, t.text, t.reliability from term t"
            f" join concept c on c.id = t.concept_id where {where}"
            f" and t.language in ({among}) and t.language <> 'ko' and t.reliability < ?"
            " order by c.public_id, t.position",
            [*values, *languages, self.minimum_reliability],
        )
        return ((row["public_id"], row["text"], row["reliability"]) for row in rows)

    def linked(self, languages: Sequence[str]) -> dict[str, str]:
        """What the concepts that relations point to are called, by their ids.

        Only those of this selection that have a term in one of the languages.
        """
        connection = self.connection
        targets, values = self._where("t")
        origins, _ = self._where("c")
        rows = connection.execute(
            "select distinct t.* from relation r join concept c on c.id = r.concept_id"
            f" join concept t on t.id = r.target_id where {targets} and {origins}"
            " order by t.public_id",
            values * 2,
        ).fetchall()
        names = {}
        for concept in _load(connection, rows, self.minimum_reliability):
            terms = (t for code in languages for t in concept.in_language(code))
            if term := next(terms, None):
                names[concept.id] = term.text
        return names


def _load(
    connection: sqlite3.Connection, rows: Sequence[sqlite3.Row], minimum_reliability: int = 1
) -> Iterator[Concept]:
    """The concepts in rows of `concept`, in their order."""
    ids = json.dumps([row["id"] for row in rows])

    def under(query: str) -> dict[int, list[sqlite3.Row]]:
        """The rows of a query by the first column; `among` stands for the concepts."""
        found: dict[int, list[sqlite3.Row]] = defaultdict(list)
        query = query.replace("among", "in (select value from json_each(:ids))")
        for row in connection.execute(query, {"ids": ids, "least": minimum_reliability}):
            found[row[0]].append(row)
        return found

    evidence = under(
        "select e.term_id, e.method, s.key, e.confidence, e.quote, e.sentence_id, e.note"
        " from term t join evidence e on e.term_id = t.id join source s on s.id = e.source_id"
        " where t.concept_id among order by e.id"
    )
    terms = under(
        "select concept_id, id, language, text, type, administrative_status, reliability,"
        " part_of_speech, reading, regional_usage, note from term where concept_id among"
        " and (language = 'ko' or coalesce(reliability, 4) >= :least) order by position"
    )
    definitions = under(
        "select d.concept_id, d.language, d.text, s.key from definition d"
        " join source s on s.id = d.source_id where d.concept_id among order by d.id"
    )
    relations = under(
        "select r.concept_id, r.kind, c.public_id from relation r join concept c"
        " on c.id = r.target_id where r.concept_id among order by r.kind, c.public_id"
    )
    origins = under(
        "select o.concept_id, s.key, o.external_id from origin o"
        " join source s on s.id = o.source_id where o.concept_id among order by o.id"
    )
    for row in rows:
        number = row["id"]
        yield Concept(
            id=row["public_id"],
            subject=row["subject"],
            status=Status(row["status"]),
            termhood=row["termhood"],
            note=row["note"],
            terms=tuple(_term(t, evidence.get(t["id"], ())) for t in terms[number]),
            definitions=tuple(
                Definition(language=d["language"], text=d["text"], source=d["key"])
                for d in definitions[number]
            ),
            relations=tuple(
                Relation(kind=r["kind"], target=r["public_id"]) for r in relations[number]
            ),
            origins=tuple(
                Origin(source=o["key"], id=o["external_id"]) for o in origins[number]
            ),
            created=row["created"],
            modified=row["modified"],
        )


def _term(row: sqlite3.Row, evidence: Sequence[sqlite3.Row]) -> Term:
    return Term(
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
            for e in evidence
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


def with_origin(connection: sqlite3.Connection, source: str, external_id: str) -> list[str]:
    """The public ids of concepts that go by an id in a file that was imported."""
    rows = connection.execute(
        "select c.public_id from origin o join concept c on c.id = o.concept_id"
        " join source s on s.id = o.source_id where s.key = ? and o.external_id = ?"
        " order by c.public_id",
        (source, external_id),
    )
    return [row["public_id"] for row in rows]


def sharing(
    connection: sqlite3.Connection, terms: Iterable[tuple[str, str]]
) -> dict[str, set[str]]:
    """The concepts that have some of the terms `(language, text)`, by public id.

    With each, the languages in which one of its terms is spelt like one of these but for
    spaces and such.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for language, text in terms:
        for public_id in with_key(connection, text, language):
            found[public_id].add(language)
    return found


def is_taken(connection: sqlite3.Connection, public_id: str) -> bool:
    """Whether a concept goes by that public id."""
    row = connection.execute("select 1 from concept where public_id = ?", (public_id,))
    return row.fetchone() is not None


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
