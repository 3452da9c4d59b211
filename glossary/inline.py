"""Inline tags of segments in one notation, whatever format they came from.

A segment with tags is its text with three elements in it, named and meant as in XLIFF 2.1
(OASIS, 4.2.3): `<ph …/>` is a tag that stands alone (a line break, a variable), `<sc …/>`
begins and `<ec …/>` ends something (bold, a link). An `sc` and an `ec` of one `id` belong
together; the `id` is also by which a tag is found again in the translation. `type` is what
the format calls it, `code` the native code, where the format has it in the segment:

    한미 <sc id="1" type="bold" code="&lt;b&gt;"/>동맹<ec id="1" code="&lt;/b&gt;"/>

In the text `&` and `<` are `&amp;` and `&lt;`, so that every character of the segment can
be told from a tag. Whatever is not one of the three elements is text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Tag:
    """An inline tag."""

    kind: str
    """ph, sc or ec."""
    id: str
    type: str = ""
    code: str = ""


Piece = str | Tag

_TAG = re.compile(r'<(ph|sc|ec) id="([^"<]*)"(?: type="([^"<]*)")?(?: code="([^"<]*)")?/>')
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#9|#10|#13);")
_CHARACTERS = {
    "&lt;": "<",
    "&gt;": ">",
    "&amp;": "&",
    "&quot;": '"',
    "&#9;": "\t",
    "&#10;": "\n",
    "&#13;": "\r",
}
_IN_ATTRIBUTE = re.compile('[&<>"\t\n\r]')
_REFERENCES = {character: reference for reference, character in _CHARACTERS.items()}


def pieces(markup: str) -> Iterator[Piece]:
    """The text and the tags of a segment, in their order; no text is empty.

    >>> list(pieces('a &lt; <ph id="1"/>b'))
    ['a < ', Tag(kind='ph', id='1', type='', code=''), 'b']
    """
    end = 0
    for match in _TAG.finditer(markup):
        if match.start() > end:
            yield _unescaped(markup[end : match.start()])
        kind, *attributes = match.groups("")
        yield Tag(kind, *map(_unescaped, attributes))
        end = match.end()
    if end < len(markup):
        yield _unescaped(markup[end:])


def written(parts: Iterable[Piece]) -> str:
    """The segment that consists of these pieces; the inverse of `pieces`.

    >>> written(["1 < 2", Tag("ph", "1")])
    '1 &lt; 2<ph id="1"/>'
    """
    return "".join(
        part.replace("&", "&amp;").replace("<", "&lt;")
        if isinstance(part, str)
        else _element(part)
        for part in parts
    )


def plain(markup: str) -> str:
    """What a person reads of a segment: its text without the tags.

    >>> plain('한미 <sc id="1"/>동맹<ec id="1"/>')
    '한미 동맹'
    """
    return _unescaped(_TAG.sub("", markup))


def tags(markup: str) -> list[Tag]:
    """The tags of a segment, in their order."""
    return [piece for piece in pieces(markup) if isinstance(piece, Tag)]


def partners(parts: Sequence[Piece]) -> dict[int, int]:
    """Which `sc` and `ec` belong together: index to index, both ways.

    One that has no partner, and one of an id that more than two have, is not there.
    """
    count = Counter((part.kind, part.id) for part in parts if isinstance(part, Tag))
    begun: dict[str, int] = {}
    found: dict[int, int] = {}
    for index, part in enumerate(parts):
        if not isinstance(part, Tag) or count[part.kind, part.id] > 1:
            continue
        if part.kind == "sc":
            begun[part.id] = index
        elif part.kind == "ec" and part.id in begun:
            found[begun[part.id]] = index
            found[index] = begun[part.id]
    return found


def nested(parts: Sequence[Piece]) -> set[int]:
    """The indexes of those of `partners` that could be elements of XML: none overlap."""
    pairs = partners(parts)
    inside: set[int] = set()
    open_: list[int] = []
    for index in range(len(parts)):
        other = pairs.get(index)
        if other is None:
            continue
        if other > index:
            open_.append(index)
        elif other in open_:
            # Whatever began after it and is still open overlaps with it.
            del open_[open_.index(other) + 1 :]
            open_.pop()
            inside |= {index, other}
    return inside


def _element(tag: Tag) -> str:
    type_ = f' type="{_escaped(tag.type)}"' if tag.type else ""
    code = f' code="{_escaped(tag.code)}"' if tag.code else ""
    return f'<{tag.kind} id="{_escaped(tag.id)}"{type_}{code}/>'


def _escaped(text: str) -> str:
    return _IN_ATTRIBUTE.sub(lambda match: _REFERENCES[match.group()], text)


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda match: _CHARACTERS[match.group()], text)
