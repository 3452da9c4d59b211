"""Whether a database was written to since: for what is kept from it in memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

Version = tuple[tuple[int, int, int], ...]
"""Inode, time of change (ns) and size of the database's file and of the log beside it."""


def file_of(connection: sqlite3.Connection) -> str:
    """The database's file; empty for one in memory."""
    file: str = connection.execute("pragma database_list").fetchone()["file"]
    return file


def version(connection: sqlite3.Connection) -> Version:
    """Another with each write, since SQLite writes to the file or to its log.

    Ask before reading: what is written meanwhile makes what was kept look old, never new.
    Empty for a database in memory, of which nothing can be kept.
    """
    file = file_of(connection)
    found = [
        path.stat() for path in (Path(file), Path(f"{file}-wal")) if file and path.exists()
    ]
    return tuple((stat.st_ino, stat.st_mtime_ns, stat.st_size) for stat in found)
