"""Noun phrases → the spans inside them that may be terms, each with its counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.candidates.chunks import phrases
from glossary.candidates.variants import variant_key
from glossary.candidates.words import (
    GENERIC_MODIFIERS,
    LIGHT_HEADS,
    DOMAIN_HEADS,
    NO_HEAD_SUFFIXES,
    TIME,
)
from glossary.language import has_hangul, is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.candidates.morphology import Token

_LONGEST = 8
"""Morphemes in a term, joiners included."""
_NO_START = GENERIC_MODIFIERS | TIME
_NO_END = LIGHT_HEADS | TIME | GENERIC_MODIFIERS


@dataclass(slots=True)
class Form:
    """A distinct phrase, with its counts. Only these are kept of a corpus."""

    text: str
    letters: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    """Where each morpheme stands in the text."""
    seam: int
    """The morpheme before which a quotation mark was left out; 0 for none."""
    count: int = 0
    quoted: int = 0


@dataclass(slots=True)
class Span:
    """A string that may be a term, with its counts in all its spellings."""

    words: tuple[str, ...]
    letters: str
    spellings: dict[str, int] = field(default_factory=dict)
    frequency: int = 0
    free: int = 0
    """Occurrences that neither begin nor end inside a word."""
    whole: int = 0
    """Occurrences that are the whole phrase."""
    quoted: int = 0


class Forms:
    """The distinct noun phrases of a corpus."""

    def __init__(self) -> None:
        """Start with no phrase."""
        self.forms: dict[str, Form] = {}
        self.verbal: Counter[str] = Counter()
        """How often a noun is the stem of a verb (체결+하)."""

    def add(self, text: str, tokens: Sequence[Token]) -> None:
        """Count the noun phrases of one sentence."""
        before: tuple[int, int] | None = None
        for first, last, letters, verbal, quoted in phrases(tokens):
            end = last
            if verbal:
                end -= 1
                self.verbal[tokens[end].form] += 1
            if end > first:
                whole = text[tokens[first].start : tokens[end - 1].end]
                form = self.forms.get(whole)
                if form is None:
                    form = _form(whole, letters, tokens[first:end], 0)
                    self.forms[whole] = form
                form.count += 1
                if quoted:
                    form.quoted += 1
                if before and before[1] + 1 == first:  # '준동맹' 전략 is 준동맹 전략
                    self._add_joined(text, tokens, before, (first, end))
            before = (first, last) if quoted else None

    def _add_joined(
        self,
        text: str,
        tokens: Sequence[Token],
        quotation: tuple[int, int],
        after: tuple[int, int],
    ) -> None:
        parts = [tokens[slice(*quotation)], tokens[slice(*after)]]
        texts = [text[part[0].start : part[-1].end] for part in parts]
        whole = " ".join(texts)
        form = self.forms.get("'" + whole)
        if form is None:
            shift = parts[0][0].start + len(whole) - len(texts[1])
            moved = [
                *parts[0],
                *(
                    t._replace(
                        start=t.start - parts[1][0].start + shift,
                        end=t.end - parts[1][0].start + shift,
                    )
                    for t in parts[1]
                ),
            ]
            form = _form(whole, None, moved, len(parts[0]))
            self.forms["'" + whole] = form
        form.count += 1


def _form(
    text: str, letters: str | None, tokens: Sequence[Token], seam: int
) -> Form:
    if letters is None:
        from glossary.candidates.chunks import shape
        letters = shape(tokens)
    start = tokens[0].start
    return Form(
        text=text,
        letters=letters[: len(tokens)],
        words=tuple([t.form for t in tokens]),
        places=tuple([(t.start - start, t.end - start) for t in tokens]),
        seam=seam,
    )


def spans(forms: Forms) -> dict[str, Span]:
    """The spans that may be terms, by what their spellings have in common."""
    found: dict[str, Span] = {}
    for form in forms.forms.values():
        letters, words, text = form.letters, form.words, form.text
        size = len(words)
        for first, last in bounds(letters, words, form.seam):
            spelling = text[form.places[first][0] : form.places[last - 1][1]]
            key = variant_key(spelling)
            span = found.get(key)
            if span is None:
                span = found[key] = Span(words[first:last], letters[first:last])
            span.frequency += form.count
            span.spellings[spelling] = span.spellings.get(spelling, 0) + form.count
            if _is_edge(letters, first) and _is_end(letters, words, last):
                span.free += form.count
            if last - first == size:
                span.whole += form.count
                span.quoted += form.quoted
    return {key: span for key, span in found.items() if span.free}


def _is_edge(letters: str, place: int) -> bool:
    """Whether a word begins at a place in a phrase, or the phrase begins or ends."""
    return (
        place in (0, len(letters))
        or letters[place].islower()
        or letters[place] in ".-"
        or letters[place - 1] in ".-"
    )


def _is_end(letters: str, words: Sequence[str], place: int) -> bool:
    """Whether a word ends at a place, or only the head of a compound is left of it.

    기술이전 in 기술이전협정 is a word of its own; 안보관 in 안보관련법 is not.
    """
    return _is_edge(letters, place) or (
        words[place] in DOMAIN_HEADS and _is_edge(letters, place + 1)
    )


def bounds(
    letters: str, words: Sequence[str], seam: int = 0
) -> Iterator[tuple[int, int]]:
    """The spans of a phrase that are built like terms, as `[first, last)` morphemes."""
    size = len(words)
    ends = [place + 1 for place in range(size) if _can_end(letters, words, place)]
    for first in range(size if not seam else seam):
        if not _can_start(letters, words, first):
            continue
        for last in ends:
            length = last - first
            if length < 1 or last <= seam:
                continue
            if length > _LONGEST:
                break
            if length == 1:
                if _is_word(letters[first], words[first]):
                    yield first, last
            elif has_hangul(words[last-1]) or has_hangul("".join(words[first:last])) or is_acronym("".join(words[first:last])):
                if words[last - 1] not in _NO_END or letters[last - 1].isupper():
                    yield first, last


def _can_start(letters: str, words: Sequence[str], place: int) -> bool:
    letter = letters[place]
    if letter in "dD":
        return letters[place + 1 : place + 2] in {"N", "P", "H", "+", "-"}
    return letter in "nprlhxNPRLHX" and (
        words[place] not in _NO_START or letters[place + 1 : place + 2].isupper()
    )


def _can_end(letters: str, words: Sequence[str], place: int) -> bool:
    letter = letters[place]
    if letter == "D":
        return place > 0 and letters[place - 1] in "lL+-"
    if letter == "S":
        return words[place] not in NO_HEAD_SUFFIXES
    return letter in "nprhlNPRHLB"


def _is_word(letter: str, word: str) -> bool:
    if letter in "nNpP":
        return len(word) > 1 and word not in _NO_END
    return letter in "lL" and is_acronym(word)
