"""Which segments may be similar enough, by their signatures.

The bound is proved in `signatures`; here it is applied to the columns of a file.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from glossary.errors import GlossaryError
from glossary.memory import signatures
from glossary.memory.signatures import COLUMNS
from glossary.memory.similarity import allowed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from glossary.memory.signatures import Signature, Words

_BLOCK = 1 << 11
"""Words of a column that are counted at a time, so that all of it stays in the cache."""
_FIRST_LOOK = 2.0
"""How many bits of `A` are counted for all segments, for each edit that is allowed. A segment
that has nothing to do with the text lacks nearly all of its rare bits."""


class Damaged(GlossaryError):
    """A file of signatures is not what was written; the index is made anew."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Segments that may be similar enough, in no order."""

    id: NDArray[np.uint64]
    least: NDArray[np.int64]
    """The distance that each has at least."""
    length: NDArray[np.int64]
    """Of the longer of the two texts."""


class Signatures:
    """The signatures of some segments of one language."""

    def __init__(
        self,
        language: str,
        fields: dict[str, NDArray[np.integer]],
        columns: Words,
        filled: NDArray[np.uint32],
        sums: NDArray[np.uint32] | None = None,
    ) -> None:
        """Take arrays in the form of the file; `sums` where columns are to be checked."""
        self.language = language
        self.is_damaged = False
        """Whether a column was found not to be what was written."""
        self.id = cast("NDArray[np.uint64]", fields["id"])
        self._length = fields["length"].astype(np.int64)
        self._numberless = fields["numberless"]
        self._in_a, self._in_b = fields["in_a"], fields["in_b"]
        self._columns = columns
        self._filled = filled
        self._sums = sums
        self._sound = np.full(COLUMNS, sums is None)
        self._word_lengths = self._length[::64]

    def __len__(self) -> int:
        """How many segments there are."""
        return len(self.id)

    def candidates(self, wanted: Signature, threshold: float) -> Candidates:
        """The segments that can be as similar as `threshold`, which is 0.5 to 1.

        Raises Damaged where a column is not what was written.
        """
        size = wanted.length
        shortest = max(1, size - allowed(size, threshold))
        # The longest length m with m - size <= allowed(m): where size = m - allowed(m).
        longest = int(size / threshold) + 1
        first, last = np.searchsorted(self._length, (shortest, longest + 1))
        if first == last:
            return _nothing()
        self._check(wanted)
        rare_first = wanted.a[np.argsort(self._filled[wanted.a], kind="stable")]
        rarest = rare_first[: int(_FIRST_LOOK * (1 - threshold) * len(rare_first)) + 1]
        end = (int(last) + 63) // 64
        found = [
            self._in_block(wanted, rarest, threshold, slice(block, min(block + _BLOCK, end)))
            for block in range(int(first) // 64, end, _BLOCK)
        ]
        return Candidates(
            *(np.concatenate([getattr(f, name) for f in found]) for name in _NAMES)
        )

    def _in_block(
        self, wanted: Signature, rarest: NDArray[np.intp], threshold: float, block: slice
    ) -> Candidates:
        size = wanted.length
        # (A) for some of the bits: they cannot lack more than all of them may.
        lengths = self._word_lengths[block]
        first_look = signatures.count(self._columns[rarest, block])
        least = _least(len(rarest), 1, lengths, size, threshold)
        mask = signatures.at_least(first_look, least)
        some = np.flatnonzero(mask)
        if not len(some):
            return _nothing()
        # (A) and (B) for all of the bits, where anything is left.
        mask, lengths, at = mask[some], lengths[some], some + block.start
        in_a = signatures.count(self._columns[wanted.a[:, None], at])
        least = _least(len(wanted.a), 1, lengths, size, threshold)
        mask &= signatures.at_least(in_a, least)
        in_b = signatures.count(self._columns[wanted.b[:, None], at])
        least = _least(len(wanted.b), 2, lengths, size, threshold)
        mask &= signatures.at_least(in_b, least)
        spread = np.unpackbits(
            mask.astype("<u8").view(np.uint8).reshape(-1, 8), axis=1, bitorder="little"
        )
        word, bit = np.nonzero(spread)
        place = at[word] * 64 + bit
        inside = place < len(self.id)
        word, bit, place = word[inside], bit[inside].astype(np.uint64), place[inside]
        # Then the same from both sides, for each segment by itself.
        lengths = self._length[place]
        longer, limit = _limits(lengths, size, threshold)
        more, less = np.maximum(0, lengths - size), np.maximum(0, size - lengths)
        a = signatures.counts(in_a, word, bit)
        b = signatures.counts(in_b, word, bit)
        least = np.maximum.reduce(
            [
                len(wanted.a) - a + more,
                self._in_a[place] - a + less,
                (len(wanted.b) - b + more + 1) // 2,
                (self._in_b[place] - b + less + 1) // 2,
                more,
                less,
            ]
        )
        near = least <= limit
        return Candidates(self.id[place[near]], least[near], longer[near])

    def numberless(self, wanted: Signature) -> NDArray[np.uint64]:
        """The ids of segments that may differ in their numbers only."""
        if not wanted.numberless:
            return self.id[:0]
        same: NDArray[np.bool_] = self._numberless == wanted.numberless
        return self.id[same]

    def _check(self, wanted: Signature) -> None:
        if self._sums is None:
            return
        for column in (*wanted.a, *wanted.b):
            if not self._sound[column]:
                if zlib.crc32(self._columns[column]) != self._sums[column]:
                    self.is_damaged = True
                    raise Damaged("A file of signatures is damaged.")
                self._sound[column] = True


_NAMES = ("id", "least", "length")


def _nothing() -> Candidates:
    none = np.zeros(0, np.int64)
    return Candidates(none.astype(np.uint64), none, none)


def _least(
    bits: int, per_edit: int, lengths: NDArray[np.int64], size: int, threshold: float
) -> NDArray[np.int64]:
    """How many of `bits` 64 segments must have, the shortest of which is `lengths` long.

    That is what (A) and (B) ask for before the distance is rounded down to a whole one:
    `bits - per_edit (1 - t) max(m, size) + max(0, m - size)`. It never falls as `m` grows if
    `t >= 0.5`, so that the shortest of the 64 speaks for all of them.
    """
    most = per_edit * (1 - threshold) * np.maximum(lengths, size)
    least = np.ceil(bits - most + np.maximum(0, lengths - size) - 1e-6)
    return least.astype(np.int64)


def _limits(
    lengths: NDArray[np.int64], size: int, threshold: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The longer length of each pair, and the distance that `threshold` allows it."""
    longer = np.maximum(lengths, size)
    # As `similarity.allowed` has it.
    limit = ((1 - threshold) * longer + 1e-9).astype(np.int64)
    return longer, limit


def best_first(found: Sequence[Candidates]) -> Candidates:
    """All candidates together, those that can be the most similar first."""
    found = [_nothing(), *found]
    whole = Candidates(*(np.concatenate([getattr(f, n) for f in found]) for n in _NAMES))
    order = np.argsort(whole.least / np.maximum(whole.length, 1), kind="stable")
    return Candidates(*(getattr(whole, name)[order] for name in _NAMES))
