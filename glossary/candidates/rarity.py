"""How rare a word is in general language, after wordfreq's small Korean list.

30,000 words of subtitles, news, Wikipedia and the web (Speer 2022, doi:10.5281/
zenodo.7199437). Read as a plain dictionary, because wordfreq's own look-up of Korean
needs MeCab.
"""

from __future__ import annotations

import math
from functools import cache

_RAREST = 6.5
"""−log10 of a frequency below the list’s lowest (1e-6): what an unlisted word counts as."""
_COMMONEST = 3.0
"""−log10 of the frequency of 사람 or 문제, among the commonest nouns."""


@cache
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict  # noqa: PLC0415 - 0.1 s to read

    frequencies: dict[str, float] = get_frequency_dict("ko")
    return frequencies


def is_known(word: str) -> bool:
    """Whether general language has the word at all."""
    return word in _frequencies()


def rarity(word: str) -> float:
    """0 for the commonest nouns, 1 for words that general language does not list."""
    frequency = _frequencies().get(word)
    if frequency is None:
        return 1.0
    place = (-math.log10(frequency) - _COMMONEST) / (_RAREST - _COMMONEST)
    return min(max(place, 0.0), 1.0)
