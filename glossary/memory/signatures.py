"""Signatures: which segments can be similar enough, without reading any of them.

A signature stands for a sequence of units (characters or words, see `similarity`). It is
made of two sets of bits, `A` for single units and `B` for pairs of neighbours, and of the
length. That no similar segment is ever missed is a theorem, in four steps.

1. *Edits and units.* Let `q` become `r` by `d` edits, of which `i` insert, `x` delete and
   `s` replace one unit; `d = i + x + s`. Only a deletion or a replacement takes a unit out
   of `q`: of the multiset of units of `q`, at most `x + s = d - i` are not in that of `r`.
   As `|r| - |q| = i - x`, `i >= max(0, |r| - |q|)`. So, with `more = max(0, |r| - |q|)`:

       |units(q) - units(r)| <= d - more                                               (A)

2. *Edits and pairs* (the q-gram lemma for q = 2: Jokinen & Ukkonen 1991; Ukkonen 1992).
   A unit stands in two pairs of neighbours at most, so replacing or deleting it takes two
   pairs out of `q` at most; inserting one between two units takes out the one pair that
   they were. One edit changes at most q = 2 q-grams, one insertion only one:

       |pairs(q) - pairs(r)| <= 2 (x + s) + i <= 2 d - more                            (B)

   By symmetry the same holds the other way round, with `less = max(0, |q| - |r|)`.

3. *Multisets as sets.* The k-th occurrence of a unit in a segment is made an element of
   its own, `(unit, k)`. For `a` and `b` occurrences, `max(0, a - b)` elements are in the one
   set and not in the other: the differences of the sets are those of the multisets.

4. *Bitmaps only lower the bound.* Each element sets one bit, chosen by a hash. A bit of
   `q` that is not set in `r` comes from at least one element of `q` that `r` does not have,
   and different bits come from different elements. So `|bits(q) - bits(r)|` is never larger
   than the difference of the multisets, and (A) and (B) hold for bits as well. A collision
   lets a segment through that could have been left out; it never leaves one out.

What is counted for a segment `r` is `a = |A(q) & A(r)|` and `b = |B(q) & B(r)|`; with the
sizes of the sets it follows that its distance is at least

    max( |A(q)| - a + more,  |A(r)| - a + less,
         (|B(q)| - b + more) / 2,  (|B(r)| - b + less) / 2,  more,  less )

and `r` cannot be similar by a threshold `t` if that is more than `(1 - t) max(|q|, |r|)`.
For the same reason its length lies between `t |q|` and `|q| / t`.

The bits are kept in columns, one for each bit with a place for each segment, so that a
look-up reads only the columns of its own bits, and adds them up 64 segments at a time by
logic alone (bit-sliced counters; carry-save addition as in Knuth, TAOCP 4A, 7.1.3).
"""

from __future__ import annotations

import re
import zlib
from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from glossary.memory.similarity import in_words, without_numbers, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from numpy.typing import NDArray

    Units: TypeAlias = NDArray[np.uint32]
    Words: TypeAlias = NDArray[np.uint64]

A_BITS = 512
"""For single units. Half as many let through three times as much in Korean, whose characters
are many; twice as many, hardly less."""
B_BITS = 640
"""For pairs of neighbours. 1,024 let through 6 segments of 90,000 where these do 7."""
COLUMNS = A_BITS + B_BITS

_DIGIT = re.compile(r"\d")

