"""The memory → a stream in one of the formats of translation units."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary import bitexts
from glossary.errors import NotFound
from glossary.language import language_name
from glossary.memory.holdings import found
from glossary.memory.reading import units_of

if TYPE_CHECKING:
    import sqlite3

    from glossary.bitexts import Layout, Report


def export_units(
    connection: sqlite3.Connection,
    name: str,
    stream: BinaryIO,
    layout: Layout,
    *,
    source: str = "",
) -> Report:
    """Write all units that have texts in two of the languages, or those of one source.

    Raises NotFound where there are none, or no such source; InvalidInput for languages that
    do not go with the format. Nothing is written then.
    """
    key = found(connection, source).key if source else ""
    fits = (
        sum(code in unit.segments for code in layout.languages) > 1
        for unit in units_of(connection, key)
    )
    if not any(fits):
        languages = ", ".join(map(language_name, layout.languages))
        raise NotFound(
            f"There is nothing to export: the memory has no unit with texts in two of "
            f"{languages}. `glossary tm stats` says what it has."
        )
    return bitexts.formats()[name].write(units_of(connection, key), stream, layout)
