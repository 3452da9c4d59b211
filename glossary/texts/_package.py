"""The ZIP that a file of Office is (Open Packaging Conventions, ECMA-376 Part 2), not trusted.

Nothing is unpacked but the parts that are asked for, counted as they are; no entity, no DTD,
no network. What is wrong is an UnreadableText in a sentence that names the file.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, NoReturn, cast

from lxml import etree

from glossary.errors import UnreadableText
from glossary.files.office_xml import parsed
from glossary.files.workbook_zip import is_bomb
from glossary.texts import _kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from lxml.etree import _Element as Element

_MOST_UNPACKED = 1 << 30
"""Bytes of XML read from one file: a book of a thousand pages has some 20 MB."""
_MOST_TREE = 64 << 20
"""Bytes of a part that is read at once: a slide, the list of relations."""
_MOST_PARTS = 100_000
_PROLOGUE = 1 << 16
_SMALL_READ = 1 << 16

_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)
"""What `zipfile` raises for archives with wrong numbers in them."""


class Kind(NamedTuple):
    """A kind of Office file, as its errors name it."""

    name: str
    """With its article: `a Word document`."""
    program: str
    suffix: str
    folder: str
    """Where its parts are, by all who write it: `word/`."""


class Relation(NamedTuple):
    """What a part refers to."""

    kind: str
    """The last word of its type: `header`."""
    part: str


class Package:
    """The parts of an Office file. Raises UnreadableText for what is none, or is dangerous."""

    def __init__(self, path: Path, kind: Kind) -> None:
        """Open it, look at its directory, and find its main part."""
        self.path = path
        self._kind = kind
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError:
            raise
        except _BROKEN as error:
            self._refuse_as(error)
        self._parts = {member.filename: member for member in self._zip.infolist()}
        try:
            self.main = self._checked()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Package:
        """Be closed at the end of a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._zip.close()

    def relations(self, part: str) -> dict[str, Relation]:
        """The parts of this file that a part refers to, by the ids of its relations."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self._parts:
            return {}
        found = {}
        for link in self.tree(links).iterfind("{*}Relationship"):
            target = posixpath.join(f"/{folder}", link.get("Target", ""))
            target = posixpath.normpath(target).lstrip("/")
            if target in self._parts and link.get("TargetMode") != "External":
                kind = link.get("Type", "").rpartition("/")[2]
                found[link.get("Id", "")] = Relation(kind, target)
        return found

    def related(self, part: str, *kinds: str) -> list[str]:
        """The parts of some kinds that a part refers to, each once, in order."""
        found = (r.part for r in self.relations(part).values() if r.kind in kinds)
        return list(dict.fromkeys(found))

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
                data = stream.read(_MOST_TREE + 1)
            if len(data) > _MOST_TREE:
                self._bomb(part)
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, zlib.error, *_BROKEN) as error:
            self._damaged(part, error)
        if root.getroottree().docinfo.internalDTD is not None:
            self._document_type(part)
        return root

    def events(self, part: str, tags: Sequence[str]) -> Iterator[tuple[str, Element]]:
        """The beginning and end of each element of a part that has one of the tags.

        Whoever reads them empties them, so that a part of any size takes little memory.
        """
        try:
            with self._open(part) as stream:
                refuse = partial(self._document_type, part)
                yield from parsed(stream, ("start", "end"), tags, refuse)
        except (etree.XMLSyntaxError, zlib.error, *_BROKEN) as error:
            self._damaged(part, error)

    def _checked(self) -> str:
        """The main part. Raises UnreadableText for what the directory shows to be wrong."""
        if len(self._parts) > _MOST_PARTS:
            self._bomb(f"one of its more than {_MOST_PARTS:,} parts")
        if any(member.flag_bits & 1 for member in self._parts.values()):
            self._refuse("protected by a password", "Save it without one.")
        for main in self.related("", "officeDocument"):
            if main.startswith(self._kind.folder):
                return main
        return self._refuse_as(None)

    def _open(self, part: str) -> _Counted:
        return _Counted(self, self._parts[part], self._zip)

    def _count(self, member: zipfile.ZipInfo, read: int, new: int) -> None:
        """Refuse a part that unpacks to more than it can; the directory may have lied."""
        self._unpacked += new
        if self._unpacked > _MOST_UNPACKED or is_bomb(read, member.compress_size):
            self._bomb(member.filename)

    def _bomb(self, part: str) -> NoReturn:
        self._refuse(
            f"not safe to unpack: {part} is far larger than what it is packed in",
            f"If it is yours, open it in {self._kind.program} and save it again.",
        )

    def _document_type(self, part: str) -> NoReturn:
        self._refuse(
            f"dangerous to read: {part} in it declares a document type, which no Office "
            "program writes and which can make a small file fill the memory",
            f"Save it again in {self._kind.program}.",
        )

    def _damaged(self, part: str, error: Exception) -> NoReturn:
        if not isinstance(error, etree.XMLSyntaxError):
            reason = "it cannot be unpacked"
        else:
            reason = str(error.msg).partition(", line")[0]
        raise UnreadableText(
            f"{self.path} is damaged in its part {part} ({reason}). Get it again, or open it "
            f"in {self._kind.program} and save it as {self._kind.suffix}."
        ) from error

    def _refuse(self, what: str, advice: str) -> NoReturn:
        raise UnreadableText(f"{self.path} is {what}. {advice}")

    def _refuse_as(self, error: Exception | None) -> NoReturn:
        """Say what it is instead of what its name says."""
        what, advice = _kinds.known(self.path)
        if not what:
            what = f"no {self._kind.name.partition(' ')[2]} ({self._kind.suffix})"
            advice = (
                f"Open it in the program it came from and save it as {self._kind.suffix}, or "
                "give its name the ending that it should have."
            )
        elif error is None and what == self._kind.name:
            what = f"{self._kind.name} without its main part"
            advice = f"Open it in {self._kind.program} and save it again."
        raise UnreadableText(f"{self.path} is {what}. {advice}") from error


class _Counted:
    """A part as it is unpacked, counted."""

    def __init__(
        self, package: Package, member: zipfile.ZipInfo, packed: zipfile.ZipFile
    ) -> None:
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise zipfile.BadZipFile("packed in a way that no Office file is")
        self._package = package
        self._member = member
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
            self._package._count(self._member, self._read, len(piece))
            pieces.append(piece)
            size -= len(piece) if size > 0 else 0
        return b"".join(pieces)

    def peek(self) -> bytes:
        """The first bytes, which are still to be read."""
        return self._stream.peek(_PROLOGUE)
