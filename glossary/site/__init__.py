"""The glossary in the browser: a plugin that Datasette finds by its entry point.

In: the termbases among the databases that Datasette serves. Out: their pages — the table
of entries, a page an entry, a page a text — and a search box that understands Korean.
Databases that are not termbases are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from jinja2.ext import Extension

from glossary.site import pages, termbases, views
from glossary.site.links import DISTRIBUTION
from glossary.site.search import match_expression

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable

    from datasette.app import Datasette
    from datasette.utils.asgi import Request
    from jinja2 import Environment

# Only hooks that exist in Datasette 0.65 and 1.0 alike.


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Have Datasette's own search box ask the termbase's index in the index's terms."""
    if termbases.is_glossary(conn):
        conn.create_function("escape_fts", 1, match_expression)


class PageLanguage(Extension):
    """Says that the pages are in English; without it browsers guess at CJK fonts."""

    def preprocess(
        self,
        source: str,
        name: str | None,
        filename: str | None = None,  # noqa: ARG002
    ) -> str:
        """Add to Datasette's base template what it leaves out."""
        return source.replace("<html>", '<html lang="en">') if name == "base.html" else source


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment) -> None:
    """Give each page its language."""
    env.add_extension(PageLanguage)


@hookimpl  # type: ignore[untyped-decorator]
def extra_css_urls(
    datasette: Datasette, database: str | None
) -> Callable[[], Awaitable[list[str]]]:
    """Our stylesheet, on our pages."""

    async def urls() -> list[str]:
        ours = await termbases.is_ours(datasette, database)
        return [datasette.urls.static_plugins(DISTRIBUTION, "glossary.css")] if ours else []

    return urls


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(
    datasette: Datasette,
    database: str | None,
    table: str | None,
    view_name: str | None,
    request: Request | None,
) -> Awaitable[dict[str, Any]]:
    """What our templates show."""
    return views.template_vars(datasette, database, table, view_name, request)


@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]
def filters_from_request(
    datasette: Datasette, database: str, table: str, request: Request
) -> Awaitable[None]:
    """Take an empty search box for what it is."""
    return views.drop_blank_search(datasette, database, table, request)


@hookimpl  # type: ignore[untyped-decorator]
def menu_links(datasette: Datasette) -> Awaitable[list[dict[str, str]]]:
    """Lead to the glossary from everywhere."""
    return views.menu(datasette)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Our own pages."""
    return [*pages.routes(), (r"^/-/entry/(?P<public_id>[^/]+)$", views.permalink)]
