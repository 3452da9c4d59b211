"""Which segments have which pieces: postings in blocks, made at once and then only read.

A block is of segments in the order of their ids. It has a table of the pieces in them (see
`grams`), in order, and for each the places in the block of the segments that have it: as
differences, a byte each where they are many (255 says that the next byte is to be added),
else as two bytes each.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from glossary.memory import grams
from glossary.memory.candidates import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from glossary.memory.grams import Wanted

_SEGMENTS, _CHARACTERS = 1 << 16, 3_000_000
"""In a block at most, unless it has but one segment: while one is made, it takes 40 bytes a
character."""
_DENSE = 128
"""From so many places on, differences."""
_NEXT = 255
_FEW = 64
"""So many segments are rather read than looked for by another piece."""


@dataclass(frozen=True, slots=True)
class Block:
    """The postings of some segments."""

    pieces: NDArray[np.uint64]
    """In order."""
    ends: NDArray[np.uint32]
    """Where the places of each piece end in `places`, twice; one more if differences."""
    places: NDArray[np.uint8]
    segments: int

    @property
    def parts(self) -> tuple[NDArray[np.unsignedinteger], ...]:
        """What is stored of it, in that order."""
        return self.pieces, self.ends, self.places

    def with_all(self, wanted: Wanted) -> NDArray[np.int64]:
        """The places of segments that have all pieces of a text, and perhaps of others."""
        if not wanted.whole:
            first, end = np.searchsorted(self.pieces, (wanted.first, wanted.last + 1))
            return self._with_any(int(first), int(end))
        numbers = np.array(wanted.whole, np.uint64)
        at = np.searchsorted(self.pieces, numbers)
        if (at == len(self.pieces)).any() or (self.pieces[at] != numbers).any():
            return np.zeros(0, np.int64)
        sizes = self._end(at) - np.where(at > 0, self._end(at - 1), 0)
        rarest = at[np.argsort(sizes, kind="stable")].tolist()
        found = self._places(rarest[0])
        for piece in rarest[1:]:
            if len(found) <= _FEW:
                break
            has = np.zeros(self.segments, np.bool_)
            has[self._places(piece)] = True
            found = found[has[found]]
        return found

    def _with_any(self, first: int, end: int) -> NDArray[np.int64]:
        """The places of the segments that have one of some pieces, which follow each other."""
        has = np.zeros(self.segments, np.bool_)
        ends = self.ends[first:end]
        is_dense = (ends & 1).astype(np.bool_)
        start = self._start(first)
        sizes = np.diff(ends.astype(np.int64) >> 1, prepend=start)
        stored = self.places[start : start + int(sizes.sum())]
        has[_pairs(stored[np.repeat(~is_dense, sizes)])] = True
        for piece in np.flatnonzero(is_dense).tolist():
            has[self._places(first + piece)] = True
        return np.flatnonzero(has)

    def _start(self, piece: int) -> int:
        return int(self.ends[piece - 1]) >> 1 if piece else 0

    def _end(self, piece: NDArray[np.intp]) -> NDArray[np.int64]:
        return self.ends[piece].astype(np.int64) >> 1

    def _places(self, piece: int) -> NDArray[np.int64]:
        """The places of the segments that have a piece, in order."""
        end, is_dense = divmod(int(self.ends[piece]), 2)
        stored = self.places[self._start(piece) : end]
        if not is_dense:
            return _pairs(stored)
        found: NDArray[np.int64] = np.cumsum(stored, dtype=np.int64)[stored != _NEXT]
        return found


def _pairs(stored: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Numbers of two bytes each."""
    pairs = stored.reshape(-1, 2).astype(np.int64)
    found: NDArray[np.int64] = pairs[:, 0] | (pairs[:, 1] << 8)
    return found


class Postings:
    """The blocks of some segments of one language."""

    def __init__(
        self,
        ids: NDArray[np.uint64],
        blocks: Sequence[Block],
        sums: Sequence[int] | None = None,
    ) -> None:
        """Take the ids of all segments, in any order; `sums` where blocks are to be checked."""
        self._ids = ids
        self._ordered: NDArray[np.uint64] | None = None
        self._blocks = blocks
        self._sums = sums
        self._sound = [sums is None] * len(blocks)
        self.is_damaged = False
        """Whether a block was found not to be what was written."""

    def segments(self, wanted: Wanted) -> Iterator[NDArray[np.uint64]]:
        """The ids of segments that may have a text, in their order, some at a time.

        Raises Damaged where a block is not what was written.
        """
        if self._ordered is None:
            self._ordered = np.sort(self._ids)
        start = 0
        for number, block in enumerate(self._blocks):
            self._check(number, block)
            found = block.with_all(wanted)
            if len(found):
                yield self._ordered[start + found]
            start += block.segments

    def _check(self, number: int, block: Block) -> None:
        if self._sums is None or self._sound[number]:
            return
        if checksum(block) != self._sums[number]:
            self.is_damaged = True
            raise Damaged("A file of the index is damaged.")
        self._sound[number] = True


def checksum(block: Block) -> int:
    """The CRC-32 of all that is in a block."""
    found = 0
    for part in block.parts:
        found = zlib.crc32(part.data, found)
    return found


def blocks(keys: Iterable[str]) -> list[Block]:
    """The postings of the keys of some segments, which come in the order of their ids."""
    found: list[Block] = []
    some: list[str] = []
    characters = 0
    for key in keys:
        if some and (len(some) == _SEGMENTS or characters + len(key) > _CHARACTERS):
            found.append(_block(some))
            some, characters = [], 0
        some.append(key)
        characters += len(key)
    if some:
        found.append(_block(some))
    return found


def _block(keys: Sequence[str]) -> Block:
    both = np.sort(grams.pieces(keys))
    both = both[np.append(both[1:] != both[:-1], np.True_)[: len(both)]]
    numbers, of_piece = both >> np.uint64(16), (both & np.uint64(0xFFFF)).astype(np.int32)
    begins = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)])
    counts = np.diff(np.append(begins, len(numbers)))
    is_dense = counts >= _DENSE
    dense = np.repeat(is_dense, counts)
    differences = np.diff(of_piece, prepend=np.int32(0))
    differences[begins] = of_piece[begins]
    more = differences // _NEXT
    ends = np.cumsum(np.where(dense, 1 + more, 2), dtype=np.int64)
    stored = np.full(int(ends[-1]) if len(ends) else 0, _NEXT, np.uint8)
    stored[ends[dense] - 1] = (differences - _NEXT * more)[dense]
    sparse = ~dense
    stored[ends[sparse] - 2] = of_piece[sparse] & 0xFF
    stored[ends[sparse] - 1] = of_piece[sparse] >> 8
    last = ends[begins + counts - 1] * 2 + is_dense
    return Block(numbers[begins], last.astype(np.uint32), stored, len(keys))
