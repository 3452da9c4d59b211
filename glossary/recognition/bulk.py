"""The rules of `verdicts` for hundreds of thousands of hits at once.

A long text has a hit every three characters, and Python needs a microsecond for each where
the automaton needs a fifth of that. So the rules for Korean terms are here once more, on
arrays; a test holds the two together. Nothing here is needed for a short text.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from glossary.recognition.matches import Kind, Match
from glossary.recognition.reading import FREE, INSIDE, SCRIPT, TAIL
from glossary.recognition.tails import VERB_FORMS, Tail
from glossary.recognition.verdicts import (
    GAP,
    KINDS,
    NEVER_DIVIDED,
    NOMINALISED,
    SELDOM_DIVIDED,
    SURE_BETWEEN,
    SURE_INSIDE,
    VERBAL,
    Verdict,
    is_particle,
    tail_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from numpy.typing import NDArray

    from glossary.recognition.reading import Reading

    Ints: TypeAlias = NDArray[np.int64]
    Hit: TypeAlias = tuple[int, int, int]
    Found: TypeAlias = tuple[int, int, int, int]

_LENGTH_BITS = 20
_START_BITS = 40
"""Enough for the length of a match and for its start, in keys that are sorted."""
_DIGITS = 4
"""Syllables of a tail that fit into a number of 63 bits."""
_SYLLABLES = 11_172
_BEFORE_SYLLABLES = 0xABFF
"""Hangul syllables are U+AC00 to U+D7A3."""
_KINDS = [KINDS.get(verdict, Kind.UNCERTAIN) for verdict in Verdict]
_match = partial(tuple.__new__, Match)
"""A match of its fields, made without running Python code: there are millions."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from starting: a text has ten thousands of small tuples.

    None of them is part of a cycle, and for each few hundred the collector would look at
    them, and now and then at everything the program holds, which takes half of the time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Terms:
    """What the rules ask about a term, by the number of its pattern."""

    def __init__(
        self, patterns: Sequence[str], syllables: Sequence[int], only: Sequence[int | None]
    ) -> None:
        """`syllables` is 0 for what is not in Hangul alone.

        `only` is the number of the term that alone has a pattern, however it is spelt.
        """
        self.syllables = np.array(syllables, np.int64)
        self.verb_like = np.array([pattern in VERB_FORMS for pattern in patterns], bool)
        self.nominalised = np.array(
            [len(p) >= VERBAL and p.endswith(NOMINALISED) for p in patterns], bool
        )
        self.particles = np.array(
            [bool(n) and is_particle(p) for p, n in zip(patterns, syllables, strict=True)], bool
        )
        self.numbers = np.array([number or 0 for number in only], np.int64)
        self._several = np.array([number is None for number in only], bool)

    def has_one(self, patterns: Ints) -> bool:
        """Whether each of the patterns is that of one term."""
        return not self._several[patterns].any()


@dataclass(frozen=True, slots=True)
class Columns:
    """Matches: where each begins and ends in the plain text, its verdict, its pattern."""

    start: Ints
    end: Ints
    verdict: Ints
    pattern: Ints

    def __len__(self) -> int:
        """How many there are."""
        return len(self.start)

    def at(self, which: NDArray[np.int64]) -> Columns:
        """Some of them, by their places."""
        columns = (self.start, self.end, self.verdict, self.pattern)
        return Columns(*(column[which] for column in columns))

    def of_verdicts_before(self, verdict: Verdict) -> Columns:
        """Those that stand for certain."""
        return self.at(np.flatnonzero(self.verdict < verdict))

    def joined(self, found: Sequence[Found]) -> Columns:
        """With others, whose ends are given as minus."""
        start, minus_end, verdict, pattern = np.array(found, np.int64).T
        return Columns(
            np.concatenate([self.start, start]),
            np.concatenate([self.end, -minus_end]),
            np.concatenate([self.verdict, verdict]),
            np.concatenate([self.pattern, pattern]),
        )

    def sorted(self) -> Columns:
        """By start, the longer first."""
        keys = (self.start << _LENGTH_BITS) - (self.end - self.start)
        return self.at(np.argsort(keys))

    def longest(self) -> Columns:
        """Of sorted ones those that are left when the longest of overlapping ones wins.

        A cluster of overlapping spans whose first has all the others in it is settled by
        that, and only the other clusters are gone through one by one (as in `selection`).
        """
        if not len(self):
            return self
        reach = np.maximum.accumulate(self.end)
        opens = np.ones(len(self), bool)
        opens[1:] = self.start[1:] >= reach[:-1]
        first = np.flatnonzero(opens)
        last = np.append(first[1:], len(self)) - 1
        settled = self.end[first] == reach[last]
        kept = np.zeros(len(self), bool)
        kept[first[settled]] = True
        rest = np.flatnonzero(~settled[np.cumsum(opens) - 1])
        length = self.end[rest] - self.start[rest]
        rest = rest[np.argsort(self.start[rest] - (length << _START_BITS))]
        taken = bytearray(int(reach[-1]))
        spans = zip(self.start[rest].tolist(), self.end[rest].tolist(), strict=True)
        for i, (start, end) in zip(rest.tolist(), spans, strict=True):
            if not (taken[start] or taken[end - 1]):
                taken[start:end] = bytes([1]) * (end - start)
                kept[i] = True
        return self.at(np.flatnonzero(kept))

    def rows(self) -> list[Found]:
        """As tuples: start, minus end, verdict, pattern."""
        columns = (self.start, -self.end, self.verdict, self.pattern)
        return list(zip(*(column.tolist() for column in columns), strict=True))


