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
    file = file_of(connection)
    now = version(file)
    kept = _KEPT.get((file, language))
    if kept and kept[0] == now:
        return kept[1]
    terms = Terminology.read(connection, language)
    if now:
        _KEPT[file, language] = (now, terms)
    return terms
