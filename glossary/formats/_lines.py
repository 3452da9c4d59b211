"""XML in lines, an element a line, for files in the shape that one tool takes."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import InvalidInput
from glossary.files.characters import legible
from glossary.language import key
from glossary.model import Method

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glossary.model import Evidence, Term

ENTRY_LEVEL = 3
"""How deep an entry stands in `write_martif`."""
PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "other")
"""Those of TBX-Basic; of a term of another our reader of TBX expects it in a note."""
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'

_SPECIAL = re.compile("[&<>\r]")
_SPECIAL_IN_VALUES = re.compile('[&<>"\t\n\r]')
# A line break or a tab in an attribute, and a carriage return anywhere, would be read as
# something else (XML 1.0, 2.11 and 3.3.3).
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
    """Text as it stands between tags."""
    return _SPECIAL.sub(_entity, text)


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(
        f' {name}="{_SPECIAL_IN_VALUES.sub(_entity, value)}"'
        for name, value in attributes.items()
    )


def _entity(found: re.Match[str]) -> str:
    character = found.group()
    return _ENTITIES.get(character) or f"&#{ord(character)};"


def write_martif(
    stream: BinaryIO, entries: Iterator[bytes], *, language: str, title: str, origin: str
) -> int:
    """Write a TBX file of version 2 around its entries; return how many there are.

    They begin at `ENTRY_LEVEL`. `language` is that of the header, `origin` what it says
    of where the file comes from.

    Raises InvalidInput, before a byte is written, where there is none.
    """
    first = next(entries, None)
    if first is None:
        raise InvalidInput(
            "Nothing to export: no entry has the terms that this format is made of, and TBX "
            "has no empty glossaries. Choose other languages or another status."
        )
    lines = Lines()
    lines.open("martif", {"type": "TBX", "xml:lang": language})
    lines.open("martifHeader")
    lines.open("fileDesc")
    lines.open("titleStmt")
    lines.add("title", legible(title))
    lines.close()
    lines.open("sourceDesc")
    lines.add("p", origin)
    for _ in ("sourceDesc", "fileDesc", "martifHeader"):
        lines.close()
    lines.open("text")
    lines.open("body")
    stream.write(DECLARATION + lines.take())
    number = 0
    for entry in chain([first], entries):
        stream.write(entry)
        number += 1
    for _ in ("body", "text", "martif"):
        lines.close()
    stream.write(lines.take())
    return number


_IN_CONTEXTS = (Method.GLOSS, Method.EXTRACTION, Method.IMPORT)
_LONGEST_CONTEXT = 300  # characters: a quotation, not a copy of somebody's text


def context(term: Term) -> Evidence | None:
    """The shortest sentence that shows the term in use; None where there is none.

    What an imported file gave for one is one, whatever its length.
    """
    quoted = [piece for piece in term.evidence if piece.quote and piece.method in _IN_CONTEXTS]
    for piece in sorted(quoted, key=lambda piece: len(piece.quote)):
        if piece.method == Method.IMPORT:
            return piece
        if len(piece.quote) <= _LONGEST_CONTEXT and key(term.text) in key(piece.quote):
            return piece
    return None
