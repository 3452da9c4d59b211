"""A Sino-Korean word in Hangul → how Japanese may write it in characters.

From libhangul, and from Japanese words read character by character in Korean. Of the
spellings, the one whose pieces are commonest in Japanese (wordfreq) comes first: 함정 is
艦艇 rather than 陷穽.
"""

from __future__ import annotations

import lzma
import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from glossary import language
from glossary.equivalents import kanji
from glossary.equivalents.frequency import frequency, words_of

LONGEST = 8
"""Syllables; libhangul's longer entries are proverbs and titles."""

UNLISTED = 2.0
"""A word that no Korean dictionary has, only its readings lead to it, counts as a hundred
times rarer: 일본정부 is 日本 and 政府, although 一本勝負 reads so too."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How Japanese may write a word."""

    japanese: str
    rarity: float
    """−log₁₀ of its share of Japanese text."""
    line: str
    """What the dictionary says."""


@cache
def dictionary() -> dict[str, str]:
    """Hangul → its hanja, with spaces between them (libhangul)."""
    packed = files("glossary.equivalents").joinpath("data/hanja.tsv.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def rarity(japanese: str) -> float:
    """How rare a word is in Japanese: −log₁₀ of its frequency, pieces multiplied.

    wordfreq lists what MeCab cut, so 戦闘機 counts as 戦闘 and 機.
    """
    best = [0.0] + [math.inf] * len(japanese)
    for end in range(1, len(japanese) + 1):
        for start in range(end):
            share = frequency(japanese[start:end], "ja")
            if share > 0:
                best[end] = min(best[end], best[start] - math.log10(share))
    return best[-1]


@cache
def _read_in_korean() -> dict[str, list[str]]:
    """Hangul → the Japanese words of three and more characters that read so in Korean.

    It has what libhangul lacks: 専守防衛, 核保有. Shorter ones have too many homographs.
    """
    syllables = defaultdict(list)
    for hangul, hanja in dictionary().items():
        if len(hangul) == 1:
            for character in hanja.split():
                syllables[kanji.new_style(character)].append(hangul)
    words = defaultdict(list)
    for word in sorted(words_of("ja")):
        if 3 <= len(word) <= LONGEST and language.is_kanji(word):
            for reading in product(*(syllables.get(c, ()) for c in word)):
                words["".join(reading)].append(word)
    return words


def has_characters(hangul: str) -> bool:
    """Whether a word is Sino-Korean, as far as the dictionaries know."""
    return hangul in dictionary() or hangul in _read_in_korean()


@cache
def spellings(hangul: str) -> tuple[Spelling, ...]:
    """How Japanese may write a Korean word in characters, the commonest first.

    Two characters have to be a word that Japanese lists (迷児, for 미아, is none); of
    longer ones it is enough that their pieces are.
    """
    hanja = dictionary().get(hangul, "")
    forms = {kanji.new_style(word) for word in hanja.split()}
    forms.update(_read_in_korean().get(hangul, ()))
    found = [
        Spelling(
            form,
            rarity(form) + (0.0 if hanja else UNLISTED),
            f"{hangul} {hanja}" if hanja else f"{form}: its characters read {hangul}",
        )
        for form in sorted(forms)
        if kanji.is_japanese(form) and (len(form) > 2 or frequency(form, "ja") > 0)
    ]
    return tuple(sorted((s for s in found if math.isfinite(s.rarity)), key=lambda s: s.rarity))
