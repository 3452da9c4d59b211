"""The glossary's formats at the end of any address of Datasette's: `entry.tbx?_search=동맹`.

A table, a row or a query has entries where a column says which: `concept` and `public_id`
by their public ids, `concept_id` by their rows, as `id` does in the tables of entries.
"""

from __future__ import annotations

import re
import sqlite3
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette import Response
from datasette.utils import sqlite_timelimit, tilde_encode
from datasette.views.base import DatasetteError

from glossary.errors import GlossaryError, InvalidInput
from glossary.export import some_to_stream
from glossary.formats import EVERYTHING, formats
from glossary.site import termbases
from glossary.site.choices import languages
from glossary.site.security import HEADERS
from glossary.site.streaming import attachment
from glossary.termbase import asked

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from glossary.formats import Format

DATASETTES_OWN = frozenset({"json", "jsono", "csv", "blob"})
"""Ends of addresses that mean something already."""

MOST = 10_000
"""Entries in one answer: about five seconds' work. All of the glossary is a download."""

_ENTRIES = frozenset({"entry", "concept"})
"""The tables whose row ids are entries' ids."""

_PARAMETER = re.compile(r"(?<!:):([A-Za-z]\w*)")


def extension(name: str) -> str:
    """How an address ends for a format: Datasette knows letters, digits and `_` there."""
    return name.replace("-", "_")


def renderers() -> list[dict[str, Any]]:
    """A renderer a format, for Datasette."""
    return [
        {
            "extension": extension(name),
            "render": _render(name),
            "can_render": _offered if _is_shown(format_) else _never,
        }
        for name, format_ in formats().items()
        if extension(name) not in DATASETTES_OWN
    ]


def _is_shown(format_: Format) -> bool:
    """Whether pages link to it: all of them would be two dozen links on each."""
    return format_.BUILT or format_.CARRIES == EVERYTHING


async def _offered(
    datasette: Datasette, columns: Sequence[str], database: str, table: str | None
) -> bool:
    return _identifying(columns, table) is not None and await termbases.is_ours(
        datasette, database
    )


def _never() -> bool:
    return False


def _identifying(columns: Sequence[str], table: str | None) -> str | None:
    """The column that says which entries rows are about."""
    names = ["concept", "public_id", "concept_id"] + ["id"] * (table in _ENTRIES)
    return next((name for name in names if name in columns), None)


def _entries(rows: Iterable[Mapping[str, Any]], column: str) -> list[str | int]:
    """The entries that rows are about, each once: public ids, or rows of the database."""
    found = []
    for row in rows:
        value = row[column]
        if isinstance(value, dict):  # Datasette has put a label beside it
            value = value["value"]
        if isinstance(value, str if column in {"concept", "public_id"} else int):
            found.append(value)
    return list(dict.fromkeys(found))


def _render(name: str) -> Callable[..., Awaitable[Response]]:
    async def render(  # noqa: PLR0913, PLR0917 - Datasette hands over what is named here
        datasette: Datasette,
        columns: Sequence[str],
        rows: Sequence[Any],
        sql: str | None,
        query_name: str | None,
        database: str,
        table: str | None,
        request: Request,
        data: Mapping[str, Any],
    ) -> Response:
        try:
            column = _identifying(columns, table)
            if column is None or not await termbases.is_ours(datasette, database):
                raise _no_entries(name)
            whole = _Whole(datasette, database, request)
            if table and data.get("next"):
                rows = await whole.of_table(table, rows)
            elif not table and len(rows) >= datasette.setting("max_returned_rows"):
                rows = await whole.of_query(sql or "")
            entries = _entries(map(dict, rows), column)
            chosen = languages(request.args.get("_lang") or "")
            body = await termbases.read(
                datasette, database, lambda c: _written(c, name, entries, chosen)
            )
        except GlossaryError as error:
            # Not an answer of ours: Datasette gives those of queries a status of its own.
            status = 400 if isinstance(error, InvalidInput) else 503
            raise DatasetteError(str(error), status=status) from error
        called = [table or query_name or database, request.url_vars.get("pks") or ""]
        return _answer(name, body, "-".join(filter(None, called)), request)

    return render


def _no_entries(name: str) -> InvalidInput:
    return InvalidInput(
        f"There are no entries in this, and {formats()[name].TITLE} holds nothing else: ask "
        "for rows with a column `concept`."
    )


def _written(
    connection: sqlite3.Connection,
    name: str,
    entries: Sequence[str | int],
    chosen: Sequence[str],
) -> bytes:
    stream = BytesIO()
    some_to_stream(connection, name, stream, entries, chosen or None)
    return stream.getvalue()


def _answer(name: str, body: bytes, called: str, request: Request) -> Response:
    format_ = formats()[name]
    headers = dict(HEADERS)
    if request.args.get("_dl"):
        headers["Content-Disposition"] = attachment(f"{called}{format_.SUFFIX}")
    return Response(body, 200, headers, content_type=format_.MEDIA_TYPE)


class _Whole:
    """All that a page shows the beginning of, unless a part of it was asked for."""

    def __init__(self, datasette: Datasette, database: str, request: Request) -> None:
        self._datasette = datasette
        self._database = database
        self._request = request

    async def of_table(self, table: str, rows: Sequence[Any]) -> Sequence[Any]:
        """The rows of a table that are chosen by the address; raises InvalidInput."""
        if {"_size", "_next"} & set(self._request.args):
            return rows
        found: list[Any] = []
        following: str | None = ""
        while following is not None:
            page = await self._page(table, following)
            found += page["rows"]
            following = page.get("next")
            if len(found) > MOST or (following and len(found) == MOST):
                raise self._too_many()
        return found

    async def _page(self, table: str, following: str) -> dict[str, Any]:
        """A page of the table as Datasette's JSON, as large as may be."""
        given = [
            (key, value)
            for key in self._request.args
            if key not in {"_labels", "_dl", "_shape", "_facet", "_lang", "_ttl"}
            for value in self._request.args.getlist(key)
        ]
        ours = [("_size", "max"), ("_shape", "objects"), ("_nofacet", "1"), ("_nocount", "1")]
        if following:
            ours.append(("_next", following))
        path = f"/{tilde_encode(self._database)}/{tilde_encode(table)}.json"
        answer = await self._datasette.client.get(
            f"{path}?{urlencode(given + ours)}", headers=self._credentials()
        )
        if answer.status_code != 200:
            raise InvalidInput("The rest of this table cannot be read.")
        page: dict[str, Any] = answer.json()
        return page

    def _credentials(self) -> dict[str, str]:
        """What says who asks, so that nobody sees more than he may."""
        names = ("cookie", "authorization")
        headers = self._request.headers
        return {name: headers[name] for name in names if name in headers}

    async def of_query(self, sql: str) -> Sequence[Any]:
        """The rows that a query gives; raises InvalidInput."""
        arguments = {
            name: self._request.args.get(name) or "" for name in _PARAMETER.findall(sql)
        }
        limit = self._datasette.setting("sql_time_limit_ms")

        def ask(connection: sqlite3.Connection) -> list[sqlite3.Row]:
            with sqlite_timelimit(connection, limit):
                return asked.rows(connection, sql, arguments, MOST)

        try:
            rows = await termbases.read(self._datasette, self._database, ask)
        except sqlite3.OperationalError as error:
            raise InvalidInput("This query takes too long: choose fewer entries.") from error
        if len(rows) > MOST:
            raise self._too_many()
        return rows

    def _too_many(self) -> InvalidInput:
        return InvalidInput(
            f"These are more than {MOST:,} entries: choose fewer, or take all of the glossary "
            "from /-/downloads."
        )
