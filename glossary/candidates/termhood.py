"""How much a span looks like a term: features, their weights, the cut.

The score is a sum of weighted features, that is, a product of odds. Weights are round
numbers near those of a logistic regression on the development gold (see
docs/quality-extraction.md, which also says what remains without the word lists).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from glossary.candidates.chunks import CONTENT, JOINER_LETTERS
from glossary.candidates.places import is_place
from glossary.candidates.rarity import rarity
from glossary.candidates.spans import bounds
from glossary.candidates.variants import commonest, variant_key
from glossary.candidates.words import (
    DOMAIN,
    DOMAIN_HEADS,
    GENERIC_MODIFIERS,
    LIGHT_HEADS,
)
from glossary.language import is_acronym
from glossary.model import Candidate

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from glossary.candidates.spans import Span

WEIGHTS = {
    # Statistics
    "c_value": 0.6,  # log2 of 1 + C-value: Frantzi, Ananiadou & Mima 2000
    "rarity": 1.0,  # in general language: weirdness, Ahmad, Gillam & Tostevin 1999
    "free": 1.5,  # share of uses that do not begin or end inside a word
    "whole": 1.0,  # share of uses that are the whole noun phrase (independence)
    # Words: head and share of the field's vocabulary, as a contextual term list
    "domain": 1.5,
    "head": 1.0,
    "light_head": -1.0,  # 안보협력 강화: Justeson & Katz 1995 on generic words
    "generic_modifier": -1.0,
    # What the author did
    "gloss": 1.5,  # explained in brackets: Schwartz & Hearst 2003
    "quoted": 1.0,  # in quotation marks
    # Shape
    "acronym": 1.5,
    "proper": 1.5,
    "place": 1.5,
    "single": -1.5,  # one morpheme: mostly general language
    "spaces": -1.0,  # each space makes a fixed phrase less likely
    "coordination": -1.0,  # a `·`: more often a list than a name
    "long": -1.0,
    "number": -1.0,
}
FLOOR = 2.0

_MOST_C = 6.0
_LONG = 4


def rank(spans: Mapping[str, Span], glossed: Container[str]) -> list[Candidate]:
    """The candidates above the floor, best first. `glossed` has the keys of glossed terms."""
    nesting = _nesting(spans)
    ranked = []
    for key, span in spans.items():
        found = features(key, span, nesting[key], gloss=key in glossed)
        score = sum(WEIGHTS[name] * value for name, value in found.items())
        if score >= FLOOR:
            text, variants = commonest(span.spellings)
            ranked.append(
                Candidate(
                    text=text,
                    frequency=span.frequency,
                    termhood=score,
                    variants=variants,
                    features=found,
                )
            )
    ranked.sort(key=lambda c: (-c.termhood, -c.frequency, c.text))
    return ranked
