"""A sentence → its words, each with the keys under which it may be found in a translation.

Korean words lose their particles and also count by their first two syllables, which what
is conjugated keeps; English ones lose the commonest endings; Japanese has no spaces, so its
runs of kanji and katakana are its words, long runs of kanji by twos as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from glossary import language
from glossary.sentence_alignment.numbers import numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    Readings = Mapping[str, Collection[str]]

_WORD = re.compile(
    r"(?P<latin>[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ0-9_'’]|[.+/#&:-](?=[A-Za-z0-9_]))*[+#]*)"
    f"|(?P<hangul>[{language.HANGUL}]+)"
    f"|(?P<kanji>[{language.KANJI}]+)"
    "|(?P<kana>[ァ-ヺー]{2,})"
)
_PART_OF_NAME = re.compile(r"[A-Za-zÀ-ɏ]{2,}[0-9]*|[A-Za-z]+[0-9]+")
_ENDING = re.compile(r"(?:'s|’s|s'|ies|es|s|ed|ing|ly)$")
_MARKS = {"?": "?", "？": "?", "!": "!", "！": "!", "…": "…", "%": "%", "％": "%", ";": ";"}
_PAIRED = {"(": "(", "（": "(", "「": '"', "『": '"', "“": '"', "‘": '"', "[": "[", "<": "<"}
_ENDS_WITH_COLON = re.compile(r"[:：]\s*$")

_NO_READINGS: Readings = {}
_LONGEST = 30
"""Syllables of a word: more without a space are no word, and would cost their square."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark of a sentence."""

    keys: tuple[str, ...]
    """What it may be found by; the whole word first. Numbers begin with `#`, marks with
    `.`, what a lexicon has with `=`."""


def words(text: str, readings: Readings = _NO_READINGS) -> list[Word]:
    """The distinct words of a sentence, in order.

    With `readings`, the syllables that each kanji is read as in Korean, two kanji are also
    found by how Korean writes them: 防衛 by 방위.
    """
    found: dict[Word, None] = {}
    for keys in _keys(text, readings):
        found[Word(keys)] = None
    return list(found)


def _keys(text: str, readings: Readings) -> Iterator[tuple[str, ...]]:
    for value in numbers(text):
        yield (f"#{value}",)
    for mark in sorted({_MARKS[c] for c in text if c in _MARKS}):
        yield (f".{mark}",)
    for mark in sorted({_PAIRED[c] for c in text if c in _PAIRED} | ({'"'} & set(text))):
        yield (f".{mark}",)
    if _ENDS_WITH_COLON.search(text):
        yield (".:",)
    for match in _WORD.finditer(text):
        word = match.group()
        if match["latin"]:
            yield from _latin(word)
        elif match["hangul"]:
            yield from _hangul(word)
        elif match["kanji"]:
            yield from _kanji(word, readings)
        else:
            yield (word.rstrip("ー") or word,)


def _latin(word: str) -> Iterator[tuple[str, ...]]:
    small = word.lower()
    yield (stem(small),)
    parts = _PART_OF_NAME.findall(small)
    if len(parts) > 1:
        for part in parts:
            yield (stem(part),)


def stem(word: str) -> str:
    """An English word in small letters without the commonest endings.

    >>> stem("alliances"), stem("allied"), stem("bases"), stem("gas")
    ('allianc', 'alli', 'bas', 'gas')
    """
    bare = _ENDING.sub("", word)
    if len(bare) < 3:
        return word
    return bare.rstrip("ey") if len(bare) > 4 else bare


def _hangul(word: str) -> Iterator[tuple[str, ...]]:
    bare = language.without_particle(word[:_LONGEST])
    if len(bare) < 2:
        return
    yield tuple(dict.fromkeys((bare, bare[:2], *((bare[:3],) if len(bare) > 3 else ()))))
    if len(bare) >= 4:  # the other half of a compound
        yield tuple(dict.fromkeys((bare[2:], bare[2:4])))


def _kanji(word: str, readings: Readings) -> Iterator[tuple[str, ...]]:
    if len(word) == 1:
        yield (word,)
    for first, second in pairwise(word):
        read = (a + b for a in readings.get(first, ()) for b in readings.get(second, ()))
        yield (first + second, *read)
