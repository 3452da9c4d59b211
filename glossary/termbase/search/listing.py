"""Search as the command line has it: one list, the best first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from glossary.termbase.search.fitting import fitting
from glossary.termbase.search.typed import cleaned

if TYPE_CHECKING:
    import sqlite3

    from glossary.termbase.search.fitting import Place


def search(connection: sqlite3.Connection, text: str, limit: int = 50) -> list[sqlite3.Row]:
    """The entries that fit what a person typed, the best first.

    Among those that fit equally well rejected ones come last, the more frequent first. Rows
    of `entry`.
    """
    places: dict[int, Place] = {}
    for place, ids in fitting(connection, cleaned(text)):
        places.update(dict.fromkeys(ids, place))
    rows = connection.execute(
        "select * from entry where id in (select value from json_each(?))"
        " order by status = 'rejected', frequency desc, ko, id",
        (json.dumps(list(places)),),
    ).fetchall()
    return sorted(rows, key=lambda row: places[row["id"]])[:limit]
