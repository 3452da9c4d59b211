"""Which encoding a text is in: marked, UTF-8, or what Korean and Japanese Windows write.

Pure functions over bytes and text; who reads a whole file and who reads it in pieces
ask the same ones.
"""

from __future__ import annotations

import codecs
import unicodedata
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SAMPLE = 20_000
"""As many characters of a text are looked at to see what it is."""

_ZEROS = 20
"""One byte in so many is zero in UTF-16, and more: in Korean with its spaces one in eight."""

_STRAY = 3
"""As many control characters are left by old programs at the end of a file and such."""


def marked(head: bytes) -> tuple[str, int]:
    """The encoding that a byte order mark names and the mark's length; `("", 0)` without.

    >>> marked(b"\\xef\\xbb\\xbfid")
    ('utf-8', 3)
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    return "", 0


def unmarked_utf16(head: bytes) -> str:
    """The UTF-16 that bytes without a mark may be in; empty where it is not likely.

    UTF-16 shows by the zero byte beside every ASCII character: every space, every end of
    a line. A stray null in other text is not so many.
    """
    if head.count(0) * _ZEROS < len(head) or b"\0" not in head:
        return ""
    odd, even = head[1::2].count(0), head[::2].count(0)
    return "utf-16-le" if odd > even else "utf-16-be"


def is_text(sample: str) -> bool:
    """Whether it is writing: no null, and of other control characters but a stray few."""
    odd = sum(
        c not in "\t\n\r\f\v" and unicodedata.category(c) in {"Cc", "Cn", "Cs"} for c in sample
    )
    return "\0" not in sample and odd <= max(_STRAY, len(sample) // 100)


def is_korean(sample: str) -> bool:
    """Whether what was read as CP949 is: other encodings decode, too, to what nobody wrote.

    Kana of EUC-JP become letters of Hangul that stand alone, kanji rare hanja; Shift_JIS
    becomes syllables that Unified Hangul Code added for completeness' sake, and no word has.
    """
    foreign = [c for c in sample if c.isalpha() and not c.isascii()]
    syllables = [c for c in foreign if "가" <= c <= "힣"]
    letters = sum("ㄱ" <= c <= "ㆎ" for c in foreign)
    rare = sum(c not in _common_syllables() for c in syllables)
    return (
        len(syllables) * 2 >= len(foreign)
        and letters * 10 <= len(foreign)
        and rare * 10 <= len(syllables)
    )


def is_japanese(sample: str) -> bool:
    """Whether what was read as CP932 is: other encodings become half-width katakana."""
    foreign = [c for c in sample if c.isalpha() and not c.isascii()]
    written = sum("ぁ" <= c <= "ヿ" or "一" <= c <= "鿿" or c == "々" for c in foreign)
    halfwidth = sum("ｦ" <= c <= "ﾟ" for c in foreign)
    return written * 2 >= len(foreign) and halfwidth * 10 <= len(foreign)


def is_japanese_prose(sample: str) -> bool:
    """Whether what was read as CP932 or EUC-JP is Japanese as people write it, with kana.

    Chinese becomes kanji without kana; UTF-8 with a broken byte in it becomes the same three
    kanji over and over, for the first two bytes of kana.
    """
    foreign = [c for c in sample if c.isalpha() and not c.isascii()]
    kana = sum("ぁ" <= c <= "ヿ" for c in foreign)
    broken = sum(c in "縺繧繝" for c in foreign)
    return (
        0 < len(foreign) <= kana * _KANA
        and broken * 20 <= len(foreign)
        and is_japanese("".join(foreign))
    )


def decoded(data: bytes) -> tuple[str, str] | None:
    """A whole text and the encoding that it turns out to be in; None for what is no text.

    A byte order mark is believed; then come UTF-16 without one, ISO-2022-JP by its escape
    sequences, UTF-8 if all of it is, and the encodings of Windows and Unix in Korea and
    Japan, if what they make of it is what people write.

    >>> decoded("日米同盟を強化する".encode("euc-jp"))
    ('日米同盟を強化する', 'euc_jp')
    """
    name, mark = marked(data)
    name = name or unmarked_utf16(data)
    if not name and _SHIFTED in data:
        name = "iso2022_jp"
    for candidate, is_it in ({name: _anything} if name else _WRITTEN).items():
        try:
            text = data[mark:].decode(candidate)
        except UnicodeDecodeError:
            continue
        sample = text[:SAMPLE]
        if is_text(sample) and is_it(sample):
            return text, candidate
    return None


def _anything(_: str) -> bool:
    return True


_KANA = 20
"""One letter in so many is kana at the least; in running text every second one is."""
_SHIFTED = b"\x1b$B"
"""How ISO-2022-JP begins kanji and kana (RFC 1468); no other text has an escape character."""
_WRITTEN: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "utf-8": _anything,
        "cp949": is_korean,
        "cp932": is_japanese_prose,
        "euc_jp": is_japanese_prose,
    }
)

LEGACY: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {"cp949": is_korean, "cp932": is_japanese}
)
"""Encodings without a mark, by what tells that a text in them is one; in this order."""


@cache
def _common_syllables() -> frozenset[str]:
    """The 2,350 syllables of KS X 1001, which all but write Korean."""
    rows, cells = range(0xB0, 0xC9), range(0xA1, 0xFF)
    return frozenset(bytes((row, cell)).decode("cp949") for row in rows for cell in cells)
