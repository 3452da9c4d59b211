"""Analyses → ranked candidates, glosses and definitions; keeps counts of phrases only."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from glossary.candidates.forms import Forms
from glossary.candidates.glosses import glosses
from glossary.candidates.groups import grouped
from glossary.candidates.spans import spans
from glossary.candidates.statements import STRONG, statements
from glossary.candidates.termhood import FLOOR, Heard, rank
from glossary.candidates.variants import variant_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from glossary.candidates.morphology import Analysis
    from glossary.model import Candidate, Gloss, Statement


class Extraction:
    """Candidates, glosses and statements of the analyses it has seen."""

    def __init__(
        self,
        *,
        known: Collection[str] = (),
        keep: Collection[str] = (),
        stop: Collection[str] = (),
    ) -> None:
        """Start with nothing seen.

        `known` are Korean terms that people have in their glossary already; those in
        `keep` are always candidates where they stand in the texts, those in `stop` never.
        """
        self.glosses: list[Gloss] = []
        self.statements: list[Statement] = []
        self._known = frozenset(map(variant_key, known))
        self._keep = frozenset(map(variant_key, keep))
        self._stop = frozenset(map(variant_key, stop))
        self._forms = Forms()

    def add(self, analysis: Analysis) -> None:
        """Take in one sentence."""
        self._forms.add(analysis.sentence.text, analysis.tokens)
        self.glosses += [g for g in glosses(analysis) if not self._is_stopped(g.term)]
        self.statements += [s for s in statements(analysis) if not self._is_stopped(s.term)]

    def _is_stopped(self, term: str) -> bool:
        return bool(self._stop) and variant_key(term) in self._stop

    def candidates(self) -> list[Candidate]:
        """The candidates above the floor (`termhood.FLOOR`), best first."""
        return grouped(self._ranked(FLOOR), self.glosses)

    def ranked(self) -> list[Candidate]:
        """Every span that may be a term, however low it ranks, best first; ungrouped."""
        return self._ranked(-math.inf)

    def _ranked(self, floor: float) -> list[Candidate]:
        glossed = {variant_key(gloss.term) for gloss in self.glosses}
        glossed |= {variant_key(g.gloss) for g in self.glosses if g.kind == "acronym"}
        defined = {variant_key(s.term) for s in self.statements if s.strength == STRONG}
        found = {k: s for k, s in spans(self._forms).items() if k not in self._stop}
        heard = Heard(glossed, defined, self._known)
        return rank(found, self._forms.words(), heard, keep=self._keep, floor=floor)
