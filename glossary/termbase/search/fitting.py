"""Which entries fit what a person typed, and how well."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from glossary.termbase.search import beginnings
from glossary.termbase.search.bigrams import query
from glossary.termbase.search.typed import spellings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator


class Place(IntEnum):
    """How an entry fits, the best first."""

    EXACT = 0
    """One of its terms, or the reading of one, is just that."""
    BEGINS = 1
    """One begins so."""
    CONTAINS = 2
    """One has it somewhere; of several words, each somewhere in its terms."""
    SOUNDS = 3
    """One is romanised so."""
    SOUNDS_BEGIN = 4
    """One begins with what is romanised so."""
    DEFINED = 5
    """It is only in the definition."""


def fitting(connection: sqlite3.Connection, text: str) -> Iterator[tuple[Place, list[int]]]:
    """The rows of entries that fit a cleaned text, the worst first, so that the best counts.

    An entry may come in several places.
    """
    forms = spellings(text)
    expression = expression_for(forms)
    if expression:
        yield Place.DEFINED, in_column(connection, "definition", expression)
    sounding = beginnings.romanised(connection, text)
    yield Place.SOUNDS_BEGIN, beginnings.beginning(connection, sounding)
    yield Place.SOUNDS, beginnings.exact(connection, sounding)
    if expression:
        yield Place.CONTAINS, in_column(connection, "terms", expression)
    written = [*forms, *beginnings.kana(connection, text)]
    yield Place.BEGINS, beginnings.initials(connection, text)
    yield Place.BEGINS, beginnings.beginning(connection, written)
    yield Place.EXACT, beginnings.exact(connection, written)


def expression_for(forms: Iterable[str]) -> str:
    """The FTS5 expression for any of some spellings; empty where nothing can be found.

    >>> expression_for(["日本國", "日本国"])
    '("日本 本國") OR ("日本 本国")'
    """
    return " OR ".join(f"({each})" for each in dict.fromkeys(map(query, forms)) if each)


def in_column(
    connection: sqlite3.Connection, column: str, expression: str, limit: int = -1
) -> list[int]:
    """The entries with an expression in `terms` or in `definition`; no limit below 0."""
    return beginnings.column(
        connection,
        "select rowid from entry_fts where entry_fts match ? limit ?",
        (f"{{{column}}} : ({expression})", limit),
    )
