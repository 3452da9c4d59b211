"""Questions that edges do not answer, answered by the words around.

In Korean by the spans of the nominal morphemes, from whoever can analyse a sentence; in
Japanese by the likeliest division of the run of characters (`japanese`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

from glossary.recognition import japanese
from glossary.recognition.reading import FREE, HIRAGANA, INSIDE, JAPANESE, TAIL, class_of
from glossary.recognition.verdicts import SELDOM_DIVIDED, Verdict, divided

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from glossary.recognition.reading import Reading

    Spans: TypeAlias = Sequence[tuple[int, int]]
    Analyse: TypeAlias = Callable[[Sequence[str]], Iterable[Spans]]
    """Sentences → for each the spans of its nominal morphemes, in order."""

_SENTENCE_END = re.compile(r"(?<=[.!?。！？])[\"'”’)\]」』]*\s+|\n\s*\n")

_DERIVED = frozenset("적화국인")
_PREFIXES = frozenset("비반탈무불")
"""One-syllable morphemes after and before a noun that make another of it."""


class Morphemes:
    """Where nominal morphemes begin and end in a text, as far as it was analysed."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take spans of the plain text."""
        self._end_of: dict[int, int] = {}
        self._start_of: dict[int, int] = {}
        self._covered: set[int] = set()
        for start, end in spans:
            self._end_of[start] = max(end, self._end_of.get(start, 0))
            self._start_of[end] = min(start, self._start_of.get(end, start))
            self._covered.update(range(start, end))

    def touch(self, start: int, end: int) -> bool:
        """Whether any nominal morpheme has a part in a span."""
        return any(i in self._covered for i in range(start, end))

    def _cover(self, reading: Reading, first: int, stop: int) -> bool:
        """Whether every character of a span of the folded text is part of one."""
        return all(reading.places[i] in self._covered for i in range(first, stop))

    def verdict(self, reading: Reading, first: int, stop: int) -> Verdict:
        """How a term that there was a question about stands."""
        start, end = reading.places[first], reading.places[stop - 1] + 1
        if start not in self._end_of or end not in self._start_of:
            return Verdict.NO
        plain = reading.plain
        before = plain[self._start_of.get(start, start) : start]
        after = plain[end : self._end_of.get(end, end)]
        another = before in _PREFIXES or after in _DERIVED
        # a syllable by itself; a word whose first part is no noun; a word beside a verb
        part = stop - first == 1 and (before or after)
        follows = reading.before[first] == INSIDE and not before
        torn = divided(plain[start:end]) and (
            len(before) == 1  # 소다자 협력 is no 다자협력
            or (stop - first <= SELDOM_DIVIDED and not self._cover(reading, first, stop))
        )
        if another or part or follows or torn:
            return Verdict.NO
        if before or after:
            return Verdict.COMPOUND
        return Verdict.INFLECTED if reading.after[stop - 1] >= TAIL else Verdict.EXACT


def morphemes(reading: Reading, places: Sequence[int], analyse: Analyse) -> Morphemes:
    """Have the sentences analysed in which the places of a plain text are."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(reading.plain))]
    wanted = sorted({bisect_right(ends, place) - 1 for place in places})
    ends.append(len(reading.plain))
    starts = [ends[i] for i in wanted]
    sentences = [reading.plain[ends[i] : ends[i + 1]] for i in wanted]
    return Morphemes(
        (start + first, start + last)
        for start, spans in zip(starts, analyse(sentences), strict=True)
        for first, last in spans
    )


def japanese_verdict(reading: Reading, first: int, stop: int) -> Verdict:
    """How a term stands that begins or ends inside a run of kanji or kana."""
    start, end = reading.places[first], reading.places[stop - 1] + 1
    compound = False
    if reading.before[first] == JAPANESE:
        before, _ = _neighbours(reading.plain, start)
        if not before or before in japanese.PREFIXES:
            return Verdict.NO
        compound = True
    if reading.after[stop - 1] == JAPANESE:
        _, after = _neighbours(reading.plain, end)
        if not after or after in japanese.SUFFIXES:
            return Verdict.NO
        compound = True
    if compound or reading.before[first] != FREE:
        return Verdict.COMPOUND
    following = reading.plain[end : end + 1]
    inflected = following and class_of(following) == HIRAGANA
    return Verdict.INFLECTED if inflected else Verdict.EXACT


def _neighbours(plain: str, place: int) -> tuple[str, str]:
    """The words that meet at a place in a run of one script; empty where none do."""
    own = class_of(plain[place])
    start = end = place
    while start and class_of(plain[start - 1]) == own:
        start -= 1
    while end < len(plain) and class_of(plain[end]) == own:
        end += 1
    edges = japanese.words(plain[start:end])
    if place - start not in edges:
        return "", ""
    i = edges.index(place - start)
    return plain[start + edges[i - 1] : place], plain[place : start + edges[i + 1]]
