"""An XML file as a tree, to be written again with everything that is in it."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast
from xml.parsers import expat

from lxml import etree

from glossary.errors import UnreadableFile
from glossary.files import xml_begin

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element as Element
    from lxml.etree import _ElementTree as ElementTree


_PROLOGUE = 1 << 20
"""Bytes in which the root begins; where it does not, what is before it is written anew."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A file, and what of its bytes a tree does not know."""

    tree: ElementTree
    begin: bytes | None
    """All before the root, as it stands; None where it has to be written anew."""
    end: bytes
    """The line end behind the root, where there is one."""

    @property
    def root(self) -> Element:
        """The root element."""
        return self.tree.getroot()

    def write(self, stream: BinaryIO) -> None:
        """Write it in the encoding that it was in, comments and CDATA sections and all."""
        encoding = self.tree.docinfo.encoding or "UTF-8"
        if self.begin is None:
            self.tree.write(stream, encoding=encoding, xml_declaration=True)
            return
        stream.write(self.begin)
        root = etree.tostring(self.root, encoding=encoding, xml_declaration=False)
        stream.write(cast("bytes", root))
        stream.write(self.end)


def parsed(path: Path) -> Tree:
    """Read a file. Raises UnreadableFile where it is broken, or declares entities."""
    with path.open("rb") as stream:
        known, pieces = xml_begin.pieces(stream, path, "")
        xml_begin.prologue(path, known, pieces)
    data = path.read_bytes()
    try:
        return _tree(data)
    except (etree.XMLSyntaxError, UnicodeError, LookupError) as error:
        line = f", line {error.lineno}" if isinstance(error, etree.XMLSyntaxError) else ""
        reason = re.sub(r",? line \d+.*", "", str(getattr(error, "msg", error)))
        raise UnreadableFile(
            f"{path}{line}: the file is damaged ({reason}), so nothing was written. Get it "
            "again from the program it came from."
        ) from error


def _tree(data: bytes) -> Tree:
    try:
        tree = etree.parse(BytesIO(data), _parser())
    except etree.XMLSyntaxError as error:
        tree = _without_prefixes(data, error)
    return Tree(
        cast("ElementTree", tree), _before_root(data), data[len(data.rstrip(b"\r\n")) :]
    )


def _without_prefixes(data: bytes, error: etree.XMLSyntaxError) -> object:
    """The tree of a file whose prefixes stand for nothing, or for no address: tools do that.

    Such names are kept as they are. Raises the error for what is broken otherwise.
    """
    parser = _parser(recover=True)
    tree = etree.parse(BytesIO(data), parser)
    harmless = {etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE, etree.ErrorTypes.WAR_NS_URI}
    if tree.getroot() is None or {one.type for one in parser.error_log} - harmless:
        raise error
    return tree


def _before_root(data: bytes) -> bytes | None:
    """What stands before the root element, of a file in an encoding that has ASCII in it."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    start = -1
    parser = expat.ParserCreate("iso-8859-1")  # of these bytes only the ASCII ones matter

    def begin(*_: object) -> None:
        nonlocal start
        start = parser.CurrentByteIndex
        parser.StartElementHandler = None

    parser.StartElementHandler = begin
    with suppress(expat.ExpatError):
        parser.Parse(data[len(mark) : _PROLOGUE])
    before = data[: len(mark) + start]
    is_found = start >= 0 and b"\0" not in before  # it is in UTF-16, with a mark
    return before if is_found else None


def from_text(text: str) -> Tree:
    """The tree of an XML that this program made."""
    return _tree(text.encode())


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        strip_cdata=False,
        huge_tree=True,
    )


def fragment(markup: str, namespace: str, name: str) -> Element:
    """An element with the content that a writer of units made."""
    declared = f' xmlns="{namespace}"' if namespace else ""
    text = f"<{name}{declared}>{markup}</{name}>"
    return cast("Element", etree.fromstring(text.encode(), _parser()))


def insert(parent: Element, place: int, element: Element) -> None:
    """Put an element before the child at `place`, on a line of its own if that is."""
    before = parent[place - 1].tail if place else parent.text
    element.tail = before if before and not before.strip() else None
    parent.insert(place, element)


def after(element: Element, new: Element) -> None:
    """Put an element behind another, on a line of its own if that is."""
    parent = cast("Element", element.getparent())
    place = parent.index(element)
    before = parent[place - 1].tail if place else parent.text
    new.tail = element.tail
    element.tail = before if before and not before.strip() else None
    parent.insert(place + 1, new)


def empty(element: Element) -> None:
    """Take out all that stands in an element; its attributes stay."""
    element.text = None
    del element[:]


def namespace(element: Element) -> str:
    """The namespace that an element is in; empty where there is none, and for a comment."""
    return etree.QName(element).namespace or "" if isinstance(element.tag, str) else ""


def beside(element: Element, name: str) -> Element:
    """A new element of the same namespace as another one."""
    return etree.Element(etree.QName(namespace(element) or None, name))


def shell(parent: Element, element: Element) -> Element:
    """A copy of an element with nothing inside, as the last child of another."""
    new = etree.SubElement(parent, element.tag, nsmap=cast("dict[str, str]", element.nsmap))
    for name, value in element.attrib.items():
        new.set(name, value)
    return new
