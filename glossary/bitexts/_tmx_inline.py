"""The content markup of TMX 1.4b (section 3.4), and how units have it.

| TMX | a unit |
| --- | --- |
| `bpt`, `ept` of one `i` | `sc`, `ec` of one id |
| `ph`, `ut` | `ph` |
| `it pos="begin"`, `it pos="end"` | `sc`, `ec` that has no other |
| `hi` | `sc` and `ec` without a code |

A tag's id is `x`, by which texts in several languages have the same one, else `i`, else its
number in the segment. What stands in the element is its code, text in a `sub` included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary import inline
from glossary.bitexts.parts import xml
from glossary.bitexts.parts.tags import Names
from glossary.files.characters import legible
from glossary.files.xml import local
from glossary.inline import Piece, Tag

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from glossary.bitexts._item import Content

_KINDS = {"bpt": "sc", "ept": "ec", "ph": "ph", "ut": "ph", "it": "ph"}


def content(seg: Element) -> Content:
    """What stands in a `seg`: text, or pieces where it has inline elements."""
    if not len(seg):
        return seg.text or ""
    reader = _Reader()
    reader.read(seg)
    if all(isinstance(piece, str) for piece in reader.pieces):  # entities only
        return "".join(map(str, reader.pieces))
    return reader.pieces


class _Reader:
    """The pieces of one segment."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._begun: dict[str, str] = {}
        """The ids of what a `bpt` began, by its `i`."""
        self._count = 0

    def read(self, element: Element) -> None:
        """Take in what stands in a `seg` or a `hi`."""
        xml.add(self.pieces, element.text)
        for child in element:
            self._take(child)
            xml.add(self.pieces, child.tail)

    def _take(self, child: Element) -> None:
        if xml.is_entity(child):
            xml.add(self.pieces, xml.character(child))
            return
        name = local(child.tag)
        kind = _KINDS.get(name, "")
        self._count += 1
        type_ = child.get("type", "")
        id_ = child.get("x") or child.get("i") or f"t{self._count}"
        if not kind:  # hi, or what no TMX has
            self.pieces.append(Tag("sc", id_, type_))
            self.read(child)
            self.pieces.append(Tag("ec", id_))
            return
        if name == "it":
            kind = "ec" if child.get("pos") == "end" else "sc"
        elif name == "bpt":
            self._begun[child.get("i", "")] = id_
        elif name == "ept":
            id_ = self._begun.get(child.get("i", ""), id_)
        self.pieces.append(Tag(kind, id_, type_, xml.text(child)))


def names() -> Names:
    """What `x` and `i` are in a unit for each id: numbers (3.2, attributes)."""
    return Names(lambda id_: id_.isascii() and id_.isdigit() and len(id_) < 10)


def written(markup: str, names: Names) -> str:
    """A segment with its tags as it stands in a `seg`."""
    pieces = list(inline.pieces(markup))
    pairs = inline.partners(pieces)
    numbers = names.of(pieces)
    return "".join(
        xml.content(legible(piece))
        if isinstance(piece, str)
        else _element(piece, numbers[index], is_paired=index in pairs)
        for index, piece in enumerate(pieces)
    )


def _element(tag: Tag, number: str, *, is_paired: bool) -> str:
    code = xml.content(legible(tag.code))
    type_ = f' type="{xml.attribute(legible(tag.type))}"' if tag.type else ""
    if tag.kind == "ph":
        return f'<ph x="{number}"{type_}>{code}</ph>'
    if not is_paired:
        position = "begin" if tag.kind == "sc" else "end"
        return f'<it pos="{position}" x="{number}"{type_}>{code}</it>'
    if tag.kind == "sc":
        return f'<bpt i="{number}" x="{number}"{type_}>{code}</bpt>'
    return f'<ept i="{number}">{code}</ept>'
