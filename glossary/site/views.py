"""Which pages are ours, and what their templates are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from datasette import NotFound, Response
from datasette.utils import tilde_decode

from glossary.language import without_particle
from glossary.site import entry, text, words
from glossary.site.search import without_blank_search
from glossary.site.termbases import glossaries, is_ours, read
from glossary.termbase import queries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

_ROWS = {"entry": "_glossary_entries.html", "document": "_glossary_texts.html"}
"""The tables whose rows we show in our own way, and the template for them."""


# ---------------------------------------------------------------- templates


async def template_vars(
    datasette: Datasette,
    database: str | None,
    table: str | None,
    view: str | None,
    request: Request | None,
) -> dict[str, Any]:
    """What our templates need: all under `glossary`, which is empty on others' pages."""
    if request is None or not await is_ours(datasette, database):
        return {"glossary": {}}
    if view == "index":
        return {"glossary": {"databases": await _figures(datasette)}}
    if database is None or table not in _ROWS:
        return {"glossary": {}}
    if view == "row":
        return {"glossary": {"words": words, table: _page(datasette, database, table, request)}}
    if view == "table":
        return {
            "glossary": {
                "words": words,
                "table": table,
                "exact": await _exact(datasette, database, table, request),
            },
            "custom_table_templates": [_ROWS[table]],
        }
    return {"glossary": {}}


async def _figures(datasette: Datasette) -> dict[str, dict[str, int]]:
    return {
        name: await read(datasette, name, queries.statistics)
        for name in await glossaries(datasette)
    }


def _page(
    datasette: Datasette, database: str, table: str, request: Request
) -> Callable[[int], Any]:
    """What a row's template calls with the row's id for all that the page shows."""
    number = request.args.get("page") or ""
    page = int(number) if number.isdecimal() and len(number) < 10 else 1
    if table == "entry":
        return lambda row: read(datasette, database, lambda c: entry.load(c, row, page))
    return lambda row: read(datasette, database, lambda c: text.load(c, row))


async def _exact(
    datasette: Datasette, database: str, table: str, request: Request
) -> list[sqlite3.Row]:
    """The entries that are what was searched for, not ones that merely hold it."""
    searched = (request.args.get("_search") or "").strip()
    if table != "entry" or not searched:
        return []
    return await read(
        datasette,
        database,
        lambda c: (
            queries.exact_entries(c, searched)
            or queries.exact_entries(c, without_particle(searched))
        ),
    )


# ---------------------------------------------------------------- requests


async def drop_blank_search(
    datasette: Datasette, database: str, table: str, request: Request
) -> None:
    """Let the search box be left empty: without it, FTS5 would find no entry at all."""
    if table == "entry" and database in await glossaries(datasette):
        meant = without_blank_search(request.query_string)
        request.scope = request.scope | {"query_string": meant.encode()}


async def permalink(datasette: Datasette, request: Request) -> Response:
    """From an entry's public id to its page."""
    public_id = tilde_decode(unquote(request.url_vars["public_id"]))
    for name in await glossaries(datasette):
        row = await read(datasette, name, lambda c: queries.row_id(c, public_id))
        if row is not None:
            return Response.redirect(datasette.urls.row(name, "entry", str(row)))
    raise NotFound(f"There is no entry {public_id}.")


async def menu(datasette: Datasette) -> list[dict[str, str]]:
    """Links to the entries and texts of each termbase."""
    names = await glossaries(datasette)
    return [
        {
            "href": datasette.urls.table(name, table),
            "label": label if len(names) == 1 else f"{label} ({name})",
        }
        for name in names
        for table, label in (("entry", "Entries"), ("document", "Texts"))
    ]
