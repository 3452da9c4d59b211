"""What is in a termbase, for its first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from glossary.language import LANGUAGES
from glossary.model import Status
from glossary.termbase.remembered import remembered
from glossary.termbase.search.columns import columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

_CHANGES_READ = 400
"""An import changes thousands of entries at once: so many of the last changes are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Figures of a termbase; entries that were rejected count nowhere."""

    entries: int
    approved: int
    terms: Mapping[str, int]
    """How many terms there are in each language."""
    subjects: Mapping[str, int]
    """How many entries there are in each subject field; an empty one is none."""
    texts: int
    sentences: int
    units: int
    """Of the translation memory."""
    changed: str
    """When something was changed last, as it is stored; empty where nothing was."""


class Changed(NamedTuple):
    """An entry, and what happened to it last."""

    entry: sqlite3.Row
    time: str
    action: str


def overview(connection: sqlite3.Connection) -> Overview:
    """The figures as they are now."""
    return remembered(connection, _count)


def _count(connection: sqlite3.Connection) -> Overview:
    table = columns(connection)
    usable = ~table.having("status", [Status.REJECTED])
    one = connection.execute(
        "select (select count(*) from document) as texts,"
        " (select count(*) from sentence) as sentences,"
        " (select count(*) from unit) as units,"
        " (select time from change order by id desc limit 1) as changed"
    ).fetchone()
    return Overview(
        entries=int(np.count_nonzero(usable)),
        approved=table.counts("status", usable).get(Status.APPROVED, 0),
        terms=_by_language(connection),
        subjects=dict(
            # Entries without a subject last, however many there are.
            sorted(table.counts("subject", usable).items(), key=lambda s: (not s[0], -s[1]))
        ),
        texts=one["texts"],
        sentences=one["sentences"],
        units=one["units"],
        changed=one["changed"] or "",
    )


def _by_language(connection: sqlite3.Connection) -> dict[str, int]:
    """Terms by language: those of the glossary in their order, then others."""
    counts = {
        row["language"]: row["n"]
        for row in connection.execute(
            "select language, count(*) as n from term group by language order by n desc"
        )
    }
    order = [language for language in LANGUAGES if language in counts]
    return {language: counts[language] for language in [*order, *counts]}


def recent(connection: sqlite3.Connection, limit: int = 8) -> list[Changed]:
    """The entries that were changed last and are still there, the latest first."""
    latest: dict[str, tuple[str, str]] = {}
    for row in connection.execute(
        "select concept, time, action from change order by id desc limit ?", (_CHANGES_READ,)
    ):
        latest.setdefault(row["concept"], (row["time"], row["action"]))
    found: list[Changed] = []
    for concept, (time, action) in latest.items():
        entry = connection.execute(
            "select * from entry where concept = ? and status <> 'rejected'", (concept,)
        ).fetchone()
        if entry:
            found.append(Changed(entry, time, action))
        if len(found) == limit:
            break
    return found


def random_entry(connection: sqlite3.Connection) -> str | None:
    """The public id of an entry, each as likely as any other; None where there is none."""
    table = columns(connection)
    ids: Sequence[int] = table.ids[~table.having("status", [Status.REJECTED])].tolist()
    if not ids:
        return None
    number = connection.execute("select abs(random() % ?)", (len(ids),)).fetchone()[0]
    row = connection.execute(
        "select concept from entry where id = ?", (ids[number],)
    ).fetchone()
    return str(row["concept"])
