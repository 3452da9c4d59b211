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
        bounds: Sequence[tuple[int, int]],
    ) -> None:
        """Look at the sentences of both sides within `bounds`, those of `corridor`.

        `wide` is as in `Correspondence`.
        """
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
        self.rows = [self._row(i, bounds[i][0], bounds[i + 1][1]) for i in range(len(source))]
        """For each source sentence the cells it has with target sentences, by their places."""
        self._shared_s: dict[tuple[int, int, int], float] = {}
        self._shared_t: dict[tuple[int, int, int], float] = {}

    def _row(self, i: int, low: int, high: int) -> dict[int, Cell]:
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

    def score(self, i: int, di: int, j: int, dj: int) -> float:
        """What the words say for a bead, in nats.

        The bead has `di` sentences of the source from `i` on and `dj` of the target from `j`
        on, one of each at least. A word counts once, however many sentences have it.
        """
        if di == dj == 1:
            cell = self.rows[i].get(j)
            total = self._sum_s[i] + self._sum_t[j]
            return WEIGHT * (total + cell.source_sum + cell.target_sum if cell else total)
        total = 0.0
        for a in range(i, i + di):
            total += self._sum_s[a] + self._from_source(a, j, dj)
        for b in range(j, j + dj):
            total += self._sum_t[b] + self._from_target(b, i, di)
        return WEIGHT * total

    def _from_source(self, i: int, j: int, dj: int) -> float:
        """What the words of a source sentence say that are in any of the target's."""
        row = self.rows[i]
        if dj == 1:
            cell = row.get(j)
            return cell.source_sum if cell else 0.0
        place = i, j, dj
        if place not in self._shared_s:
            found = [
                (cell.source_sum, cell.source) for b in range(j, j + dj) if (cell := row.get(b))
            ]
            self._shared_s[place] = _once(found, _CHANCE[dj])
        return self._shared_s[place]

    def _from_target(self, j: int, i: int, di: int) -> float:
        """What the words of a target sentence say that are in any of the source's."""
        if di == 1:
            cell = self.rows[i].get(j)
            return cell.target_sum if cell else 0.0
        place = i, j, di
        if place not in self._shared_t:
            found = [
                (cell.target_sum, cell.target)
                for row in self.rows[i : i + di]
                if (cell := row.get(j))
            ]
            self._shared_t[place] = _once(found, _CHANCE[di])
        return self._shared_t[place]


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
    best = gains.copy()
    for _, more in found[1:]:
        for word, gain in more.items():
            if gain > best.get(word, 0.0):
                best[word] = gain
    return sum(best.values()) - chance * len(best)
