"""The termbases among the databases that Datasette serves, and how they are read."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, TypeVar

from glossary.termbase import is_termbase, queries
from glossary.termbase.versions import Version, version

if TYPE_CHECKING:
    from collections.abc import Callable

    from datasette.app import Datasette
    from datasette.database import Database

    Answer = TypeVar("Answer")


def is_glossary(connection: sqlite3.Connection) -> bool:
    """Whether it leads to a termbase; a database that cannot be read is none of ours."""
    try:
        return is_termbase(connection)
    except sqlite3.Error:
        return False


async def glossaries(datasette: Datasette) -> list[str]:
    """The names of the databases that are termbases."""
    return [
        name for name, database in datasette.databases.items() if await _is_glossary(database)
    ]


_KNOWN: dict[str, tuple[Version, bool]] = {}
"""Of each file, whether it is a termbase; asked again where it was written to."""


async def _is_glossary(database: Database) -> bool:
    if not database.path:
        return False  # in memory, such as Datasette's own
    now = version(database.path)
    known = _KNOWN.get(str(database.path))
    if now and known and known[0] == now:
        return known[1]
    found: bool = await database.execute_fn(is_glossary)
    if now:
        _KNOWN[str(database.path)] = (now, found)
    return found


_EMPTY: dict[str, tuple[Version, frozenset[str]]] = {}
"""Of each file, the pages that have nothing to show; asked again where it was written to."""


async def empty_pages(datasette: Datasette, name: str) -> frozenset[str]:
    """The pages of a termbase that no menu leads to: about texts, or a memory, without any."""
    database = datasette.get_database(name)
    now = version(database.path)
    known = _EMPTY.get(str(database.path))
    if now and known and known[0] == now:
        return known[1]
    empty: frozenset[str] = await database.execute_fn(_empty)
    if now:
        _EMPTY[str(database.path)] = (now, empty)
    return empty


def _empty(connection: sqlite3.Connection) -> frozenset[str]:
    texts = () if queries.has_texts(connection) else ("texts", "compare")
    return frozenset((*texts, *(() if queries.has_units(connection) else ("tm",))))


async def is_ours(datasette: Datasette, database: str | None) -> bool:
    """Whether a page is about a termbase, or about no database where there is one."""
    names = await glossaries(datasette)
    return database in names if database else bool(names)


def served(datasette: Datasette) -> list[str]:
    """The names of the databases that people asked for, not Datasette's own."""
    return [name for name in datasette.databases if name != "_internal"]


async def is_alone(datasette: Datasette) -> bool:
    """Whether one termbase is all that is served."""
    return len(served(datasette)) == 1 and bool(await glossaries(datasette))


async def read(
    datasette: Datasette, database: str, question: Callable[[sqlite3.Connection], Answer]
) -> Answer:
    """The answer to a question, asked in one of Datasette's threads, as of one moment."""
    answer: Answer = await datasette.get_database(database).execute_fn(
        lambda connection: queries.at_one_moment(connection, question)
    )
    return answer
