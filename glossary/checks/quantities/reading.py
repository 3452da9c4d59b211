"""A text in some language → its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from glossary.checks.quantities import english, japanese, korean
from glossary.checks.quantities.digits import TO_ASCII, tokens
from glossary.checks.quantities.number import Number, Value, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_NUMBERS: dict[str, Callable[[str, Iterator[Number]], Iterator[Number]]] = {
    "ko": korean.numbers,
    "en": english.numbers,
    "ja": japanese.numbers,
}
_WORDS: dict[str, Callable[[str], Iterator[Value]]] = {
    "ko": korean.words,
    "ja": japanese.words,
}

_ROMAN = re.compile(r"(?<![A-Za-z])(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?![A-Za-z])")
_SIGNS = {
    **{chr(0x2160 + i): i + 1 for i in range(12)},  # Ⅰ–Ⅻ
    **{chr(0x2460 + i): i + 1 for i in range(20)},  # ①–⑳
    "½": 2, "¼": 4, "¾": 4, "⅓": 3, "⅔": 3, "²": 2, "³": 3,
}  # fmt: skip
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
_RANGE = re.compile(r"\s?(?:[-~〜–—∼]|to|에서|부터|から)\s?")
_DIGIT = re.compile(r"[0-9]")


_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net)\b[!-~]*")
"""A page may be another one in another language."""
_SIGNS_OF_ADDRESSES = ("://", "www.", ".com", ".org", ".net")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers in a text."""

    plain: str
    """The text with its full-width digits and signs made ASCII, and blanks for addresses of
    pages; of the same length."""
    language: str
    numbers: tuple[Number, ...]
    """Those with digits, in order."""

    @property
    def values(self) -> frozenset[Value]:
        """What the digits may stand for."""
        return values(self.numbers)

    @property
    def words(self) -> frozenset[Value]:
        """What is said in words, or in other signs than digits."""
        return _words(self.plain, self.language)


@lru_cache(8)
def read(text: str, language: str) -> Reading:
    """Read the numbers of a text; in a language not known, those in digits alone."""
    plain = text if text.isascii() else text.translate(TO_ASCII)
    if not _DIGIT.search(plain):
        return Reading(plain, language, ())
    if any(sign in plain for sign in _SIGNS_OF_ADDRESSES):
        plain = _ADDRESS.sub(_blank, plain)
    found = tokens(plain)
    if language in _NUMBERS:
        found = _NUMBERS[language](plain, found)
    return Reading(plain, language, tuple(_ranged(plain, list(found))))


def _ranged(text: str, numbers: list[Number]) -> Iterable[Number]:
    """With the readings that the two ends of a range have of each other.

    2~3만 is from 20,000; 1990-95 is to 1995.
    """
    for i, (first, second) in enumerate(pairwise(numbers)):
        match = _RANGE.match(text, first.end)
        if not match or match.end() != second.start:
            continue
        if first.scale == 1 < second.scale:
            scaled = [{v * second.scale for v in reading} for reading in first.readings]
            numbers[i] = first.or_else(*scaled)
        elif first.end - first.start == 4 and second.end - second.start == 2:
            century = text[first.start : first.start + 2]
            ends = text[second.start : second.end]
            if (century + ends).isdecimal():
                numbers[i + 1] = second.or_else({int(century + ends)})
    return numbers


@lru_cache(8)
def _words(text: str, language: str) -> frozenset[Value]:
    found = {_roman(match.group()) for match in _ROMAN.finditer(text)}
    found |= {_SIGNS[match.group()] for match in _SIGN.finditer(text)}
    # a Korean text may say decimal, or hex, in English
    found.update(english.words(text))
    if language in _WORDS:
        found.update(_WORDS[language](text))
    return frozenset(found)


def _roman(numeral: str) -> Value:
    digits = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return sum(
        -digit if i + 1 < len(digits) and digit < digits[i + 1] else digit
        for i, digit in enumerate(digits)
    )
