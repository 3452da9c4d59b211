"""The subject fields that entries have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def subjects(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Each with how many entries it has, the largest first; entries without one are left."""
    rows = connection.execute(
        "select subject, count(*) as n from entry where subject <> ''"
        " group by subject order by n desc, subject"
    )
    return [(row["subject"], row["n"]) for row in rows]
