"""The ZIP that an XLSX workbook is, and the XML in it, neither of them trusted."""

from __future__ import annotations

import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING, NoReturn, cast

from lxml import etree

from glossary.errors import UnreadableFile
from glossary.files.office_xml import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element

MOST_UNPACKED = 4 << 30
"""Bytes that the parts of a workbook may unpack to: a full sheet of Excel has fewer."""
MOST_DENSE = 250
"""Bytes that one byte may unpack to. Sheets of nothing but alike rows have about 100."""
_SMALL = 10 << 20
"""Bytes: what unpacks to no more than this is no bomb, however dense it is."""
_MOST_PARTS = 10_000
_SMALL_PART = 16 << 20
"""Bytes of a part that is read at once: the names of sheets, and what they refer to."""
_PROLOGUE = 1 << 16

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files begin that Office wrote before 2007, and those that it encrypts today."""


_WRONG = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError)
"""What `zipfile` raises for archives with wrong numbers in them."""


class Broken(Exception):
    """A part ends or goes wrong in the middle; its text says how."""


class Archive:
    """A workbook's parts. Raises UnreadableFile for what is none, or is dangerous."""

    def __init__(self, path: Path) -> None:
        """Open it and look at its directory."""
        self.path = path
        with path.open("rb") as stream:
            head = stream.read(len(_OLE))
        if head == _OLE:
            self._refuse(
                "an old .xls workbook, or one that a password protects",
                "Open it in Excel or LibreOffice and save it as .xlsx without a password.",
            )
        try:
            self._zip = zipfile.ZipFile(path)
        except _WRONG:
            self._refuse(
                "no whole .xlsx workbook",
                "It may have broken off on its way: get it again, or open it in Excel or "
                "LibreOffice and save it as .xlsx.",
            )
        self.names = {member.filename: member for member in self._zip.infolist()}
        try:
            self._check()
        except BaseException:
            self._zip.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def tree(self, part: str) -> Element:
        """A small part as a tree. Raises UnreadableFile where it is not small, or no XML."""
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
        try:
            with self._open(part) as stream:
                data = stream.read(_SMALL_PART + 1)
            if len(data) > _SMALL_PART:
                self._bomb(part)
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError) as error:
            self._damaged(part, error)
        if root.getroottree().docinfo.internalDTD is not None:
            self._document_type(part)
        return root

    def elements(self, part: str, tags: Sequence[str]) -> Iterator[Element]:
        """Every element of a part that has one of the tags, as it ends, emptied afterwards.

        Raises Broken where the part goes wrong; UnreadableFile where it is dangerous.
        """
        try:
            with self._open(part) as stream:
                yield from self._parsed(part, stream, tags)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise Broken(str(error)) from error

    def _parsed(self, part: str, stream: _Counted, tags: Sequence[str]) -> Iterator[Element]:
        refuse = partial(self._document_type, part)
        for _, element in parsed(stream, ("end",), tags, refuse):
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]

    def _open(self, part: str) -> _Counted:
        return _Counted(self, self.names[part], self._zip)

    def _check(self) -> None:
        """Refuse what the directory of the archive already shows to be wrong."""
        members = self.names.values()
        if len(self._zip.infolist()) > _MOST_PARTS:
            self._bomb(f"one of its more than {_MOST_PARTS:,} parts")
        if sum(member.file_size for member in members) > MOST_UNPACKED:
            self._bomb("the whole")
        for member in members:
            if member.flag_bits & 1:
                self._refuse(
                    "protected by a password",
                    "Save it without one in the program it came from.",
                )
            if is_bomb(member.file_size, member.compress_size):
                self._bomb(member.filename)

    def _bomb(self, part: str) -> NoReturn:
        self._refuse(
            f"not safe to unpack: {part} is far larger than what it is packed in",
            "If it is yours, open it in Excel or LibreOffice, delete the empty rows and "
            "columns beside the table, and save it again.",
        )

    def _document_type(self, part: str) -> NoReturn:
        self._refuse(
            f"dangerous to read: {part} in it declares a document type, which no program for "
            "spreadsheets writes and which can make a small file fill the memory",
            "Save it again in Excel or LibreOffice.",
        )

    def _damaged(self, part: str, error: Exception) -> NoReturn:
        raise UnreadableFile(
            f"{self.path} is damaged in its part {part} ({error}): get it again, or open it "
            "in Excel or LibreOffice and save it as .xlsx."
        ) from error

    def _refuse(self, what: str, advice: str) -> NoReturn:
        raise UnreadableFile(f"{self.path} is {what}. {advice}")


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so many bytes out of so few are what no workbook has."""
    return unpacked > _SMALL and unpacked > packed * MOST_DENSE


class _Counted:
    """A part as it is unpacked, counted: the directory may have lied about its size."""

    def __init__(
        self, archive: Archive, member: zipfile.ZipInfo, packed: zipfile.ZipFile
    ) -> None:
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise zipfile.BadZipFile("packed in a way that no workbook is")
        self._archive = archive
        self._member = member
        try:
            self._stream = cast("zipfile.ZipExtFile", packed.open(member))
        except _WRONG as error:
            raise zipfile.BadZipFile(str(error)) from error
        self._count = 0

    def __enter__(self) -> _Counted:
        return self

    def __exit__(self, *error: object) -> None:
        self._stream.close()

    def read(self, size: int = -1) -> bytes:
        """Read at most so many bytes."""
        data = self._stream.read(size)
        self._count += len(data)
        if self._count > MOST_UNPACKED or is_bomb(self._count, self._member.compress_size):
            self._archive._bomb(self._member.filename)
        return data

    def peek(self) -> bytes:
        """The first bytes, which are still to be read."""
        return self._stream.peek(_PROLOGUE)
