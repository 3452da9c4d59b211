"""Where a line of a PDF was broken: between words, within one, at a hyphen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from glossary.language import HANGUL, KANA, KANJI
from glossary.texts.repair import JAPANESE_END, JAPANESE_START, NO_SPACE_AFTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

HYPHEN = "\u00ad"
"""What a line ends with that was broken at a hyphen."""

_SYLLABLE_END = re.compile(f"[{HANGUL}]$")
_SYLLABLE = re.compile(f"[{HANGUL}]")
_PARTICLE = re.compile("(?:은|는|을|를|의|과|와|에|에서|에게|으?로|으?로서)(?!\\S)")
"""What is no word by itself, so that the line before has the rest of it: `(NCG)` · `을`."""
_SOLID = re.compile(f"[{KANJI}{KANA}]")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_WORD_END = re.compile(r"[\w-]+$")
_WORD_START = re.compile(r"[\w-]+")

_MANY = 10
"""Line ends between Hangul that it takes to see how a text is set."""
_WITHIN_WORDS = (0.4, 0.95)
"""The shares of line ends without a space between which lines are broken within words.

A word of Korean has three syllables or so: where lines are broken after any of them, two ends
of three have no space. Where they are broken between words, it is few of them, or all, in
files that have no spaces at the ends of lines.
"""


GAP = "\x1f"
"""Stands for a gap between characters where the file has no space (for `str`, white space)."""
_STRETCHED = re.compile(
    f"(?<=[、。，．「『（]){GAP}|(?<=[{KANJI}{KANA}、。（）「」]){GAP}(?=[{KANJI}{KANA}、。（）「」])"
)
"""Japanese that was justified, character by character."""
_CHANGING = re.compile(
    f"(?<=[{HANGUL}{KANJI}{KANA}]){GAP}(?=[A-Za-z0-9])"
    f"|(?<=[A-Za-z0-9]){GAP}(?=[{HANGUL}{KANJI}{KANA}])"
)
"""Between an Asian and a Western character, where programs set a little space by themselves."""
_NARROW = 0.235
"""Times the size of the type, less than which such a gap is nobody's space. Measured on PDFs of
LibreOffice, where what it adds is 0.19 to 0.22, and a space of an Asian font 0.25 or more."""


def spaced(text: str, width: Callable[[int], float]) -> str:
    """A line with spaces for its gaps, but where nobody wrote one.

    `width` says how wide the gap at a place is, in times the size of the type.

    >>> spaced("2016\x1f년\x1f11월", lambda place: 0.2 if place == 4 else 0.26)
    '2016년 11월'
    """
    if GAP not in text:
        return text
    text = _CHANGING.sub(lambda m: "" if width(m.start()) < _NARROW else " ", text)
    return _STRETCHED.sub("", text).replace(GAP, " ")


def first_word(text: str) -> str:
    """What would have to find room on the line before: one character of Japanese."""
    text = text.strip()
    return text[:1] if _SOLID.match(text) else (text.split() or [""])[0]


@dataclass(frozen=True, slots=True)
class Words:
    """How the lines of a document are broken."""

    compounds: frozenset[str]
    """Words with a hyphen that stand within its lines."""
    within_words: bool
    """Whether lines of Hangul end after any syllable, without a hyphen."""

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]]) -> Words:
        """Look at all the lines of a document, paragraph by paragraph."""
        compounds: set[str] = set()
        spaced = solid = 0
        for group in groups:
            for line in group:
                if "-" in line:
                    compounds.update(w.casefold() for w in _COMPOUND.findall(line))
            for before, after in pairwise(group):
                if _SYLLABLE.match(after) and _SYLLABLE_END.search(before.rstrip()):
                    spaced += before[-1].isspace()
                    solid += not before[-1].isspace()
        least, most = _WITHIN_WORDS
        share = solid / max(1, spaced + solid)
        return cls(frozenset(compounds), spaced + solid >= _MANY and least < share < most)

    def joined(self, lines: Sequence[str]) -> str:
        """The lines of a paragraph as one."""
        text = ""
        for line in lines:
            text = f"{self._open_end(text, line)}{line}" if text else line
        return text.replace(HYPHEN, "")

    def _open_end(self, text: str, line: str) -> str:
        """The end of a line, ready for the next one to follow."""
        if text.endswith(HYPHEN):
            return text[:-1] + ("-" if self._keeps_hyphen(text[:-1], line) else "")
        bare = text.rstrip()
        if JAPANESE_END.search(bare) and JAPANESE_START.match(line):
            return bare
        return text if bare == text and self._is_one_word(text, line) else f"{bare} "

    def _is_one_word(self, text: str, line: str) -> bool:
        """Whether a word goes on from a line that has no space at its end."""
        if NO_SPACE_AFTER.search(text) or _PARTICLE.match(line):
            return True
        return bool(self.within_words and _SYLLABLE_END.search(text) and _SYLLABLE.match(line))

    def _keeps_hyphen(self, text: str, line: str) -> bool:
        """Whether it is that of a compound, which the text has elsewhere, or of a number."""
        before, after = _WORD_END.search(text), _WORD_START.match(line)
        if not before or not after or not after.group()[0].islower():
            return True
        return f"{before.group()}-{after.group()}".casefold() in self.compounds
