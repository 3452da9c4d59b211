"""What every answer of a server with a termbase says to the browser, and who is let in.

Our own pages hold no script or style at all. Datasette's have scripts in their templates:
these get a nonce that is new with each answer (Content Security Policy Level 3, 6.7.2.3),
so that one which somehow got into a page from the data does not run.
"""

from __future__ import annotations

import html
import re
import secrets
import sqlite3
from base64 import b64encode
from contextvars import ContextVar
from hashlib import sha256
from http.cookies import CookieError
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from datasette import Response
from datasette.utils import tilde_decode
from datasette.views.base import DatasetteError
from markupsafe import Markup

import glossary
from glossary.site import editing, termbases

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    Message = MutableMapping[str, Any]
    Send = Callable[[Message], Awaitable[None]]
    Application = Callable[[Any, Any, Send], Awaitable[None]]

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self';"
    " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
"""Of every answer of ours: nothing comes from elsewhere, and pages hold no script or style."""

_DATASETTE = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'{handlers};"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Of Datasette's own pages. Its SQL editor writes styles while it runs, which cannot have a
nonce; they can run nothing, and fetch nothing from elsewhere."""

_nonce: ContextVar[str] = ContextVar("glossary_nonce", default="")


def nonce() -> Markup:
    """For a template of Datasette's: the attribute that lets a script run."""
    value = _nonce.get()
    return Markup(' nonce="{}"').format(value) if value else Markup()


_RAW_OR_SCRIPT = re.compile(
    r"\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}|<script(?=[\s>{])", re.DOTALL
)
_HANDLER = re.compile(r'<[a-z][^<>]*\son[a-z]+="([^"{}]+)"')
_handlers: set[str] = set()
"""Hashes of what stands in `onclick` and the like in the templates that were read."""


def with_nonces(source: str) -> str:
    """A template's source, with the nonce in each script; its handlers are let run.

    >>> with_nonces('<script src="a.js"></script>')
    '<script{{ glossary_nonce() }} src="a.js"></script>'
    """
    for handler in _HANDLER.findall(source):
        digest = sha256(html.unescape(handler).encode()).digest()
        _handlers.add(f"'sha256-{b64encode(digest).decode()}'")
    return _RAW_OR_SCRIPT.sub(
        lambda found: (
            found[0] if found[0].startswith("{%") else f"{found[0]}{{{{ glossary_nonce() }}}}"
        ),
        source,
    )


def guarded(datasette: Datasette, application: Application) -> Application:
    """Datasette, with a policy in every answer that has none.

    Pages of a database that is no termbase are left alone. A server for editing answers
    to this machine's own names only, so that no page of another site can reach it by
    giving its own name this machine's address (DNS rebinding).
    """

    async def answer(scope: Any, receive: Any, send: Send) -> None:
        if scope["type"] != "http" or not await _concerns_us(datasette, scope):
            await application(scope, receive, send)
            return
        if editing.is_on() and not editing.is_local(_header(scope, b"host")):
            await _say(send, 403, _WRONG_HOST)
            return
        if scope["path"].endswith(".blob"):  # Datasette would send a number's digits as bytes
            await _say(send, 404, "A glossary has no binary values.")
            return
        value = secrets.token_urlsafe(16)
        reset = _nonce.set(value)
        sending = _Sending(send, value)
        try:
            await application(scope, receive, sending)
        except Exception as error:
            # Datasette answers its own errors with a page. What comes here was raised before:
            # by cookies, or by a form in which its token is looked for, that cannot be read.
            asks = scope["method"] in {"GET", "HEAD"}
            if sending.started or (asks and not isinstance(error, CookieError)):
                raise
            await _say(send, 400, _NOT_READ)
        finally:
            _nonce.reset(reset)

    return answer


_MISREAD = (
    *(ValueError, TypeError, LookupError, OverflowError),
    *(sqlite3.ProgrammingError, sqlite3.DataError),
)
"""What Datasette raises over `?_timelimit=x`, `?_through={}` and others of its arguments,
which it reads without looking whether they are numbers, or JSON of the right shape."""


async def asked_wrongly(
    datasette: Datasette, request: Request, exception: Exception
) -> Response | None:
    """Have Datasette blame the question, not itself, where it cannot be answered.

    Its own complaints, such as that it cannot sort by a column that is not there, come with
    status 500 unless they say otherwise. A failure of ours stays one.
    """
    if not await termbases.is_ours(datasette, request.url_vars.get("database")):
        return None
    if isinstance(exception, DatasetteError) and exception.status == 500:
        exception.status = 400
    misread = isinstance(exception, _MISREAD) and request.query_string and not _ours(exception)
    if not misread:
        return None
    why = f"Something after the ? of this address is not as it should be: {exception}."
    said = {"ok": False, "error": why, "status": 400, "title": None}
    if request.path.endswith(".json"):
        return Response.json(said, status=400)
    page = await datasette.render_template("error.html", said, request=request)
    return Response.html(page, status=400)


def _ours(exception: Exception) -> bool:
    """Whether it was raised in our code, or in what our code called."""
    files = (frame.f_code.co_filename for frame, _ in walk_tb(exception.__traceback__))
    return any(Path(file).is_relative_to(_PACKAGE) for file in files)


_PACKAGE = Path(glossary.__file__).parent


async def _concerns_us(datasette: Datasette, scope: Any) -> bool:
    """Whether a termbase is served, and no other database is asked for."""
    names = await termbases.glossaries(datasette)
    if not names:
        return False
    base = datasette.setting("base_url")
    path = scope["path"].removeprefix(base.rstrip("/"))
    first = path.lstrip("/").partition("/")[0].partition(".")[0]
    asked = tilde_decode(unquote(first))
    return asked in names or asked not in datasette.databases


class _Sending:
    """Puts a policy into an answer that has none, and knows whether it has begun."""

    def __init__(self, send: Send, nonce: str) -> None:
        self._send = send
        self._nonce = nonce
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = list(message.get("headers", ()))
            given = {name.lower() for name, _ in headers}
            more = [pair for pair in _encoded(self._policy()) if pair[0] not in given]
            message = {**message, "headers": headers + more}
        await self._send(message)

    def _policy(self) -> dict[str, str]:
        # By now the page's templates have been read.
        handlers = " ".join([" 'unsafe-hashes'", *sorted(_handlers)]) if _handlers else ""
        policy = _DATASETTE.format(nonce=self._nonce, handlers=handlers)
        return HEADERS | {"Content-Security-Policy": policy}


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


def _header(scope: Any, name: bytes) -> str:
    found = (value for key, value in scope.get("headers") or () if key.lower() == name)
    return next(found, b"").decode("latin-1")


_PAGE = "<!doctype html><html lang=en><meta charset=utf-8><title>{0}</title><p>{0}"
_WRONG_HOST = (
    "A glossary that is served for editing answers only to the name of this machine: "
    "open http://127.0.0.1/ with its port."
)
_NOT_READ = "This request cannot be read: its form or its cookies are not as they should be."


async def _say(send: Send, status: int, sentence: str) -> None:
    headers = [(b"content-type", b"text/html; charset=utf-8"), *_encoded(HEADERS)]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": _PAGE.format(sentence).encode()})
