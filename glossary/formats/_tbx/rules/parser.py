"""XML of a TBX file to a walk, piece by piece; the root element says by which rules."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from glossary.errors import UnreadableFile
from glossary.formats._tbx.rules.dialects import NAMESPACE, Dialect, dialect
from glossary.formats._tbx.rules.finding import Finding, Findings, cut, shown
from glossary.formats._tbx.rules.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PIECE = 1 << 16  # bytes read at once
_LONGEST = 4 << 20  # bytes of one tag or comment; expat holds them in memory
_DEEPEST = 1000  # elements in elements; TBX has about ten
_MOST_NAMES = 100_000  # of elements and attributes; TBX has about a hundred
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.-]+)")
_NO_NAMESPACE = "version 2 has none"
_OF_EXPAT = {"utf-8", "utf-16", "iso8859-1", "ascii"}


class Parser:
    """Reads a file on, with all that may be wrong with the XML itself."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        """Begin. Raises UnreadableFile for an encoding that is not known."""
        self.done = False
        self._path = path
        self._walk: Walk | None = None
        self._found = Findings()
        """Of the XML, and of the walk."""
        self._names: dict[str, str] = {}
        self._prefixes = False
        """Whether the root element declares a prefix for a namespace."""
        self._fed = 0
        encoding, self._pieces = _pieces(path, stream)
        self._expat = expat.ParserCreate(encoding, " ", intern=self._names)
        self._expat.buffer_text = True
        self._expat.specified_attributes = True  # what a DTD inside adds may be of any size
        self._expat.StartElementHandler = self._root
        self._expat.EntityDeclHandler = self._refuse
        self._expat.StartNamespaceDeclHandler = self._declare

    def findings(self) -> Iterator[Finding]:
        """What was found since the last time."""
        yield from self._found
        self._found.clear()

    def read_on(self) -> None:
        """Read a piece, or note that it cannot be read. Raises UnreadableFile."""
        try:
            piece = next(self._pieces, b"")
            self._fed += len(piece)
            self._expat.Parse(piece, not piece)
        except expat.ExpatError as error:
            self._broken(error.lineno, expat.ErrorString(error.code))
        except UnicodeError:
            self._broken(self._line, "bytes that are not in the encoding declared")
        else:
            if not piece:
                self.done = True
                if self._walk:
                    self._walk.finish()
        self._guard()

    @property
    def _line(self) -> int:
        return self._expat.CurrentLineNumber

    def _guard(self) -> None:
        depth = self._walk.depth if self._walk else 0
        lag = self._fed - self._expat.CurrentByteIndex
        if depth > _DEEPEST or lag > _LONGEST or len(self._names) > _MOST_NAMES:
            raise UnreadableFile(
                f"{self._path}, line {self._line}: the markup here has no end: this is no TBX, "
                "or it is broken. Export it again."
            )

    def _broken(self, line: int, reason: str) -> None:
        if self.done:
            return
        if self._walk is None:
            raise UnreadableFile(
                f"{self._path}, line {line}: this is not XML that can be read: {reason}. "
                "Export it again from the program it came from."
            )
        self.done = True
        message = f"The XML is broken here ({reason}), and checked only so far."
        self._found.add("E102", line, f"{message} Mend it, or export it again.")

    def _refuse(self, *_: object) -> None:
        raise UnreadableFile(
            f"{self._path} declares XML entities, which no glossary needs and which can make "
            "a small file fill the memory: it is not read. Export it again without a DTD."
        )

    # ------------------------------------------------------------ elements

    def _root(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        found = dialect(name, attributes.get("type", ""), attributes.get("style", ""))
        if found is None:
            message = f"The file begins with <{cut(name)}>, and TBX with <tbx> or <martif>."
            self._found.add("E101", self._line, f"{message} Export it as TBX.")
            self._expat.StartElementHandler = None
            self.done = True
            return
        self._complain(found, namespace, attributes.get("type", ""))
        walk = self._walk = Walk(found, namespace, self._found)

        def start(tag: str, attributes: Mapping[str, str]) -> None:
            walk.start(tag, attributes, self._expat.CurrentLineNumber)

        def text(text: str) -> None:
            walk.text(text, self._expat.CurrentLineNumber)

        self._expat.StartElementHandler = start
        self._expat.EndElementHandler = lambda _: walk.end()
        self._expat.CharacterDataHandler = text
        self._expat.SkippedEntityHandler = lambda name, _: text(f"&{name};")
        start(tag, attributes)

    def _complain(self, found: Dialect, namespace: str, kind: str) -> None:
        """Say what is wrong with a root element by which the dialect is known all the same."""
        wanted = NAMESPACE if found.version == 3 else ""
        if namespace != wanted:
            what = f'the namespace of version 3 is "{wanted}"' if wanted else _NO_NAMESPACE
            message = f"The root element is in the namespace {shown(namespace)}, and {what}."
            self._found.add("E103", self._line, f"{message} Write it so.")
        if found.version == 3:
            self._expat.StartNamespaceDeclHandler = None
        elif self._prefixes:
            self._no_prefix(self._line)
        if found.version == 3 and (not kind.startswith("TBX-") or kind == "TBX-"):
            message = f"type={shown(kind)} names no dialect. Write TBX-Basic, for example."
            self._found.add("E104", self._line, message)
        elif found.categories is None and kind:
            message = (
                f"type={shown(kind)} is a dialect that is not known here: the structure is "
                "checked, the categories are not. Write TBX-Basic if it is one of those."
            )
            self._found.add("W510", self._line, message)

    def _declare(self, prefix: str | None, _: str) -> None:
        """A namespace is declared; one without a prefix shows in the elements."""
        if prefix is None:
            return
        if self._walk is None:
            self._prefixes = True
        else:
            self._no_prefix(self._line)

    def _no_prefix(self, line: int) -> None:
        message = f"A prefix for a namespace is declared, and {_NO_NAMESPACE}."
        self._found.add("E103", line, f"{message} Take it out.")


def _pieces(path: Path, stream: BinaryIO) -> tuple[str | None, Iterator[bytes]]:
    """The bytes of a file, in UTF-8 where expat does not know the encoding; what to tell it."""
    declared = _DECLARED.match(stream.read(200))
    stream.seek(0)
    raw = iter(lambda: stream.read(_PIECE), b"")
    if declared is None:
        return None, raw
    name = declared[1].decode()
    try:
        codec = codecs.lookup(name)
        decoder = codec.incrementaldecoder()
        is_text = isinstance(decoder.decode(b""), str)
    except (LookupError, TypeError, UnicodeError):
        is_text = False
    if not is_text:
        raise UnreadableFile(
            f"{path} is said to be in {name}, an encoding that is not known. Save it in UTF-8."
        )
    return (None, raw) if codec.name in _OF_EXPAT else ("utf-8", _recoded(raw, decoder))


def _recoded(raw: Iterator[bytes], decoder: codecs.IncrementalDecoder) -> Iterator[bytes]:
    for piece in raw:
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()
