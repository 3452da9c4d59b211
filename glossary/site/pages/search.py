"""Searching the glossary in any language, as a page and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.site import facets, found
from glossary.termbase.search.typed import LONGEST, cleaned

if TYPE_CHECKING:
    from datasette import Response

    from glossary.site.found import Found
    from glossary.site.visit import Visit

_PAGES = 100_000


async def search(visit: Visit) -> Response:
    """What was found, or all entries where nothing was typed."""
    page = await _found(visit)
    chosen = facets.filters(visit)
    given = facets.arguments(chosen)
    return visit.page(
        "search.html",
        found=page,
        facets=facets.facets(page.text, chosen, page.hits.facets, visit.links, visit.messages),
        is_filtered=any(given.values()),
        is_cut=len(visit.argument("q")) > LONGEST,
        longest=LONGEST,
        given=given,
    )


async def data(visit: Visit) -> Response:
    """The same for programs."""
    page = await _found(visit)
    addresses = {
        entry.row["concept"]: visit.links.entry(entry.row["concept"])
        for group in page.groups
        for entry in group.entries
    }
    return visit.json(found.data(page, addresses))


async def _found(visit: Visit) -> Found:
    text = cleaned(visit.argument("q"))
    chosen = facets.filters(visit)
    page = visit.number("page", most=_PAGES)
    return await visit.read(lambda c: found.search(c, text, chosen, page))


ROUTES = [(r"search", search), (r"search\.json", data)]
