"""The texts that the cells of a workbook share, kept in a file and not in memory."""

from __future__ import annotations

import re
import tempfile
from array import array
from typing import TYPE_CHECKING

from glossary.errors import UnreadableFile
from glossary.files.workbook_zip import Archive, Broken

if TYPE_CHECKING:
    from typing import IO

    from lxml.etree import _Element as Element

_MOST = 10_000_000
"""Texts in a workbook; each takes eight bytes of memory."""
_REMEMBERED = 4096
"""Texts of at most `_SHORT` characters that are kept, as many cells share them."""
_SHORT = 256
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Strings:
    """The shared texts, read when the first of them is asked for."""

    def __init__(self, archive: Archive, part: str) -> None:
        """Know the part that they are in; nothing is read yet."""
        self._archive = archive
        self._part = part
        self._ends = array("Q")
        self._texts: IO[bytes] | None = None
        self._recent: dict[int, str] = {}

    def __getitem__(self, index: int) -> str:
        """The text of a number. Raises IndexError where there is none."""
        if index in self._recent:
            return self._recent[index]
        texts = self._texts or self._read()
        start = self._ends[index - 1] if index else 0
        end = self._ends[index]
        texts.seek(start)
        text = texts.read(end - start).decode("utf-8", "surrogatepass")
        if len(text) <= _SHORT:
            if len(self._recent) >= _REMEMBERED:
                self._recent.clear()
            self._recent[index] = text
        return text

    def close(self) -> None:
        """Forget the texts."""
        if self._texts is not None:
            self._texts.close()

    def _read(self) -> IO[bytes]:
        """Put the texts into a file that is gone when it is closed."""
        texts = self._texts = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
        if not self._part:
            return texts
        end = 0
        try:
            for element in self._archive.elements(self._part, ("{*}si",)):
                end += texts.write(string(element).encode("utf-8", "surrogatepass"))
                self._ends.append(end)
                if len(self._ends) > _MOST:
                    raise UnreadableFile(
                        f"{self._archive.path} has more than {_MOST:,} different texts: "
                        "make several workbooks of it."
                    )
        except Broken as error:
            raise UnreadableFile(
                f"{self._archive.path} is damaged in its part {self._part} ({error}): get it "
                "again, or open it in Excel or LibreOffice and save it as .xlsx."
            ) from error
        return texts


def string(element: Element) -> str:
    """The text of a shared or an inline string, without how it is to be pronounced.

    It may stand in runs that look different. Japanese ones have their furigana beside it.
    """
    text = "".join(
        child.text or ""
        for child in element.iter("{*}t")
        if not _is_phonetic(child.getparent())
    )
    if "_x" not in text:
        return text
    # ECMA-376 Part 1, 22.9.2.19: characters that XML cannot hold, and the underscore that
    # is one although such a thing follows.
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


def _is_phonetic(parent: Element | None) -> bool:
    return parent is not None and str(parent.tag).endswith("}rPh")
