"""Which segments have which pieces: postings in blocks, made at once and then only read.

A block is of segments in the order of their ids. It has a table of the pieces in them (see
`grams`), in order, and for each the places in the block of the segments that have it: as
differences, a byte each where they are many (255 says that the next byte is to be added),
else as two bytes each.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from glossary.memory import grams
from glossary.memory.candidates import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from glossary.memory.grams import Wanted

    _Places = NDArray[np.int32]
    """Of segments in a block, in order."""

_SEGMENTS, _CHARACTERS = 1 << 16, 2_000_000
"""In a block at most, unless it has but one segment: while one is made, it takes 40 bytes a
character."""
_DENSE = 128
"""From so many places on, differences."""
_NEXT = 255
_FEW = 4
"""Segments that are read in the time in which another piece is looked for, at least."""
_READ = 250
"""Bytes of places that are decoded in the time in which one segment is read."""


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

    def with_all(self, wanted: Wanted) -> _Places:
        """The places of segments that have all pieces of a text, and perhaps of others."""
        if not wanted.whole:
            between = np.array((wanted.first, wanted.last + 1), np.uint64)
            return self._with_any(*np.searchsorted(self.pieces, between).tolist())
        numbers = np.array(wanted.whole, np.uint64)
        at = np.searchsorted(self.pieces, numbers)
        if at.max() == len(self.pieces) or (self.pieces[at] != numbers).any():
            return np.zeros(0, np.int32)
        sizes = self._ends(at) - self._ends(at - 1)
        rarest, *others = np.argsort(sizes, kind="stable").tolist()
        found = self._places(int(at[rarest]))
        for other in others:
            if (len(found) - _FEW) * _READ < sizes[other]:
                break
            places = self._places(int(at[other]))
            before = np.searchsorted(places, found, side="right") - 1  # -1: the last, larger
            found = found[places[before] == found]
        return found

    def _with_any(self, first: int, end: int) -> _Places:
        """The places of the segments that have one of some pieces, which follow each other."""
        if first == end:
            return np.zeros(0, np.int32)
        is_dense = (self.ends[first:end] & 1).astype(np.bool_)
        start = self._start(first)
        sizes = np.diff(self.ends[first:end].astype(np.int64) >> 1, prepend=start)
        stored = self.places[start : start + int(sizes.sum())]
        in_dense = np.repeat(is_dense, sizes)
        has = np.zeros(self.segments, np.bool_)
        has[_pairs(stored[~in_dense])] = True
        has[_sums(stored[in_dense], sizes[is_dense])] = True
        return np.flatnonzero(has).astype(np.int32)

    def _start(self, piece: int) -> int:
        return int(self.ends[piece - 1]) >> 1 if piece else 0

    def _ends(self, pieces: NDArray[np.intp]) -> NDArray[np.int64]:
        """Where the places of some pieces end; 0 for what is before the first."""
        ends: NDArray[np.int64] = self.ends[pieces].astype(np.int64) >> 1
        ends[pieces < 0] = 0
        return ends

    def _places(self, piece: int) -> _Places:
        """The places of the segments that have a piece, in order."""
        end, is_dense = divmod(int(self.ends[piece]), 2)
        stored = self.places[self._start(piece) : end]
        return _sums(stored) if is_dense else _pairs(stored)


def _sums(stored: NDArray[np.uint8], sizes: NDArray[np.int64] | None = None) -> _Places:
    """Places stored as differences: of one piece, or of several with so many bytes each."""
    differences = stored.astype(np.int32)
    if sizes is not None:
        starts = np.cumsum(sizes) - sizes
        differences[starts[1:]] -= np.add.reduceat(differences, starts)[:-1]
    found: _Places = differences.cumsum(dtype=np.int32)[stored != _NEXT]
    return found


def _pairs(stored: NDArray[np.uint8]) -> _Places:
    """Places of two bytes each."""
    return stored.view("<u2").astype(np.int32)


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
        self._blocks = blocks
        self._starts = np.cumsum([0, *(block.segments for block in blocks)])[:-1]
        self._sums = sums
        self._sound = [sums is None] * len(blocks)
        self.is_damaged = False
        """Whether a block was found not to be what was written."""

    @cached_property
    def _ordered(self) -> NDArray[np.uint64]:
        return np.sort(self._ids)

    @cached_property
    def firsts(self) -> list[int]:
        """The id of the first segment of each block."""
        firsts: list[int] = self._ordered[self._starts].tolist()
        return firsts

    def segments(self, number: int, wanted: Wanted) -> NDArray[np.uint64]:
        """The ids of segments of a block that may have a text, in their order.

        Raises Damaged where the block is not what was written.
        """
        block = self._blocks[number]
        self._check(number, block)
        found: NDArray[np.uint64] = self._ordered[self._starts[number] + block.with_all(wanted)]
        return found

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
    both = grams.pieces(keys)
    both.sort()
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
