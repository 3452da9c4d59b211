"""The termbases among the databases that Datasette serves, and how they are read."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, TypeVar

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


async def _is_glossary(database: Database) -> bool:
    if not database.path:
        return False  # in memory, such as Datasette's own
    return await _kept(database, is_glossary)


async def empty_pages(datasette: Datasette, name: str) -> frozenset[str]:
    """The pages of a termbase that no menu leads to: about texts, or a memory, without any."""
    return await _kept(datasette.get_database(name), _empty)


_KEPT: dict[tuple[str, Callable[..., Any]], tuple[Version, Any]] = {}
"""Answers by file and question."""


async def _kept(database: Database, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
    """The answer to a question that each request asks; asked anew where there was a write.

    As `termbase.remembered`, but without a thread where the answer is known.
    """
    now = version(database.path)
    kept = _KEPT.get((str(database.path), question))
    if now and kept and kept[0] == now:
        known: Answer = kept[1]
        return known
    answer: Answer = await database.execute_fn(question)
    if now:
        _KEPT[str(database.path), question] = (now, answer)
    return answer


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
