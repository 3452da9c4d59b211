"""Whether the glossary may be edited in the browser, and by whom.

Only `glossary serve --edit` allows it. It makes a token, which the server has from its
environment, and which the browser brings once, in the address that is opened; it gets a
cookie for it. Whoever has neither the token nor the cookie can read, and no more.
"""

from __future__ import annotations

import hmac
import ipaddress
import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

TOKEN = "GLOSSARY_EDIT_TOKEN"
"""The environment variable through which `serve --edit` hands its token to the server."""

ACTOR = "GLOSSARY_USER"
"""The one through which it says whose name goes into the history."""

_used: set[str] = set()
"""Tokens that were brought. What is printed in a terminal, or stands in the history of a
browser, opens nothing afterwards."""


def is_on() -> bool:
    """Whether this server was started for editing."""
    return bool(os.environ.get(TOKEN))


def allows(datasette: Datasette, database: str) -> bool:
    """Whether a termbase may be edited: never one that is served as unchangeable."""
    return is_on() and bool(datasette.get_database(database).is_mutable)


def actor() -> str:
    """Whose name goes into the history."""
    return os.environ.get(ACTOR) or "somebody"


# ---------------------------------------------------------------- this machine


def is_loopback(host: str) -> bool:
    """Whether a name or address is that of this machine for itself.

    >>> [is_loopback(h) for h in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "example.org")]
    [True, True, True, False, False]
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_local(host: str) -> bool:
    """Whether a `Host` header, with a port or without, names this machine for itself.

    >>> is_local("127.0.0.1:8001"), is_local("[::1]:8001"), is_local("rebound.example:8001")
    (True, True, False)
    """
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


# ---------------------------------------------------------------- token and cookie


def _same(one: str, other: str) -> bool:
    """Compared in a time that says nothing about where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _derived(purpose: str) -> str:
    token = os.environ.get(TOKEN, "")
    return hmac.new(token.encode(), purpose.encode(), "sha256").hexdigest()


def cookie_name(request: Request) -> str:
    """One for each port: cookies of all of a machine's servers lie in one jar."""
    try:
        port = urlsplit(f"//{request.host}").port or 80
    except ValueError:
        port = 80
    return f"glossary_review_{port}"


def session() -> str:
    """The cookie's value."""
    return _derived("session")


def form_token() -> str:
    """What each form brings back, so that no other site can have made it."""
    return _derived("form")


def enter(token: str) -> bool:
    """Whether somebody brings the token, for the first time."""
    right = _same(token, os.environ.get(TOKEN, "")) and is_on() and token not in _used
    if right:
        _used.add(token)
    return right


def is_known(request: Request) -> bool:
    """Whether a request has the cookie."""
    given: str = request.cookies.get(cookie_name(request), "")
    return is_on() and _same(given, session())


def is_from_here(request: Request) -> bool:
    """Whether a request to change something was made by a page of this very server.

    Browsers say so in `Origin` (RFC 6454, 7), and in `Sec-Fetch-Site` (W3C Fetch Metadata);
    one that says neither is not believed.
    """
    site: str | None = request.headers.get("sec-fetch-site")
    origin: str | None = request.headers.get("origin")
    if origin is None:
        return site == "same-origin"
    here = (f"http://{request.host}", f"https://{request.host}")
    return site in {None, "same-origin"} and origin.lower() in {h.lower() for h in here}


def is_ours(form_value: str) -> bool:
    """Whether what a form brings is what we gave it."""
    return is_on() and _same(form_value, form_token())
