"""The texts that the glossary was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.termbase import concordance

if TYPE_CHECKING:
    from datasette import Response

    from glossary.site.visit import Visit


async def texts(visit: Visit) -> Response:
    """All of them, by name."""
    return visit.page("texts.html", texts=await visit.read(concordance.documents))


ROUTES = [(r"texts", texts)]