def matches(columns: Columns, numbers: Ints) -> list[Match]:
    """The matches in columns; `numbers` are those of the terms by pattern."""
    starts, ends = columns.start.tolist(), columns.end.tolist()
    kinds = map(_KINDS.__getitem__, columns.verdict.tolist())
    fields = zip(numbers[columns.pattern].tolist(), starts, ends, kinds, strict=True)
    return list(map(_match, fields))


def settle(reading: Reading, hits: Sequence[Hit], terms: Terms) -> tuple[Columns, list[Hit]]:
    """The Korean hits that stand or may stand, and the other hits.

    `reading` is of a long text.
    """
    assert reading.arrays is not None
    flat = np.fromiter(chain.from_iterable(hits), np.int64, 3 * len(hits))
    pattern, first, last = flat[0::3], flat[1::3], flat[2::3] - 1
    before = np.frombuffer(reading.before, np.uint8)
    after = np.frombuffer(reading.after, np.uint8)

    length = terms.syllables[pattern]
    inside = before[first] == INSIDE
    korean = (length > 0) & ~terms.particles[pattern]
    rest = np.flatnonzero(~korean & ~inside & (after[last] != INSIDE))
    others = [hits[i] for i in rest.tolist()]

    alive = np.flatnonzero(korean & (~inside | (length >= SURE_INSIDE)))
    pattern, first, last = pattern[alive], first[alive], last[alive]
    length, inside = length[alive], inside[alive]
    start = reading.arrays.places[first]
    end = reading.arrays.places[last] + 1
    spaces = reading.arrays.spaces
    divided = spaces[end] > spaces[start]
    breaks = reading.arrays.breaks
    far = (end - start > 2 * length + GAP) | (breaks[end] - breaks[start] > 1)
    alive = np.flatnonzero(~(divided & (inside | (length <= NEVER_DIVIDED) | far)))
    pattern, first, last = pattern[alive], first[alive], last[alive]
    length, inside = length[alive], inside[alive]
    start, end, divided = start[alive], end[alive], divided[alive]

    left, right = before[first], after[last]
    tails = _tails(reading, last[right >= TAIL])[last]
    unknown = tails == Tail.UNKNOWN
    verdict = np.where(right >= TAIL, int(Verdict.INFLECTED), int(Verdict.EXACT))
    verdict[terms.verb_like[pattern] & (end - start == length)] = Verdict.ASK
    verdict[terms.nominalised[pattern]] = Verdict.ASK
    verdict[(tails == Tail.SUFFIX) | (left == SCRIPT) | (right == SCRIPT)] = Verdict.COMPOUND
    verdict[unknown] = Verdict.ASK
    verdict[unknown & (length >= SURE_INSIDE)] = Verdict.COMPOUND
    verdict[inside] = Verdict.COMPOUND
    verdict[inside & unknown & (length < SURE_BETWEEN)] = Verdict.NO
    verdict[divided & ((length <= SELDOM_DIVIDED) | unknown)] = Verdict.ASK
    single = length == 1
    verdict[single] = Verdict.NO
    verdict[single & (left == FREE) & (tails == Tail.INFLECTION)] = Verdict.ASK
    verdict[tails == Tail.DERIVATION] = Verdict.NO
    kept = np.flatnonzero(verdict)
    return Columns(start, end, verdict, pattern).at(kept), others


def _tails(reading: Reading, lasts: Ints) -> NDArray[np.uint8]:
    """For each folded character what follows it in its word; INFLECTION if not in `lasts`.

    There are few different tails: each is looked at once, known by a number that its
    syllables are the digits of.
    """
    arrays = reading.arrays
    assert arrays is not None
    wanted = np.zeros(len(reading.places), bool)
    wanted[lasts] = True
    places = np.flatnonzero(wanted)
    ends = arrays.places[places] + 1
    rights = np.frombuffer(reading.after, np.uint8)[places]
    keys = rights.astype(np.int64)
    going = np.ones(len(ends), bool)
    for i in range(_DIGITS):
        digits = arrays.codes[np.minimum(ends + i, len(arrays.codes) - 1)].astype(np.int64)
        digits -= _BEFORE_SYLLABLES
        going &= (ends + i < len(arrays.codes)) & (digits > 0) & (digits <= _SYLLABLES)
        keys = keys * (_SYLLABLES + 1) + np.where(going, digits, 0)
    # the digits do not tell longer tails apart: their places do, as numbers below zero
    keys[going] = -1 - ends[going]
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    judged = [
        tail_at(reading.plain, end, right)
        for end, right in zip(ends[first].tolist(), rights[first].tolist(), strict=True)
    ]
    tails = np.full(len(reading.places), int(Tail.INFLECTION), np.uint8)
    tails[places] = np.array(judged, np.uint8)[which]
    return tails
