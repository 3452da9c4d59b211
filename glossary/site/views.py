"""What Datasette's own pages show of ours: tables of entries and texts, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossary.language import without_particle
from glossary.site import words
from glossary.site.links import ServedLinks
from glossary.site.messages import Messages
from glossary.site.search import without_blank_search
from glossary.site.termbases import glossaries, is_ours, read
from glossary.termbase import overview, queries, rows

if TYPE_CHECKING:
    import sqlite3

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from glossary.termbase.overview import Overview

_ROWS = {"entry": "_glossary_entries.html", "document": "_glossary_texts.html"}
"""The tables whose rows we show in our own way, and the template for them."""

_ENGLISH = Messages("en")
"""Datasette's pages are in English."""


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
    if database is None or table is None:
        return {"glossary": {}}
    links = await _links(datasette, database)
    if view == "row":
        return {"glossary": {"page": await _page(datasette, database, table, request, links)}}
    if view == "table" and table in _ROWS:
        return {
            "glossary": {
                "words": words,
                "t": _ENGLISH,
                "links": links,
                "table": table,
                "exact": await _exact(datasette, database, table, request),
            },
            "custom_table_templates": [_ROWS[table]],
        }
    return {"glossary": {}}


async def _figures(datasette: Datasette) -> dict[str, Overview]:
    return {
        name: await read(datasette, name, overview.overview)
        for name in await glossaries(datasette)
    }


async def _links(datasette: Datasette, database: str) -> ServedLinks:
    only = len(await glossaries(datasette)) == 1
    return ServedLinks(datasette, database, only=only)


async def _page(
    datasette: Datasette, database: str, table: str, request: Request, links: ServedLinks
) -> dict[str, str] | None:
    """Our page of what a row is about: its address, its name, and which kind it is."""
    row = request.url_vars.get("pks") or ""
    if not (row.isascii() and row.isdecimal() and len(row) < 19):
        return None
    place = await read(datasette, database, lambda c: rows.place(c, table, int(row)))
    if place is None:
        return None
    if place.entry:
        return {"href": links.entry(place.entry), "name": place.name, "kind": "entry"}
    href = links.text(place.text, place.sentence_id)
    return {"href": href, "name": place.name, "kind": "text"}


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


async def menu(datasette: Datasette) -> list[dict[str, str]]:
    """Links to our pages of each termbase."""
    names = await glossaries(datasette)
    found = []
    for name in names:
        links = ServedLinks(datasette, name, only=len(names) == 1)
        pages = (
            ("Glossary", links.start()),
            ("Search", links.page("search")),
            ("Texts", links.page("texts")),
        )
        found += [
            {"href": href, "label": label if len(names) == 1 else f"{label} ({name})"}
            for label, href in pages
        ]
    return found
