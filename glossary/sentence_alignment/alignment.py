"""Two documents → beads; several pairs of documents learn from each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.sentence_alignment import association
from glossary.sentence_alignment.beads import SHAPES, Bead
from glossary.sentence_alignment.correspondence import Correspondence
from glossary.sentence_alignment.corridor import anchors, corridor
from glossary.sentence_alignment.evidence import Evidence
from glossary.sentence_alignment.length import Lengths, is_wide
from glossary.sentence_alignment.lexicon import Lexicon
from glossary.sentence_alignment.search import search
from glossary.sentence_alignment.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossary.sentence_alignment.association import Learnt
    from glossary.sentence_alignment.beads import Shape
    from glossary.sentence_alignment.evidence import Cell
    from glossary.sentence_alignment.search import Step
    from glossary.sentence_alignment.words import Word

_PRIOR_BEADS = 60
"""Beads that the general shares of the shapes count as, beside those of the documents."""
_SURE = 0.9
"""Beads from which lengths are learnt have at least this score."""
_REASONS = 6
"""Words that a bead names."""
NO_LEXICON = Lexicon({})


@dataclass(slots=True)
class _Pair:
    """A pair of documents, prepared, and what has been learnt of it."""

    source: list[list[Word]]
    target: list[list[Word]]
    lengths: Lengths
    wide: tuple[bool, bool]
    shapes: Mapping[Shape, float]


def align(
    source: Sequence[str], target: Sequence[str], lexicon: Lexicon = NO_LEXICON
) -> list[Bead]:
    """The beads of two documents, given as sentences in their order.

    Each sentence is in one bead, and the beads are in order. Takes time and memory in
    proportion to the number of sentences.
    """
    (beads,) = align_all([(source, target)], lexicon)
    return beads


def align_all(
    documents: Sequence[tuple[Sequence[str], Sequence[str]]], lexicon: Lexicon = NO_LEXICON
) -> Iterator[list[Bead]]:
    """The beads of several pairs of documents in the same two languages, in their order.

    Each pair is aligned twice: with what is known beforehand, and with what the likely
    beads of all pairs say about words, and of each about lengths and shapes.
    """
    pairs = [_prepared(source, target, lexicon) for source, target in documents]
    learnt = association.learn(_first_passes(pairs, lexicon))
    for pair in pairs:
        yield _aligned(pair, lexicon, learnt)


def _first_passes(pairs: Sequence[_Pair], lexicon: Lexicon) -> Iterator[association.Aligned]:
    for pair in pairs:
        beads = _aligned(pair, lexicon, {})
        pair.lengths.learn(
            (bead.source[0], bead.target[0])
            for bead in beads
            if bead.shape == (1, 1) and bead.score >= _SURE
        )
        yield pair.source, pair.target, beads


def _prepared(source: Sequence[str], target: Sequence[str], lexicon: Lexicon) -> _Pair:
    read = lexicon.readings
    return _Pair(
        [words(text, read) + lexicon.source.in_sentence(text) for text in source],
        [words(text, read) + lexicon.target.in_sentence(text) for text in target],
        Lengths(source, target),
        (is_wide(source), is_wide(target)),
        SHAPES,
    )


def _aligned(pair: _Pair, lexicon: Lexicon, learnt: Learnt) -> list[Bead]:
    """Align a pair, and learn the shares of the shapes from it."""
    n, m = len(pair.source), len(pair.target)
    linked = Correspondence(pair.source, pair.target, lexicon.counterparts, learnt)
    bounds = corridor(n, m, anchors(pair.source, pair.target, linked.links))
    evidence = Evidence(pair.source, pair.target, linked, pair.wide, bounds)

    def score(i: int, di: int, j: int, dj: int) -> float:
        return pair.lengths.score(i, di, j, dj) + evidence.score(i, di, j, dj)

    path = search(bounds, pair.shapes, score)
    pair.shapes = _posterior(path.expected)
    return [
        Bead(
            source=tuple(range(step.i, step.i + step.di)),
            target=tuple(range(step.j, step.j + step.dj)),
            score=step.likelihood,
            why=_why(step, pair, linked, evidence.rows, lexicon),
        )
        for step in path.steps
    ]


def _posterior(expected: Mapping[Shape, float]) -> dict[Shape, float]:
    """The shares of the shapes, after so many beads of each were counted (Dirichlet)."""
    total = sum(expected.values()) + _PRIOR_BEADS
    return {
        shape: (expected.get(shape, 0.0) + _PRIOR_BEADS * share) / total
        for shape, share in SHAPES.items()
    }


def _why(
    step: Step,
    pair: _Pair,
    linked: Correspondence,
    rows: Sequence[Mapping[int, Cell]],
    lexicon: Lexicon,
) -> tuple[str, ...]:
    """What the words of a bead say for it, the strongest first; each word once."""
    targets = range(step.j, step.j + step.dj)
    shared: dict[Word, float] = {}
    for i in range(step.i, step.i + step.di):
        for j in targets:
            if cell := rows[i].get(j):
                shared.update(cell.named(pair.source[i]))
    there = {key for j in targets for word in pair.target[j] for key in word.keys}
    found: dict[str, str] = {}
    for word in sorted(shared, key=lambda word: (-shared[word], word.keys)):
        if len(found) < _REASONS:
            name = word.keys[0].lstrip("=")
            found.setdefault(name, linked.reason(word, there, lexicon.spelt))
    return tuple(found.values())
