"""How well a phrase goes with a term, counted over the pairs of segments they stand in.

The measure is Dice's coefficient, 2·both / (with the term + with the phrase), as in
Smadja, McKeown and Hatzivassiloglou, Translating Collocations for Bilingual Lexicons
(Computational Linguistics 22, 1996).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.equivalents import segments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossary.equivalents.sources import Pair

LONGEST = 5
"""Words of a phrase."""
_LEAST = 2
"""Pairs with both: of phrases that stood beside a term once, one in 112 was right."""
_LEAST_SHARE = 0.3
"""Of the pairs with the term, the share that has the phrase."""


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that goes with a term."""

    counted: str
    """In small letters, its words with single spaces."""
    text: str
    """As it is mostly written."""
    both: int
    """Pairs that have both."""
    with_term: int
    score: float
    pair: Pair
    """The first of them."""


def matches(
    homes: Mapping[str, Sequence[int]], pairs: Sequence[Pair], code: str
) -> dict[str, Match]:
    """For each term the phrase that goes with it best, if any does.

    `homes` has, by the key of a term, the places in `pairs` that it stands at.
    """
    beside: defaultdict[int, list[str]] = defaultdict(list)
    for key, places in homes.items():
        for place in places:
            beside[place].append(key)
    both: defaultdict[str, Counter[str]] = defaultdict(Counter)
    alone: Counter[str] = Counter()
    for place, pair in enumerate(pairs):
        found = {counted for counted, _ in segments.stretches(pair.text, code, LONGEST)}
        alone.update(found)
        for key in beside[place]:
            both[key].update(found)
    return {
        key: _match(phrase, both[key][phrase], alone[phrase], [pairs[p] for p in places], code)
        for key, places in homes.items()
        if (phrase := _best(both[key], alone, len(places)))
    }


def _best(both: Counter[str], alone: Counter[str], with_term: int) -> str:
    """The phrase with the largest coefficient; of equals the longest."""
    least = max(_LEAST, _LEAST_SHARE * with_term)
    scored = [
        (-2 * count / (with_term + alone[phrase]), -len(phrase), phrase)
        for phrase, count in both.items()
        if count >= least
    ]
    return min(scored)[2] if scored else ""


def _match(phrase: str, both: int, alone: int, pairs: Sequence[Pair], code: str) -> Match:
    written: Counter[str] = Counter()
    witness = pairs[0]
    for pair in reversed(pairs):
        for counted, surface in segments.stretches(pair.text, code, LONGEST):
            if counted == phrase:
                written[surface] += 1
                witness = pair
    score = 2 * both / (len(pairs) + alone)
    return Match(phrase, written.most_common(1)[0][0], both, len(pairs), score, witness)
