"""Which words of a translation a term is aligned with, by `sil-thot` where it is there.

Its implementation of eflomal (Östling and Tiedemann, Efficient Word Alignment with Markov
Chain Monte Carlo, 2016), in both directions, symmetrised by grow-diag; from a fixed seed,
so that the same pairs give the same links. LGPL-3.0, an extra: `alignment`.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from glossary.equivalents import segments

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_PAIRS = 5_000
"""Pairs that are aligned: both directions of so many take some 30 s on one core."""
LONGEST_SEGMENT = 100
"""Words; longer segments are lists and code, and cost the square of their length."""
LONGEST_PHRASE = 5
_SEED = 1


def is_installed() -> bool:
    """Whether sil-thot is there; it is not imported."""
    return importlib.util.find_spec("thot") is not None


def votes(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]], keys: frozenset[str], code: str
) -> dict[str, Counter[str]]:
    """For each term, how often it is aligned with which phrase.

    `pairs` are the words of the Korean segments, the terms among them as their `keys`,
    and of their translations, in the language `code`.
    """
    usable = [
        (korean, foreign)
        for korean, foreign in pairs
        if 0 < len(korean) <= LONGEST_SEGMENT and 0 < len(foreign) <= LONGEST_SEGMENT
    ][:MOST_PAIRS]
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (korean, foreign), links in zip(usable, _links(usable), strict=True):
        for place, word in enumerate(korean):
            phrase = _phrase(links.get(place, ()), foreign, code) if word in keys else ""
            if phrase:
                found[word][phrase] += 1
    return dict(found)


def _links(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]],
) -> list[dict[int, list[int]]]:
    """For each pair: place of a Korean word → places of the words it is linked with."""
    thot = importlib.import_module("thot.alignment")  # an extra: it may not be there
    direct = _trained(thot, pairs)
    inverse = _trained(thot, [(foreign, korean) for korean, foreign in pairs])
    both = thot.SymmetrizedAlignmentModel(direct, inverse)
    both.heuristic = thot.SymmetrizationHeuristic.GROW_DIAG
    linked = []
    for number, (korean, foreign) in enumerate(pairs):
        _, matrix = both.get_training_alignment(number)
        linked.append(
            {i: [j for j in range(len(foreign)) if matrix[i, j]] for i in range(len(korean))}
        )
    return linked


def _trained(thot: Any, pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Any:
    model = thot.EflomalAlignmentModel()
    model.seed = _SEED
    model.deterministic = True
    model.auto_iterations = True
    model.emit_training_alignments = True
    for source, target in pairs:
        model.add_sentence_pair(list(source), list(target))
    model.start_training()
    for _ in range(model.scheduled_iterations):
        model.train()
    model.end_training()
    return model


def _phrase(places: Sequence[int], words: Sequence[str], code: str) -> str:
    """The words from the first to the last link, without small words at the ends."""
    if not places:
        return ""
    first, last = min(places), max(places)
    while first <= last and not segments.may_begin(words[first], code):
        first += 1
    while last >= first and not segments.may_end(words[last], code):
        last -= 1
    if not first <= last < first + LONGEST_PHRASE:
        return ""
    return ("" if code == "ja" else " ").join(words[first : last + 1])
