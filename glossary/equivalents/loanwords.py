"""English words that Korean and Japanese write by their sound: 네트워크, network, ネットワーク.

A Hangul word is compared with the English words and the katakana words of wordfreq, and
those with one another (`sounds.py`). Only what both lists have is found, so that there are
two witnesses of the sound; there is none of the sense.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from glossary import places
from glossary.equivalents import components, readings, sounds
from glossary.equivalents.frequency import frequency, words_of
from glossary.model import Evidence, Method, Source, SourceKind, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.equivalents.sources import Query

SOURCE = "wordfreq"
SOURCES = (
    Source(
        key=SOURCE,
        kind=SourceKind.DICTIONARY,
        title="wordfreq: words of English and Japanese, by sound",
        url="https://github.com/rspeer/wordfreq",
        licence="CC BY-SA 4.0",
    ),
)

CONFIDENCES = {"en": 0.82, "ja": 0.92}
"""Of 150 Korean words picked at random among those that wordfreq lists, that no dictionary
of hanja has, and for which something is found, read by hand: 123 and 140 are right. Three
were no loans at all but forms of native verbs, which are no terms."""
_SUGGESTED = 2

_COMMON = {"en": 1e-6, "ja": 1e-7}
"""Shares of running text; rarer words are names and slips."""
_APART = 0.3
"""Distance for each sound beyond which two words are not looked at together."""
_NEAR = {5: 0.035, 6: 0.05}
"""Mean distance up to which three words are the same, by how many sounds there are. On
the loanwords among the components, of what is found the English is right for 9 of 10 and
the Japanese for 19 of 20; shorter words sound like too many others (leader, radar)."""


@dataclass(frozen=True, slots=True)
class Loan:
    """A loanword with what it sounds like."""

    english: str
    japanese: str
    distance: float
    """Mean of both, for each sound of the Korean word; 0 is alike."""


def equivalents(query: Query) -> Iterator[Term]:
    """English and katakana, where the whole term is one loanword that no list has."""
    known = places.is_place(query.term) or query.term in components.words()
    loan = None if known else by_sound(query.term)
    if loan is None:
        return
    for code, text in (("en", loan.english), ("ja", loan.japanese)):
        yield Term(
            language=code,
            text=text,
            reliability=_SUGGESTED,
            evidence=(
                Evidence(
                    method=Method.LOANWORD,
                    source=SOURCE,
                    confidence=CONFIDENCES[code],
                    note=f"{query.term} sounds like {loan.english}, {loan.japanese}",
                ),
            ),
        )


@cache
def _english() -> dict[str, list[str]]:
    """Skeleton → English words with it."""
    index = defaultdict(list)
    for word, share in words_of("en").items():
        if share >= _COMMON["en"] and len(word) > 2 and word.isascii() and word.isalpha():
            for skeleton in sounds.english_skeletons(word):
                index[skeleton].append(word)
    return index


@cache
def _katakana() -> dict[str, list[str]]:
    """Skeleton → katakana words with it."""
    index = defaultdict(list)
    for word, share in words_of("ja").items():
        if share >= _COMMON["ja"] and re.fullmatch("[ァ-ヴー]{2,}", word):
            index[sounds.skeleton(sounds.kana_sounds(word))].append(word)
    return index


@cache
def by_sound(hangul: str) -> Loan | None:
    """The English and the katakana word that a Korean word sounds like; None if not sure.

    >>> by_sound("네트워크") # doctest: +ELLIPSIS
    Loan(english='network', japanese='ネットワーク', distance=...)
    >>> by_sound("나라") is None
    True
    """
    heard = sounds.sounds(hangul)
    near = _NEAR.get(min(len(heard), max(_NEAR)))
    if near is None or readings.has_characters(hangul):
        return None
    if len(heard) < _LONG and not _FOREIGN.search(hangul):
        return None
    skeleton = sounds.skeleton(heard)
    english = _nearest(heard, _english().get(skeleton, ()), "en")
    japanese = _nearest(heard, _katakana().get(skeleton, ()), "ja")
    pairs = (_together(one, other) for one in english for other in japanese)
    loan = min(pairs, key=lambda pair: pair[0], default=None)
    return loan[1] if loan and loan[1].distance <= near else None


_FOREIGN = re.compile("[카-킿타-팋파-핗]|[그느드르므브스즈츠]$|^[라-맇]|[레렉렌렐렘렙렛렝]")
"""Sounds that begin loans oftener than other words: ㅋ, ㅌ, ㅍ, a ㄹ at the beginning, and
the vowel that fills in at the end. 나라 and 사람 have none of them."""

_LONG = 7
"""Sounds of words that no native word is like in English and in Japanese at once."""

_RARE = 0.02
"""What each power of ten of rarity counts: of two words alike in sound, the commoner."""
_CANDIDATES = 4

_Near = tuple[float, str, float]
"""How far a word is from what is heard, for each sound; the word; the same with its rarity."""


def _nearest(heard: str, words: Sequence[str], code: str) -> list[_Near]:
    found: list[_Near] = []
    for word in words:
        far = (
            sounds.to_english(heard, word)
            if code == "en"
            else sounds.to_kana(heard, sounds.kana_sounds(word))
        )
        far /= len(heard)
        if far <= _APART:
            found.append((far, word, far - _RARE * math.log10(frequency(word, code))))
    return sorted(found, key=lambda near: near[2])[:_CANDIDATES]


def _together(english: _Near, japanese: _Near) -> tuple[float, Loan]:
    """A pair that Korean sounds like, and how far apart the two are."""
    kana = sounds.unfilled(sounds.kana_sounds(japanese[1]))
    apart = sounds.to_english(kana, english[1]) / max(len(kana), 1)
    distance = (english[0] + japanese[0] + apart) / 3
    rank = english[2] + japanese[2] + apart
    return rank, Loan(english[1], japanese[1], round(distance, 3))
