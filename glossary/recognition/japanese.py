"""Where the words of a run of kanji or katakana begin and end.

Japanese has no spaces: whether 国会 in 中国会社 is a word is seen by which words the run is
most likely made of. That is the cheapest way through the run, where a word costs the
negative logarithm of its frequency (a unigram model, found by dynamic programming), and
the frequencies are those of wordfreq, whose list is of words as MeCab divides them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log

_LONGEST = 8
"""Characters in a word of the list; longer ones are compounds."""
_LONGEST_RUN = 60
"""Longer runs are no language."""
_UNKNOWN = 25.0
"""The cost of a character in a word that the list does not have: about that of one seen
once in 10^11. The rarest word of the list costs 18."""
_UNKNOWN_MORE = 6.0
"""And of each that follows it in the same word."""

PREFIXES = frozenset("非反無不未脱")
SUFFIXES = frozenset("国的化人性者")
"""Before and after a word they make another, with an equivalent of its own: 同盟国."""


@lru_cache(1 << 14)
def words(run: str) -> tuple[int, ...]:
    """Where each word of a run begins, and at last where the run ends.

    >>> words("中国会社"), words("国会議員")
    ((0, 2, 4), (0, 2, 4))
    """
    if len(run) > _LONGEST_RUN:
        return (0, len(run))
    costs = _costs()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        best.append(
            min(
                (best[start][0] + _cost(costs, run[start:end]), start)
                for start in range(max(0, end - _LONGEST), end)
            )
        )
    edges = [len(run)]
    while edges[-1]:
        edges.append(best[edges[-1]][1])
    return tuple(reversed(edges))


def _cost(costs: dict[str, float], word: str) -> float:
    known = costs.get(word)
    if known is not None:
        return known
    return _UNKNOWN + _UNKNOWN_MORE * (len(word) - 1)


@cache
def _costs() -> dict[str, float]:
    from wordfreq import get_frequency_dict  # noqa: PLC0415 - 0.2 s, for Japanese only

    return {
        word: -log(frequency)
        for word, frequency in get_frequency_dict("ja").items()
        if len(word) <= _LONGEST
    }
