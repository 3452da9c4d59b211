"""Ids that entries no longer go by: where an old address leads now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossary import concept_json
from glossary.termbase import concepts, history

if TYPE_CHECKING:
    import sqlite3

    from glossary.model import Concept
    from glossary.termbase.history import Change


def last_removal(connection: sqlite3.Connection, public_id: str) -> Change | None:
    """How an entry went, if its last change was that it was taken out."""
    last = next(iter(history.changes(connection, public_id=public_id, limit=1)), None)
    return last if last and last.after is None else None


def successor(connection: sqlite3.Connection, public_id: str) -> str | None:
    """The id of the entry that took over what an entry was, or None.

    That is one which has, since the very change that took the entry out, all of its terms:
    the one it was merged into, or itself under another name. Where that is gone as well,
    its successor. An id from a file that was imported leads to the entry made from it, if
    to only one.
    """
    passed: set[str] = set()
    name = public_id
    while name not in passed:
        if concepts.is_taken(connection, name):
            return name
        passed.add(name)
        removal = last_removal(connection, name)
        name = (removal and _heir(connection, removal)) or name
    return _imported(connection, public_id)


def _heir(connection: sqlite3.Connection, removal: Change) -> str | None:
    """The entry that had all terms of a removed one after the same change."""
    gone = removal.before
    if gone is None or not gone.terms:
        return None
    sign = json.dumps({"text": gone.terms[0].text}, ensure_ascii=False).strip("{}")
    rows = connection.execute(
        "select concept, after from change"
        " where batch = ? and concept <> ? and instr(after, ?)"
        " order by id desc",
        (removal.batch, removal.concept, sign),
    )
    for row in rows:
        if _places(gone) <= _places(concept_json.loads(row["after"])):
            return str(row["concept"])
    return None


def _places(concept: Concept) -> set[tuple[str, str]]:
    return {(term.language, term.text) for term in concept.terms}


def _imported(connection: sqlite3.Connection, external_id: str) -> str | None:
    """The one entry that goes by an id in files that were imported."""
    rows = connection.execute(
        "select distinct c.public_id from source s cross join origin o on o.source_id = s.id"
        " join concept c on c.id = o.concept_id where s.kind = 'file' and o.external_id = ?"
        " limit 2",
        (external_id,),
    ).fetchall()
    return str(rows[0]["public_id"]) if len(rows) == 1 else None
