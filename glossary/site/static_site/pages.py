"""The pages of a folder, one after another: what is in each file.

Each is made by the view and the template of the page that a server shows.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from datasette.utils import tilde_encode

from glossary.site import entry, reading
from glossary.site import pages as served
from glossary.site.pages import entry as entry_pages
from glossary.site.pages import start as start_page
from glossary.site.pages import text as text_pages
from glossary.site.static_site.assets import offline
from glossary.site.static_site.visit import StaticVisit
from glossary.termbase import concordance
from glossary.termbase import offline as found
from glossary.termbase.subjects import subjects

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
    from typing import Any

    from glossary.site.static_site.layout import Layout
    from glossary.site.static_site.visit import Titles
    from glossary.site.visit import Visit

ALONE = ("texts", "statistics")
"""Pages that there are once and that need no arguments."""

LISTED = 500
"""Entries on a page of the list of all."""

CONTEXTS = 200
"""Occurrences on the page of an entry, which has no further pages here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What all pages have in common."""

    connection: sqlite3.Connection
    layout: Layout
    titles: Titles

    def visit(self, path: Callable[[str], str], language: str, **given: Any) -> StaticVisit:
        """One page in one language; `path` gives its path in each."""
        return StaticVisit(
            connection=self.connection,
            layout=self.layout,
            titles=self.titles,
            language=language,
            path=path,
            **given,
        )


Page = tuple[str, str]
"""The path of a file and what stands in it."""


def views() -> dict[str, Callable[[Visit], Awaitable[Any]]]:
    """The pages of a server that need no arguments, by the pattern of their addresses."""
    modules = (
        import_module(f"{served.__name__}.{module.name}")
        for module in pkgutil.iter_modules(served.__path__)
    )
    return {pattern: view for module in modules for pattern, view in module.ROUTES}


def single(site: Site) -> Iterator[Page]:
    """The pages that there are once: those of the server, the search, the list of all."""
    by_name = views()
    for name in sorted(site.layout.pages & set(ALONE)):
        yield from _in_each_language(site, name, partial(_by_view, view=by_name[name]))
    count = found.count(site.connection)
    fields = subjects(site.connection)
    yield from _in_each_language(site, "index", lambda v: v.made_by(start_page.start))
    yield from _in_each_language(site, "search", lambda v: _search(v, count, fields))
    parts = max(1, -(-count // LISTED))
    for part in range(1, parts + 1):
        rows = found.listed(site.connection, LISTED, (part - 1) * LISTED)
        make = partial(_list, rows=rows, part=part, parts=parts, count=count)
        yield from _in_each_language(site, list_name(part), make)


def list_name(part: int) -> str:
    """What a page of the list of all entries is called, from 1."""
    return "entries" if part == 1 else f"entries-{part}"


def _in_each_language(
    site: Site, name: str, make: Callable[[StaticVisit], str]
) -> Iterator[Page]:
    path = partial(site.layout.page, name)
    for language in site.layout.languages:
        yield path(language), offline(make(site.visit(path, language)))


def _by_view(visit: StaticVisit, view: Callable[[Visit], Awaitable[Any]]) -> str:
    return visit.made_by(view)


def _search(visit: StaticVisit, count: int, fields: Sequence[tuple[str, int]]) -> str:
    return visit.page("offline_search.html", count=count, subjects=fields)


def _list(
    visit: StaticVisit, rows: Sequence[sqlite3.Row], part: int, parts: int, count: int
) -> str:
    return visit.page(
        "offline_entries.html",
        rows=rows,
        count=count,
        part=part,
        parts=parts,
        addresses=[
            visit.links.to(visit.layout.page(list_name(n), visit.language))
            for n in range(1, parts + 1)
        ],
    )


def parts_of_texts(connection: sqlite3.Connection) -> dict[str, list[int]]:
    """The texts by name, each with the first sentence of each of its parts."""
    parts = {}
    for document in concordance.documents(connection):
        spans = concordance.sentence_spans(connection, document["id"])
        starts = (first for first, _ in reading.parts(spans) if spans)
        parts[document["name"]] = [spans[first]["id"] for first in starts]
    return parts


def texts(site: Site) -> Iterator[Page]:
    """Every part of every text."""
    for name, parts in site.layout.texts.items():
        for part in range(1, max(1, len(parts)) + 1):

            def path(language: str, name: str = name, part: int = part) -> str:
                return site.layout.text(name, part, language)

            for language in site.layout.languages:
                visit = site.visit(
                    path,
                    language,
                    variables={"name": tilde_encode(name)},
                    numbers={"part": part},
                )
                yield path(language), offline(visit.made_by(text_pages.text))


def entries(site: Site, public_ids: Iterable[str]) -> Iterator[Page]:
    """The pages of some entries."""
    for public_id in public_ids:
        page = entry.load(site.connection, public_id, size=CONTEXTS)
        assert page is not None, public_id

        def path(language: str, public_id: str = public_id) -> str:
            return site.layout.entry(public_id, language)

        for language in site.layout.languages:
            visit = site.visit(path, language)
            context = entry_pages.context(page, site.titles.title, "", visit.messages)
            html = visit.page("entry.html", **(context | {"paged": False}))
            yield path(language), offline(html)
