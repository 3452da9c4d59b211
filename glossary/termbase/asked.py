"""Rows that somebody asks for in SQL of their own: as Datasette's pages let them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


def rows(
    connection: sqlite3.Connection, sql: str, arguments: Mapping[str, str], most: int
) -> list[sqlite3.Row]:
    """The rows of a query that has been looked at before, `most` and one more at most.

    The connection must be one that can only read. Raises sqlite3.Error.
    """
    limited = f"select * from ({sql.strip().rstrip(';')}\n) limit {most + 1}"
    return connection.execute(limited, arguments).fetchall()
