"""XML that somebody else wrote, read entry by entry and without trusting it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from glossary.errors import UnreadableFile
from glossary.formats._report import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_PROLOGUE = 1 << 16


def entries(path: Path, tags: Sequence[str]) -> Iterator[Element | Problem]:
    """Every element of a name in `tags` (`{namespace}name`, or `{*}name`), as it ends.

    An element is emptied once the next one is asked for, so that a file of any size is
    read in little memory. A file that breaks off gives a `Problem` and no more. Nothing
    is ever fetched, no DTD read, and a file that declares entities is refused: no
    glossary needs them, and they are what XML bombs are made of.

    Raises UnreadableFile where it is not XML, or declares entities.
    """
    refuse_entities(path)
    found = False
    events = etree.iterparse(
        str(path),
        events=("end",),
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            found = True
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        where = f"line {error.lineno or 1}"
        if not found:
            raise UnreadableFile(
                f"{path}, {where}: this is not XML that can be read ({error.msg}). "
                "Open it in the program it came from and export it again."
            ) from error
        yield Problem(where, f"the XML is broken here, and read only so far: {error.msg}", lost=True)


def refuse_entities(path: Path) -> None:
    """Raise UnreadableFile for a file that declares entities of its own."""
    with path.open("rb") as stream:
        head = stream.read(_PROLOGUE)
    # UTF-16 has a zero byte beside each of these letters.
    if _ENTITY.search(head.replace(b"\0", b"")):
        raise UnreadableFile(
            f"{path} declares XML entities, which no glossary needs and which can make a "
            "small file fill the memory: it is not read. Export it again without a DTD."
        )


def line(element: Element) -> str:
    """Where an element begins: `line 12`."""
    return f"line {element.sourceline}"
