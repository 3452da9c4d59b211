"""The first page: a search box, and what is in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from datasette import Response

from glossary import formats
from glossary.errors import NotFound
from glossary.termbase import overview

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from glossary.site.visit import Visit
    from glossary.termbase.overview import Changed, Overview


@dataclass(frozen=True, slots=True)
class Start:
    """What the page shows."""

    figures: Overview
    recent: Sequence[Changed]
    downloads: Sequence[formats.Format]
    """The formats that people usually take."""


def load(connection: sqlite3.Connection) -> Start:
    """What there is now."""
    usual = [format_ for format_ in formats.formats().values() if format_.BUILT]
    return Start(overview.overview(connection), overview.recent(connection), usual)


async def start(visit: Visit) -> Response:
    """The first page of a termbase."""
    return visit.page("start.html", start=await visit.read(load))


async def random_entry(visit: Visit) -> Response:
    """To an entry by chance."""
    public_id = await visit.read(overview.random_entry)
    if public_id is None:
        raise NotFound(visit.messages("start.empty"))
    return Response.redirect(
        visit.links.entry(public_id), headers={"Cache-Control": "no-store"}
    )


ROUTES = [(r"random", random_entry)]
