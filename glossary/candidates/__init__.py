"""Sentences → morphemes → ranked term candidates and the glosses beside them.

In: `model.Sentence`s, through `analyse`. Out: an `Analysis` a sentence, and, from an
`Extraction` that saw them, `Candidate`s and `Gloss`es. Called by `pipeline`.
"""

from glossary.candidates.extraction import Extraction
from glossary.candidates.morphology import Analysis, Token, analyse
from glossary.candidates.termhood import FEATURES, FLOOR

__all__ = ["FEATURES", "FLOOR", "Analysis", "Extraction", "Token", "analyse"]
