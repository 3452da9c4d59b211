"""Find many terms in a sentence in one pass, then ask whether each stands there as a word.

The pass is an Aho-Corasick automaton over the folded text (no spaces, dots, quotes). A
hit counts where its edges are edges of nominal morphemes, or where a word begins and a
particle or nothing follows. On silver data the two together had precision .87 and recall
.98; the rules of other tools were below .83 or .36 on one of the two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ahocorasick_rs

from glossary.language import PARTICLE, fold, has_hangul, is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ALPHANUMERIC = re.compile(r"[0-9A-Za-zÀ-ɏ]")
_WORD = re.compile(r"[^\W_]")
_SHORT = 3
"""Up to so many characters, two words side by side may well be spelt like a term."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: the number it was given, and its span."""

    term: int
    start: int
    end: int


class Recogniser:
    """Finds a fixed set of terms."""

    def __init__(self, terms: Iterable[tuple[int, str]]) -> None:
        """Take `(number, text)` pairs; a number may come with several texts."""
        self._terms: dict[str, list[tuple[int, str]]] = {}
        for number, text in terms:
            folded, _ = fold(text)
            if folded:
                self._terms.setdefault(folded, []).append((number, text))
        self._patterns = list(self._terms)
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns)

    def find(self, text: str, nouns: Sequence[tuple[int, int]] = ()) -> Iterator[Match]:
        """Where the terms stand in `text`, overlapping ones included.

        `nouns` are the spans of its nominal morphemes, where they are known.
        """
        folded, places = fold(text)
        starts = {start for start, _ in nouns}
        ends = {end for _, end in nouns}
        for pattern, first, stop in self._automaton.find_matches_as_indexes(
            folded, overlapping=True
        ):
            start, end = places[first], places[stop - 1] + 1
            begins = start in starts or _begins_word(text, start)
            if not begins or not (end in ends or _ends_word(text, end)):
                continue
            for number, term in self._terms[self._patterns[pattern]]:
                if _same_writing(text[start:end], term):
                    yield Match(number, start, end)


def _begins_word(text: str, start: int) -> bool:
    if start == 0:
        return True
    before, first = text[start - 1], text[start]
    if _ALPHANUMERIC.match(first):
        return not _ALPHANUMERIC.match(before)
    return not _WORD.match(before)


def _ends_word(text: str, end: int) -> bool:
    if end == len(text):
        return True
    after = text[end]
    if not has_hangul(after):
        # Between scripts there is an edge: `안보 network`, but not inside `RAAF`.
        return not (_ALPHANUMERIC.match(after) and _ALPHANUMERIC.match(text[end - 1]))
    if _ALPHANUMERIC.match(text[end - 1]):
        return True
    particle = PARTICLE.match(text, end)
    return bool(
        particle and (particle.end() == len(text) or not _WORD.match(text[particle.end()]))
    )


def _same_writing(found: str, term: str) -> bool:
    """Whether what stands there is the term and not something spelt like it.

    Latin letters must agree: an acronym in its capitals, words with their spaces. A short
    Korean word is not found across a space: 한 일 is not 한일.
    """
    if has_hangul(term):
        return len(term) > _SHORT or not re.search(r"\s", found)
    if is_acronym(term):
        return found == term
    return found.casefold().split() == term.casefold().split()
