"""A text with its terms marked, and these terms as files for other tools."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from datasette import Response
from datasette.utils import tilde_decode, tilde_encode

from glossary import formats
from glossary.errors import InvalidInput, NotFound
from glossary.export import PUBLISHED, some_to_stream
from glossary.language import LANGUAGES
from glossary.model import Status
from glossary.site import choices, reading
from glossary.site.security import HEADERS
from glossary.site.streaming import attachment
from glossary.termbase import in_texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from glossary.site.visit import Visit

    Answer = TypeVar("Answer")

_FIRST = ("omegat", "tbx2", "csv", "xlsx")
"""Formats for today's work with a text, before all the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A format that the terms of a text can be had in."""

    format: formats.Format
    pairs: tuple[str, ...]
    """The languages of each file, as in `ko,en`; an empty one for all in one file."""


def downloads() -> list[Download]:
    """Every format, those for today's work first."""
    found = formats.formats()
    names = sorted(
        found,
        key=lambda name: (name not in _FIRST, _FIRST.index(name) if name in _FIRST else 0),
    )
    pairs = tuple(f"{LANGUAGES[0]},{other}" for other in LANGUAGES[1:])
    return [
        Download(format=found[name], pairs=pairs if found[name].LANGUAGES == 2 else ("",))
        for name in names
    ]


async def text(visit: Visit) -> Response:
    """The text in the address, or the part of it with `?sentence=`."""
    name = tilde_decode(visit.variable("name"))
    status = _status(visit)
    page = await _about(
        visit,
        name,
        lambda c: reading.load(
            c,
            name,
            part=visit.number("part"),
            sentence=visit.number("sentence", default=0) or None,
            status=status,
        ),
    )
    return visit.page(
        "text.html",
        page=page,
        address=f"text/{tilde_encode(name)}",
        downloads=downloads(),
        first=len(_FIRST),
        published=[status] if status else [str(s) for s in PUBLISHED],
    )


async def terms(visit: Visit) -> Response:
    """The terms of a text, and no others, in a format: published ones or of `?status=`."""
    name = tilde_decode(visit.variable("name"))
    format_ = formats.formats().get(visit.variable("format"))
    if format_ is None:
        raise NotFound(
            f"There is no format {visit.variable('format')!r}: "
            f"use {', '.join(formats.formats())}."
        )
    status = _status(visit)
    statuses = (Status(status),) if status else PUBLISHED
    languages = choices.languages(",".join(visit.arguments("lang")))
    body = await _about(
        visit, name, lambda c: _written(c, name, format_.NAME, languages, statuses)
    )
    stem = re.sub(r"\.\w+$", "", name.rsplit("/", 1)[-1])
    file = "-".join([stem, "terms", *languages]) + format_.SUFFIX
    headers = {**HEADERS, "Content-Disposition": attachment(file)}
    return Response(body, headers=headers, content_type=format_.MEDIA_TYPE)


async def _about(
    visit: Visit, name: str, question: Callable[[sqlite3.Connection], Answer]
) -> Answer:
    """The answer about a text; raises NotFound, which says so in the language of the page."""
    try:
        return await visit.read(question)
    except NotFound as error:
        raise NotFound(visit.messages("text.missing", name=name)) from error


def _status(visit: Visit) -> str:
    """The status asked for, empty for all. Raises InvalidInput."""
    status = visit.argument("status")
    if status and status not in reading.SHOWN:
        raise InvalidInput(
            f"There is no status {status!r} here: use {', '.join(reading.SHOWN)}."
        )
    return status


def _written(
    connection: sqlite3.Connection,
    name: str,
    format_name: str,
    languages: Sequence[str],
    statuses: Sequence[Status],
) -> bytes:
    document = in_texts.by_name(connection, name)
    if document is None:
        raise NotFound(f"There is no text “{name}” in this glossary.")
    ids = in_texts.concept_ids(connection, document["id"], statuses)
    stream = BytesIO()
    some_to_stream(connection, format_name, stream, ids, languages or None)
    return stream.getvalue()


ROUTES = [
    (r"text/(?P<name>[^/]+)", text),
    (r"text/(?P<name>[^/]+)/(?P<format>[^/]+)", terms),
]
