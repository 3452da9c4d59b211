"""Analyses → ranked candidates. Counts are kept for distinct phrases, never the corpus."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glossary.candidates.chunks import phrases, quoted_spans, shape
from glossary.candidates.glosses import glosses
from glossary.candidates.spans import Statistics, spans
from glossary.candidates.termhood import FLOOR, candidates
from glossary.candidates.variants import variant_key

if TYPE_CHECKING:
    from glossary.candidates.morphology import Analysis
    from glossary.model import Candidate, Gloss
