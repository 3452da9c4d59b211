"""Files of the index: written once, then only read, through memory mapping.

A file has the signatures of up to `MOST` segments of one language, by length, and the
postings of their pieces. Layout, each part at a multiple of 64 bytes, numbers little-endian:

    magic      8 bytes
    size       uint32, the bytes of the header
    checksum   uint32, CRC-32 of the header
    header     JSON: language, first, last, segments, CRC-32 of `records` and `sums`, and of
               each block of postings its segments, pieces, bytes of places, and CRC-32
    records    segments × (id uint64, length uint32, numberless uint32,
               bits in A uint16, bits in B uint16), one array after the other
    sums       COLUMNS × (CRC-32 of the column uint32, its set bits uint32), likewise
    columns    COLUMNS × words × uint64, 64 segments a word, the first in the lowest bit
    postings   a block after the other: pieces × uint64, × their ends uint32, places

of which all but the postings are 164 bytes a segment, and those some 70. The header is
checked against the checksum that the database has for the file, the records when the file is
opened, each column and each block when it is first read: a damaged file is found out and
never trusted, and opening one takes milliseconds.
"""

from __future__ import annotations

import json
import os
import zlib
from array import array
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from glossary.memory import postings, signatures
from glossary.memory.candidates import Damaged, Signatures
from glossary.memory.postings import Block, Postings
from glossary.memory.signatures import A_BITS, COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from glossary.memory.signatures import Words

    Segments = Iterable[tuple[int, str, str]]
    """Ids, normal texts, and keys, in the order of their ids."""

MOST = 1 << 17
"""Segments in a file: 30 MB, which are made in a second or two. Makes the memory that an import
of any size takes that of one file."""

_MAGIC = b"KGLSIG2\n"
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


@dataclass(frozen=True, slots=True)
class Part:
    """The index of some segments of one language."""

    first: int
    """No segment in it has a lower id."""
    signatures: Signatures
    postings: Postings

    @property
    def language(self) -> str:
        """The language of the segments."""
        return self.signatures.language

    @property
    def is_damaged(self) -> bool:
        """Whether something in it was found not to be what was written."""
        return self.signatures.is_damaged or self.postings.is_damaged


def make(segments: Segments, language: str, first: int = 0) -> Part:
    """The index of some segments, the ids of which are not below `first`, in memory."""
    fields, columns, filled, blocks = _arrays(segments, language)
    found = Signatures(language, fields, columns, filled)
    return Part(first, found, Postings(found.id, blocks))


