"""Where the pages are: every address in one place, for a server and for a folder of files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlencode

from datasette.utils import tilde_encode

from glossary.site.termbases import served

if TYPE_CHECKING:
    from datasette.app import Datasette

DISTRIBUTION = "ko-security-glossary"
"""Datasette serves our static files under the name of the installed package."""


class Links(Protocol):
    """What a template asks for an address; an empty one means that there is no such page."""

    def start(self) -> str:
        """The first page."""

    def page(self, name: str, **arguments: object) -> str:
        """A page of ours by its name, such as `search`; empty arguments are left out."""

    def entry(self, public_id: str, format_name: str = "") -> str:
        """An entry, or its download in a format."""

    def text(self, name: str, sentence_id: int | None = None) -> str:
        """A text by its name, or a sentence in it."""

    def static(self, name: str) -> str:
        """A file in `static/`."""

    def table(self, name: str) -> str:
        """A table as Datasette shows it."""


def query_string(arguments: dict[str, object]) -> str:
    """`?a=b&c=d`, without what is empty; a list gives its name several times.

    >>> query_string({"q": "동맹", "page": None, "subject": ["a", "b"]})
    '?q=%EB%8F%99%EB%A7%B9&subject=a&subject=b'
    """
    given = [(k, v) for k, v in arguments.items() if v not in (None, "", [], ())]
    return "?" + urlencode(given, doseq=True) if given else ""


@cache
def _version(name: str) -> str:
    """Changes with the file, so that browsers may keep it for good."""
    content = files("glossary.site").joinpath("static", name).read_bytes()
    return sha256(content).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class ServedLinks:
    """Addresses in a running Datasette."""

    datasette: Datasette
    database: str
    only: bool
    """Whether it is the only termbase: then its name is left out of the addresses."""
    empty: frozenset[str] = frozenset()
    """Pages that have nothing to show, to which no link leads."""

    def _path(self, path: str) -> str:
        prefix = "" if self.only else f"/{tilde_encode(self.database)}"
        address: str = self.datasette.urls.path(f"{prefix}{path}")
        return address

    def start(self) -> str:
        """The first page: the address `/` only where nothing else is served."""
        if self.only and len(served(self.datasette)) == 1:
            return self._path("/")
        address: str = self.datasette.urls.path(f"/{tilde_encode(self.database)}/-/")
        return address

    def page(self, name: str, **arguments: object) -> str:
        """A page of ours, with its arguments."""
        if name in self.empty:
            return ""
        return self._path(f"/-/{name}") + query_string(arguments)

    def entry(self, public_id: str, format_name: str = "") -> str:
        """An entry, or its download in a format."""
        path = f"/-/entry/{quote(public_id, safe='')}"
        return self._path(f"{path}/{format_name}" if format_name else path)

    def text(self, name: str, sentence_id: int | None = None) -> str:
        """A text by its name, or a sentence in it, also where the text is shown in parts."""
        address = self._path(f"/-/text/{tilde_encode(name)}")
        # A browser keeps what is after the # to itself: it does not say which part is meant.
        return f"{address}?sentence={sentence_id}#s{sentence_id}" if sentence_id else address

    def static(self, name: str) -> str:
        """A file in `static/`."""
        address: str = self.datasette.urls.static_plugins(DISTRIBUTION, name)
        return f"{address}?v={_version(name)}"

    def table(self, name: str) -> str:
        """A table as Datasette shows it."""
        address: str = self.datasette.urls.table(self.database, name)
        return address
