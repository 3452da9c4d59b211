"""Files of signatures: written once, then only read, through memory mapping.

A file has the signatures of up to `MOST` segments of one language, by length. Layout, each
part at a multiple of 64 bytes, numbers little-endian:

    magic      8 bytes
    size       uint32, the bytes of the header
    checksum   uint32, CRC-32 of the header
    header     JSON: language, first, last, segments, and CRC-32 of `records` and `sums`
    records    segments × (id uint64, length uint32, numberless uint32,
               bits in A uint16, bits in B uint16), one array after the other
    sums       COLUMNS × (CRC-32 of the column uint32, its set bits uint32), likewise
    columns    COLUMNS × words × uint64, 64 segments a word, the first in the lowest bit

which is 212 bytes a segment. The header is checked against the checksum that the database
has for the file, the records when the file is opened, and each column when it is first
read: a damaged file is found out and never trusted, and opening one takes milliseconds.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, cast

import numpy as np

from glossary.errors import GlossaryError
from glossary.memory import signatures
from glossary.memory.signatures import A_BITS, COLUMNS
from glossary.memory.similarity import allowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from glossary.memory.signatures import Signature, Words

MOST = 1 << 18
"""Segments in a file: 56 MB, which are made in two seconds. Makes the memory that an import
of any size takes that of one file."""

_MAGIC = b"KGLSIG1\n"
_ALIGN = 64
_FIELDS = (
    ("id", np.dtype("<u8")),
    ("length", np.dtype("<u4")),
    ("numberless", np.dtype("<u4")),
    ("in_a", np.dtype("<u2")),
    ("in_b", np.dtype("<u2")),
)
_AT_ONCE = 1 << 13
"""Segments whose bits are spread out while columns are made: 12 MB."""
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


def make(segments: Iterable[tuple[int, str]], language: str) -> Signatures:
    """The signatures of `(id, normal text)`, in memory."""
    return Signatures(language, *_arrays(segments, language))


def _arrays(
    segments: Iterable[tuple[int, str]], language: str
) -> tuple[dict[str, NDArray[np.integer]], Words, NDArray[np.uint32]]:
    records = [
        (len(units) // 4, number, signatures.numberless(text), units)
        for number, text in segments
        for units in (signatures.encode(text, language),)
    ]
    records.sort(key=lambda record: record[:2])
    fields: dict[str, NDArray[np.integer]] = {
        "id": np.array([record[1] for record in records], np.uint64),
        "length": np.array([record[0] for record in records], np.uint32),
        "numberless": np.array([record[2] for record in records], np.uint32),
        "in_a": np.zeros(len(records), np.uint16),
        "in_b": np.zeros(len(records), np.uint16),
    }
    columns = np.zeros((COLUMNS, -(-len(records) // 64)), np.uint64)
    filled = np.zeros(COLUMNS, np.uint32)
    for start in range(0, len(records), _AT_ONCE):
        some = records[start : start + _AT_ONCE]
        spread = np.zeros((COLUMNS, -(-len(some) // 64) * 64), np.uint8)
        place = 0
        for _, group in groupby(some, key=lambda record: record[0]):
            rows = signatures.rows([record[3] for record in group])
            for bits in signatures.bits(rows):
                spread[bits, np.arange(place, place + len(rows))[:, None]] = 1
            place += len(rows)
        packed = np.packbits(spread, axis=1, bitorder="little").view("<u8")
        columns[:, start // 64 : start // 64 + packed.shape[1]] = packed
        filled += spread.sum(1, np.uint32)
        whole = spread[:, : len(some)]
        fields["in_a"][start : start + len(some)] = whole[:A_BITS].sum(0, np.uint16)
        fields["in_b"][start : start + len(some)] = whole[A_BITS:].sum(0, np.uint16)
    return fields, columns, filled


def write(
    path: Path, segments: Iterable[tuple[int, str]], language: str, first: int, last: int
) -> tuple[int, int]:
    """Write the signatures of `(id, normal text)`; returns how many, and the checksum.

    They are all the segments of the language from `first` to `last`. The file is on the
    disk when this returns. Raises OSError.
    """
    fields, columns, filled = _arrays(segments, language)
    parts = [_padded(b"".join(fields[name].astype(kind).tobytes() for name, kind in _FIELDS))]
    sums = np.array([zlib.crc32(column) for column in columns], "<u4")
    parts.append(_padded(sums.tobytes() + filled.astype("<u4").tobytes()))
    header = json.dumps(
        {
            "language": language,
            "first": first,
            "last": last,
            "segments": len(fields["id"]),
            "records": zlib.crc32(parts[0]),
            "sums": zlib.crc32(parts[1]),
        }
    ).encode()
    checksum = zlib.crc32(header)
    start = _MAGIC + len(header).to_bytes(4, "little") + checksum.to_bytes(4, "little") + header
    with path.open("xb") as file:
        file.write(_padded(start))
        for part in parts:
            file.write(part)
        file.flush()
        columns.astype("<u8", copy=False).tofile(file)
        os.fsync(file.fileno())
    _sync_folder(path.parent)
    return len(fields["id"]), checksum


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % _ALIGN)


def _sync_folder(folder: Path) -> None:
    """Have the folder's list of files on the disk as well."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows has no such thing, and does not need it
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(path: Path, language: str, checksum: int) -> Signatures:
    """Map a file whose header has a checksum.

    Raises Damaged where it is missing, cut off, or not what was written.
    """
    try:
        return _read(path, language, checksum)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged(f"{path} is missing or damaged.") from error


def _read(path: Path, language: str, checksum: int) -> Signatures:
    whole = np.memmap(path, np.uint8, mode="r")
    size = int.from_bytes(whole[8:12].tobytes(), "little")
    start = whole[: 16 + size].tobytes()
    header = start[16:]
    if start[:8] != _MAGIC or zlib.crc32(header) != checksum or len(header) != size:
        raise Damaged(f"{path} has another header than the database says.")
    known = json.loads(header)
    count, width = known["segments"], -(-known["segments"] // 64)
    sizes = (
        len(_padded(start)),
        _up(count * sum(kind.itemsize for _, kind in _FIELDS)),
        _up(2 * COLUMNS * 4),
        COLUMNS * width * 8,
    )
    if known["language"] != language or len(whole) != sum(sizes):
        raise Damaged(f"{path} is not as long as it was.")
    ends = np.cumsum(sizes)
    records, sums, columns = (whole[a:b] for a, b in pairwise(ends))
    if zlib.crc32(records.data) != known["records"] or zlib.crc32(sums.data) != known["sums"]:
        raise Damaged(f"{path} is damaged.")
    fields: dict[str, NDArray[np.integer]] = {}
    place = 0
    for name, kind in _FIELDS:
        fields[name] = records[place : place + count * kind.itemsize].view(kind)
        place += count * kind.itemsize
    return Signatures(
        language,
        fields,
        columns.view("<u8").reshape(COLUMNS, width),
        *reversed(sums[: 2 * COLUMNS * 4].view("<u4").reshape(2, COLUMNS)),
    )


def _up(size: int) -> int:
    return -(-size // _ALIGN) * _ALIGN


def best_first(found: Sequence[Candidates]) -> Candidates:
    """All candidates together, those that can be the most similar first."""
    whole = Candidates(*(np.concatenate([getattr(f, n) for f in found]) for n in _NAMES))
    order = np.argsort(whole.least / np.maximum(whole.length, 1), kind="stable")
    return Candidates(*(getattr(whole, name)[order] for name in _NAMES))
