"""Candidates and glosses → concepts whose terms each say why they stand there.

In: candidates, glosses and the curated list. Out: concepts and translation units.
One source of evidence a file (`sources.py` finds them); the pipeline calls `align`.
"""

from glossary.equivalents.alignment import align, translation_units
from glossary.equivalents.sources import Query, sources

__all__ = ["Query", "align", "sources", "translation_units"]
