"""What a row of any table is about: an entry, or a place in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

_TERM = "select concept_id from term where id ="
_ENTRIES = {
    "entry": "select :row",
    "concept": "select :row",
    "term": f"{_TERM} :row",
    "definition": "select concept_id from definition where id = :row",
    "origin": "select concept_id from origin where id = :row",
    "relation": "select concept_id from relation where id = :row",
    "evidence": f"{_TERM} (select term_id from evidence where id = :row)",
    "occurrence": f"{_TERM} (select term_id from occurrence where id = :row)",
}
"""Table → how the row of the concept is come by."""

_SENTENCES = {
    "sentence": "select :row",
    "gloss": "select sentence_id from gloss where id = :row",
    "statement": "select sentence_id from statement where id = :row",
}


class Place(NamedTuple):
    """What a row is about."""

    entry: str = ""
    """An entry's public id; empty for a text."""
    text: str = ""
    """A text's name."""
    sentence_id: int | None = None
    name: str = ""
    """What people call it."""


def place(connection: sqlite3.Connection, table: str, row: int) -> Place | None:
    """What a row of a table is about; None where that is neither an entry nor a text."""
    if table in _ENTRIES:
        found = connection.execute(
            f"select concept, ko, en, ja from entry where id = ({_ENTRIES[table]})",
            {"row": row},
        ).fetchone()
        if found:
            name = found["ko"] or found["en"] or found["ja"] or found["concept"]
            return Place(entry=found["concept"], name=name.partition("; ")[0])
    if table == "change":
        found = connection.execute("select concept from change where id = ?", (row,)).fetchone()
        return Place(entry=found["concept"], name=found["concept"]) if found else None
    if table == "document":
        found = connection.execute(
            "select name, title from document where id = ?", (row,)
        ).fetchone()
        return Place(text=found["name"], name=found["title"]) if found else None
    if table in _SENTENCES:
        found = connection.execute(
            "select s.id, d.name, d.title from sentence s"
            " join document d on d.id = s.document_id"
            f" where s.id = ({_SENTENCES[table]})",
            {"row": row},
        ).fetchone()
        return Place("", found["name"], found["id"], found["title"]) if found else None
    return None
