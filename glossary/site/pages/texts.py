"""The texts that the glossary was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.termbase import in_texts
from glossary.termbase.remembered import remembered

if TYPE_CHECKING:
    from datasette import Response

    from glossary.site.visit import Visit

_PAGE = 200
"""Texts in one list."""


async def texts(visit: Visit) -> Response:
    """All of them, by name; a page of many."""
    found = await visit.read(lambda c: remembered(c, in_texts.overview))
    pages = max(1, -(-len(found) // _PAGE))
    page = visit.number("page", most=pages)
    return visit.page(
        "texts.html",
        texts=found[(page - 1) * _PAGE : page * _PAGE],
        total=len(found),
        sentences=sum(text["sentences"] for text in found),
        page=page,
        pages=pages,
    )


ROUTES = [(r"texts", texts)]
