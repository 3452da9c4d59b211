"""XML that somebody else wrote, read entry by entry and without trusting it.

Nothing is ever fetched, no DTD read, and a file that declares entities is refused: no
glossary or memory needs them, and they are what XML bombs are made of. Names are local
ones: who writes TBX or MultiTerm XML chooses prefixes and namespaces as he likes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.entities import name2codepoint
from itertools import chain
from typing import TYPE_CHECKING, cast

from lxml import etree

from glossary.files.characters import ILLEGAL
from glossary.files.problem import Problem
from glossary.files.xml_begin import WRONG_BYTES, Root, pieces, prologue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from io import BufferedIOBase
    from pathlib import Path

    from lxml.etree import _Element as Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_BIGGEST = 8 << 20  # bytes up to the end of an entry: a thousand times what a big one has

STRAY = "\ufdd0"
"""Stands for a character that XML does not have, where asked to; a noncharacter, so that no
text has it (Unicode, 23.7)."""


def entries(
    path: Path,
    names: AbstractSet[str],
    encoding: str = "",
    *,
    biggest: int = _BIGGEST,
    mended: bool = False,
) -> Iterator[Root | Element | Problem]:
    """The root, and then every element of a (local) name in `names`, as it ends.

    An element is emptied once the next one is asked for, so that a file of any size is
    read in little memory. A file that breaks off, or an element of more than `biggest`
    bytes, gives a `Problem` and no more. So does a character that XML does not have;
    `mended`, there is `STRAY` in its place and reading goes on.

    Raises UnreadableFile where it is not XML, declares entities, or is in an encoding
    that is not known.
    """
    with path.open("rb") as stream:
        known, rest = pieces(stream, path, encoding)
        if mended and known == "utf-16":
            stream.seek(0)
            known, rest = pieces(stream, path, known)
        if mended:
            rest = _mended(rest)
        root, begun = prologue(path, known, rest)
        yield root
        yield from _elements(known, chain(begun, rest), names, biggest)


def _elements(
    encoding: str | None, feed: Iterator[bytes], names: AbstractSet[str], biggest: int
) -> Iterator[Element | Problem]:
    parser = etree.XMLPullParser(
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        encoding=encoding,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        huge_tree=True,  # `biggest` is looked to here, and is of an entry, not of one text
    )
    line = since = 0  # where the last element began; the bytes since it ended
    while True:
        problem = None
        piece = b""
        try:
            if piece := next(feed, b""):
                parser.feed(piece)
            else:
                parser.close()
        except (etree.XMLSyntaxError, UnicodeError) as error:
            problem = _explained(error, line)
        since += len(piece)
        for _, found in parser.read_events():
            element = cast("Element", found)
            line, since = cast("int", element.sourceline), 0
            yield element
            forget(element)
        if since > biggest:
            reason = f"there is an entry of more than {biggest >> 20} MiB: {_REST}"
            problem = Problem(f"after line {line}", reason, lost=True)
        if problem:
            yield problem
        if problem or not piece:
            return


def events(
    stream: BufferedIOBase, kinds: Sequence[str], tags: Sequence[str] | None
) -> Iterator[tuple[str, Element]]:
    """What `etree.iterparse` finds, with nothing fetched and nothing put in its place.

    Whoever reads the elements empties them, with `forget`. Raises XMLSyntaxError.
    """
    return cast(
        "Iterator[tuple[str, Element]]",
        etree.iterparse(
            stream,
            events=kinds,
            tag=tags,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ),
    )


_STRAY = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:x([0-9A-Fa-f]+)|([0-9]+));")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_LONGEST_REFERENCE = 12  # bytes of `&#x10FFFF;`, and a zero or two


def _mended(feed: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes, of an encoding that has ASCII in it, with `STRAY` for what XML lacks."""
    rest = b""
    for piece in feed:
        data = rest + piece
        begun = data.rfind(b"&", -_LONGEST_REFERENCE)
        cut = begun if begun >= 0 and b";" not in data[begun:] else len(data)
        data, rest = data[:cut], data[cut:]
        if b"&#" in data or len(data.translate(None, _CONTROLS)) < len(data):  # seldom
            data = _STRAY.sub(_reference, data)
        if data:
            yield data
    if rest:
        yield rest


def _reference(match: re.Match[bytes]) -> bytes:
    """A character reference that is one of XML's as it stands, anything else as `STRAY`."""
    hexadecimal, decimal = match.groups()
    number = int(hexadecimal, 16) if hexadecimal else int((decimal or b"0")[:9])
    if number <= 0x10FFFF and not ILLEGAL.search(chr(number)):
        return match.group()
    return b"&#x%X;" % ord(STRAY)


def forget(element: Element) -> None:
    """Empty an element and take away what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


_REST = "what follows is not read"
_TROUBLES = {
    etree.ErrorTypes.ERR_TAG_NAME_MISMATCH: "an element is closed that is not the one open",
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED: "the file breaks off",
    etree.ErrorTypes.ERR_INVALID_ENCODING: WRONG_BYTES,
    etree.ErrorTypes.ERR_RESOURCE_LIMIT: "elements stand in each other too deep, or a text is "
    "too long, to be read safely",
    etree.ErrorTypes.ERR_INVALID_CHAR: "a character that XML does not have",
}


def _explained(error: Exception, line: int) -> Problem:
    if not isinstance(error, etree.XMLSyntaxError):
        return Problem(f"after line {line}", f"{WRONG_BYTES}: {_REST}", lost=True)
    place, code = f"line {error.lineno or line}", cast("int", getattr(error, "code", 0))
    if code == etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE:  # told at the end
        reason = "a prefix that stands for nothing: elements are read by the names after it"
        return Problem(place, reason, lost=False)
    reason = _TROUBLES.get(code) or str(error.msg).partition(", line")[0]
    return Problem(place, f"{reason}: {_REST}", lost=True)


@lru_cache(maxsize=1000)
def local(tag: object) -> str:
    """The name of an element without its namespace, or the prefix that was to be one.

    Empty for what is no element: an entity.

    >>> local("{urn:iso:std:iso:30042:ed-2}term"), local("min:partOfSpeech")
    ('term', 'partOfSpeech')
    """
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def text(element: Element) -> str:
    """All that stands in an element, without outer spaces and without markup."""
    if len(element):
        whole = (character(str(piece)) for piece in element.itertext())
        return "".join(whole).strip()
    return (element.text or "").strip()


# An entity of a DTD, which is not read: `&nbsp;` is known all the same. In the text of an
# element it is a piece of its own.
_ENTITY = re.compile(r"\A&(\w+);\Z")


def character(piece: str) -> str:
    """What a reference to an entity of HTML stands for; any other text as it is."""
    found = _ENTITY.match(piece)
    number = name2codepoint.get(found[1]) if found else None
    return chr(number) if number else piece
