"""What the XML formats of translation units have in common."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from lxml import etree

from glossary.bitexts._item import Broken
from glossary.errors import UnreadableFile
from glossary.files import xml, xml_begin
from glossary.files.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from lxml.etree import _Element as Element

    from glossary.files.xml_begin import Root
    from glossary.inline import Piece

BIGGEST = 64 << 20
"""Bytes up to the end of a unit. An XLIFF may have the whole document that it was made of
before the first of them."""


def entries(
    path: Path, names: AbstractSet[str], encoding: str
) -> Iterator[Root | Element | Problem | Broken]:
    """As `glossary.files.xml.entries`, a stray control character being no end of it.

    Where the file cannot be read on there is a `Broken`, the last item.
    """
    try:
        for item in xml.entries(path, names, encoding, biggest=BIGGEST, mended=True):
            if isinstance(item, Problem) and item.lost:
                yield Broken(item.place, _advised(item.reason))
            else:
                yield item
    except UnreadableFile as error:
        raise UnreadableFile(_advised(str(error))) from error


def _advised(trouble: str) -> str:
    """With what a person can do about an encoding, who can name one wherever this is read."""
    for about in (xml_begin.WRONG_BYTES, xml_begin.UNKNOWN):
        trouble = trouble.replace(about, f"{about}; name the right one with --encoding")
    return trouble


def root_name(head: bytes) -> str:
    """The local name of the root element that a file begins with; empty if it is no XML."""
    root = xml_begin.root(head)
    return root.name if root else ""


def line(element: Element) -> str:
    """Where an element begins: `line 12`."""
    return f"line {cast('int', element.sourceline)}"


def language(element: Element) -> str:
    """Its `xml:lang`, or its `lang`, however that is written; empty without."""
    found = element.get(xml.XML_LANG) or element.get("lang")
    if found is None:
        for name, value in element.attrib.items():
            if xml.local(name).lower() == "lang":
                return str(value)
    return found or ""


def text(element: Element) -> str:
    """All that stands in an element, spaces and all, with nothing of its markup."""
    if not len(element):
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        parts += (character(child) if is_entity(child) else text(child), child.tail or "")
    return "".join(parts)


def is_entity(element: Element) -> bool:
    """Whether it is no element but `&nbsp;` or such, of a DTD that is not read."""
    return element.tag is etree.Entity


def character(entity: Element) -> str:
    """What an entity of HTML stands for; the reference itself if it is none."""
    return xml.character(entity.text or "")


def add(pieces: list[Piece], text: str | None) -> None:
    """Put text behind what is there."""
    if not text:
        return
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] += text
    else:
        pieces.append(text)


@lru_cache(4096)
def iso_date(text: str) -> str:
    """A date as a unit has it, from `20180524T140945Z` or one in ISO 8601 already.

    One that is neither is kept as it stands.

    >>> iso_date("20180524T140945Z"), iso_date("2018-05-24"), iso_date("May")
    ('2018-05-24T14:09:45Z', '2018-05-24', 'May')
    """
    found = _COMPACT.fullmatch(text)
    if not found:
        return text
    year, month, day, hour, minute, second = found.groups("00")
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"


def compact_date(text: str) -> str:
    """A date as TMX has it (ISO 8601, basic format); empty where it cannot be one.

    >>> compact_date("2018-05-24T14:09:45Z"), compact_date("2018-05-24"), compact_date("May")
    ('20180524T140945Z', '20180524T000000Z', '')
    """
    found = _ISO.match(text)
    if not found:
        return ""
    year, month, day, hour, minute, second = found.groups("00")
    return f"{year}{month}{day}T{hour}{minute}{second}Z"


_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?")

_SPECIAL = re.compile('[&<>"\r\n\t]')
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\r": "&#13;",
    "\n": "&#10;",
    "\t": "&#9;",
}


def attribute(text: str) -> str:
    """A text as it stands in an attribute, between quotation marks."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match.group()], text)


def content(text: str) -> str:
    """A text as it stands in an element."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text
