"""A page of ours made for a file: what its view asks of a request, without one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from glossary.site.frame import Frame
from glossary.site.messages import Messages
from glossary.site.rendering import render
from glossary.site.static_site.links import StaticLinks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Awaitable, Callable, Mapping

    from glossary.site.static_site.layout import Layout
    from glossary.site.visit import Visit

    Answer = TypeVar("Answer")
    Path = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """What the glossary says of itself."""

    title: str
    licence: str
    licence_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticVisit:
    """What takes the place of a `Visit`: a page asked for without arguments."""

    connection: sqlite3.Connection
    layout: Layout
    titles: Titles
    language: str
    path: Callable[[str], str]
    """The path of this page by the language of the interface."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """What the address of the page would name."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """What arguments there are."""

    @property
    def links(self) -> StaticLinks:
        """The addresses in this page."""
        return StaticLinks(self.layout, self.language, self.path(self.language))

    @property
    def messages(self) -> Messages:
        """What the page says."""
        return Messages(self.language)

    async def read(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """The answer of the termbase, which nobody changes."""
        return question(self.connection)

    def variable(self, name: str) -> str:
        """A part of the address."""
        return self.variables[name]

    def argument(self, name: str) -> str:  # noqa: ARG002 - none is given
        """No argument but numbers."""
        return ""

    def arguments(self, name: str) -> list[str]:  # noqa: ARG002 - none is given
        """No argument but numbers."""
        return []

    def number(self, name: str, *, default: int = 1, most: int = 10**9) -> int:
        """A number that is given, or `default`."""
        return min(self.numbers.get(name, default), most)

    def frame(self) -> Frame:
        """What stands around the page."""
        links = self.links
        return Frame(
            title=self.titles.title,
            messages=self.messages,
            links=links,
            languages={code: links.to(self.path(code)) for code in self.layout.languages},
            licence=self.titles.licence,
            licence_url=self.titles.licence_url,
        )

    def page(self, template: str, **context: Any) -> str:
        """The page as HTML."""
        return render(template, self.frame(), **context)

    def made_by(self, view: Callable[[Visit], Awaitable[Any]]) -> str:
        """The page as the view of a served page makes it."""

        async def make() -> str:
            return cast("str", await view(cast("Visit", self)))

        return asyncio.run(make())