def _arrays(
    segments: Segments, language: str
) -> tuple[dict[str, NDArray[np.integer]], Words, NDArray[np.uint32], list[Block]]:
    ids, numberless, units = array("Q"), array("I"), list[bytes]()

    def keys() -> Iterator[str]:  # in one pass: the texts of a whole file take 50 MB
        for number, text, key in segments:
            ids.append(number)
            numberless.append(signatures.numberless(text))
            units.append(signatures.encode(text, language))
            yield key

    blocks = postings.blocks(keys())
    lengths = np.fromiter(map(len, units), np.uint32, len(units)) // 4
    order = np.argsort(lengths, kind="stable")
    fields: dict[str, NDArray[np.integer]] = {
        "id": np.array(ids, np.uint64)[order],
        "length": lengths[order],
        "numberless": np.array(numberless, np.uint32)[order],
        "in_a": np.zeros(len(units), np.uint16),
        "in_b": np.zeros(len(units), np.uint16),
    }
    columns = np.zeros((COLUMNS, -(-len(units) // 64)), np.uint64)
    filled = np.zeros(COLUMNS, np.uint32)
    for start in range(0, len(units), _AT_ONCE):
        some = order[start : start + _AT_ONCE]
        spread = np.zeros((COLUMNS, -(-len(some) // 64) * 64), np.uint8)
        place = 0
        for group in np.split(some, np.flatnonzero(np.diff(lengths[some])) + 1):
            rows = signatures.rows([units[number] for number in group.tolist()])
            for bits in signatures.bits(rows):
                spread[bits, np.arange(place, place + len(rows))[:, None]] = 1
            place += len(rows)
        packed = np.packbits(spread, axis=1, bitorder="little").view("<u8")
        columns[:, start // 64 : start // 64 + packed.shape[1]] = packed
        filled += spread.sum(1, np.uint32)
        whole = spread[:, : len(some)]
        fields["in_a"][start : start + len(some)] = whole[:A_BITS].sum(0, np.uint16)
        fields["in_b"][start : start + len(some)] = whole[A_BITS:].sum(0, np.uint16)
    return fields, columns, filled, blocks


def write(
    path: Path, segments: Segments, language: str, first: int, last: int
) -> tuple[int, int]:
    """Write the index of some segments; returns how many they are, and the checksum.

    They are all the segments of the language from `first` to `last`. The file is on the
    disk when this returns. Raises OSError.
    """
    fields, columns, filled, blocks = _arrays(segments, language)
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
            "postings": [
                (b.segments, len(b.pieces), len(b.places), postings.checksum(b)) for b in blocks
            ],
        }
    ).encode()
    checksum = zlib.crc32(header)
    start = _MAGIC + len(header).to_bytes(4, "little") + checksum.to_bytes(4, "little") + header
    with path.open("xb") as file:
        try:
            file.write(_padded(start))
            for part in parts:
                file.write(part)
            file.write(columns.astype("<u8", copy=False).data)
            for block in blocks:
                file.write(_padded(b"".join(part.tobytes() for part in block.parts)))
            file.flush()
            os.fsync(file.fileno())
        except BaseException:  # a full disk is not to be filled by half a file
            with suppress(OSError):  # what is still to be written
                file.close()
            path.unlink()
            raise
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


def read(path: Path, language: str, checksum: int) -> Part:
    """Map a file whose header has a checksum.

    Raises Damaged where it is missing, cut off, or not what was written.
    """
    try:
        return _read(path, language, checksum)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged(f"{path} is missing or damaged.") from error


def _read(path: Path, language: str, checksum: int) -> Part:
    # A plain array: each slice of a `memmap` takes three times as long.
    whole = np.memmap(path, np.uint8, mode="r").view(np.ndarray)
    size = int.from_bytes(whole[8:12].tobytes(), "little")
    start = whole[: 16 + size].tobytes()
    header = start[16:]
    if start[:8] != _MAGIC or zlib.crc32(header) != checksum or len(header) != size:
        raise Damaged(f"{path} has another header than the database says.")
    known = json.loads(header)
    count, width = known["segments"], -(-known["segments"] // 64)
    sizes = [
        len(_padded(start)),
        _up(count * sum(kind.itemsize for _, kind in _FIELDS)),
        _up(2 * COLUMNS * 4),
        COLUMNS * width * 8,
        *(_up(pieces * 12 + places) for _, pieces, places, _ in known["postings"]),
    ]
    if known["language"] != language or len(whole) != sum(sizes):
        raise Damaged(f"{path} is not as long as it was.")
    records, sums, columns, *stored = np.split(whole, np.cumsum(sizes)[:-1])[1:]
    if zlib.crc32(records.data) != known["records"] or zlib.crc32(sums.data) != known["sums"]:
        raise Damaged(f"{path} is damaged.")
    fields: dict[str, NDArray[np.integer]] = {}
    place = 0
    for name, kind in _FIELDS:
        fields[name] = records[place : place + count * kind.itemsize].view(kind)
        place += count * kind.itemsize
    found = Signatures(
        language,
        fields,
        columns.view("<u8").reshape(COLUMNS, width),
        *reversed(sums[: 2 * COLUMNS * 4].view("<u4").reshape(2, COLUMNS)),
    )
    blocks = [
        _block(part, *sizes[:3]) for part, sizes in zip(stored, known["postings"], strict=True)
    ]
    checksums = [sizes[3] for sizes in known["postings"]]
    return Part(known["first"], found, Postings(found.id, blocks, checksums))


def _block(part: NDArray[np.uint8], segments: int, pieces: int, places: int) -> Block:
    end = 12 * pieces
    return Block(
        part[: 8 * pieces].view("<u8"),
        part[8 * pieces : end].view("<u4"),
        part[end : end + places],
        segments,
    )


def _up(size: int) -> int:
    return -(-size // _ALIGN) * _ALIGN
