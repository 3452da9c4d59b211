"""Every change of an entry, with the entry before and after; and the way back.

All writing of concepts by people and by `build` goes through `save` and `remove` here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossary import concept_json
from glossary.errors import NotFound
from glossary.termbase import concept_rows, concepts, entries, occurrences
from glossary.termbase.documents import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from glossary.model import Concept

BUILD = "glossary build"
"""Who makes the changes that `glossary build` makes; no person may be called that."""


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
    incoming: tuple[tuple[str, str], ...] = ()
    """Of a removed entry: the `(concept, kind)` of the relations that pointed to it."""


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
    incoming: Sequence[tuple[str, str]] = (),
) -> None:
    """Note a change of one entry."""
    either = after or before
    assert either is not None
    action = "create" if before is None else "remove" if after is None else "update"
    connection.execute(
        "insert into change"
        " (batch, time, actor, action, concept, before, after, undoes, incoming)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            batch,
            now(),
            actor,
            "undo" if undoes else action,
            either.id,
            concept_json.dumps(before) if before else None,
            concept_json.dumps(after) if after else None,
            undoes,
            json.dumps(incoming),
        ),
    )


def save(
    connection: sqlite3.Connection,
    concept: Concept,
    *,
    actor: str,
    batch: int | None = None,
    undoes: int | None = None,
) -> bool:
    """Write one concept, with its relations, occurrences, entry and history.

    Says whether that changed anything: where it did not, the history says nothing.
    """
    before = concepts.load(connection, concept.id)
    if before == concept:
        return False
    row = concept_rows.write(connection, concept)
    concept_rows.write_relations(connection, concept)
    occurrences.refresh(connection, row)
    entries.refresh(connection, row)
    batch = batch or next_batch(connection)
    record(connection, batch, actor, before, concept, undoes=undoes)
    return True


def remove(
    connection: sqlite3.Connection,
    public_id: str,
    *,
    actor: str,
    batch: int | None = None,
    undoes: int | None = None,
) -> None:
    """Take one concept out; which relations pointed to it goes into the history."""
    batch = batch or next_batch(connection)
    before = concepts.load(connection, public_id)
    if before is None:
        return
    incoming = concept_rows.incoming_relations(connection, public_id)
    row_id = concept_rows.delete(connection, public_id)
    entries.refresh(connection, row_id)
    record(connection, batch, actor, before, None, undoes=undoes, incoming=incoming)


def changes(
    connection: sqlite3.Connection, *, public_id: str | None = None, limit: int = 50
) -> list[Change]:
    """The last changes, or the last of one entry, newest first."""
    where, values = ("where concept = ?", [public_id]) if public_id is not None else ("", [])
    rows = connection.execute(
        f"select * from change {where} order by id desc limit ?", [*values, limit]
    )
    return [_change(row) for row in rows]


def _change(row: sqlite3.Row) -> Change:
    return Change(
        batch=row["batch"],
        time=row["time"],
        actor=row["actor"],
        action=row["action"],
        concept=row["concept"],
        before=concept_json.loads(row["before"]) if row["before"] else None,
        after=concept_json.loads(row["after"]) if row["after"] else None,
        undoes=row["undoes"],
        incoming=tuple((source, kind) for source, kind in json.loads(row["incoming"])),
    )


def batch_changes(connection: sqlite3.Connection, batch: int) -> list[Change]:
    """What one batch changed, in order."""
    rows = connection.execute(
        "select * from change where batch = ? order by id", (batch,)
    ).fetchall()
    if not rows:
        raise NotFound(f"There is no change {batch}: see `glossary history`.")
    return [_change(row) for row in rows]


def _in_force(connection: sqlite3.Connection) -> set[int]:
    """The batches of people's that no undo, itself in force, has taken back."""
    rows = connection.execute(
        "select distinct batch, undoes from change where actor <> ? order by batch desc",
        (BUILD,),
    ).fetchall()
    undone: set[int] = set()
    for row in rows:
        if row["undoes"] is not None and row["batch"] not in undone:
            undone.add(row["undoes"])
    return {row["batch"] for row in rows} - undone


def last_batch(connection: sqlite3.Connection) -> int:
    """The last batch of a person's that can be taken back; raises NotFound."""
    undos = {
        row["batch"]
        for row in connection.execute(
            "select distinct batch from change where undoes is not null"
        )
    }
    batches = _in_force(connection) - undos
    if not batches:
        raise NotFound("There is nothing to undo: nobody has changed an entry by hand.")
    return max(batches)


