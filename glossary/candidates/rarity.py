"""How rare a word is in general language, after wordfreq's small Korean list.

30,000 words of subtitles, news, Wikipedia and the web (Speer 2022, doi:10.5281/
zenodo.7199437). Read as a plain dictionary, because wordfreq's own look-up of Korean
needs MeCab.
"""

from __future__ import annotations

import math
from functools import cache

_UNLISTED = 10**-6.5
"""The frequency an unlisted word counts with: a third of the list's lowest, 1e-6."""
_COMMON = 1e-5
"""Above it are 서울 and 평양, below it 나토 and 쿼드."""
_TELLING = 1000.0
"""How many times as often as in general language is as telling as can be."""


@cache
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict  # noqa: PLC0415 - 0.1 s to read

    frequencies: dict[str, float] = get_frequency_dict("ko")
    return frequencies


def is_known(word: str) -> bool:
    """Whether general language has the word at all."""
    return word.casefold() in _frequencies()


def is_common(word: str) -> bool:
    """Whether general language has the word more than ten times in a million."""
    return _frequencies().get(word.casefold(), 0.0) > _COMMON


def weirdness(word: str, frequency: float) -> float:
    """How much more frequent a word is here than in general language, between 0 and 1.

    `frequency` is its share of the corpus. 0 is as often or less, 1 is a thousand times
    as often; the logarithm is taken between.
    """
    general = _frequencies().get(word.casefold(), _UNLISTED)
    if frequency <= general:
        return 0.0
    return min(math.log(frequency / general) / math.log(_TELLING), 1.0)