_A_SEED, _B_SEED = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77)
_PAIR, _RANK = np.uint32(0x01000193), np.uint32(0xC2B2AE3D)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The signature of one text."""

    length: int
    """In units."""
    a: NDArray[np.intp]
    b: NDArray[np.intp]
    """The numbers of the bits that are set, each once; those of `b` follow those of `a`."""
    numberless: int
    """A hash of the text without its numbers; 0 where it has none."""


def signature(text: str, language: str) -> Signature:
    """The signature of a normal text."""
    units = rows([encode(text, language)])
    a, b = bits(units)
    return Signature(
        length=units.shape[1],
        a=np.unique(a[0]),
        b=np.unique(b[0]),
        numberless=numberless(text),
    )


def encode(text: str, language: str) -> bytes:
    """The units of a text as numbers of four bytes: code points, or hashes of its words."""
    if in_words(language):
        return array("I", map(_word, words(text))).tobytes()
    return text.encode("utf-32-le", "surrogatepass")


def rows(encoded: Sequence[bytes]) -> Units:
    """Segments of one length, as `encode` has them, as (segments, length)."""
    return np.frombuffer(b"".join(encoded), np.uint32).reshape(len(encoded), -1)


@lru_cache(1 << 16)
def _word(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def numberless(text: str) -> int:
    """What texts have in common that differ in their numbers only: 1 to 2³² - 1, or 0.

    >>> numberless("3 ships") == numberless("12 ships"), numberless("ships")
    (True, 0)
    """
    if not _DIGIT.search(text):
        return 0
    return zlib.crc32(without_numbers(text).encode("utf-8", "surrogatepass")) or 1


def bits(units: Units) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The bits that segments of one length set: two arrays with a row for each segment.

    `units` is (segments, length). The numbers in the first are below `A_BITS`, those in the
    second from there to `COLUMNS`; a number may come twice in a row.
    """
    a = _places(units, _A_SEED, A_BITS)
    pairs = units[:, :-1] * _PAIR + _mix(units[:, 1:] * _B_SEED)
    b = _places(pairs, _B_SEED, B_BITS) + A_BITS
    return a, b


def _places(rows: Units, seed: np.uint32, size: int) -> NDArray[np.intp]:
    """A place below `size` for each element, told apart by how often it came before."""
    ordered = np.sort(rows, axis=1)
    ranks = np.zeros(ordered.shape, np.uint32)
    repeated = ordered[:, 1:] == ordered[:, :-1]
    if repeated.any():
        index = np.arange(ordered.shape[1], dtype=np.uint32)
        first = np.zeros(ordered.shape, np.uint32)
        first[:, 1:] = np.where(repeated, 0, index[1:])
        ranks = index - np.maximum.accumulate(first, axis=1)
    mixed = _mix((ordered * seed) ^ (ranks * _RANK))
    return ((mixed.astype(np.uint64) * np.uint64(size)) >> np.uint64(32)).astype(np.intp)


def _mix(values: Units) -> Units:
    """Spread numbers over all 32 bits (the finaliser of MurmurHash3)."""
    values = values ^ (values >> np.uint32(16))
    values = values * np.uint32(0x85EBCA6B)
    values ^= values >> np.uint32(13)
    values *= np.uint32(0xC2B2AE35)
    values ^= values >> np.uint32(16)
    return values


def count(columns: Words) -> list[Words]:
    """How many columns have each place set, as binary digits, the lowest first.

    `columns` is (columns, words) with 64 places a word; so is each digit (words).
    """
    digits: list[Words] = []
    while len(columns):
        carries = []
        while len(columns) > 1:
            third = len(columns) // 3
            if not third:
                carries.append((columns[0] & columns[1])[None, :])
                columns = (columns[0] ^ columns[1])[None, :]
                continue
            x, y, z = (columns[i * third : (i + 1) * third] for i in range(3))
            differ = x ^ y
            carries.append((x & y) | (differ & z))
            rest = columns[3 * third :]
            columns = differ ^ z
            if len(rest):
                columns = np.concatenate([columns, rest])
        digits.append(columns[0])
        columns = np.concatenate(carries) if carries else columns[:0]
    return digits


def at_least(digits: Sequence[Words], least: NDArray[np.int64]) -> Words:
    """Which places have a count of at least `least`, which is given for each word."""
    ones = ~np.uint64(0)
    short = np.zeros(len(least), np.uint64)
    wanted = np.maximum(least, 0)
    for i, digit in enumerate(digits):
        bit = np.where((wanted >> i) & 1, ones, np.uint64(0))
        short = (~digit & bit) | (~(digit ^ bit) & short)
    short[(wanted >> len(digits)) > 0] = ones
    result: Words = ~short
    return result


def counts(
    digits: Sequence[Words], word: NDArray[np.intp], bit: NDArray[np.uint64]
) -> NDArray[np.int64]:
    """The counts at some places, given by their word and their bit in it."""
    total = np.zeros(len(word), np.int64)
    for i, digit in enumerate(digits):
        total += ((digit[word] >> bit) & np.uint64(1)).astype(np.int64) << i
    return total
