"""What a bracket explains: the quotation or the noun phrase that ends before it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.chunks import JOINERS, phrases
from glossary.candidates.morphology import NOMINAL_TAGS
from glossary.candidates.words import GENERIC_MODIFIERS, TIME
from glossary.language import has_hangul, is_hangul

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.candidates.brackets import Bracketed, Marks
    from glossary.candidates.morphology import Analysis, Token

_WINDOW = 16
"""Morphemes before a bracket among which its noun phrase is looked for."""
_NAME_PARTICLE = 2
"""Syllables at most in a word of a name that Kiwi mistakes for something else: 라, 데."""
_CLAUSE_TAGS = frozenset({"JKS", "JKO", "JKB", "JKC", "JKQ", "JX", "EP", "EF"})
"""Particles of subjects, objects and adverbials, and endings of sentences."""
_NO_FRONT = GENERIC_MODIFIERS | TIME


class Explained(NamedTuple):
    """What stands before a bracket; the span is in the sentence's text."""

    start: int
    end: int
    quoted: bool
    clause: bool
    """A quotation with a subject, object or adverbial: a statement, not a name."""


def explained(analysis: Analysis, found: Marks, bracket: Bracketed) -> Explained | None:
    """What a bracket explains.

    A quotation that closes just before it (‘준동맹’(…)) or just after it (‘준동맹(…)’),
    or else the noun phrase before it.
    """
    text = analysis.sentence.text
    end = bracket.start
    while end and text[end - 1].isspace():
        end -= 1
    start = None
    if end - 1 in found.quotes:
        start, end = found.quotes[end - 1] + 1, end - 1
    elif found.quotes.get(bracket.end, bracket.start) < bracket.start:
        start = found.quotes[bracket.end] + 1
    if start is None or start >= end:
        span = noun_phrase(analysis, 0, end)
        return span and Explained(*span, quoted=False, clause=False)
    clause = any(t.tag in _CLAUSE_TAGS for t in tokens_in(analysis, start, end))
    return Explained(start, end, quoted=True, clause=clause)


def term_in(analysis: Analysis, left: Explained) -> tuple[int, int] | None:
    """The noun phrase that a quoted statement ends with, else the whole."""
    if left.clause:
        return noun_phrase(analysis, left.start, left.end)
    return left.start, left.end


def tokens_in(analysis: Analysis, start: int, end: int) -> Sequence[Token]:
    """The morphemes of a part of the sentence."""
    first = bisect_left(analysis.tokens, start, key=lambda t: t.start)
    last = first
    while last < len(analysis.tokens) and analysis.tokens[last].end <= end:
        last += 1
    return analysis.tokens[first:last]


def is_nominal(tokens: Sequence[Token]) -> bool:
    """Whether morphemes are those of a noun phrase and nothing else."""
    return bool(tokens) and all(t.tag in NOMINAL_TAGS or t.form in JOINERS for t in tokens)


def noun_phrase(analysis: Analysis, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends at a place, without what any noun can have before it."""
    tokens = analysis.tokens
    last = bisect_left(tokens, end, key=lambda t: t.end)
    if not end or last == len(tokens) or tokens[last].end != end:
        return None
    window = tokens[max(0, last + 1 - _WINDOW) : last + 1]
    first = next((p.first for p in phrases(window) if p.last == len(window)), None)
    if first is None:
        if tokens[last].tag[0] in "JES":
            return None
        return max(analysis.sentence.text.rfind(" ", 0, end) + 1, start), end
    while first < len(window) - 1 and window[first].form in _NO_FRONT:
        first += 1
    return max(window[first].start, start), end


def last_syllables(analysis: Analysis, span: tuple[int, int], count: int) -> tuple[int, int]:
    """As many syllables of a span, from its end, where that is a whole morpheme's start.

    동지국 in 동맹국·동지국(同志国): hanja has one character a syllable.
    """
    start, end = span
    text = analysis.sentence.text
    place = end
    while count and place > start:
        place -= 1
        count -= has_hangul(text[place])
    at_token = any(t.start == place for t in tokens_in(analysis, place, end))
    return (place, end) if not count and at_token else span


def name(analysis: Analysis, span: tuple[int, int], words: int) -> tuple[tuple[int, int], bool]:
    """The span of a transcribed name of so many words, and whether it looks like one.

    It has as many words as the original, and no common noun. Short words before it may
    belong to it although Kiwi takes them for particles: 라 페루즈(La Pérouse).
    """
    start, end = span
    text = analysis.sentence.text
    missing = words - text.count(" ", start, end) - 1
    if missing == 1:
        before = text.rfind(" ", 0, max(start - 1, 0)) + 1
        word = text[before : max(start - 1, 0)]
        if is_hangul(word) and word.isalpha() and len(word) <= _NAME_PARTICLE:
            start = before
            missing = 0
    tags = [t.tag for t in tokens_in(analysis, start, end)]
    return (start, end), not missing and "NNP" in tags and "NNG" not in tags
