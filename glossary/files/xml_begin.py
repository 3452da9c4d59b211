"""The beginning of an XML file: its encoding, its root, and whether it is to be trusted."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, NamedTuple
from xml.parsers import expat

from glossary.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

WRONG_BYTES = "bytes that are not in the encoding declared"
UNKNOWN = "an encoding that is not known"

_PIECE = 1 << 16  # bytes read at once
_LONGEST = 8 << 20  # bytes up to the root; a thousand times what any DTD has


class Root(NamedTuple):
    """The root element, as it begins."""

    name: str
    """Without its prefix."""
    attributes: Mapping[str, str]
    """By their names as they stand: `xml:lang`."""


def root(head: bytes) -> Root | None:
    """The root element, from the beginning of a file; None if that is not XML.

    >>> root(b"<!-- a --><x:martif type='TBX'>")
    Root(name='martif', attributes={'type': 'TBX'})
    """
    mark, declared = _declared(head)
    begin = _Begin("utf-8" if declared else mark)
    # It may be broken, or broken off, further on.
    with suppress(expat.ExpatError, UnicodeError):
        begin.parser.Parse(_as_text(head, declared) if declared else head)
    return begin.root


def _as_text(head: bytes, encoding: str) -> str:
    """As far as can be told: of an encoding that nobody knows, the ASCII in it."""
    try:
        return head.decode(encoding, "replace")
    except LookupError:
        return head.decode("ascii", "replace")


class _Begin:
    """What stands at the beginning of a file; expat tells it before anything is built."""

    def __init__(self, encoding: str | None) -> None:
        self.root: Root | None = None
        self.entities = False
        self.parser = expat.ParserCreate(encoding)
        self.parser.specified_attributes = True  # what a DTD adds may be of any size
        self.parser.StartElementHandler = self._start
        self.parser.EntityDeclHandler = self._declare

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.parser.StartElementHandler = None
        self.root = Root(name.rpartition(":")[2], attributes)

    def _declare(self, *_: object) -> None:
        self.entities = True


def prologue(
    path: Path, encoding: str | None, pieces: Iterator[bytes]
) -> tuple[Root, list[bytes]]:
    """The root of a file, and as many pieces of it as it took to come to that."""
    begin = _Begin(encoding)
    begun: list[bytes] = []
    try:
        for piece in pieces:
            begun.append(piece)
            begin.parser.Parse(piece)
            if begin.root or begin.entities or len(begun) * _PIECE > _LONGEST:
                break
    except expat.ExpatError as error:
        if not begin.root and not begin.entities:
            raise _no_xml(path, error.lineno, expat.ErrorString(error.code)) from error
    except UnicodeError as error:
        raise _no_xml(path, 1, WRONG_BYTES) from error
    if begin.entities:
        raise UnreadableFile(
            f"{path} declares XML entities, which no glossary needs and which can make a "
            "small file fill the memory: it is not read. Export it again without a DTD."
        )
    if not begin.root:
        raise _no_xml(path, 1, "there is no element in it" if begun else "it is empty")
    return begin.root, begun


def _no_xml(path: Path, line: int, reason: str) -> UnreadableFile:
    return UnreadableFile(
        f"{path}, line {line}: this is not XML that can be read ({reason}). Open it in the "
        "program it came from and export it again."
    )


# ---------------------------------------------------------------- encodings

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([A-Za-z][\w.-]*)")
_OF_EXPAT = frozenset({"utf-8", "utf-16", "iso-8859-1", "us-ascii"})
# What Windows writes under these names has more characters than the standards.
_WIDER = {"euc-kr": "cp949", "ks_c_5601-1987": "cp949", "shift_jis": "cp932"}


def _declared(head: bytes) -> tuple[str | None, str]:
    """The encoding of a byte order mark, which the declaration may contradict, or that
    of the declaration, if expat does not know it by itself."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, ""
    declaration = _DECLARATION.match(head)
    name = declaration[1].decode().lower() if declaration else "utf-8"
    return None, "" if name in _OF_EXPAT else _WIDER.get(name, name)


def pieces(stream: BinaryIO, path: Path, encoding: str) -> tuple[str | None, Iterator[bytes]]:
    """What to tell a parser of the encoding, and the bytes, in UTF-8 if need be."""
    mark, declared = _declared(stream.read(200))
    stream.seek(0)
    wanted = encoding or declared
    raw = iter(lambda: stream.read(_PIECE), b"")
    if not wanted:
        return mark, raw
    try:
        "".encode(wanted)  # a codec that is none of text is refused here
        decoder = codecs.getincrementaldecoder(wanted)()
    except (LookupError, UnicodeError) as error:
        raise UnreadableFile(
            f"{path} is said to be in {wanted}, {UNKNOWN}. Open it in the program it came from "
            "and save it in UTF-8."
        ) from error
    return "utf-8", _recoded(raw, decoder)


def _recoded(raw: Iterator[bytes], decoder: codecs.IncrementalDecoder) -> Iterator[bytes]:
    for piece in raw:
        if text := decoder.decode(piece):
            yield text.encode()
    if text := decoder.decode(b"", final=True):
        yield text.encode()
