"""What stands around every page: the glossary's name, its menu, the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.site.links import Links
    from glossary.site.messages import Messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a page."""

    title: str
    """The glossary's."""
    messages: Messages
    links: Links
    languages: Mapping[str, str]
    """The address of this page in each language of the interface."""
    searched: str = ""
    """What the search box has in it."""
    editing: bool = False
    """Whether the glossary may be edited here."""
    licence: str = ""
    licence_url: str = ""
