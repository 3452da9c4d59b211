"""Analyses → ranked candidates and glosses; keeps counts of distinct phrases only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.candidates.forms import Forms
from glossary.candidates.glosses import glosses
from glossary.candidates.spans import spans
from glossary.candidates.termhood import rank
from glossary.candidates.variants import variant_key

if TYPE_CHECKING:
    from glossary.candidates.morphology import Analysis
    from glossary.model import Candidate, Gloss


class Extraction:
    """Candidates and glosses of the analyses it has seen."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self.glosses: list[Gloss] = []
        self._forms = Forms()

    def add(self, analysis: Analysis) -> None:
        """Take in one sentence."""
        self._forms.add(analysis.sentence.text, analysis.tokens)
        self.glosses.extend(glosses(analysis))

    def candidates(self) -> list[Candidate]:
        """The candidates above the floor (`termhood.FLOOR`), best first."""
        glossed = {variant_key(gloss.term) for gloss in self.glosses}
        glossed |= {variant_key(g.gloss) for g in self.glosses if g.kind == "acronym"}
        return rank(spans(self._forms), self._forms.words(), glossed)
