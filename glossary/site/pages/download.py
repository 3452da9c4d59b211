"""All of the glossary in each of its formats, and what each of them can hold."""

from __future__ import annotations

import asyncio
import os
import threading
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette import Response

from glossary import formats as written
from glossary.errors import InvalidInput, NotFound
from glossary.export import PUBLISHED, TRUSTED, to_stream
from glossary.language import LANGUAGES
from glossary.model import Status
from glossary.site import choices
from glossary.site.links import query_string
from glossary.site.security import HEADERS
from glossary.site.streaming import attachment, streamed
from glossary.termbase import open_to_read, queries
from glossary.termbase.subjects import subjects
from glossary.tools import for_format

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from glossary.export import Choice
    from glossary.formats import Format, Report
    from glossary.site.streaming import Streamed
    from glossary.site.visit import Visit
    from glossary.tools import Tool

_AT_ONCE = 4
"""Downloads at one time: each keeps a processor busy."""

_turns = threading.BoundedSemaphore(_AT_ONCE)

_LISTED = 200
"""What was left out of single entries that a report lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A format, who reads it, and what becomes of an entry in it."""

    format: Format
    tools: tuple[Tool, ...]
    carried: tuple[str, ...]
    """Names of `Field`, as the other two."""
    shown: tuple[str, ...]
    lost: tuple[str, ...]


def offers() -> list[Offer]:
    """Every format; first those that most people want, which `build` writes, too."""
    all_formats = sorted(written.formats().values(), key=lambda f: not f.BUILT)
    return [_offer(format_) for format_ in all_formats]


def _offer(format_: Format) -> Offer:
    shown = format_.SHOWS - format_.CARRIES
    return Offer(
        format=format_,
        tools=tuple(for_format(format_.NAME)),
        carried=_names(format_.CARRIES),
        shown=_names(shown),
        lost=_names(written.EVERYTHING - format_.CARRIES - shown),
    )


def _names(fields: Any) -> tuple[str, ...]:
    return tuple(field.name.lower() for field in written.Field if field in fields)


def format_named(name: str) -> Format:
    """A format by its name; raises NotFound. Nothing else is ever looked up by it."""
    found = written.formats().get(name)
    if found is None:
        raise NotFound(f"There is no format {name!r}: use {', '.join(written.formats())}.")
    return found


async def downloads(visit: Visit) -> Response:
    """The formats, each with who reads it and what it cannot hold."""
    return visit.page(
        "downloads.html",
        offers=offers(),
        subjects=await visit.read(subjects),
        statuses=[str(status) for status in Status],
        published=[str(status) for status in PUBLISHED],
        trusted=TRUSTED,
        languages=LANGUAGES,
    )


async def download(visit: Visit) -> Streamed | Response:
    """The glossary, or what is chosen of it, in a format."""
    format_ = format_named(visit.variable("format"))
    choice = choices.choice(visit)
    name = "-".join(["glossary", *(choice.languages or ())])
    headers = {**HEADERS, "Content-Disposition": attachment(f"{name}{format_.SUFFIX}")}
    write = _writer(visit, format_.NAME, choice)
    if visit.request.method == "HEAD":  # which asks what it would be, not for all of it
        return Response("", headers=headers, content_type=format_.MEDIA_TYPE)
    if not _turns.acquire(blocking=False):
        return _busy(visit)
    return await streamed(
        write,
        headers=headers,
        content_type=format_.MEDIA_TYPE,
        receive=visit.request.receive,
        done=_turns.release,
    )


async def choose(visit: Visit) -> Response:
    """From the form to the download, whose address has the format in its path."""
    arguments: dict[str, object] = {
        name: visit.arguments(name) for name in choices.ARGUMENTS if visit.arguments(name)
    }
    format_ = format_named(visit.argument("format"))
    return Response.redirect(visit.links.page(f"download/{format_.NAME}", **arguments))


async def report(visit: Visit) -> Response:
    """What of the glossary such a download does not hold, or not as it was."""
    format_ = format_named(visit.variable("format"))
    write = _writer(visit, format_.NAME, choices.choice(visit))
    if not _turns.acquire(blocking=False):
        return _busy(visit)
    try:
        result = await asyncio.to_thread(_to_nowhere, write)
    finally:
        _turns.release()
    fields = {field.value: field.name.lower() for field in written.Field}
    return visit.page(
        "download_report.html",
        offer=_offer(format_),
        report=result,
        reasons=[(fields.get(reason), reason, n) for reason, n in result.reasons.most_common()],
        listed=result.left_out[:_LISTED],
        query=query_string({k: visit.arguments(k) for k in choices.ARGUMENTS}),
    )


def _writer(visit: Visit, name: str, choice: Choice) -> Callable[[BinaryIO], Report]:
    """What writes a download, in any thread; raises InvalidInput."""
    database = visit.datasette.get_database(visit.database)
    if database.path is None:
        raise InvalidInput("This glossary is in memory only: it cannot be downloaded whole.")
    path, immutable = Path(database.path), not database.is_mutable

    def write(stream: BinaryIO) -> Report:
        with closing(open_to_read(path, immutable=immutable)) as connection:
            return queries.at_one_moment(
                connection, lambda c: to_stream(c, name, stream, choice)
            )

    return write


def _to_nowhere(write: Callable[[BinaryIO], Report]) -> Report:
    with Path(os.devnull).open("wb") as stream:
        return write(stream)


def _busy(visit: Visit) -> Response:
    response = visit.page("download_busy.html", status=503)
    response.headers["Retry-After"] = "30"
    return response


ROUTES = [
    (r"downloads", downloads),
    (r"choose-download", choose),
    (r"download/(?P<format>[^/]+)", download),
    (r"download/(?P<format>[^/]+)/report", report),
]
