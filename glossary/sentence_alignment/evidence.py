"""What the words say for each pair of sentences, and for beads of several."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossary.sentence_alignment.correspondence import Correspondence, Link
    from glossary.sentence_alignment.words import Word

WEIGHT = 0.25
"""Of what the words say. From either side the same is said once, which makes a half; and
words do not come alone, as the measure supposes. Chosen on the development documents among
.2, .25, .3, .35, .4 and .5."""
_CHANCE = (0.0, 0.0, 0.35, 0.5)
"""Nats that a shared word says less where it may be in any of two or three sentences: such
are likelier to have it by chance. It would be log 2 and log 3 if the words of neighbours had
nothing to do with each other; half of that did best on the development documents."""

_NOTHING: Mapping[str, Link] = {}


class Cell:
    """A sentence of the source beside one of the target."""

    __slots__ = ("source", "source_sum", "target", "target_sum")

    def __init__(self) -> None:
        """Nothing in common yet."""
        self.source: dict[int, float] = {}
        """Which words of the source sentence are translated → what that says, in nats."""
        self.target: dict[int, float] = {}
        """Likewise for those of the target sentence."""
        self.source_sum = self.target_sum = 0.0

    def named(self, sentence: Sequence[Word]) -> Iterator[tuple[Word, float]]:
        """The words of the source sentence that are translated, and what each says."""
        for place, gain in self.source.items():
            yield sentence[place], gain


class Evidence:
    """The cells of two documents."""

    def __init__(
        self,
        source: Sequence[Sequence[Word]],
        target: Sequence[Sequence[Word]],
        words: Correspondence,
        wide: tuple[bool, bool],
    ) -> None:
        """Take the sentences of both sides; `wide` as in `Correspondence`."""
        self._source = source
        self._words = words
        self._loss_s = [words.losses_in_source(s, wide=wide[0]) for s in source]
        self._loss_t = [words.losses_in_target(s, wide=wide[1]) for s in target]
        self._sum_s = [sum(losses) for losses in self._loss_s]
        self._sum_t = [sum(losses) for losses in self._loss_t]
        self._where: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for j, sentence in enumerate(target):
            for q, word in enumerate(sentence):
                for key in word.keys:
                    self._where[key].append((j, q))

    def row(self, i: int, low: int, high: int) -> dict[int, Cell]:
        """The cells of source sentence `i` with target sentences `low` to `high` − 1.

        A pair with nothing in common has none.
        """
        cells: dict[int, Cell] = {}
        losses_s, losses_t = self._loss_s[i], self._loss_t
        for p, other, link in self._links(i):
            from_source = link.from_source - losses_s[p]
            for j, q in self._places(other, low, high):
                cell = cells.get(j)
                if cell is None:
                    cell = cells[j] = Cell()
                if from_source > cell.source.get(p, 0.0):
                    cell.source[p] = from_source
                from_target = link.from_target - losses_t[j][q]
                if from_target > cell.target.get(q, 0.0):
                    cell.target[q] = from_target
        for cell in cells.values():
            cell.source_sum = sum(cell.source.values())
            cell.target_sum = sum(cell.target.values())
        return cells

    def _links(self, i: int) -> Iterator[tuple[int, str, Link]]:
        """What the words of a source sentence may stand for: place, target key, link."""
        for p, word in enumerate(self._source[i]):
            for key in word.keys:
                for other, link in self._words.links.get(key, _NOTHING).items():
                    yield p, other, link

    def _places(self, key: str, low: int, high: int) -> Sequence[tuple[int, int]]:
        """Where a target key is: sentence from `low` to `high` − 1, and place in it."""
        places = self._where[key]
        if places[0][0] >= low and places[-1][0] < high:
            return places
        return places[bisect_left(places, (low, -1)) : bisect_left(places, (high, -1))]

    def score(self, rows: Sequence[dict[int, Cell]], i: int, j: int, dj: int) -> float:
        """What the words say for a bead, in nats.

        The bead has the source sentences from `i` on whose cells are `rows`, and `dj`
        target sentences from `j` on. A word counts once, however many sentences have it.
        """
        if len(rows) == dj == 1:
            cell = rows[0].get(j)
            losses = self._sum_s[i] + self._sum_t[j]
            return WEIGHT * (losses + cell.source_sum + cell.target_sum if cell else losses)
        total = sum(self._sum_s[i : i + len(rows)]) + sum(self._sum_t[j : j + dj])
        cells = [[row.get(b) for b in range(j, j + dj)] for row in rows]
        for row in cells:
            total += _once([(c.source_sum, c.source) for c in row if c], _CHANCE[dj])
        for column in zip(*cells, strict=True):
            total += _once([(c.target_sum, c.target) for c in column if c], _CHANCE[len(rows)])
        return WEIGHT * total


def _once(found: Sequence[tuple[float, dict[int, float]]], chance: float) -> float:
    """The sum of what words say that several sentences share: each once, at its best.

    `found` has a sum and its parts by word, for each of the sentences; `chance` is taken
    from each word.
    """
    if not found:
        return 0.0
    total, gains = found[0]
    if len(found) == 1:
        return total - chance * len(gains)
    best = dict(gains)
    for _, more in found[1:]:
        for word, gain in more.items():
            if gain > best.get(word, 0.0):
                best[word] = gain
    return sum(best.values()) - chance * len(best)
