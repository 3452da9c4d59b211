"""Datasette's own search, made to ask the termbase's index."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from glossary.termbase.search import query

_NOTHING = '""'
"""An FTS5 expression that is valid and matches no row."""

INDEX = {"_fts_table": "entry_fts", "_fts_pk": "id"}
"""What Datasette has to know to search `entry`, as arguments of the page."""


def match_expression(text: str | None) -> str:
    """What replaces Datasette's `escape_fts`: the FTS5 expression for what was typed.

    >>> match_expression("동맹"), match_expression("*")
    ('"동맹"', '""')
    """
    return query(text or "") or _NOTHING


def complete(query_string: str) -> str:
    """The arguments of the table of entries, as they were meant.

    The index is named where there is a search, whatever the database is called; and to
    search for nothing is not to search.

    >>> complete("_search=+&status=approved")
    'status=approved'
    """
    pairs = [
        (name, value)
        for name, value in parse_qsl(query_string, keep_blank_values=True)
        if name != "_search" or value.strip()
    ]
    return urlencode(pairs)
