"""The terms that are looked for in what visitors send: kept until the glossary changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.annotation import Terminology
from glossary.termbase.versions import Version, file_of, version

if TYPE_CHECKING:
    import sqlite3

_KEPT: dict[tuple[str, str], tuple[Version, Terminology]] = {}
"""By the database's file and the language."""


def terminology(connection: sqlite3.Connection, language: str) -> Terminology:
    """The terms of a language; read anew where the database was written to since."""
    place = (file_of(connection), language)
    now = version(connection)
    if place in _KEPT and now and _KEPT[place][0] == now:
        return _KEPT[place][1]
    terms = Terminology.read(connection, language)
    _KEPT[place] = (now, terms)
    return terms
