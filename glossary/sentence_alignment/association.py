"""Which words go together in beads that are likely right: a lexicon learnt on the way.

Dunning's log-likelihood ratio (Accurate Methods for the Statistics of Surprise and
Coincidence, Computational Linguistics 19, 1993) says whether they do so more often than by
chance; how often a word is translated by another is then a discounted share, since a word
that was seen twice beside another may well have been so by chance.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossary.sentence_alignment.beads import Bead
    from glossary.sentence_alignment.words import Word

    Aligned = tuple[Sequence[Sequence[Word]], Sequence[Sequence[Word]], Sequence[Bead]]
    Learnt = Mapping[str, Mapping[str, float]]

_LIKELY = 0.5
"""Beads below teach nothing."""
_LEAST = 2
"""Beads that two words are in together."""
_SURPRISE = 4.0
"""Least log-likelihood ratio; 3.84 is significant at 5 % (χ², one degree of freedom)."""
_COMMON = 0.35
"""Words in more of the beads say little of any of them."""
_KEPT = 5
"""Counterparts of a word."""
_DISCOUNT = 0.7
"""Of each count, for chance; chosen on the development documents."""
_MOST = 0.9
"""Nothing is translated in one way only."""


def learn(alignments: Iterable[Aligned]) -> Learnt:
    """Source key → its counterparts → how often it stands for them, 0 to 1.

    `alignments` are the words of the sentences of both sides, and their beads.
    """
    beads = [
        (_keys(source, bead.source), _keys(target, bead.target))
        for source, target, found in alignments
        for bead in found
        if bead.is_pair and bead.score >= _LIKELY
    ]
    with_source = Counter(key for keys, _ in beads for key in keys)
    with_target = Counter(key for _, keys in beads for key in keys)
    most = max(3.0, _COMMON * len(beads))
    usual = {key for key, count in with_target.items() if _LEAST <= count <= most}
    both: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for source_keys, target_keys in beads:
        candidates = target_keys & usual
        for key in source_keys:
            if _LEAST <= with_source[key] <= most:
                both[key].update(candidates)
    learnt = {
        key: _best(counts, with_source[key], with_target, len(beads))
        for key, counts in both.items()
    }
    return {key: found for key, found in learnt.items() if found}


def _keys(sentences: Sequence[Sequence[Word]], places: Iterable[int]) -> set[str]:
    """Those of ordinary words: numbers, marks and terms need not be learnt."""
    return {
        key
        for place in places
        for word in sentences[place]
        for key in word.keys
        if key[0] not in "#.="
    }


def _best(
    counts: Counter[str], here: int, with_target: Mapping[str, int], total: int
) -> dict[str, float]:
    found = []
    for key, count in counts.items():
        there = with_target[key]
        if count < _LEAST or count * total <= here * there:
            continue
        surprise = _log_likelihood_ratio(count, here, there, total)
        if surprise >= _SURPRISE:
            share = (count - _DISCOUNT) / math.sqrt((here + 0.5) * (there + 0.5))
            found.append((-surprise, key, min(_MOST, share)))
    return {key: share for _, key, share in sorted(found)[:_KEPT]}


def _log_likelihood_ratio(both: int, here: int, there: int, total: int) -> float:
    def fit(count: int, of: int, share: float) -> float:
        if not 0 < share < 1:
            return 0.0
        return count * math.log(share) + (of - count) * math.log(1 - share)

    elsewhere, rest = there - both, total - here
    separate = fit(both, here, both / here)
    separate += fit(elsewhere, rest, elsewhere / rest) if rest else 0.0
    return 2 * (separate - fit(both, here, there / total) - fit(elsewhere, rest, there / total))
