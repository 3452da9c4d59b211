"""How much a span looks like a term: features, their weights, and the cut.

The score adds weighted features, as the logarithm of a product of odds. The weights are
round numbers near a logistic regression's on the development gold; docs/
quality-extraction.md says what is left of the quality without any one of them.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.kinds import kind
from glossary.candidates.rarity import weirdness
from glossary.candidates.variants import commonest
from glossary.candidates.words import FIELD, HEADS
from glossary.language import is_acronym
from glossary.model import Candidate, NameKind
from glossary.places import is_place

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Container, Mapping

    from glossary.candidates.spans import Span

WEIGHTS = {
    # what the counts say
    "c_value": 0.4,  # frequent, and not only nested: Frantzi, Ananiadou & Mima 2000
    "weirdness": 1.75,  # rare in general language: Ahmad, Gillam & Tostevin 1999
    "free": 1.0,  # share of uses that do not cut through a word, and
    "whole": 1.25,  # that are whole noun phrases: unithood, Kageura & Umino 1996
    # what its words say
    "field": 1.5,  # share that is the field's: GlossEx, Park, Byrd & Boguraev 2002
    "head": 0.5,  # the last word names a kind of thing: Justeson & Katz 1995
    "proper": 1.5,  # names are terms of the field as well: ACTER, Rigouts Terryn 2020
    "place": 1.5,  # a country or region of CLDR, a city
    "named": 0.75,  # by its form the name of an organisation, treaty, exercise …
    "apposed": -1.5,  # names side by side: 네덜란드 헤이그
    # what its author did
    "gloss": 2.0,  # explained in brackets, or explaining: Schwartz & Hearst 2003
    "quoted": 1.0,  # in quotation marks, a mark of new terms: Pearson 1998
    "defined": 1.0,  # a sentence says what it is: Pearson 1998, Meyer 2001
    # what people know already
    "known": 2.5,  # a term of the glossary
    # how it is built
    "acronym": 1.5,
    "single": -2.0,  # one morpheme: mostly general language
    "spaces": -1.5,  # for each: what is one word is written in one
    "coordination": -2.0,  # with a `·`: more often a list than a name
}
"""Feature → weight. All features are between 0 and 1 but c_value and spaces."""

FLOOR = 3.0
"""Where F1 on the development gold is flat: .71 at 3.25, .72 from 3.5 to 4."""

_MOST = 6.0
"""Where log2 of the C-value stops to count: in a big corpus frequency is not everything."""
_KINDS = FIELD | HEADS
_PLACES = {NameKind.COUNTRY, NameKind.PLACE}
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
        named = kind(text, span)
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
                    kind=named,
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


def _named(span: Span, named: NameKind | None) -> dict[str, float]:
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
