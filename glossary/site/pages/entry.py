"""An entry: its page, the same for programs, and as a file for other tools."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from datasette import Response

from glossary import concept_json, formats
from glossary.errors import NotFound
from glossary.export import some_to_stream
from glossary.site import choices, entry, words
from glossary.site.memory import with_marks
from glossary.site.streaming import attachment
from glossary.site.visit import HEADERS
from glossary.termbase import concepts, concordance, queries, succession

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from glossary.model import Concept
    from glossary.site.entry import EntryPage
    from glossary.site.messages import Messages
    from glossary.site.visit import Visit

_CACHED = 3600
"""Seconds for which a browser may keep where an old id leads: an undo may bring it back."""


def context(page: EntryPage, title: str, permalink: str, t: Messages) -> dict[str, Any]:
    """What `entry.html` is given besides the frame; `title` is the glossary's.

    `permalink` is the whole address of the page, empty where that is not known.
    """
    return {
        "entry": page,
        "permalink": permalink,
        "citation": citation(page, title, permalink, t),
        "address": f"entry/{quote(page.concept.id, safe='')}",
        "paged": True,
        "with_marks": with_marks,
    }


def citation(page: EntryPage, title: str, permalink: str, t: Messages) -> str:
    """How to name the entry as a source: terms, glossary, date of the last change, address.

    As ISO 690 orders it for a part of an online resource.
    """
    equivalents = "; ".join(words.isolated(text) for _, text in page.equivalents)
    called = words.isolated(page.title) + (f" ({equivalents})" if equivalents else "")
    date = page.concept.modified[:10]
    parts = [
        f"{called}.",
        t("entry.cited_in", glossary=title),
        t("entry.cited_date", date=date) if date else "",
        permalink,
    ]
    return " ".join(filter(None, parts))


async def show(visit: Visit) -> Response:
    """The page of the entry, or where it has gone."""
    public_id = visit.variable("public_id")
    number = visit.number("page")
    page = await visit.read(lambda c: entry.load(c, public_id, number))
    if page is None:
        return await _gone(visit, public_id)
    title = visit.frame().title
    return visit.page("entry.html", **context(page, title, _permalink(visit), visit.messages))


def _permalink(visit: Visit) -> str:
    path = visit.links.entry(visit.variable("public_id"))
    address: str = visit.datasette.absolute_url(visit.request, path)
    return address


async def _gone(visit: Visit, public_id: str, format_name: str = "") -> Response:
    """Where an entry is that goes by another id now; else a page that offers a search."""
    heir = await visit.read(lambda c: succession.successor(c, public_id))
    if heir:
        headers = {"Cache-Control": f"max-age={_CACHED}"}
        return Response.redirect(visit.links.entry(heir, format_name), 301, headers)
    missing = visit.messages("entry.missing", id=public_id)
    if format_name == "json":
        return visit.json({"ok": False, "error": missing}, status=404)
    if format_name:
        raise NotFound(missing)
    removal = await visit.read(lambda c: succession.last_removal(c, public_id))
    called = removal.before.name if removal and removal.before else public_id
    return visit.page(
        "entry_missing.html", status=404, public_id=public_id, removal=removal, called=called
    )


async def file(visit: Visit) -> Response:
    """The entry as JSON, or in a format of the glossary's."""
    public_id, name = visit.variable("public_id"), visit.variable("format")
    if name != "json" and name not in formats.formats():
        known = ", ".join(["json", *formats.formats()])
        raise NotFound(visit.messages("entry.no_format", name=name, known=known))
    if not await visit.read(lambda c: concepts.is_taken(c, public_id)):
        return await _gone(visit, public_id, name)
    if name == "json":
        return visit.json(await visit.read(lambda c: data(c, public_id, _permalink(visit))))
    languages = choices.languages(",".join(visit.arguments("lang")))
    body = await visit.read(lambda c: _written(c, name, public_id, languages))
    format_ = formats.formats()[name]
    stem = ".".join([public_id, *(["-".join(languages)] if languages else [])])
    disposition = attachment(stem + format_.SUFFIX)
    headers = {**HEADERS, "Content-Disposition": disposition}
    return Response(body, headers=headers, content_type=format_.MEDIA_TYPE)


def _written(
    connection: sqlite3.Connection, name: str, public_id: str, languages: Sequence[str]
) -> bytes:
    stream = BytesIO()
    some_to_stream(connection, name, stream, [public_id], languages or None)
    return stream.getvalue()


def data(connection: sqlite3.Connection, public_id: str, permalink: str) -> dict[str, Any]:
    """An entry for programs: as in JSON Lines, with its sources and where it occurs."""
    concept = _found(connection, public_id)
    sources = queries.sources_of(connection, queries.row_id(connection, public_id) or 0)
    return {
        "ok": True,
        "url": permalink,
        "entry": concept_json.data(concept),
        "sources": {
            key: {name: row[name] for name in ("title", "url", "licence", "document")}
            for key, row in sources.items()
        },
        "texts": [
            {"name": text.name, "occurrences": text.occurrences}
            for text in concordance.by_text(connection, public_id)
        ],
    }


def _found(connection: sqlite3.Connection, public_id: str) -> Concept:
    concept = concepts.load(connection, public_id)
    if concept is None:
        raise NotFound(f"There is no entry {public_id}.")
    return concept


ROUTES = [
    (r"entry/(?P<public_id>[^/]+)", show),
    (r"entry/(?P<public_id>[^/]+)/(?P<format>[^/]+)", file),
]