def undo(connection: sqlite3.Connection, batch: int, *, actor: str) -> list[Change]:
    """Put every entry that a batch changed back to what it was before; says which.

    An undo is a batch of its own, and can be undone. Raises NotFound where there is no
    such batch, where it was undone already, or where an entry has changed since.
    """
    done = batch_changes(connection, batch)
    if done[0].actor != BUILD and batch not in _in_force(connection):
        raise NotFound(f"Change {batch} has been undone already.")
    for change in {change.concept: change for change in done}.values():
        present = concepts.load(connection, change.concept)
        if _words(present) != _words(change.after):
            raise NotFound(
                f"{change.concept} has been changed again since change {batch}: "
                f"see `glossary history {change.concept}` and undo the later one first."
            )
    number = next_batch(connection)
    for change in reversed(done):
        if change.before is None:
            remove(connection, change.concept, actor=actor, batch=number, undoes=batch)
        else:
            before = _with_later_relations(connection, change.before, change.after)
            save(connection, before, actor=actor, batch=number, undoes=batch)
            concept_rows.restore_relations(connection, change.concept, change.incoming)
    return done


def _with_later_relations(
    connection: sqlite3.Connection, before: Concept, after: Concept | None
) -> Concept:
    """What an entry was, with the relations that others made or took away since."""
    present = concepts.load(connection, before.id)
    if present is None or after is None:
        return before
    made = set(after.relations) - set(before.relations)
    taken = set(before.relations) - set(after.relations)
    kept = (set(present.relations) - made) | taken
    relations = sorted(kept, key=lambda link: (link.kind, link.target))
    return replace(before, relations=tuple(relations))


def _words(concept: Concept | None) -> Concept | None:
    """What people write in an entry, without what each build refreshes."""
    if concept is None:
        return None
    terms = sorted(
        (replace(term, evidence=()) for term in concept.terms),
        key=lambda term: (term.language, term.text),
    )
    return replace(concept, termhood=None, relations=(), terms=tuple(terms))


def people_touched(connection: sqlite3.Connection) -> dict[str, bool]:
    """The entries that a person has changed: public id → whether it was removed.

    `build` leaves these as they are: it neither changes nor brings back. An entry whose
    every change was undone counts as untouched.
    """
    in_force = _in_force(connection)
    present = {row["public_id"] for row in connection.execute("select public_id from concept")}
    return {
        row["concept"]: row["concept"] not in present
        for row in connection.execute(
            "select concept, batch from change where actor <> ? and undoes is null",
            (BUILD,),
        )
        if row["batch"] in in_force
    }


def concepts_named(connection: sqlite3.Connection, text: str) -> list[str]:
    """The entries, removed ones too, that ever had a term."""
    sign = json.dumps({"text": text}, ensure_ascii=False).strip("{}")
    rows = connection.execute(
        "select distinct concept from change"
        " where instr(before, :sign) or instr(after, :sign) order by concept",
        {"sign": sign},
    )
    return [row["concept"] for row in rows]


def describe(change: Change) -> str:
    """What a change did, in a few words: `+en:alliance, status approved`."""
    if change.before is None or change.after is None:
        concept = change.before or change.after
        assert concept is not None
        return concept.name
    return difference(change.before, change.after)


def difference(before: Concept, after: Concept) -> str:
    """What makes an entry differ from what it was, in a few words."""
    old = {(t.language, t.text): t for t in before.terms}
    new = {(t.language, t.text): t for t in after.terms}
    parts = [f"+{lang}:{text}" for lang, text in new if (lang, text) not in old]
    parts += [f"-{lang}:{text}" for lang, text in old if (lang, text) not in new]
    parts += [
        f"{lang}:{text} {term.administrative_status}"
        for (lang, text), term in new.items()
        if (lang, text) in old
        and old[lang, text].administrative_status != term.administrative_status
    ]
    parts += [
        f"{name} {getattr(after, name)}"
        for name in ("status", "subject", "note")
        if getattr(before, name) != getattr(after, name)
    ]
    parts += ["definition"] if before.definitions != after.definitions else []
    return ", ".join(parts) or "details"
