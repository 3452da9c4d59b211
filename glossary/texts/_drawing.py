"""DrawingML (ECMA-376 Part 1, 21.1): the text of slides, shapes, tables, SmartArt, charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_PARAGRAPHS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}p",
    "{http://purl.oclc.org/ooxml/drawingml/main}p",  # of the strict kind
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_COUNTED = ("slidenum", "datetime")
"""Fields (21.1.2.2.4) that PowerPoint fills in: numbers of slides, today."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""22.9.2.19: a character that XML cannot hold; `_x000B_` is a line break in a title."""


def paragraphs(root: Element) -> Iterator[str]:
    """The paragraphs in an element, in order."""
    for paragraph in root.iter(*_PARAGRAPHS):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield text(paragraph)


def text(paragraph: Element) -> str:
    """The text of one."""
    pieces = []
    for child in paragraph:
        name = str(child.tag).rpartition("}")[2]
        if name == "br":
            pieces.append("\n")
        elif name == "r" or (name == "fld" and not child.get("type", "").startswith(_COUNTED)):
            pieces.extend(t.text or "" for t in child.iterfind("{*}t"))
    whole = "".join(pieces)
    if "_x" not in whole:
        return whole
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), whole)
