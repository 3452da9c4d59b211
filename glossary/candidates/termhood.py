"""How much a span looks like a term: features, their weights, and the cut.

The score adds weighted features, as the logarithm of a product of odds; docs/quality.md
says what is left of the quality without any one of them.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.entities import entity
from glossary.candidates.rarity import weirdness
from glossary.candidates.variants import commonest
from glossary.candidates.words import FIELD, HEADS
from glossary.language import is_acronym
from glossary.model import Candidate, EntityKind
from glossary.places import is_place

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Container, Mapping

    from glossary.candidates.spans import Span


class Feature(NamedTuple):
    """A kind of evidence that a span is a term."""

    weight: float
    meaning: str


FEATURES = {
    # what the counts say
    "c_value": Feature(0.4, "frequent, and not only inside longer terms (Frantzi et al. 2000)"),
    "weirdness": Feature(1.75, "rarer in general language (Ahmad et al. 1999)"),
    "free": Feature(1.0, "share of uses that do not cut through a word"),
    "whole": Feature(1.25, "share that are whole noun phrases (Kageura & Umino 1996)"),
    # what its words say
    "field": Feature(1.5, "share of its words that are the field's (Park et al. 2002)"),
    "head": Feature(0.5, "its last word names a kind of thing (Justeson & Katz 1995)"),
    "proper": Feature(1.5, "a proper noun (Rigouts Terryn et al. 2020: names are terms)"),
    "place": Feature(1.5, "a country, region or city"),
    "named": Feature(0.75, "by its form the name of an organisation, treaty, exercise …"),
    "apposed": Feature(-1.5, "names side by side: 네덜란드 헤이그"),
    # what its author did
    "gloss": Feature(2.0, "explained in parentheses (Schwartz & Hearst 2003)"),
    "quoted": Feature(1.0, "in quotation marks, as new terms are (Pearson 1998)"),
    "defined": Feature(1.0, "a sentence says what it is (Pearson 1998, Meyer 2001)"),
    # what people know already
    "known": Feature(2.5, "a term of your glossary"),
    # how it is built
    "acronym": Feature(1.5, "an acronym, or a designation such as F-35A"),
    "single": Feature(-2.0, "one morpheme: mostly general language"),
    "spaces": Feature(-1.5, "for each space: what is one thing is written in one word"),
    "coordination": Feature(-2.0, "with a `·`: more often a list than a name"),
}
"""Feature → weight and meaning. All values are between 0 and 1 but c_value and spaces.

The weights are a logistic regression's on the terms of two development sets (the three
texts of `seeds/`, the four of `benchmarks/development/`), rounded to quarters. Position
in a text (Edmundson 1969; title, heading, first sentences) was tried and told nothing.
"""
WEIGHTS = {name: feature.weight for name, feature in FEATURES.items()}

FLOOR = 3.0
"""Where F1 on the development sets is flat: within .01 from 2.75 to 3.25."""

_MOST = 6.0
"""Where log2 of the C-value stops to count: in a big corpus frequency is not everything."""
_KINDS = FIELD | HEADS
_PLACES = {EntityKind.COUNTRY, EntityKind.PLACE}
_DESIGNATION = re.compile("[A-Z가-힣]+-?[0-9]+[A-Z]*형?")
"""What weapons are called: K9, 현무-5, 화성-18형."""
_PROPER = frozenset("pP")
_CONTENT = frozenset("nplhrNPLHR")
_FIELD_WORD = 2
"""Syllables at either end of a longer word that make it the field's (군사기밀)."""


class Heard(NamedTuple):
    """What is said of terms in the texts and outside them: sets of their keys."""

    glossed: Container[str] = frozenset()
    defined: Container[str] = frozenset()
    known: Container[str] = frozenset()


def rank(
    spans: Mapping[str, Span],
    words: Counter[str],
    heard: Heard,
    *,
    keep: Container[str] = frozenset(),
    floor: float = FLOOR,
) -> list[Candidate]:
    """The candidates above the floor, and those to keep, best first.

    `words` is how often each morpheme stands in the corpus' noun phrases.
    """
    total = words.total()
    weird = {word: weirdness(word, count / total) for word, count in words.items()}
    ranked = []
    for key, span in spans.items():
        text, variants = commonest(span.spellings)
        content = _content(span)
        named = entity(text, key, span)
        found = {
            **_counted(span, content, weird),
            **_worded(content),
            **_named(span, named),
            **_built(span, text),
            "gloss": float(key in heard.glossed),
            "quoted": float(span.quoted > 0),
            "defined": float(key in heard.defined),
            "known": float(key in heard.known),
        }
        score = sum(WEIGHTS[name] * value for name, value in found.items())
        if score >= floor or key in keep:
            ranked.append(
                Candidate(
                    text=text,
                    frequency=span.frequency,
                    termhood=round(score, 4),
                    variants=variants,
                    entity=named,
                    features=found,
                )
            )
    ranked.sort(key=lambda c: (-c.termhood, -c.frequency, c.text))
    return ranked


def _counted(span: Span, content: list[str], weird: Mapping[str, float]) -> dict[str, float]:
    return {
        "c_value": min(math.log2(1 + c_value(span)), _MOST),
        "weirdness": sum([weird.get(word, 0.0) for word in content]) / len(content),
        "free": span.free / span.frequency,
        "whole": span.whole / span.frequency,
    }


def _worded(content: list[str]) -> dict[str, float]:
    return {
        "field": sum([_is_of_the_field(word) for word in content]) / len(content),
        "head": float(_names_a_kind(content[-1])),
    }


def _named(span: Span, named: EntityKind | None) -> dict[str, float]:
    proper = _PROPER.issuperset(span.shape)
    return {
        "proper": float(proper),
        "place": float(named in _PLACES),
        "named": float(named is not None and named not in _PLACES),
        "apposed": float(proper and "p" in span.shape[1:] and any(map(is_place, span.words))),
    }


def _built(span: Span, text: str) -> dict[str, float]:
    size = _size(span)
    return {
        "acronym": float(is_acronym(text) or bool(_DESIGNATION.fullmatch(text))),
        "single": float(size == 1),
        "spaces": float(text.count(" ")),
        "coordination": float("." in span.shape),
    }


def _content(span: Span) -> list[str]:
    """The words of a span that mean something by themselves."""
    pairs = zip(span.words, span.shape, strict=True)
    return [word for word, letter in pairs if letter in _CONTENT] or list(span.words)


def _size(span: Span) -> int:
    """How many morphemes it has, joiners apart."""
    return sum([letter.isalpha() for letter in span.shape])


def c_value(span: Span) -> float:
    """C-value, with log2(size + 1) so that single words count (Barrón-Cedeño 2009)."""
    nested = span.contained / span.containers if span.containers else 0.0
    return math.log2(_size(span) + 1) * max(span.frequency - nested, 0.0)


def _is_of_the_field(word: str) -> bool:
    return not FIELD.isdisjoint((word, word[:_FIELD_WORD], word[-_FIELD_WORD:]))


def _names_a_kind(word: str) -> bool:
    return not _KINDS.isdisjoint((word, word[-_FIELD_WORD:]))
