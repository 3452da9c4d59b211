"""Segments of the memory that are like a text: the most similar first, none left out."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from glossary.errors import InvalidInput
from glossary.language import normalise
from glossary.memory import penalties, signatures
from glossary.memory.candidates import Damaged, best_first
from glossary.memory.opening import index
from glossary.memory.similarity import LOWEST_THRESHOLD, Comparison, numbers, without_numbers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from glossary.memory.candidates import Candidates

LONGEST = 20_000
"""Characters of a text that similar ones are looked for: ten pages in one segment are no
sentence, and what an edit distance costs grows with the square of the length."""
_FIRST, _MOST = 64, 4096
"""Candidates that are read at a time: the first lot is small, since the best are in it."""


@dataclass(frozen=True, slots=True, order=True)
class Similar:
    """A segment like the text; the smaller one is the better."""

    order: tuple[float, float, int]
    id: int
    text: str
    """Normal."""
    similarity: float
    only_numbers: bool
    """Whether nothing but numbers differs."""

    @property
    def score(self) -> int:
        """From 99 down: what is not the same is never 100."""
        return -int(self.order[0])


def check_threshold(threshold: float) -> None:
    """Raise InvalidInput unless a threshold is one that can be asked for."""
    if not LOWEST_THRESHOLD <= threshold <= 1:
        raise InvalidInput(
            f"A match can be looked for from {LOWEST_THRESHOLD:.0%} to 100%, "
            f"not at {threshold:.0%}."
        )


def similar(
    connection: sqlite3.Connection, text: str, language: str, threshold: float
) -> Iterator[Similar]:
    """The segments at least as similar as `threshold` to a normal text, the best first.

    Those that differ in their numbers only are among them, however short they are; those
    that are the same are not. Nothing is read that the caller does not ask for. A text
    longer than `LONGEST` has none.
    """
    check_threshold(threshold)
    if not text or len(text) > LONGEST:
        return
    candidates, first = _candidates(connection, text, language, threshold)
    comparison = Comparison(text, language)
    yield from ranked(comparison, candidates, first, partial(_read, connection), threshold)


def ranked(
    comparison: Comparison,
    candidates: Candidates,
    first: Sequence[tuple[int, str]],
    read: Callable[[Sequence[int]], list[tuple[int, str]]],
    threshold: float,
) -> Iterator[Similar]:
    """Those of some segments that are similar enough, the best first.

    `candidates` are ordered by what they can be at best, and `read` gives the ids and normal
    texts of some of them; `first` are read already.
    """
    heap: list[Similar] = []
    seen: set[int] = set()
    _compare(comparison, first, threshold, heap, seen)
    bounds = 1 - candidates.least / np.maximum(candidates.length, 1)
    place, size = 0, _FIRST
    while True:
        bound = float(bounds[place]) if place < len(bounds) else 0.0
        # Nothing that is still to be read can come before it.
        while heap and (heap[0].score, heap[0].similarity) >= (_points(bound), bound):
            yield heapq.heappop(heap)
        if place >= len(bounds):
            return
        some = candidates.id[place : place + size]
        texts = read([number for number in some.tolist() if number not in seen])
        _compare(comparison, texts, threshold, heap, seen)
        place, size = place + size, min(2 * size, _MOST)


def _points(similarity: float) -> int:
    """A similarity as a score: whole points, rounded down."""
    return min(99, int(100 * similarity + 1e-9))


def _candidates(
    connection: sqlite3.Connection, text: str, language: str, threshold: float
) -> tuple[Candidates, list[tuple[int, str]]]:
    """Which segments to read, the most promising first; and those that are read already."""
    wanted = signatures.signature(text, language)
    while True:
        found = index(connection, language)
        try:
            candidates = best_first(
                [part.signatures.candidates(wanted, threshold) for part in found.parts]
            )
            numberless = [part.signatures.numberless(wanted) for part in found.parts]
            break
        except Damaged:
            continue  # the index makes it anew
    alike = np.concatenate(numberless) if numberless else np.zeros(0, np.uint64)
    others = [(number, text) for number, text, _ in found.others]
    return candidates, others + _read(connection, alike.tolist())


def _read(connection: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, str]]:
    """Ids and normal texts of the segments that are there."""
    found: list[tuple[int, str]] = []
    cursor = connection.cursor()
    cursor.row_factory = None
    for start in range(0, len(ids), _MOST):
        some = ", ".join(map(str, ids[start : start + _MOST]))
        rows = cursor.execute(f"select id, text from segment where id in ({some})")
        found += [(number, normalise(text)) for number, text in rows]
    return found


def _compare(
    comparison: Comparison,
    segments: Sequence[tuple[int, str]],
    threshold: float,
    heap: list[Similar],
    seen: set[int],
) -> None:
    """Put those that are similar enough on the heap."""
    text = comparison.text
    numberless = without_numbers(text) if numbers(text) else None
    others = [
        (number, other) for number, other in segments if number not in seen and other != text
    ]
    seen.update(number for number, _ in segments)
    texts = [other for _, other in others]
    near = {
        place: 1 - distance / length
        for place, distance, length in comparison.distances(texts, threshold)
    }
    for place, (number, other) in enumerate(others):
        only_numbers = numberless is not None and without_numbers(other) == numberless
        if place not in near and not only_numbers:
            continue
        if only_numbers:
            similarity = comparison.similarity(other)
            score = 100 - penalties.of_numbers(text, other).points
        else:
            similarity = near[place]
            score = _points(similarity)
        order = (-float(score), -similarity, -number)
        heapq.heappush(heap, Similar(order, number, other, similarity, only_numbers))
