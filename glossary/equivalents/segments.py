"""Segments of a translation memory as words, without a morphological analyser.

Korean words lose their particles; the terms that are looked for become one word each,
however they are spaced. Japanese runs of characters are cut where their pieces are
commonest in general Japanese (wordfreq).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from glossary import language
from glossary.equivalents.frequency import frequency

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_ENGLISH = re.compile(
    r"(?:[A-Za-z]\.){2,}|[A-Za-z0-9À-ɏ]+(?:(?:[-&/]|[.](?=\d)|['’](?!s\b))[A-Za-z0-9À-ɏ]+)*"
)
"""Words with the hyphens and dots inside them; the possessive 's is left outside."""
_KOREAN = re.compile(
    rf"[{language.HANGUL}{language.KANJI}A-Za-z0-9]+"
    rf"(?:[·・&/+.-][{language.HANGUL}A-Za-z0-9]+)*"
)
_RUNS = re.compile(
    rf"[{language.KANJI}]+|[ァ-ヺー]+(?:[・=][ァ-ヺー]+)*|[ぁ-ゖ]+|[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+"
)
_LONGEST_TERM = 6
"""Words, spaced; the longest of the curated list's Korean terms that is no title."""
_LONGEST_PIECE = 6
"""Characters of a Japanese word; wordfreq's list has few longer ones."""
_UNKNOWN = 1e-9
"""The share of each character of a piece that wordfreq does not list; its least is 10⁻⁸."""

_SMALL = """
    a an and any are as at be been being but by can could did do does for from had has have
    he her his i if in into is it its may more most must my no not of on or our shall she
    should so some such than that the their them then there these they this those to under
    up was we were what when where which while who will with would you your said says also
    between during after before over about against new other all both out one two
""".split()  # noqa: SIM905 - read as prose
"""Words that neither begin nor end an English term."""
_INSIDE = re.compile(r"の|[いえきぎけげしじちっめみりれ]")
"""The kana that may stand inside a Japanese term: of one syllable, and no particle but の."""


_SHORTEST = 2
"""Characters of a Japanese term; one by itself is mostly the stem of a verb: 含む, 除く."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a segment, and where it stands there."""

    text: str
    """As it is counted: without particle, in small letters."""
    start: int
    end: int


class Korean:
    """Cuts Korean segments into words; each of the terms wanted is one word: its key."""

    def __init__(self, keys: Collection[str]) -> None:
        """Take the keys of the terms that are looked for."""
        self._keys = frozenset(keys)
        self._beginnings = {key[:n] for key in keys for n in range(1, len(key) + 1)}
        self._anywhere = AhoCorasick(sorted(self._keys)) if keys else None

    def may_have_one(self, text: str) -> bool:
        """Whether any of the terms can stand in a segment: cheap, and seldom wrong."""
        bare = text.replace(" ", "").replace("·", "").lower()
        return self._anywhere is not None and bool(self._anywhere.find_matches_as_indexes(bare))

    def has(self, word: str) -> bool:
        """Whether a word is one of the terms."""
        return word in self._keys

    def words(self, text: str) -> list[Word]:
        """The words of a segment; of nested terms the longest is taken.

        >>> [w.text for w in Korean(["한미동맹"]).words("한미 동맹의 억제력은")]
        ['한미동맹', '억제력']
        """
        spans = [match.span() for match in _KOREAN.finditer(text)]
        forms = [_forms(text[start:end]) for start, end in spans]
        words, place = [], 0
        while place < len(spans):
            key, last = self._term(forms, place)
            words.append(Word(key, spans[place][0], spans[last][1]))
            place = last + 1
        return words

    def _term(self, forms: Sequence[tuple[str, str]], place: int) -> tuple[str, int]:
        """The longest term from a word on, or the word; and its last word."""
        found, last, before = forms[place][1], place, ""
        for n in range(place, min(place + _LONGEST_TERM, len(forms))):
            whole, bare = forms[n]
            for form in (before + bare, before + whole):
                if form in self._keys:
                    found, last = form, n
            before += whole
            if before not in self._beginnings:
                break
        return found, last


@lru_cache(100_000)
def _forms(word: str) -> tuple[str, str]:
    """The key of a word, with and without its particle."""
    return language.key(word), language.key(language.without_particle(word))


def words(text: str, code: str) -> list[Word]:
    """The words of an English or Japanese segment."""
    if code != "ja":
        return [Word(m.group().lower(), *m.span()) for m in _ENGLISH.finditer(text)]
    found = []
    for run in _RUNS.finditer(text):
        start = run.start()
        for piece in _cut(run.group()):
            found.append(Word(piece, start, start + len(piece)))
            start += len(piece)
    return found


@lru_cache(100_000)
def _cut(run: str) -> tuple[str, ...]:
    """A run of characters as its likeliest words; kana stay together.

    >>> _cut("安全保障協力")
    ('安全', '保障', '協力')
    """
    if not language.is_kanji(run):
        return (run,)
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(run) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST_PIECE), end):
            cost, pieces = best[start]
            share = frequency(run[start:end], "ja") or _UNKNOWN ** (end - start)
            ways.append((cost - math.log10(share), (*pieces, run[start:end])))
        best.append(min(ways))
    return best[-1][1]


def stretches(text: str, code: str, longest: int) -> Iterator[tuple[str, str]]:
    """What may be a term in a segment: as it is counted, and as it stands there.

    >>> list(stretches("of the armed forces", "en", 2))
    [('armed', 'armed'), ('armed forces', 'armed forces'), ('forces', 'forces')]
    """
    found = words(text, code)
    joiner = "" if code == "ja" else " "
    joined = [text[one.end : two.start] == joiner for one, two in pairwise(found)]
    ends = [may_end(word.text, code) for word in found]
    inside = [code != "ja" or _may_be_inside(word.text) for word in found]
    for start, first in enumerate(found):
        if not may_begin(first.text, code):
            continue
        counted = ""
        for end in range(start, min(start + longest, len(found))):
            if end > start and not joined[end - 1]:
                break  # a comma, or the end of the sentence
            word = found[end]
            counted += joiner + word.text if counted else word.text
            if ends[end] and (code != "ja" or len(counted) >= _SHORTEST):
                yield counted, text[first.start : word.end]
            if not inside[end]:
                break


def may_begin(word: str, code: str) -> bool:
    """Whether a term may begin with a word: not with a small one, kana or a number."""
    if code == "ja":
        return not (_is_hiragana(word[0]) or word[0].isdigit())
    return word not in _SMALL and not word[0].isdigit()


def may_end(word: str, code: str) -> bool:
    """Whether a term may end with a word: likewise."""
    if code == "ja":
        return not (_is_hiragana(word[-1]) or word[-1].isdigit())
    return word not in _SMALL and any(c.isalpha() for c in word)


def _may_be_inside(word: str) -> bool:
    return not _is_hiragana(word[0]) or bool(_INSIDE.fullmatch(word))


def _is_hiragana(character: str) -> bool:
    return "ぁ" <= character <= "ゖ"
