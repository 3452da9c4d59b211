"""Addresses in a folder of pages: relative, so that it may be anywhere, or on no server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from datasette.utils import tilde_decode

from glossary.site.links import query_string

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.site.static_site.layout import Layout

STATIC = "static"
"""The folder of stylesheets and scripts."""

_SEARCHED = frozenset({"q", "subject"})
"""What the search without a server can be asked."""


@dataclass(frozen=True, slots=True)
class StaticLinks:
    """Addresses as a page at a path has them; `Links` for a folder of files."""

    layout: Layout
    language: str
    here: str
    """The path of the page that they stand in."""

    def to(self, path: str) -> str:
        """The address of a file by its path from the root."""
        return "../" * self.here.count("/") + quote(path)

    def start(self) -> str:
        """The first page."""
        return self.to(self.layout.start(self.language))

    def page(self, name: str, **arguments: object) -> str:
        """A page of ours, where it can be without a server."""
        given = {k: str(v) for k, v in arguments.items() if v and str(v)}
        folder, _, rest = name.partition("/")
        if folder in {"text", "entry", "download"}:
            return self._within(folder, rest, given)
        if set(given) - (_SEARCHED if name == "search" else set()):
            return ""
        if name not in self.layout.pages:
            return ""
        return self.to(self.layout.page(name, self.language)) + query_string({**given})

    def _within(self, folder: str, rest: str, given: Mapping[str, str]) -> str:
        """A page of which there are many: what stands after the folder's name is which."""
        if folder == "download" and set(given) <= {"lang"}:
            path = self.layout.downloads.get(":".join([rest, *given.values()]))
            return self.to(path) if path else ""
        if folder == "text" and "/" not in rest and set(given) <= {"part"}:
            return self._part(tilde_decode(unquote(rest)), int(given.get("part", 1)))
        if folder == "entry" and "/" not in rest and not given:
            return self.entry(unquote(rest))
        return ""

    def _part(self, name: str, part: int) -> str:
        known = self.layout.texts.get(name)
        if known is None:
            return ""
        return self.to(self.layout.text(name, part, self.language))

    def entry(self, public_id: str, format_name: str = "") -> str:
        """An entry; there are no files of single entries."""
        return "" if format_name else self.to(self.layout.entry(public_id, self.language))

    def text(self, name: str, sentence_id: int | None = None) -> str:
        """A text that is published, or a sentence in it."""
        if name not in self.layout.texts:
            return ""
        part = self.layout.part_of(name, sentence_id) if sentence_id else 1
        anchor = f"#s{sentence_id}" if sentence_id else ""
        return self.to(self.layout.text(name, part, self.language)) + anchor

    def static(self, name: str) -> str:
        """A stylesheet or script."""
        return self.to(f"{STATIC}/{name}")

    def table(self, name: str) -> str:  # noqa: ARG002 - the same for every table
        """There are no tables without a server."""
        return ""
