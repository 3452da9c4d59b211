"""TBX files of version 2 in the shape that one tool takes: what stands around their entries."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import InvalidInput
from glossary.files.characters import legible
from glossary.formats._xml.lines import DECLARATION, Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRY_LEVEL = 3
"""How deep an entry stands in such a file."""


def write(
    stream: BinaryIO, entries: Iterator[bytes], *, language: str, title: str, origin: str
) -> int:
    """Write a file around its entries; return how many there are.

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
