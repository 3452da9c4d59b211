"""How alike two segments are: the score that translators know.

The similarity is `1 - d / max(n, m)`: `d` is the Levenshtein distance (insertions,
deletions and replacements, each 1), `n` and `m` are the lengths. It is counted in
characters for Korean and Japanese, whose words carry particles and have no sure edges, and
in words for languages that put spaces between them, as CAT tools do: words without regard
to capitals, and without the punctuation between them. A text without any word is counted
in characters. Texts are compared as `language.normalise` leaves them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DEFAULT_THRESHOLD = 0.7
"""What Trados, amaGama and Pontoon show; and what MateCat and memoQ pay less for is below."""
LOWEST_THRESHOLD = 0.5
"""Less alike than that, a translation is made faster anew: no CAT tool bands it."""

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,:][0-9]+)*")
"""The same for small ASCII letters, in half the time."""
_IN_WORDS = re.compile("['0-9]")
"""What may stand in a word of ASCII beside letters."""
_SMALL_LETTERS = {
    number: chr(number).lower() if chr(number).isalpha() else " " for number in range(128)
}
"""Turns a text of ASCII without those into its words, in half the time again."""
_TOKEN = re.compile(rf"{_WORD.pattern}|\S")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")

_UNSPACED = frozenset(("ko", "ja", "zh", "yue", "th", "lo", "km", "my", "bo"))
"""Languages counted in characters. Korean has spaces, but its words end in particles."""

_ROUNDING = 1e-9
"""What binary fractions may be off: 0.3 of ten characters are three."""


@cache
def in_words(language: str) -> bool:
    """Whether texts of a language are compared word by word."""
    return language.split("-", maxsplit=1)[0] not in _UNSPACED


def words(text: str) -> list[str]:
    """The words of a text, small; its characters if it has none.

    >>> words("The U.S.-Japan alliance isn't 1,000 years old."), words("* * *")
    ... # doctest: +NORMALIZE_WHITESPACE
    (['the', 'u', 's', 'japan', 'alliance', "isn't", '1,000', 'years', 'old'],
     ['*', ' ', '*', ' ', '*'])
    """
    if not text.isascii():
        found = _WORD.findall(text.lower())
    elif _IN_WORDS.search(text):
        found = _ASCII_WORD.findall(text.lower())
    else:
        found = text.translate(_SMALL_LETTERS).split()
    return found or list(text)


def allowed(length: int, threshold: float) -> int:
    """The distance that two texts may have, the longer of which has `length` units.

    >>> allowed(10, 0.7), allowed(9, 0.7)
    (3, 2)
    """
    return int((1 - threshold) * length + _ROUNDING)


def units(text: str, language: str) -> Sequence[str]:
    """What a text is counted in: its characters, or its words."""
    return words(text) if in_words(language) else text


def similarity(one: str, other: str, language: str) -> float:
    """How alike two normal texts of a language are, from 0 to 1.

    >>> similarity("한미 동맹이다", "한미 동맹이었다", "ko")
    0.875
    >>> similarity("Close the door.", "Close the window.", "en")
    0.6666666666666667
    """
    return Comparison(one, language).similarity(other)


class Comparison:
    """One text, to be compared with many.

    Words become characters: what the text does not have is all the same to it, so that
    one fast distance of strings serves both kinds of languages.
    """

    __slots__ = ("_characters", "_in_words", "text", "units")

    def __init__(self, text: str, language: str) -> None:
        """Take a normal text."""
        self.text = text
        self._in_words = in_words(language)
        self._characters: dict[str, str] = {}
        if self._in_words:
            for word in words(text):
                # From U+0100 on, clear of the two that stand for everything else.
                self._characters.setdefault(word, chr(0x100 + len(self._characters)))
        self.units = self.spell(text)

    def spell(self, text: str) -> str:
        """A text as a string with a character for each of its units."""
        if not self._in_words:
            return text
        get = self._characters.get
        return "".join([get(word, "\x00") for word in words(text)])

    def distances(self, texts: Sequence[str], threshold: float) -> list[tuple[int, int, int]]:
        """Which of the texts are similar enough: index, distance, length of the longer.

        In the order in which they are given.
        """
        from rapidfuzz import process  # noqa: PLC0415 - not needed for an exact match
        from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

        spelt = [self.spell(text) for text in texts] if self._in_words else texts
        found = []
        for _, score, index in process.extract(
            self.units,
            spelt,
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=max(0.0, threshold - 1e-6),
            limit=None,
        ):
            length = max(len(self.units), len(spelt[index]))
            distance = round((1 - score) * length)
            if distance <= allowed(length, threshold):
                found.append((index, distance, length))
        found.sort()
        return found

    def similarity(self, text: str) -> float:
        """How alike a normal text is, from 0 to 1."""
        from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

        other = self.spell(text)
        length = max(len(self.units), len(other))
        if not length:
            return 1.0
        return 1 - Levenshtein.distance(self.units, other) / length


def without_numbers(text: str) -> str:
    """A text with all its numbers alike: what two texts share if only numbers differ.

    >>> without_numbers("제3조 1,000.5명") == without_numbers("제12조 7명")
    True
    """
    return _NUMBER.sub("0", text)


def numbers(text: str) -> list[str]:
    """The numbers of a text, as they are written.

    >>> numbers("제3조 1,000.5명, 10:30")
    ['3', '1,000.5', '10:30']
    """
    return _NUMBER.findall(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place in which two texts differ; both spans are half-open offsets."""

    kind: str
    """insert (the other text has more), delete (it has less), or replace."""
    start: int
    end: int
    """In the text that is looked up; empty for an insertion."""
    other_start: int
    other_end: int
    """In the text of the memory; empty for a deletion."""


def differences(one: str, other: str, language: str) -> tuple[Difference, ...]:
    """What turns the one text into the other, from left to right.

    In characters for Korean and Japanese; in words and signs for the rest.

    >>> [d.kind for d in differences("한미 동맹이다", "한미일 동맹이다", "ko")]
    ['insert']
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    if one == other:
        return ()
    pattern = _TOKEN if in_words(language) else re.compile(".", re.DOTALL)
    ones, others = ([m.span() for m in pattern.finditer(text)] for text in (one, other))
    opcodes = Levenshtein.opcodes(
        [one[start:end] for start, end in ones],
        [other[start:end] for start, end in others],
    )
    found = []
    for is_equal, group in groupby(opcodes, key=lambda code: code.tag == "equal"):
        if is_equal:
            continue
        codes = list(group)  # one place, however many edits it took
        first, last = codes[0], codes[-1]
        start, end = _span(ones, first.src_start, last.src_end, len(one))
        other_start, other_end = _span(others, first.dest_start, last.dest_end, len(other))
        kind = "insert" if start == end else "delete" if other_start == other_end else "replace"
        found.append(
            Difference(
                kind=kind, start=start, end=end, other_start=other_start, other_end=other_end
            )
        )
    return tuple(found)


def _span(
    spans: Sequence[tuple[int, int]], first: int, last: int, length: int
) -> tuple[int, int]:
    if first == last:
        place = spans[first][0] if first < len(spans) else length
        return place, place
    return spans[first][0], spans[last - 1][1]
