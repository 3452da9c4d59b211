"""Every change of an entry, with the entry before and after; and the way back.

All writing of concepts by people and by `build` goes through `save` and `remove` here.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from glossary.errors import NotFound
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Relation,
    Status,
    Term,
    TermType,
)
from glossary.termbase import concepts, entries, occurrences
from glossary.termbase.documents import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

BUILD = "build"
"""Who makes the changes that `glossary build` makes."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry's part in a batch of changes; `before` or `after` is None at its ends."""

    batch: int
    time: str
    actor: str
    action: str
    concept: str
    before: Concept | None
    after: Concept | None
    undoes: int | None


def to_json(concept: Concept) -> str:
    """A concept as JSON, for the `change` table."""
    return json.dumps(asdict(concept), ensure_ascii=False)


def from_json(text: str) -> Concept:
    """The concept that `to_json` wrote."""
    data = json.loads(text)
    return Concept(
        **data
        | {
            "status": Status(data["status"]),
            "terms": tuple(_term(term) for term in data["terms"]),
            "definitions": tuple(Definition(**d) for d in data["definitions"]),
            "relations": tuple(Relation(**r) for r in data["relations"]),
        }
    )


def _term(data: dict[str, object]) -> Term:
    evidence = data["evidence"]
    assert isinstance(evidence, list)
    changed = {
        "type": TermType(str(data["type"])),
        "administrative_status": AdministrativeStatus(str(data["administrative_status"])),
        "evidence": tuple(
            Evidence(**e | {"method": Method(e["method"])}) for e in evidence
        ),
    }
    return Term(**data | changed)  # type: ignore[arg-type]


def next_batch(connection: sqlite3.Connection) -> int:
    """The number under which one command records its changes."""
    row = connection.execute("select coalesce(max(batch), 0) + 1 from change").fetchone()
    return int(row[0])


def record(  # noqa: PLR0913 - the columns of `change`
    connection: sqlite3.Connection,
    batch: int,
    actor: str,
    before: Concept | None,
    after: Concept | None,
    *,
    undoes: int | None = None,
) -> None:
    """Note a change of one entry."""
    either = after or before
    assert either is not None
    action = "create" if before is None else "remove" if after is None else "update"
    connection.execute(
        "insert into change (batch, time, actor, action, concept, before, after, undoes)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            batch,
            now(),
            actor,
            "undo" if undoes else action,
            either.id,
            to_json(before) if before else None,
            to_json(after) if after else None,
            undoes,
        ),
    )


def save(
    connection: sqlite3.Connection,
    concept: Concept,
    *,
    actor: str,
    batch: int | None = None,
    undoes: int | None = None,
) -> None:
    """Write one concept, with its relations, occurrences, entry and history."""
    before = concepts.load(connection, concept.id)
    if before == concept:
        return
    row = concepts.write(connection, concept)
    concepts.write_relations(connection, concept)
    occurrences.refresh(connection, row)
    entries.refresh(connection, row)
    batch = batch or next_batch(connection)
    record(connection, batch, actor, before, concept, undoes=undoes)


def remove(
    connection: sqlite3.Connection,
    public_id: str,
    *,
    actor: str,
    batch: int | None = None,
    undoes: int | None = None,
) -> None:
    """Take one concept out; the relations that point to it are noted in the history."""
    batch = batch or next_batch(connection)
    before = concepts.load(connection, public_id)
    if before is None:
        return
    pointing = connection.execute(
        "select distinct c.public_id from relation r join concept c on c.id = r.concept_id"
        " join concept t on t.id = r.target_id where t.public_id = ? and c.id <> t.id",
        (public_id,),
    ).fetchall()
    neighbours = [concepts.load(connection, row["public_id"]) for row in pointing]
    row_id = connection.execute(
        "select id from concept where public_id = ?", (public_id,)
    ).fetchone()["id"]
    concepts.delete(connection, public_id)
    entries.refresh(connection, row_id)
    record(connection, batch, actor, before, None, undoes=undoes)
    for neighbour in neighbours:
        assert neighbour is not None
        after = concepts.load(connection, neighbour.id)
        record(connection, batch, actor, neighbour, after, undoes=undoes)


def changes(
    connection: sqlite3.Connection, *, public_id: str | None = None, limit: int = 50
) -> list[Change]:
    """The last changes, or the last of one entry, newest first."""
    rows = connection.execute(
        "select * from change where concept = coalesce(?, concept)"
        " order by id desc limit ?",
        (public_id, limit),
    )
    return [_change(row) for row in rows]


def _change(row: sqlite3.Row) -> Change:
    return Change(
        batch=row["batch"],
        time=row["time"],
        actor=row["actor"],
        action=row["action"],
        concept=row["concept"],
        before=from_json(row["before"]) if row["before"] else None,
        after=from_json(row["after"]) if row["after"] else None,
        undoes=row["undoes"],
    )


def batch_changes(connection: sqlite3.Connection, batch: int) -> list[Change]:
    """What one batch changed, in order."""
    rows = connection.execute(
        "select * from change where batch = ? order by id", (batch,)
    ).fetchall()
    if not rows:
        raise NotFound(f"There is no change {batch}: see `glossary history`.")
    return [_change(row) for row in rows]


def last_batch(connection: sqlite3.Connection) -> int:
    """The last batch of a person's that no undo has taken back; raises NotFound."""
    row = connection.execute(
        "select max(batch) from change where actor <> ? and undoes is null"
        " and batch not in (select undoes from change where undoes is not null"
        "  and batch not in (select undoes from change where undoes is not null))",
        (BUILD,),
    ).fetchone()
    if row[0] is None:
        raise NotFound("There is nothing to undo: nobody has changed an entry by hand.")
    return int(row[0])


def undo(
    connection: sqlite3.Connection, batch: int, *, actor: str
) -> Sequence[Change]:
    """Put every entry that a batch changed back to what it was before; says which.

    Raises NotFound where there is no such batch, or where an entry has been changed
    since: the later change has to be taken back first.
    """
    done = batch_changes(connection, batch)
    for change in done:
        later = connection.execute(
            "select max(batch) from change where concept = ? and batch > ? and actor <> ?"
            " and undoes is null and batch not in"
            " (select undoes from change where undoes is not null)",
            (change.concept, batch, BUILD),
        ).fetchone()[0]
        if later is not None:
            raise NotFound(
                f"{change.concept} has been changed again since: "
                f"take change {later} back first (`glossary undo {later}`)."
            )
    number = next_batch(connection)
    for change in reversed(done):
        if change.before is None:
            remove(connection, change.concept, actor=actor, batch=number, undoes=batch)
        else:
            save(connection, change.before, actor=actor, batch=number, undoes=batch)
    return done


def people_touched(connection: sqlite3.Connection) -> dict[str, bool]:
    """The entries that a person has changed: public id → whether it was removed.

    `build` leaves these as they are: it neither changes nor brings back.
    """
    rows = connection.execute(
        "select c.concept, c.after is null as removed from change c"
        " join (select concept, max(id) as last from change where actor <> ?"
        "  group by concept) l on l.last = c.id"
        " where not (c.action = 'undo' and not exists (select 1 from change b"
        "  where b.concept = c.concept and b.actor <> ? and b.undoes is null"
        "  and b.batch not in (select undoes from change where undoes is not null)))",
        (BUILD, BUILD),
    )
    return {row["concept"]: bool(row["removed"]) for row in rows}
