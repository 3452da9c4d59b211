"""What it means that several sources have the same equivalent.

No formula: sources that draw on the same characters or the same component agree because
they are related, and the product of their doubts (noisy-or) would be much too small. A
term is as sure as its surest piece of evidence, or as sure as such agreement was found to
be where that was measured (`MEASURED`; the counts are in docs/quality.md).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from glossary.model import Method

if TYPE_CHECKING:
    from glossary.model import Evidence, Term

MEASURED: dict[tuple[str, frozenset[str]], float] = {
    ("en", frozenset({"components.tsv", "jmdict"})): 0.98,  # 156 of 159
    ("en", frozenset({"composition", "jmdict"})): 0.98,  # 70 of 70
    ("en", frozenset({"components.tsv", "memory"})): 0.97,  # 34 of 35
    ("en", frozenset({"jmdict", "memory"})): 0.95,  # 24 of 24
    ("ja", frozenset({"components.tsv", "jmdict"})): 0.99,  # 269 of 269
    ("ja", frozenset({"composition", "jmdict"})): 0.99,  # 131 of 132
}
"""Language and two kinds of evidence → the share right of the terms that both have. In
Japanese JMdict is asked for what was composed: that it has the word is the agreement."""

_ATTESTING = {
    Method.CURATED, Method.PERSON, Method.GLOSS, Method.CLDR, Method.DICTIONARY,
    Method.WIKIDATA, Method.IMPORT,
}  # fmt: skip
"""Somebody wrote the equivalent down; without one of these nothing is above minimal."""

_SHARES = {2: 0.70, 3: 0.90}
"""Reliability → the least share right of what is shown with it."""
_MINIMAL = 2


def confidence(term: Term) -> float:
    """The share right of terms with such evidence; 0 where nothing was measured."""
    alone = (evidence.confidence or 0.0 for evidence in term.evidence)
    return max(_agreed(term), *alone, 0.0)


def _agreed(term: Term) -> float:
    """The share right of the terms that two such kinds of evidence agree on."""
    kinds = combinations(sorted({_kind(evidence) for evidence in term.evidence}), 2)
    return max((MEASURED.get((term.language, frozenset(k)), 0.0) for k in kinds), default=0.0)


def _kind(evidence: Evidence) -> str:
    """How it was come by; of dictionaries, which one."""
    return evidence.source if evidence.method is Method.DICTIONARY else evidence.method


def weighed(term: Term) -> Term:
    """The term, with the reliability that the agreement of its evidence deserves.

    It is raised, never lowered, and above minimal only where somebody attests the term.
    """
    share = _agreed(term)
    deserved = max((level for level, least in _SHARES.items() if share >= least), default=0)
    if not _ATTESTING.intersection(evidence.method for evidence in term.evidence):
        deserved = min(deserved, _MINIMAL)
    if deserved <= (term.reliability or 0):
        return term
    return replace(term, reliability=deserved)
