"""How much a span looks like a term: features, their weights, and the cut.

The score adds weighted features, as the logarithm of a product of odds. The weights are
round numbers near a logistic regression's on the development gold; docs/
quality-extraction.md says what is left of the quality without any one of them.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from glossary.candidates.rarity import weirdness
from glossary.candidates.variants import commonest
from glossary.candidates.words import FIELD, HEADS
from glossary.language import is_acronym
from glossary.model import Candidate
from glossary.places import is_place

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Container, Mapping

    from glossary.candidates.spans import Span

WEIGHTS = {
    # what the counts say
    "c_value": 0.4,  # frequent, and not only nested: Frantzi, Ananiadou & Mima 2000
    "weirdness": 1.5,  # rare in general language: Ahmad, Gillam & Tostevin 1999
    "free": 1.5,  # share of uses that do not cut through a word, and
    "whole": 1.0,  # that are whole noun phrases: unithood, Kageura & Umino 1996
    # what its words say
    "field": 1.5,  # share that is the field's: GlossEx, Park, Byrd & Boguraev 2002
    "head": 1.0,  # the last word names a kind of thing: Justeson & Katz 1995
    "proper": 1.5,  # names are terms of the field as well: ACTER, Rigouts Terryn 2020
    "place": 1.5,  # a country or region of CLDR
    # what its author did
    "gloss": 1.5,  # explained in brackets, or explaining: Schwartz & Hearst 2003
    "quoted": 1.0,  # in quotation marks, a mark of new terms: Pearson 1998
    # how it is built
    "acronym": 1.5,
    "single": -1.5,  # one morpheme: mostly general language
    "spaces": -1.0,  # for each: what is one word is written in one
    "coordination": -1.0,  # with a `·`: more often a list than a name
    "long": -1.0,  # four morphemes or more in several words: a description
    "number": -0.5,
}
"""Feature → weight. All features are between 0 and 1 but c_value and spaces."""

FLOOR = 3.5
"""Where F1 on the development gold is flat: .71 at 3.25, .72 from 3.5 to 4."""

_MOST = 6.0
"""Where log2 of the C-value stops to count: in a big corpus frequency is not everything."""
_LONG = 4
_KINDS = FIELD | HEADS
_ACRONYM = 2
"""Morphemes of an acronym: letters, and digits after them (IP4)."""
_PROPER = frozenset("pP")
_CONTENT = frozenset("nplhrNPLHR")
_FIELD_WORD = 2
"""Syllables at either end of a longer word that make it the field's (군사기밀)."""


def rank(
    spans: Mapping[str, Span], words: Counter[str], glossed: Container[str]
) -> list[Candidate]:
    """The candidates above the floor, best first.

    `words` is how often each morpheme stands in the corpus' noun phrases, `glossed`
    has the keys of terms with a gloss.
    """
    total = words.total()
    weird = {word: weirdness(word, count / total) for word, count in words.items()}
    ranked = []
    for key, span in spans.items():
        text, variants = commonest(span.spellings)
        content = _content(span)
        found = {
            **_counted(span, content, weird),
            **_worded(key, span, content),
            **_built(key, span, text),
            "gloss": float(key in glossed),
            "quoted": float(span.quoted > 0),
        }
        score = sum(WEIGHTS[name] * value for name, value in found.items())
        if score >= FLOOR:
            ranked.append(
                Candidate(
                    text=text,
                    frequency=span.frequency,
                    termhood=round(score, 4),
                    variants=variants,
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


def _worded(key: str, span: Span, content: list[str]) -> dict[str, float]:
    return {
        "field": sum([_is_of_the_field(word) for word in content]) / len(content),
        "head": float(_names_a_kind(content[-1])),
        "proper": float(_PROPER.issuperset(span.shape)),
        "place": float(is_place(key)),
    }


def _built(key: str, span: Span, text: str) -> dict[str, float]:
    size = _size(span)
    return {
        "acronym": float(size <= _ACRONYM and key.isascii() and is_acronym(key.upper())),
        "single": float(size == 1),
        "spaces": float(text.count(" ")),
        "coordination": float("." in span.shape),
        "long": float(size >= _LONG and " " in text),
        "number": float("d" in span.shape.casefold()),
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
