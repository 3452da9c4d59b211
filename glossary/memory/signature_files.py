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
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np

from glossary.memory import signatures
from glossary.memory.candidates import Damaged, Signatures
from glossary.memory.signatures import A_BITS, COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from glossary.memory.signatures import Words

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
