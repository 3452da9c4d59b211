"""How much text there is: words and characters, as translators count them.

A word is what stands between spaces, with its punctuation; a Korean word is the eojeol. Each
kanji or kana, and each full-width sign or letter beside them, is a word by itself. That is
the count of Microsoft Word ("Asian characters, Korean words" beside "non-Asian words") and
of memoQ's default ("any text between spaces", memoQ help, "Understanding word count
differences"); Trados Studio counts ideographs one by one, too (RWS documentation, "How
Studio counts words"). Inline tags count for nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from glossary.language import KANJI

_ASIAN = f"{KANJI}\u3001-\u303f\u3041-\u3096\u3099-\u30ff\u31f0-\u31ff\uff01-\uff9f"
"""Kanji; the signs of the block CJK Symbols and Punctuation (its space is one); hiragana,
katakana and their small forms; full-width signs and letters, and half-width katakana."""
_WORD = re.compile(rf"[{_ASIAN}]|[^\s{_ASIAN}]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Soft hyphens, joiners and marks that take no room."""


@dataclass(frozen=True, slots=True)
class Volume:
    """So much text."""

    segments: int = 0
    words: int = 0
    characters: int = 0
    """Without spaces."""
    with_spaces: int = 0
    """Characters, with the spaces between them."""

    def __add__(self, other: Volume) -> Volume:
        """Both together."""
        return Volume(
            self.segments + other.segments,
            self.words + other.words,
            self.characters + other.characters,
            self.with_spaces + other.with_spaces,
        )


def volume(text: str) -> Volume:
    """How much one segment is; white space within it counts as one space.

    >>> volume("한미 동맹은 굳건하다.")
    Volume(segments=1, words=3, characters=10, with_spaces=12)
    >>> volume("F-35Aを導入した。").words
    7
    """
    words = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).split()
    characters = sum(map(len, words))
    return Volume(
        segments=1,
        words=sum(len(_WORD.findall(word)) for word in words),
        characters=characters,
        with_spaces=characters + max(0, len(words) - 1),
    )
