"""XML as a tool finds it: elements as they end, and what stands where in them.

`glossary.files.xml` reads for the termbase, and puts text in order on the way; here a
file is looked at as it is, since tools mind white space, namespaces and markup. It is not
trusted either: no DTD is read, no entity put in its place, nothing fetched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from glossary.errors import UnreadableFile
from glossary.files.xml import events, forget
from glossary.tools._loaded import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_PROLOGUE = 1 << 16


class Root(NamedTuple):
    """The outermost element of a file."""

    tag: str
    """Without its namespace."""
    namespace: str
    attributes: Mapping[str, str]


class Broken(NamedTuple):
    """Where a file ceases to be XML."""

    place: str
    reason: str


def root_of(path: Path) -> Root:
    """The outermost element, read without the rest.

    Raises Refused where the file does not begin as XML does, and UnreadableFile where it
    is dangerous to read.
    """
    _refuse_entities(path)
    try:
        _, element = next(iter(_events(path, ("start",), None)))
    except (etree.XMLSyntaxError, StopIteration) as error:
        place = f"line {getattr(error, 'lineno', None) or 1}"
        raise Refused("this is no XML that can be read", "export it again", place) from error
    # Not with QName, which minds names that a parser lets pass.
    namespace, _, name = str(element.tag).removeprefix("{").rpartition("}")
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    return Root(name, namespace, attributes)


def elements(path: Path, tags: Sequence[str]) -> Iterator[Element | Broken]:
    """Every element of a name in `tags` (`name`, `{namespace}name` or `{*}name`), as it ends.

    It is emptied once the next one is asked for, so that a file of any size takes little
    memory. Where the XML is broken that is the last item.
    """
    try:
        for _, element in _events(path, ("end",), tags):
            yield element
            forget(element)
    except etree.XMLSyntaxError as error:
        yield Broken(f"line {error.lineno or 1}", str(error.msg or "it breaks off"))


def line(element: Element) -> str:
    """Where an element begins: `line 12`."""
    return f"line {element.sourceline}"


def _events(
    path: Path, kinds: Sequence[str], tags: Sequence[str] | None
) -> Iterator[tuple[str, Element]]:
    with path.open("rb") as stream:
        yield from events(stream, kinds, tags)


def _refuse_entities(path: Path) -> None:
    with path.open("rb") as stream:
        head = stream.read(_PROLOGUE)
    # UTF-16 has a zero byte beside each of these letters.
    if _ENTITY.search(head.replace(b"\0", b"")):
        raise UnreadableFile(
            f"{path} declares XML entities, which no glossary needs and which can make a "
            "small file fill the memory: it is not read. Export it again without a DTD."
        )
