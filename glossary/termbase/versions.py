"""Whether a database was written to since: for what is kept from it in memory."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from itertools import count
from pathlib import Path
from threading import Lock

Version = tuple[int, int]
"""The number of the watcher, and SQLite's own count as that one sees it."""

_MOST = 32
"""Files that are watched at once; what was not asked about the longest is let go."""

_watchers: OrderedDict[str, tuple[int, sqlite3.Connection]] = OrderedDict()
"""A connection for each file, which never writes and never stays in a transaction, so that
`pragma data_version` counts every write there is. The file must not be opened in any other
way: to close it would release the locks that SQLite has on it in this process
(https://www.sqlite.org/howtocorrupt.html, 2.2)."""
_lock = Lock()
_numbers = count(1)


def file_of(connection: sqlite3.Connection) -> str:
    """The database's file; empty for one in memory."""
    file: str = connection.execute("pragma database_list").fetchone()["file"]
    return file


def version(file: str | Path | None) -> Version | None:
    """Another after each write; None for a database in memory, of which nothing can be kept.

    Ask before reading: what is written meanwhile makes what was kept look old, never new.
    """
    if not file:
        return None
    with _lock:
        try:
            number, watcher = _watcher(str(file))
            count = watcher.execute("pragma data_version").fetchone()[0]
        except sqlite3.Error:
            return None
    return number, int(count)


def _watcher(file: str) -> tuple[int, sqlite3.Connection]:
    if file not in _watchers:
        address = f"{Path(file).absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        _watchers[file] = (next(_numbers), connection)
        if len(_watchers) > _MOST:
            _, (_, oldest) = _watchers.popitem(last=False)
            oldest.close()
    _watchers.move_to_end(file)
    return _watchers[file]
