"""The ZIP that an XLSX workbook is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.errors import UnreadableFile
from glossary.files.office_zip import BROKEN, DAMAGE, Limits, OfficeZip, Words, is_bomb
from glossary.files.xml import forget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element as Element

LIMITS = Limits(
    unpacked=4 << 30,  # a full sheet of Excel has fewer bytes
    tree=16 << 20,
    parts=10_000,
)
_WORDS = Words(
    error=UnreadableFile,
    program="Excel or LibreOffice",
    suffix=".xlsx",
    against_bombs="open it in Excel or LibreOffice, delete the empty rows and columns beside "
    "the table, and save it again",
)

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files begin that Office wrote before 2007, and those that it encrypts today."""


class Broken(Exception):
    """A part ends or goes wrong in the middle; its text says how."""


class Archive(OfficeZip):
    """A workbook's parts. Raises UnreadableFile for what is none, or is dangerous."""

    def __init__(self, path: Path) -> None:
        """Open it and look at its directory."""
        with path.open("rb") as stream:
            head = stream.read(len(_OLE))
        if head == _OLE:
            raise UnreadableFile(
                f"{path} is an old .xls workbook, or one that a password protects. Open it in "
                "Excel or LibreOffice and save it as .xlsx without a password."
            )
        try:
            super().__init__(path, LIMITS, _WORDS)
        except BROKEN as error:
            raise UnreadableFile(
                f"{path} is no whole .xlsx workbook. It may have broken off on its way: get it "
                "again, or open it in Excel or LibreOffice and save it as .xlsx."
            ) from error
        try:
            self.check()
        except BaseException:
            self.close()
            raise

    def check(self) -> None:
        """Refuse what the directory shows: all of it, for hardly a part goes unread."""
        super().check()
        if sum(member.file_size for member in self.parts.values()) > self.limits.unpacked:
            self.bomb("the whole")
        for member in self.parts.values():
            if is_bomb(member.file_size, member.compress_size):
                self.bomb(member.filename)

    def elements(self, part: str, tags: Sequence[str]) -> Iterator[Element]:
        """Every element of a part that has one of the tags, as it ends, emptied afterwards.

        Raises Broken where the part goes wrong; UnreadableFile where it is dangerous.
        """
        try:
            for _, element in self.events(part, ("end",), tags):
                yield element
                forget(element)
        except DAMAGE as error:
            raise Broken(str(error)) from error
