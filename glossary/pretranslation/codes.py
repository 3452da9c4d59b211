"""The inline content of a source in XLIFF, and a target made of the same elements."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

from glossary.bitexts.parts import xliff2_inline, xliff12_inline, xliff_elements, xml
from glossary.files.characters import legible
from glossary.files.xml import local
from glossary.inline import Piece, Tag
from glossary.pretranslation import tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element as Element

_PAIRED = frozenset({"g", "pc"})
"""Elements that are two tags, and have what stands between them inside."""
_SINGLE = frozenset({"x", "ph", "bx", "ex", "bpt", "ept", "it", "sc", "ec"})
"""Elements that are one tag."""


class Code(NamedTuple):
    """A tag as it stands in the file."""

    element: Element
    closes: bool = False
    """Whether it is the end of an element that has something inside."""


class Source(NamedTuple):
    """A segment's source text: its pieces, and the code of each piece that is a tag."""

    pieces: list[Piece]
    codes: dict[int, Code]
    before: str
    """The white space that the text begins with, as it stands in the file."""
    behind: str


def source_of(element: Element, data: Mapping[str, str] | None) -> Source:
    """What stands in a `source`, or in a `mrk` of one.

    `data` is the `originalData` of a unit of XLIFF 2; None for XLIFF 1.2.
    """
    raw = (
        xliff12_inline.pieces(element) if data is None else xliff2_inline.pieces(element, data)
    )
    pieces = xliff_elements.spaced(raw, element)
    tags = [index for index, piece in enumerate(pieces) if isinstance(piece, Tag)]
    codes = dict(zip(tags, _codes(element), strict=True))
    begun: list[str] = []
    for index, code in codes.items():
        tag = cast("Tag", pieces[index])
        pieces[index] = replace(tag, id=_id(index, tag, code, begun))
    return Source(pieces, codes, *outer_space(pieces))


def _id(index: int, tag: Tag, code: Code, begun: list[str]) -> str:
    """An id that the beginning and the end of one element have and nothing else.

    In the file ids may be missing, or be one twice.
    """
    if local(code.element.tag) not in _PAIRED:
        return f"{tag.id}."
    if code.closes:
        return begun.pop()
    begun.append(str(index))
    return begun[-1]


def outer_space(pieces: Sequence[Piece]) -> tuple[str, str]:
    """The white space that a segment begins with and ends with."""
    if not pieces:
        return "", ""
    first, last = pieces[0], pieces[-1]
    before = first[: len(first) - len(first.lstrip())] if isinstance(first, str) else ""
    if isinstance(last, str) and last.strip():
        return before, last[len(last.rstrip()) :]
    return before, last if isinstance(last, str) and len(pieces) > 1 else ""


def _codes(element: Element) -> Iterator[Code]:
    """The tags in an element, in their order."""
    for child in element:
        name = local(child.tag)
        if name in _PAIRED:
            yield Code(child)
            yield from _codes(child)
            yield Code(child, closes=True)
        elif name in _SINGLE:
            yield Code(child)
        elif name:
            yield from _codes(child)


def put(target: Element, source: Source, content: Sequence[str | int]) -> None:
    """Put a translation into an empty target: texts, and copies of the source's elements."""
    inside = [target]
    _add(target, source.before)
    for part in content:
        if isinstance(part, str):
            _add(inside[-1], legible(part))
            continue
        code = source.codes[part]
        if code.closes:
            inside.pop()
        elif local(code.element.tag) in _PAIRED:
            inside.append(tree.shell(inside[-1], code.element))
        else:
            whole = deepcopy(code.element)
            whole.tail = None
            inside[-1].append(whole)
    _add(target, source.behind)


def _add(element: Element, text: str) -> None:
    """Put text behind what stands in an element."""
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def is_empty(element: Element | None) -> bool:
    """Whether nothing stands in a target: neither text nor a tag."""
    if element is None:
        return True
    return not xml.text(element).strip() and not any(True for _ in _codes(element))
