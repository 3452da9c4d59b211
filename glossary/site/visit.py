"""A request for a page of ours: which termbase it is about, and the answer in its frame."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qsl, unquote

from datasette import Response

from glossary.errors import GlossaryError, InvalidInput, NotFound
from glossary.site import editing, messages, security, termbases
from glossary.site.frame import Frame
from glossary.site.links import ServedLinks, query_string
from glossary.site.messages import Messages
from glossary.site.rendering import render

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    Answer = TypeVar("Answer")

COOKIE = "glossary_ui"
"""Remembers the language of the interface, once somebody has chosen one."""

HEADERS = security.HEADERS
"""Of every answer of ours."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, understood."""

    datasette: Datasette
    request: Request
    database: str
    """The termbase's name in Datasette."""
    links: ServedLinks
    messages: Messages

    async def read(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """The answer of the termbase to a question, as of one moment."""
        return await termbases.read(self.datasette, self.database, question)

    def variable(self, name: str) -> str:
        """A part of the address that a route has named, decoded."""
        return unquote(self.request.url_vars[name] or "")

    def argument(self, name: str) -> str:
        """An argument without spaces around it; empty where it is not given."""
        return (self.request.args.get(name) or "").strip()

    def arguments(self, name: str) -> list[str]:
        """All of the values of an argument."""
        return [value for value in self.request.args.getlist(name) if value.strip()]

    def number(self, name: str, *, default: int = 1, most: int = 10**9) -> int:
        """A positive whole number; anything else is taken for `default`."""
        value = self.argument(name)
        if not (value.isascii() and value.isdecimal() and len(value) < 10):
            return default
        return min(int(value), most) or default

    def frame(self) -> Frame:
        """What stands around the page."""
        metadata = _metadata(self.datasette, self.database)
        given = [
            (k, v) for k, v in parse_qsl(self.request.query_string) if k not in {"ui", "_hash"}
        ]
        path, base = self.request.path, self.datasette.setting("base_url")
        if path.startswith(base):  # a proxy may have taken it away, or left it there
            path = f"/{path.removeprefix(base)}"
        address = self.datasette.urls.path(path)
        return Frame(
            title=metadata.get("title") or self.database,
            messages=self.messages,
            links=self.links,
            languages={
                code: address + query_string(_grouped([*given, ("ui", code)]))
                for code in messages.LANGUAGES
            },
            searched=self.argument("q"),
            editing=editing.allows(self.datasette, self.database),
            licence=metadata.get("license") or "",
            licence_url=metadata.get("license_url") or "",
        )

    def page(self, template: str, *, status: int = 200, **context: Any) -> Response:
        """The answer as a page."""
        headers = {**HEADERS, "Vary": "Accept-Language"}
        chosen = self.request.args.get("ui")
        response = Response.html(render(template, self.frame(), **context), status, headers)
        if chosen == self.messages.language:
            response.set_cookie(COOKIE, chosen, max_age=365 * 86400, samesite="lax")
        return response

    def json(self, value: Any, *, status: int = 200) -> Response:
        """The answer for programs."""
        shared = {"Access-Control-Allow-Origin": "*"} if self.datasette.cors else {}
        return Response(
            json.dumps(value, ensure_ascii=False),
            status=status,
            headers=HEADERS | shared,
            content_type="application/json; charset=utf-8",
        )


def _grouped(pairs: list[tuple[str, str]]) -> dict[str, object]:
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return dict(grouped)


def _metadata(datasette: Datasette, database: str) -> dict[str, Any]:
    """The title and licence of a database, or those of all. Datasette 1.0 has none here."""
    read = getattr(datasette, "metadata", None)
    everywhere = (read() if callable(read) else None) or {}
    own = everywhere.get("databases", {}).get(database, {})
    return {
        name: own.get(name) or everywhere.get(name)
        for name in ("title", "license", "license_url")
    }


async def visit(datasette: Datasette, request: Request) -> Visit | None:
    """What is asked for; None where no termbase is meant."""
    names = await termbases.glossaries(datasette)
    named = request.url_vars.get("database")
    if not names or (named and named not in names):
        return None
    database = named or names[0]
    language = messages.negotiated(
        request.args.get("ui") or "",
        request.cookies.get(COOKIE, ""),
        request.headers.get("accept-language", ""),
    )
    empty = await termbases.empty_pages(datasette, database)
    links = ServedLinks(datasette, database, only=len(names) == 1, empty=empty)
    return Visit(datasette, request, database, links, Messages(language))


def problem(visit: Visit, error: GlossaryError) -> Response:
    """The page that says what is wrong."""
    kinds = ((NotFound, "not_found", 404), (InvalidInput, "invalid", 400))
    name, status = next(
        ((name, status) for kind, name, status in kinds if isinstance(error, kind)),
        ("unavailable", 503),
    )
    if visit.request.path.endswith(".json"):
        return visit.json({"ok": False, "error": str(error)}, status=status)
    return visit.page(
        "problem.html", status=status, heading=f"problem.{name}", explanation=str(error)
    )
