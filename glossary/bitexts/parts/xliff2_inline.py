"""The inline content of XLIFF 2.1 (4.2.3, 4.7) and how units have it.

| XLIFF | a unit |
| --- | --- |
| `ph` | `ph` |
| `pc`; `sc` and its `ec` | `sc` and `ec` of one id |
| `sc` or `ec` that is isolated | `sc`, `ec` that has no other |
| `cp` | the character |
| `mrk`, `sm`, `em` (terms, comments) | nothing: the text inside |

`originalData` is a tag's code; `subType`, else `type`, its type.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary import inline
from glossary.bitexts.parts import xml
from glossary.bitexts.parts.tags import Names
from glossary.files.characters import legible
from glossary.files.xml import local
from glossary.inline import Piece, Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_TYPES = frozenset({"fmt", "ui", "quote", "link", "image", "other"})
_TYPE_OF = {"xlf:lb": "fmt", "xlf:pb": "fmt", "xlf:b": "fmt", "xlf:i": "fmt", "xlf:u": "fmt",
            "xlf:var": "ui"}  # fmt: skip
"""The subtypes that the specification defines, by the types that they belong to (4.3.1.38)."""
_OWN = "ksg:"
"""Before a type that came from another format."""
_SUBTYPE = re.compile(r"[\w.-]+:[^\s:]+")
_NMTOKEN = re.compile(r"[\w.-]+")


def pieces(element: Element, data: Mapping[str, str]) -> list[Piece]:
    """What stands in a `source` or `target`; `data` is the unit's `originalData`."""
    found: list[Piece] = []
    _read(element, data, found)
    return found


def _read(element: Element, data: Mapping[str, str], found: list[Piece]) -> None:
    xml.add(found, element.text)
    for child in element:
        _take(child, data, found)
        xml.add(found, child.tail)


def _take(child: Element, data: Mapping[str, str], found: list[Piece]) -> None:
    if xml.is_entity(child):
        xml.add(found, xml.character(child))
        return
    name = local(child.tag)
    id_ = child.get("id", "")
    type_ = (child.get("subType") or child.get("type") or "").removeprefix(_OWN)

    def code(reference: str) -> str:
        return data.get(child.get(reference, ""), "")

    if name == "ph":
        found.append(Tag("ph", id_, type_, code("dataRef")))
    elif name == "sc":
        found.append(Tag("sc", id_, type_, code("dataRef")))
    elif name == "ec":
        found.append(Tag("ec", child.get("startRef") or id_, "", code("dataRef")))
    elif name == "pc":
        found.append(Tag("sc", id_, type_, code("dataRefStart")))
        _read(child, data, found)
        found.append(Tag("ec", id_, "", code("dataRefEnd")))
    elif name == "cp":
        xml.add(found, _character(child.get("hex", "")))
    elif name not in {"sm", "em"}:
        _read(child, data, found)


def _character(hexadecimal: str) -> str:
    try:
        return chr(int(hexadecimal, 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def names() -> Names:
    """The ids of a unit's tags: name tokens, each one once (4.3.1.17)."""
    return Names(lambda id_: bool(_NMTOKEN.fullmatch(id_)))


class Data:
    """The codes of a unit's tags, each one once."""

    def __init__(self) -> None:
        """Begin with a unit."""
        self._ids: dict[str, str] = {}

    def reference(self, name: str, code: str) -> str:
        """The attribute that refers to a code; none where there is no code."""
        if not code:
            return ""
        return f' {name}="{self._ids.setdefault(code, f"d{len(self._ids) + 1}")}"'

    def written(self) -> str:
        """The `originalData`; none where there is no code."""
        if not self._ids:
            return ""
        inside = "".join(
            f'<data id="{id_}" xml:space="preserve">{xml.content(legible(code))}</data>'
            for code, id_ in self._ids.items()
        )
        return f"<originalData>{inside}</originalData>"


def written(markup: str, names: Names, data: Data) -> str:
    """A segment with its tags as it stands in a `source` or `target`."""
    pieces = list(inline.pieces(markup))
    pairs = inline.partners(pieces)
    elements = inline.nested(pieces)
    ids = names.of(pieces)
    parts: list[str] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, str):
            parts.append(xml.content(legible(piece)))
        elif index in elements:
            other = pieces[pairs[index]]
            assert isinstance(other, Tag)
            if piece.kind == "ec":
                parts.append("</pc>")
                continue
            codes = data.reference("dataRefStart", piece.code)
            codes += data.reference("dataRefEnd", other.code)
            parts.append(f'<pc id="{ids[index]}"{codes}{_type(piece)}>')
        else:
            reference = data.reference("dataRef", piece.code)
            parts.append(_empty(piece, ids[index], reference, is_paired=index in pairs))
    return "".join(parts)


def _empty(tag: Tag, id_: str, reference: str, *, is_paired: bool) -> str:
    if tag.kind == "ec" and is_paired:
        return f'<ec startRef="{id_}"{reference}/>'
    isolated = "" if tag.kind == "ph" or is_paired else ' isolated="yes"'
    return f'<{tag.kind} id="{id_}"{isolated}{reference}{_type(tag)}/>'


def _type(tag: Tag) -> str:
    """The attributes that say what kind of tag it is, as far as XLIFF can say it."""
    if not tag.type:
        return ""
    if tag.type in _TYPES:
        return f' type="{tag.type}"'
    subtype = tag.type if _SUBTYPE.fullmatch(tag.type) else f"{_OWN}{tag.type}"
    if not _SUBTYPE.fullmatch(subtype):
        return ""
    type_ = _TYPE_OF.get(subtype, "other")
    if subtype.startswith("xlf:") and subtype not in _TYPE_OF:
        return ""
    return f' type="{type_}" subType="{xml.attribute(legible(subtype))}"'
