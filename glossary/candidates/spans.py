"""Noun phrases → the spans inside them that may be terms, each with its counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from glossary.candidates.words import (
    FIELD,
    GENERIC_MODIFIERS,
    GOVERNMENTS,
    HEADS,
    LIGHT_HEADS,
    MODIFYING_SUFFIXES,
    TIME,
    TITLES,
)
from glossary.language import is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.candidates.forms import Form, Forms

_LONGEST = 8
"""Morphemes in a term, joiners included."""
_KINDS = FIELD | HEADS
_LONGEST_TITLE = 3
"""Syllables at the end of a word that make a title of it: 국방부장관."""
_FOREIGN = frozenset("lhdLHD.-+")
_NO_START = GENERIC_MODIFIERS | TIME
_NO_END = LIGHT_HEADS | TIME | GENERIC_MODIFIERS


@dataclass(slots=True)
class Span:
    """A string that may be a term, with its counts in all its spellings."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    shape: str
    spellings: dict[str, int] = field(default_factory=dict)
    frequency: int = 0
    free: int = 0
    """Occurrences that do not begin or end inside a word."""
    whole: int = 0
    """Occurrences that are all of a noun phrase that can be a term."""
    quoted: int = 0
    titled: int = 0
    """Occurrences with a person's title or government after them."""
    containers: int = 0
    """Distinct longer spans that have this one inside."""
    contained: int = 0
    """Occurrences of those, added up."""


def spans(forms: Forms) -> dict[str, Span]:
    """The spans that may be terms, by what their spellings have in common.

    A span that never stands free (안보관 in 안보관련법) is none.
    """
    found: dict[str, Span] = {}
    for table in (forms.phrases, forms.joined):
        for form in table.values():
            inside = list(bounds(form.shape, form.words, form.seam))
            longest = set(_longest(inside))
            for span in inside:
                _count(found, form, *span, whole=span in longest)
    for form in forms.titles.values():
        _count(found, form, 0, len(form.words), whole=True)
    free = {key: span for key, span in found.items() if span.free}
    _nest(free)
    return free


def _longest(inside: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of spans ordered by beginning, then end, those that no other one contains."""
    reach = 0
    for (first, last), after in zip_longest(inside, inside[1:]):
        if last > reach and (after is None or after[0] > first):
            reach = last
            yield first, last


def _count(found: dict[str, Span], form: Form, first: int, last: int, *, whole: bool) -> None:
    spelling = form.text[form.places[first][0] : form.places[last - 1][1]]
    keys = form.keys[first:last]
    key = "".join(keys)
    span = found.get(key)
    if span is None:
        span = found[key] = Span(form.words[first:last], keys, form.shape[first:last])
    span.frequency += form.count
    span.spellings[spelling] = span.spellings.get(spelling, 0) + form.count
    if _is_edge(form.shape, first) and _is_end(form, last):
        span.free += form.count
    if whole:
        span.whole += form.count
    if last - first == len(form.words):
        span.quoted += form.quoted
    if _is_titled(form, last):
        span.titled += form.count


def _is_titled(form: Form, place: int) -> bool:
    """Whether a title or government follows: 펠로시 하원의장, 구테흐스 유엔 사무총장."""
    after = form.words[place : place + 2]
    if not after:
        return False
    if _is_title(after[0]) or after[0] in GOVERNMENTS:
        return True
    return len(after) > 1 and _is_title(after[1]) and form.shape[place] in "pP"


def _is_title(word: str) -> bool:
    return word in TITLES or any(word[-n:] in TITLES for n in range(2, _LONGEST_TITLE + 1))


def _nest(found: dict[str, Span]) -> None:
    """Note for each span in how many longer ones it is, and how often."""
    for span in found.values():
        size = len(span.words)
        if size == 1:
            continue
        for first, last in bounds(span.shape, span.words):
            if last - first < size:
                inner = found.get("".join(span.keys[first:last]))
                if inner is not None:
                    inner.containers += 1
                    inner.contained += span.frequency


def _is_edge(letters: str, place: int) -> bool:
    """Whether a word or a member of a list begins or ends before a morpheme."""
    return (
        place in (0, len(letters))
        or letters[place].islower()
        or letters[place] in ".-"
        or letters[place - 1] in ".-"
    )


def _is_end(form: Form, place: int) -> bool:
    """Whether a word ends at a place, or only the head of a compound is left of it.

    기술이전 in 기술이전협정 is a word of its own.
    """
    return _is_edge(form.shape, place) or (
        len(form.words[place]) > 1
        and form.words[place] in _KINDS
        and _is_edge(form.shape, place + 1)
    )


def bounds(letters: str, words: Sequence[str], seam: int = 0) -> Iterator[tuple[int, int]]:
    """The spans of a phrase that are built like terms: `[first, last)` morphemes.

    With a seam, only those across it.
    """
    size = len(words)
    heads = _heads(letters, words)
    can_end = [
        heads[place] not in _NO_END and _can_end(letters, words, place) for place in range(size)
    ]
    for first in range(seam or size):
        if not _can_start(letters, words, first):
            continue
        for last in range(max(first, seam) + 1, min(first + _LONGEST, size) + 1):
            if can_end[last - 1] and _is_wordy(letters, words, first, last):
                yield first, last


def _heads(letters: str, words: Sequence[str]) -> list[str]:
    """What stands between the last space and the end of each morpheme (가능+성)."""
    heads: list[str] = []
    for letter, word in zip(letters, words, strict=True):
        # cut short: no light head is longer, and a sentence may be one endless word
        glued = heads and not letter.islower() and len(heads[-1]) < _LONGEST
        heads.append(heads[-1] + word if glued else word)
    return heads


def _can_start(letters: str, words: Sequence[str], place: int) -> bool:
    letter = letters[place]
    after = letters[place + 1 : place + 2]
    if letter in "dD":  # 6세대, 3원칙, 2+2
        return after in {"N", "P", "H", "M", "+", "-"}
    return letter in "nprlhxNPRLHX" and (words[place] not in _NO_START or after.isupper())


def _can_end(letters: str, words: Sequence[str], place: int) -> bool:
    letter = letters[place]
    if letter == "D":  # IP4, 2+2, COVID-19
        return place > 0 and letters[place - 1] in "lL+-"
    if letter == "S":  # 화성-18형 is a name, 한국형 is not
        return words[place] not in MODIFYING_SUFFIXES or letters[place - 1] == "D"
    return letter in "nprhlNPRHLB"


def _is_wordy(letters: str, words: Sequence[str], first: int, last: int) -> bool:
    """Whether it has what a term needs at least: two syllables, or an acronym."""
    if last - first == 1:
        word = words[first]
        if letters[first] in "nNpP":
            return len(word) > 1 and word not in _NO_END
        return letters[first] in "lL" and is_acronym(word)
    return not _FOREIGN.issuperset(letters[first:last]) or is_acronym(
        "".join(words[first:last])
    )
