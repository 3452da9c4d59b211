"""What an alignment is made of: beads, the sentences that translate each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape = tuple[int, int]

SHAPES: Mapping[Shape, float] = {
    (1, 1): 0.80,
    (1, 0): 0.05,
    (0, 1): 0.05,
    (2, 1): 0.042,
    (1, 2): 0.042,
    (2, 2): 0.008,
    (1, 3): 0.004,
    (3, 1): 0.004,
}
"""How often a bead has so many sentences of the source and of the target, before the
documents themselves are asked. Gale and Church (1993, table 5) count .89 one to one, .01
omitted and .09 one to two; Korean texts are translated more freely than their reports of a
bank, so that more is left out. One to three is not theirs: a long Korean sentence often
becomes as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bead:
    """Sentences of the source and those of the target that translate them."""

    source: tuple[int, ...]
    """Their places in the source, from 0, next to each other; empty: added in the target."""
    target: tuple[int, ...]
    """Likewise; empty: left out of the target."""
    score: float
    """How likely it is to be just these, 0 to 1: the posterior probability of the bead."""
    why: tuple[str, ...] = ()
    """What speaks for it, the strongest first: `동맹 = alliance`, `2016`."""

    @property
    def shape(self) -> Shape:
        """How many sentences it has of the source and of the target."""
        return len(self.source), len(self.target)

    @property
    def is_pair(self) -> bool:
        """Whether there are sentences on both sides."""
        return bool(self.source and self.target)
