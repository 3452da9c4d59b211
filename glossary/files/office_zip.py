"""The ZIP that a file of Office is (Open Packaging Conventions, ECMA-376 Part 2), not trusted.

Nothing is unpacked but the parts that are asked for, counted as they are, whatever the
directory says of their size; no entity, no DTD, no network.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NoReturn, cast

from lxml import etree

from glossary.files.office_xml import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element

    from glossary.errors import GlossaryError

MOST_DENSE = 250
"""Bytes that one byte may unpack to. Sheets of nothing but alike rows have about 100."""
_SMALL = 10 << 20
"""Bytes: what unpacks to no more than this is no bomb, however dense it is."""
_PROLOGUE = 1 << 16
_SMALL_READ = 1 << 16

BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)
"""What `zipfile` raises for archives with wrong numbers in them."""
DAMAGE = (etree.XMLSyntaxError, zlib.error, *BROKEN)
"""What reading a part raises that is not what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What no honest file has more of."""

    unpacked: int
    """Bytes that its parts may unpack to, all of those together that are read."""
    tree: int
    """Bytes of a part that is read at once: the list of relations, a slide."""
    parts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How a kind of file is talked of where it is refused."""

    error: type[GlossaryError]
    program: str
    """That writes it: `Excel or LibreOffice`."""
    suffix: str
    against_bombs: str
    """What to do about one that unpacks to too much, if it is honest."""


class OfficeZip:
    """The parts of a file of Office. Raises what its words say for one that is dangerous."""

    def __init__(self, path: Path, limits: Limits, words: Words) -> None:
        """Open it; raises one of `BROKEN` for what is no ZIP."""
        self.path = path
        self.limits = limits
        self.words = words
        self._zip = zipfile.ZipFile(path)
        self.parts = {member.filename: member for member in self._zip.infolist()}
        self._unpacked = dict.fromkeys(self.parts, 0)
        self._all_unpacked = 0

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def check(self) -> None:
        """Refuse what the directory already shows to be wrong."""
        if len(self._zip.infolist()) > self.limits.parts:
            self.bomb(f"one of its more than {self.limits.parts:,} parts")
        if any(member.flag_bits & 1 for member in self.parts.values()):
            self.refuse("protected by a password", "Save it without one.")

    def tree(self, part: str) -> Element:
        """A part that is not large as a tree."""
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            with self._open(part) as stream:
                data = stream.read(self.limits.tree + 1)
            if len(data) > self.limits.tree:
                self.bomb(part)
            root = etree.fromstring(data, parser)
        except DAMAGE as error:
            self.damaged(part, error)
        if root.getroottree().docinfo.internalDTD is not None:
            self._document_type(part)
        return root

    def events(
        self, part: str, kinds: Sequence[str], tags: Sequence[str]
    ) -> Iterator[tuple[str, Element]]:
        """The `start` or `end` of each element of a part that has one of the tags.

        Whoever reads them empties them, so that a part of any size takes little memory.
        Raises one of `DAMAGE` where the part goes wrong.
        """
        with self._open(part) as stream:
            yield from parsed(stream, kinds, tags, partial(self._document_type, part))

    def count(self, part: str, read: int) -> None:
        """Refuse a part of which so many bytes were read, if that is more than can be."""
        self._all_unpacked += max(0, read - self._unpacked[part])  # it may be read again
        self._unpacked[part] = max(read, self._unpacked[part])
        packed = self.parts[part].compress_size
        if self._all_unpacked > self.limits.unpacked or is_bomb(read, packed):
            self.bomb(part)

    def bomb(self, part: str) -> NoReturn:
        """Refuse it for what it would unpack to."""
        self.refuse(
            f"not safe to unpack: {part} is far larger than what it is packed in",
            f"If it is yours, {self.words.against_bombs}.",
        )

    def damaged(self, part: str, error: Exception) -> NoReturn:
        """Refuse it for a part that cannot be read."""
        reason = "it cannot be unpacked"
        if isinstance(error, etree.XMLSyntaxError):
            reason = str(error.msg).partition(", line")[0]
        raise self.words.error(
            f"{self.path} is damaged in its part {part} ({reason}). Get it again, or open it "
            f"in {self.words.program} and save it as {self.words.suffix}."
        ) from error

    def refuse(self, what: str, advice: str) -> NoReturn:
        """Say what it is, and what to do."""
        raise self.words.error(f"{self.path} is {what}. {advice}")

    def _document_type(self, part: str) -> NoReturn:
        self.refuse(
            f"dangerous to read: {part} in it declares a document type, which no Office "
            "program writes and which can make a small file fill the memory",
            f"Save it again in {self.words.program}.",
        )

    def _open(self, part: str) -> _Counted:
        return _Counted(self, self.parts[part], self._zip)


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so many bytes out of so few are what no file of Office has."""
    return unpacked > _SMALL and unpacked > packed * MOST_DENSE


class _Counted:
    """A part as it is unpacked, counted: the directory may have lied about its size."""

    def __init__(
        self, archive: OfficeZip, member: zipfile.ZipInfo, packed: zipfile.ZipFile
    ) -> None:
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise zipfile.BadZipFile("packed in a way that no Office file is")
        self._archive = archive
        self._part = member.filename
        self._stream = cast("zipfile.ZipExtFile", packed.open(member))
        self._read = 0

    def __enter__(self) -> _Counted:
        return self

    def __exit__(self, *error: object) -> None:
        self._stream.close()

    def read(self, size: int = -1) -> bytes:
        """Read at most so many bytes, unpacked little by little."""
        pieces = []
        while size:
            piece = self._stream.read(_SMALL_READ if size < 0 else min(size, _SMALL_READ))
            if not piece:
                break
            self._read += len(piece)
            self._archive.count(self._part, self._read)
            pieces.append(piece)
            size -= len(piece) if size > 0 else 0
        return b"".join(pieces)

    def peek(self) -> bytes:
        """The first bytes, which are still to be read."""
        return self._stream.peek(_PROLOGUE)
