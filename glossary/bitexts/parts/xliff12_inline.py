"""The inline elements of XLIFF 1.2 (2.4) and how units have them.

| XLIFF | a unit |
| --- | --- |
| `x`, `ph` | `ph` |
| `g`; `bx` and its `ex`; `bpt` and its `ept` | `sc` and `ec` of one id |
| `it`, and what has no other | `sc`, `ec` that has no other |
| `mrk` | nothing: the text inside |

What stands in `ph`, `bpt`, `ept` and `it` is the code, text in a `sub` included.
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

_KINDS = {
    "x": "ph",
    "ph": "ph",
    "bx": "sc",
    "ex": "ec",
    "bpt": "sc",
    "ept": "ec",
    "it": "sc",
}
_TYPES = frozenset({"bold", "italic", "underlined", "link", "image", "lb", "pb"})
"""The values that `ctype` may have without an `x-` in front, of tags that stand for all of
those (2.3, Attribute values)."""


def pieces(element: Element) -> list[Piece]:
    """What stands in a `source`, a `target`, or a `mrk` in one."""
    found: list[Piece] = []
    _read(element, found)
    return found


def _read(element: Element, found: list[Piece]) -> None:
    xml.add(found, element.text)
    for child in element:
        _take(child, found)
        xml.add(found, child.tail)


def _take(child: Element, found: list[Piece]) -> None:
    if xml.is_entity(child):
        xml.add(found, xml.character(child))
        return
    name = local(child.tag)
    id_ = child.get("id") or ""
    type_ = (child.get("ctype") or "").removeprefix("x-")
    if name == "g":
        found.append(Tag("sc", id_, type_))
        _read(child, found)
        found.append(Tag("ec", id_))
    elif name in _KINDS:
        kind = _KINDS[name]
        if name == "it" and child.get("pos") == "close":
            kind = "ec"
        if kind != "ph":
            id_ = child.get("rid") or id_
        found.append(Tag(kind, id_, "" if kind == "ec" else type_, xml.text(child)))
    else:
        _read(child, found)


def names() -> Names:
    """The ids of a unit's tags: any text, each one once."""
    return Names(bool)


def written(markup: str, names: Names) -> str:
    """A segment with its tags as it stands in a `source` or `target`."""
    parts = list(inline.pieces(markup))
    pairs = inline.partners(parts)
    nested = inline.nested(parts)
    ids = names.of(parts)
    text: list[str] = []
    for index, piece in enumerate(parts):
        if isinstance(piece, str):
            text.append(xml.content(legible(piece)))
            continue
        other = parts[pairs[index]] if index in pairs else None
        has_code = bool(piece.code or (isinstance(other, Tag) and other.code))
        id_ = xml.attribute(legible(ids[index]))
        if other is None:
            text.append(_alone(piece, id_))
        elif has_code:
            name = "bpt" if piece.kind == "sc" else "ept"
            text.append(f'<{name} id="{id_}"{_type(piece)}>{_code(piece)}</{name}>')
        elif index in nested:
            text.append("</g>" if piece.kind == "ec" else f'<g id="{id_}"{_type(piece)}>')
        else:
            name = "bx" if piece.kind == "sc" else "ex"
            text.append(f'<{name} id="{id_}"{_type(piece)}/>')
    return "".join(text)


def _alone(tag: Tag, id_: str) -> str:
    if tag.kind != "ph":
        position = "open" if tag.kind == "sc" else "close"
        return f'<it id="{id_}" pos="{position}"{_type(tag)}>{_code(tag)}</it>'
    if tag.code:
        return f'<ph id="{id_}"{_type(tag)}>{_code(tag)}</ph>'
    return f'<x id="{id_}"{_type(tag)}/>'


def _code(tag: Tag) -> str:
    return xml.content(legible(tag.code))


def _type(tag: Tag) -> str:
    if not tag.type or tag.kind == "ec":
        return ""
    type_ = tag.type if tag.type in _TYPES else f"x-{tag.type}"
    return f' ctype="{xml.attribute(legible(type_))}"'
