"""Datasette's own search, made to ask the termbase's index."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from glossary.termbase.search.bigrams import query

_NOTHING = '""'
"""An FTS5 expression that is valid and matches no row."""


def match_expression(text: str | None) -> str:
    """What replaces Datasette's `escape_fts`: the FTS5 expression for what was typed.

    >>> match_expression("동맹"), match_expression("*")
    ('"동맹"', '""')
    """
    return query(text or "") or _NOTHING


def without_blank_search(query_string: str) -> str:
    """A page's arguments, where to search for nothing is not to search.

    >>> without_blank_search("_search=+&status=approved")
    'status=approved'
    """
    pairs = parse_qsl(query_string, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if name != "_search" or value.strip()]
    return query_string if kept == pairs else urlencode(kept)
