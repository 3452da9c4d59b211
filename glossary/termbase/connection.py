"""The one place that opens a termbase."""

from __future__ import annotations

import itertools
import os
import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from glossary.errors import TermbaseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHEMA_VERSION = 7
"""How many migrations there are; kept in the database as `user_version`."""

APPLICATION_ID = 0x4B474C53
"""Marks the file as a termbase (`KGLS`), for us and for `file`."""

_BUSY_MS = 5000
"""How long a write waits for somebody else's to end."""
_LONG_S = 600
"""How long one waits that is known to be able to: a million units are imported by then."""


def open_termbase(path: Path, *, create: bool = False) -> sqlite3.Connection:
    """Open the termbase at `path`, bringing an older one up to date.

    Raises TermbaseError where there is none (unless `create`), where the file is
    something else or from a newer version, or where it cannot be opened.
    """
    if not path.exists():
        if not create:
            raise TermbaseError(
                f"There is no glossary at {path} yet: make one with `glossary build`, "
                "or say where it is with --db."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
    elif path.is_dir():
        raise TermbaseError(f"{path} is a folder: name the database file in it.")
    try:
        connection = _connect(path)
        prepare(connection)
        if _version(connection, path) < SCHEMA_VERSION:
            _migrate(connection, path)
            prepare(connection)
    except sqlite3.Error as error:
        raise TermbaseError(explain(error, path)) from error
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    """Connect, to read only where the user may not write.

    A write-ahead log needs files beside the database even to read; where they cannot be
    made, the database is opened as one that nobody writes to.
    """
    writable = os.access(path.parent, os.W_OK) and (
        not path.exists() or os.access(path, os.W_OK)
    )
    if writable:
        return sqlite3.connect(path, isolation_level=None)
    uri = f"file:{quote(str(path.resolve()))}?immutable=1"
    return sqlite3.connect(uri, isolation_level=None, uri=True)


def open_to_read(path: Path, *, immutable: bool = False) -> sqlite3.Connection:
    """Open a termbase that is up to date for reading only, in any thread.

    `immutable` where nobody writes to the file. Raises TermbaseError.
    """
    how = "immutable=1" if immutable else "mode=ro"
    uri = f"file:{quote(str(path.resolve()))}?{how}"
    try:
        connection = sqlite3.connect(
            uri, isolation_level=None, uri=True, check_same_thread=False
        )
        prepare(connection)
    except sqlite3.Error as error:
        raise TermbaseError(explain(error, path)) from error
    return connection


def prepare(connection: sqlite3.Connection) -> None:
    """Set what SQLite forgets with each connection."""
    connection.row_factory = sqlite3.Row
    connection.execute(f"pragma busy_timeout = {_BUSY_MS}")
    connection.execute("pragma foreign_keys = on")


def is_termbase(connection: sqlite3.Connection) -> bool:
    """Whether a database of any origin is a termbase of a version we can read."""
    identity = connection.execute("pragma application_id").fetchone()[0]
    version = connection.execute("pragma user_version").fetchone()[0]
    return bool(identity == APPLICATION_ID and 0 < version <= SCHEMA_VERSION)


def _version(connection: sqlite3.Connection, path: Path) -> int:
    identity = connection.execute("pragma application_id").fetchone()[0]
    version: int = connection.execute("pragma user_version").fetchone()[0]
    tables = connection.execute("select count(*) from sqlite_master").fetchone()[0]
    if identity != APPLICATION_ID and tables:
        raise TermbaseError(
            f"{path} is a database, but not a glossary: name another file with --db."
        )
    if version > SCHEMA_VERSION:
        raise TermbaseError(
            f"{path} was made by a newer version of this program "
            f"(database version {version}, this program knows {SCHEMA_VERSION}): "
            "update the program."
        )
    return version


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise TermbaseError(
            f"{path} is from an earlier version and cannot be written to: "
            "make it writable, so that it can be brought up to date."
        )
    # Imported here: it takes 0.2 s, and an up-to-date termbase does not need it.
    from sqlite_utils import Database  # noqa: PLC0415

    from glossary.termbase.migrations import migrations  # noqa: PLC0415

    connection.execute("pragma journal_mode = wal")
    # Rebuilding a table drops what refers to it unless foreign keys are off.
    connection.execute("pragma foreign_keys = off")
    with writing(connection):
        if _version(connection, path) == SCHEMA_VERSION:
            return  # somebody else was faster
        migrations.apply(Database(connection))
        broken = connection.execute("pragma foreign_key_check").fetchall()
        if broken:
            raise TermbaseError(f"{path} has broken references in {broken[0][0]}.")
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {SCHEMA_VERSION}")


def home(connection: sqlite3.Connection) -> Path:
    """The folder from which texts are named: that of the project the database is in.

    A database in a folder `db` belongs to the folder around that.
    """
    file = connection.execute("pragma database_list").fetchone()["file"]
    folder = Path(file).resolve().parent
    return folder.parent if folder.name == "db" else folder


def files_of(connection: sqlite3.Connection) -> set[Path]:
    """The files in which the termbase is: the database, and what SQLite keeps beside it."""
    file = connection.execute("pragma database_list").fetchone()["file"]
    whole = str(Path(file).resolve())
    return {Path(f"{whole}{end}") for end in ("", "-wal", "-shm", "-journal")}


@contextmanager
def writing(
    connection: sqlite3.Connection, *, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """Make what is written inside whole or not at all; may be nested.

    With `waiting`, waits for a long write of somebody else's to end, and calls that once.
    """
    if connection.in_transaction:
        yield
        return
    _begin(connection, waiting)
    try:
        yield
    except BaseException:
        # A full disk has SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute("rollback")
        raise
    connection.execute("commit")


@contextmanager
def trying(
    connection: sqlite3.Connection, *, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """See what would be written inside, and leave everything as it is. Waits likewise."""
    _begin(connection, waiting)
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("rollback")


def _begin(connection: sqlite3.Connection, waiting: Callable[[], None] | None) -> None:
    if waiting is None:
        connection.execute("begin immediate")
        return
    end = time.monotonic() + _LONG_S
    connection.execute("pragma busy_timeout = 1000")  # in between Ctrl-C is heeded
    try:
        for attempt in itertools.count():
            try:
                connection.execute("begin immediate")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
                if attempt == 0:
                    waiting()
            else:
                return
    finally:
        connection.execute(f"pragma busy_timeout = {_BUSY_MS}")


def explain(error: sqlite3.Error, path: Path | str) -> str:
    """What an SQLite error means, in a sentence that says what to do."""
    text = str(error)
    meanings = {
        "locked": "is in use by another program that is writing to it: try again "
        "when that is done",
        "disk is full": "could not be written, the disk is full: nothing was changed; "
        "make room and try again",
        "not a database": "is not a database: name another file with --db",
        "readonly": "cannot be written to: check its permissions and its folder's",
        "unable to open": "cannot be opened: check that it exists and its permissions",
        "malformed": "is damaged: restore a copy of it",
        "disk I/O error": "could not be read or written (disk error): nothing was changed",
    }
    for sign, meaning in meanings.items():
        if sign in text:
            return f"{path} {meaning}."
    return f"{path}: {text}."
