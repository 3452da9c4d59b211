"""The review queue: which entries wait for a person, in which order, and what was done.

The more a term is used, the sooner it comes; of equals, the newer entry.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from glossary import concept_json
from glossary.model import Status
from glossary.termbase import history

if TYPE_CHECKING:
    import sqlite3

    from glossary.model import Concept

_LOOKED_BACK = 200
"""Changes among which the latest batches are looked for."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Which entries are to be reviewed."""

    statuses: tuple[Status, ...] = (Status.PROPOSED,)
    subject: str | None = None
    """Only those of a subject field; None for all."""

    def size(self, connection: sqlite3.Connection) -> int:
        """How many entries wait."""
        subject, values = self._of_subject()
        return sum(
            connection.execute(
                f"select count(*) from entry where status = ?{subject}", (str(status), *values)
            ).fetchone()[0]
            for status in self.statuses
        )

    def first(self, connection: sqlite3.Connection) -> sqlite3.Row | None:
        """The row of `entry` that comes first, or None where none waits."""
        return next(iter(self.after(connection, _BEGINNING)), None)

    def after(
        self, connection: sqlite3.Connection, place: tuple[int, int], limit: int = 1
    ) -> list[sqlite3.Row]:
        """The rows of `entry` that come next after a place, `(frequency, id)`."""
        order = "frequency desc, id desc"
        found = self._next(connection, "(frequency, id) < (?, ?)", place, order, limit)
        return sorted(found, key=place_of, reverse=True)[:limit]

    def before(
        self, connection: sqlite3.Connection, place: tuple[int, int]
    ) -> sqlite3.Row | None:
        """The row of `entry` that comes before a place, or None."""
        order = "frequency, id"
        found = self._next(connection, "(frequency, id) > (?, ?)", place, order, 1)
        return min(found, key=place_of, default=None)

    def _next(
        self,
        connection: sqlite3.Connection,
        where: str,
        place: tuple[int, int],
        order: str,
        limit: int,
    ) -> list[sqlite3.Row]:
        """The next rows of each status, since an index has them in order."""
        subject, values = self._of_subject()
        return [
            row
            for status in self.statuses
            for row in connection.execute(
                f"select * from entry where status = ?{subject} and {where}"
                f" order by {order} limit ?",
                (str(status), *values, *place, limit),
            )
        ]

    def _of_subject(self) -> tuple[str, list[str]]:
        return ("", []) if self.subject is None else (" and subject = ?", [self.subject])

    def subjects(self, connection: sqlite3.Connection) -> list[tuple[str, int]]:
        """The subject fields of what waits in all, each with how many entries."""
        counts: Counter[str] = Counter()
        for status in self.statuses:
            rows = connection.execute(
                "select subject, count(*) from entry where status = ? and subject <> ''"
                " group by subject",
                (str(status),),
            )
            counts.update(dict(rows.fetchall()))
        return sorted(counts.items())


_BEGINNING = (2**62, 2**62)
"""A place before all entries."""


def place_of(row: sqlite3.Row) -> tuple[int, int]:
    """Where a row of `entry` stands in a queue."""
    return row["frequency"], row["id"]


def fingerprint(concept: Concept) -> str:
    """Another with each change of an entry: says whether it is still what somebody saw."""
    return sha256(concept_json.dumps(concept).encode()).hexdigest()[:32]


# ---------------------------------------------------------------- what was done


@dataclass(frozen=True, slots=True)
class Step:
    """A batch of changes that a person made."""

    batch: int
    time: str
    actor: str
    changes: tuple[history.Change, ...]
    undone: bool
    """Whether it was taken back, and that is in force."""

    @property
    def kind(self) -> str:
        """What it was: `undo`, `merge`, `approve`, `reject`, `create`, `remove` or `edit`."""
        first = self.changes[0]
        if first.undoes is not None:
            return "undo"
        actions = {change.action for change in self.changes}
        if len(self.changes) > 1 and "remove" in actions:
            return "merge"
        if first.before is None or first.after is None:
            return first.action
        decisions = {Status.APPROVED: "approve", Status.REJECTED: "reject"}
        if first.before.status != first.after.status:
            return decisions.get(first.after.status, "edit")
        return "edit"

    @property
    def name(self) -> str:
        """The entry that it was about, by the term that people know it by."""
        changes = sorted(self.changes, key=lambda change: change.after is None)
        concept = changes[0].after or changes[0].before
        return concept.name if concept else changes[0].concept


def steps(connection: sqlite3.Connection, limit: int = 10) -> list[Step]:
    """What people did last, newest first.

    An undo comes after what it undoes: whether one of the last batches is in force can be
    said from what came after it alone.
    """
    found: list[Step] = []
    undone: set[int] = set()
    recent = history.changes(connection, limit=_LOOKED_BACK)
    for batch, group in groupby(recent, key=lambda change: change.batch):
        changes = tuple(group)[::-1]
        first = changes[0]
        if first.actor == history.BUILD:
            continue
        if first.undoes is not None and batch not in undone:
            undone.add(first.undoes)
        found.append(Step(batch, first.time, first.actor, changes, batch in undone))
    return found[:limit]
