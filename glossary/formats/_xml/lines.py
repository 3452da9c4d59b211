"""XML in lines, an element a line, for files in the shape that one tool takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'

_SPECIAL_IN_VALUES = re.compile('[&<>"\t\n\r]')
# A line break or a tab in an attribute would be read as something else (XML 1.0, 3.3.3).
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NOTHING: Mapping[str, str] = {}


class Lines:
    """Elements as they are added, indented; what is in them has no control characters."""

    def __init__(self, level: int = 0) -> None:
        """`level` is how deep the first one stands."""
        self._lines: list[str] = []
        self._indent = "  " * level
        self._open: list[str] = []

    def open(self, name: str, attributes: Mapping[str, str] = _NOTHING) -> None:
        """Begin an element that holds others."""
        self.put(f"<{name}{_written(attributes)}>")
        self._open.append(name)
        self._indent += "  "

    def close(self) -> None:
        """End the element that was begun last."""
        name = self._open.pop()
        self._indent = self._indent[2:]
        self.put(f"</{name}>")

    def add(self, name: str, text: str, attributes: Mapping[str, str] = _NOTHING) -> None:
        """An element with text; an empty one where there is none."""
        begin = f"<{name}{_written(attributes)}"
        self.put(f"{begin}>{escaped(text)}</{name}>" if text else f"{begin}/>")

    def take(self) -> bytes:
        """What there is so far, in UTF-8; from here on there is only what follows."""
        text = "".join(self._lines)
        self._lines.clear()
        return text.encode()

    def put(self, xml: str) -> None:
        """A line of XML as it is."""
        self._lines.append(f"{self._indent}{xml}\n")


def escaped(text: str) -> str:
    """Text as it stands between tags.

    A carriage return would not survive as it is (XML 1.0, 2.11).
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(
        f' {name}="{_SPECIAL_IN_VALUES.sub(_entity, value)}"'
        for name, value in attributes.items()
    )


def _entity(found: re.Match[str]) -> str:
    character = found.group()
    return _ENTITIES.get(character) or f"&#{ord(character)};"
