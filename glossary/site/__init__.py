"""The glossary in the browser: a plugin that Datasette finds by its entry point.

In: a termbase among the databases that Datasette serves. Out: its pages — the table of
entries, a page an entry, a page a text — and a search box that understands Korean.
Databases that are not termbases are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette import hookimpl

from glossary.site import markup, search, views

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable

    from datasette.app import Datasette
    from datasette.utils.asgi import Request
    from jinja2 import Environment

_DISTRIBUTION = "ko-security-glossary"
"""The name under which Datasette serves our static files: that of the installed package."""


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Have Datasette's own search box ask the termbase's index in the index's own terms."""
    if views.is_glossary(conn):
        conn.create_function("escape_fts", 1, search.match_expression, deterministic=True)
