"""The glossary in the browser: a plugin that Datasette finds by its entry point.

In: the termbases among the databases that Datasette serves. Out: their pages — the table
of entries, a page an entry, a page a text — and a search box that understands Korean.
Databases that are not termbases are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from jinja2.ext import Extension

from glossary.site import pages, renderers, security, termbases, tmserver, views
from glossary.site.links import DISTRIBUTION
from glossary.site.search import match_expression

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable

    from datasette import Response
    from datasette.app import Datasette
    from datasette.utils.asgi import Request
    from jinja2 import Environment

# Only hooks that exist in Datasette 0.65 and 1.0 alike.


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Have Datasette's own search box ask the termbase's index in the index's terms."""
    if termbases.is_glossary(conn):
        conn.create_function("escape_fts", 1, match_expression)


class DatasettePages(Extension):
    """What Datasette's own templates need besides what is in them.

    They say that they are in English; without it browsers guess at CJK fonts. Their scripts
    say that they are meant, by the nonce that is in the answer's policy.
    """

    def preprocess(
        self,
        source: str,
        name: str | None,
        filename: str | None = None,  # noqa: ARG002
    ) -> str:
        """Add to a template what it leaves out."""
        if name == "base.html":
            source = source.replace("<html>", '<html lang="en">')
        return security.with_nonces(source)


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment) -> None:
    """Give each page its language, and its scripts their nonce."""
    env.globals["glossary_nonce"] = security.nonce
    env.add_extension(DatasettePages)


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[security.Application], Any]:
    """Have every answer say what a browser may load and run."""
    return lambda application: security.guarded(datasette, application)


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Awaitable[Response | None]:
    """Call a question that cannot be answered what it is."""
    return security.asked_wrongly(datasette, request, exception)


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
    return [
        *pages.routes(),
        *tmserver.routes(),
    ]


@hookimpl  # type: ignore[untyped-decorator]
def register_output_renderer() -> list[dict[str, Any]]:
    """The formats of the glossary, at the end of any address that shows entries."""
    return renderers.renderers()
