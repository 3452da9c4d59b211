"""The encoding of a text file, and its lines, whatever the file's size."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

from glossary.encoding import LEGACY, SAMPLE, marked, unmarked_utf16
from glossary.tools._loaded import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_LINE = 1 << 20
"""Characters. A glossary has no longer lines; a file that has is something else."""

_PIECE = 1 << 20

_TITLES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp949": "CP949 (Korean Windows)",
    "cp932": "Shift JIS (Japanese Windows)",
    "latin-1": "no encoding that is known here",
}


class Encoding(NamedTuple):
    """How the characters of a file are written."""

    name: str
    """As Python calls it; `latin-1` where nothing better is known."""
    marked: bool = False
    """Whether it begins with a byte order mark."""
    ascii: bool = False
    """Whether all of it is ASCII, so that most encodings are alike for it."""
    broken: bool = False
    """Whether it is in that encoding but for a few bytes."""

    @property
    def title(self) -> str:
        """What people call it."""
        if self.broken:
            return f"{_TITLES[self.name]} with bytes in it that are not"
        return "ASCII" if self.ascii else _TITLES[self.name]

    @property
    def is_utf8(self) -> bool:
        """Whether it is UTF-8, with a mark or without."""
        return self.name == "utf-8"


def encoding_of(path: Path) -> Encoding:
    """The encoding that a whole file decodes in and reads like writing in."""
    with path.open("rb") as stream:
        head = stream.read(_PIECE)
    name, mark = marked(head)
    if mark:
        return Encoding(name, marked=True)
    if name := unmarked_utf16(head):
        return Encoding(name)
    decodes, only_ascii = _decodes(path, "utf-8")
    if decodes:
        return Encoding("utf-8", ascii=only_ascii)
    for name, is_it in LEGACY.items():
        if _decodes(path, name)[0] and is_it(head.decode(name, "ignore")[:SAMPLE]):
            return Encoding(name)
    return Encoding("utf-8", broken=True) if _nearly_utf8(head) else Encoding("latin-1")


_FEW = 10
"""One wrong character in so many is damage; more are another encoding."""


def _nearly_utf8(head: bytes) -> bool:
    text = head.decode("utf-8", "replace")
    foreign = sum(not c.isascii() for c in text)
    return text.count("\ufffd") * _FEW < foreign


def _decodes(path: Path, name: str) -> tuple[bool, bool]:
    """Whether a file is in an encoding throughout, and whether it is all ASCII."""
    decoder = codecs.getincrementaldecoder(name)()
    only_ascii = True
    with path.open("rb") as stream:
        try:
            while piece := stream.read(_PIECE):
                only_ascii = only_ascii and piece.isascii()
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False, False
    return True, only_ascii


def lines(path: Path, encoding: Encoding) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, without their ends and a byte order mark.

    A line ends with LF, CR LF or CR, as for Java's `readLine` and for spreadsheets. What
    does not decode becomes U+FFFD. Raises Refused for a line that is far too long.
    """
    with path.open(encoding=encoding.name, errors="replace", newline=None) as stream:
        number = 0
        while line := stream.readline(LONGEST_LINE):
            number += 1
            if len(line) >= LONGEST_LINE:
                raise Refused(
                    f"a line of more than {LONGEST_LINE:,} characters: this is no glossary",
                    place=f"line {number}",
                )
            if number == 1:
                line = line.removeprefix("\ufeff")
            yield number, line.removesuffix("\n")
