"""Suggestions while a search is typed, for `suggest.js`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossary.termbase.search.suggestions import suggestions
from glossary.termbase.search.typed import cleaned

if TYPE_CHECKING:
    import sqlite3

    from datasette import Response

    from glossary.site.visit import Visit


async def suggest(visit: Visit) -> Response:
    """The entries that may be meant, the likeliest first."""
    text = cleaned(visit.argument("q"))
    rows = await visit.read(lambda c: suggestions(c, text))
    return visit.json({"query": text, "suggestions": [_entry(row, visit) for row in rows]})


def _entry(row: sqlite3.Row, visit: Visit) -> dict[str, Any]:
    """An entry with its first term in each language."""
    return {
        "concept": row["concept"],
        "url": visit.links.entry(row["concept"]),
        **{language: row[language].split("; ")[0] for language in ("ko", "en", "ja")},
    }


ROUTES = [(r"suggest", suggest)]
