"""Everything in a termbase beside its concepts, row by row: for a whole copy of it.

What is derived from the rest (`entry`, its index, `occurrence`) is not copied but made
anew.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from glossary.errors import InvalidInput
from glossary.termbase.sources import id_of_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TABLES = (
    "document",
    "sentence",
    "candidate",
    "gloss",
    "unit",
    "segment",
    "translation_cache",
    "change",
)
"""In an order in which each refers to those before it only."""


def records(connection: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row as `(table, columns)`; a source goes by its key, an empty cell is left out."""
    keys = {row["id"]: row["key"] for row in connection.execute("select id, key from source")}
    for table in TABLES:
        for row in connection.execute(f"select * from {table} order by 1"):
            data = {name: row[name] for name in row.keys() if row[name] is not None}  # noqa: SIM118
            if "source_id" in data:
                data["source"] = keys[data.pop("source_id")]
            yield table, data


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether nothing was ever put into the termbase."""
    counts = " + ".join(f"(select count(*) from {table})" for table in (*TABLES, "concept"))
    return bool(connection.execute(f"select {counts} = 0").fetchone()[0])


def restore(connection: sqlite3.Connection, table: str, data: Mapping[str, Any]) -> None:
    """Put back a row that `records` gave. Raises InvalidInput where it cannot be one."""
    columns = {
        row["name"]
        for row in connection.execute("select name from pragma_table_info(?)", (table,))
    }
    row = dict(data)
    if "source" in row and "source_id" in columns:
        row["source_id"] = id_of_key(connection, str(row.pop("source")))
    if table not in TABLES or not columns.issuperset(row):
        raise InvalidInput(f"there is no such record here: {table} with {', '.join(data)}")
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    try:
        connection.execute(
            f"insert into {table} ({names}) values ({marks})", list(row.values())
        )
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError) as error:
        raise InvalidInput(f"a record of {table} that cannot be right: {error}") from error
