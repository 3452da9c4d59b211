"""Plain text and Markdown: UTF-8, UTF-16 or CP949, with a byte order mark or without."""

from __future__ import annotations

import codecs
import unicodedata
from typing import TYPE_CHECKING

from glossary.errors import UnreadableText

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".txt", ".md")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_STRAY = 3
"""As many control characters are left by old programs at the end of a file and such."""


def read(path: Path) -> tuple[str, str]:
    """The text of a file and the encoding it was in; raises UnreadableText."""
    data = path.read_bytes()
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], (encoding,), path)
    if b"\0" in data:
        # Without a mark, UTF-16 shows by the zero byte beside every ASCII character.
        odd, even = data[1::2].count(0), data[::2].count(0)
        return _decoded(data, ("utf-16-le",) if odd > even else ("utf-16-be",), path)
    return _decoded(data, ("utf-8", "cp949"), path)


def _decoded(data: bytes, encodings: tuple[str, ...], path: Path) -> tuple[str, str]:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and (encoding != "cp949" or _is_korean(text)):
            return text, encoding
    raise UnreadableText(
        f"{path} is not a text in UTF-8, UTF-16 or CP949: "
        "open it in the program it came from and save it as plain text in UTF-8."
    )


def _is_text(text: str) -> bool:
    """Whether it is writing: no null, and of other control characters but a stray few."""
    sample = text[:20_000]
    odd = sum(
        c not in "\t\n\r\f\v" and unicodedata.category(c) in {"Cc", "Cn", "Cs"} for c in sample
    )
    return "\0" not in sample and odd <= max(_STRAY, len(sample) // 100)


def _is_korean(text: str) -> bool:
    """Whether what was read as CP949 is: EUC-JP and GBK decode, too, to what nobody wrote.

    Kana become letters of Hangul that stand alone, kanji become rare syllables and hanja.
    """
    foreign = [c for c in text[:20_000] if c.isalpha() and not c.isascii()]
    syllables = sum("가" <= c <= "힣" for c in foreign)
    letters = sum("ㄱ" <= c <= "ㆎ" for c in foreign)
    return syllables * 2 >= len(foreign) and letters * 10 <= len(foreign)
