"""TBX files, of every version, dialect and style → concepts and sources, as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.errors import InvalidInput, UnreadableFile
from glossary.files import xml, xml_begin
from glossary.files.problem import Problem
from glossary.files.xml_begin import Root
from glossary.formats._tbx import names
from glossary.formats._tbx.concept import TbxDraft
from glossary.formats._tbx.elements import ENTRIES, HEADERS, REFERENCE, leaves
from glossary.formats._tbx.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from glossary.formats import Item, Options

_VERSIONS = {"tbx": 3, "martif": 2, "TBX": 2}
"""By the root element; `TBX` is that of TBX-Min before version 3."""


def version(head: bytes) -> int | None:
    """Which version of TBX a file is that begins like that; None if it is none."""
    root = xml_begin.root(head)
    return _VERSIONS.get(root.name) if root else None


def read(path: Path, options: Options) -> Iterator[Item]:
    """Yield what is in a file; `glossary.formats.Readable.read` has the particulars.

    A source that the file describes comes after the concepts that cite it.
    """
    if options.columns:
        raise InvalidInput(f"{path} is TBX, which has no columns: leave out --map.")
    file = _File(path)
    wanted = ENTRIES | HEADERS | {REFERENCE}
    trouble = ""
    for element in xml.entries(path, wanted, options.encoding):
        if isinstance(element, Problem):
            trouble = f" ({element.place}: {element.reason})"
            yield element
        elif isinstance(element, Root):
            file.begin(element)
        else:
            yield from file.take(element)
    yield from file.sources.undescribed()
    if not file.entries:
        raise UnreadableFile(
            f"There is not one entry in {path} that could be read{trouble}. Open it in the "
            "program it came from and export it again, with all of its entries."
        )


class _File:
    """What has to be known of a file while its entries are read."""

    def __init__(self, path: Path) -> None:
        self.sources = Sources(path.name)
        self.entries = 0
        self._path = path
        self._language = ""
        self._ids: set[int] = set()
        """Hashes of the ids there were: there may be a million."""

    def begin(self, root: Root) -> None:
        """Raises UnreadableFile if it is not that of a TBX file."""
        if root.name not in _VERSIONS:
            raise UnreadableFile(
                f"{self._path} is no TBX: it begins with <{root.name}>, and not with <tbx> or "
                "<martif>. Choose another format with --format."
            )
        self._language = root.attributes.get("xml:lang", "")

    def take(self, element: Element) -> Iterable[Item]:
        """What is in an entry, or another part of the file."""
        name = xml.local(element.tag)
        if name in ENTRIES:
            self.entries += 1
            return self._entry(element)
        if name == REFERENCE:
            return self.sources.described(element)
        origins = (said.text for said in leaves(element) if said.kind == "p")
        self.sources.ours = names.ORIGIN in origins
        return ()

    def _entry(self, element: Element) -> list[Item]:
        items: list[Item] = []
        name = element.get("id") or element.get(xml.XML_ID) or ""
        if name and hash(name) in self._ids:
            reason = f"an entry before this has the id {name}: this one is read without an id"
            items.append(
                Problem(f"line {element.sourceline}, entry {name}", reason, lost=False)
            )
            name = ""
        self._ids.add(hash(name))
        if self.sources.ours:
            name = names.from_xml_name(name)
        draft = TbxDraft(element, name, self._language, self.sources)
        concept = draft.concept()
        items += self.sources.new()
        items += draft.problems
        if concept is not None:
            items.append(concept)
        return items
