"""Pieces of keys, by which segments are found in which a text stands.

A text is searched without its spaces, dots, hyphens, quotes and capitals: by its key (see
`language.key`). At each place of a key begins a piece: of two characters where the first is
Korean, Japanese or Chinese, and of three where it is not, since pairs of Latin letters
stand nearly everywhere. At the end of the key pieces are shorter.

Whatever is in a key has all of its own pieces there, and begins the piece at the place
where it ends: the pieces find at least the segments that have it, and these are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_CJK = 0x3005
"""From here on a character is taken for Korean, Japanese or Chinese."""
_BITS = 16
"""Of a character in a piece, and of a place."""
_OTHER = (1 << _BITS) - 1
"""Stands for all characters that are larger: texts that differ in their emoji are told
apart when they are read."""
_GAP = "\0\0"
"""Between two keys, so that no piece goes across: as long as a piece goes on."""


def pieces(keys: Sequence[str]) -> NDArray[np.uint64]:
    """The pieces of up to 65,536 keys, as they stand there: each as a number of 48 bits, and
    the place of its key below that, in 16 more.

    >>> [hex(n) for n in pieces(["북", "한미"]).tolist()]
    ['0xbd81000000000000', '0xd55cbbf800000001', '0xbbf8000000000001']
    """
    joined = _GAP.join(keys) + _GAP
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
    points = np.minimum(points, _OTHER).astype("<u2")
    lengths = np.fromiter(map(len, keys), np.int64, len(keys))
    parts = np.empty((len(points) - len(_GAP), 4), "<u2")  # the lowest bits first
    parts[:, 0] = np.repeat(np.arange(len(keys)), lengths + len(_GAP))[: len(parts)]
    parts[:, 1] = np.where(points[:-2] < _CJK, points[2:], 0)
    parts[:, 2], parts[:, 3] = points[1:-1], points[:-2]
    found: NDArray[np.uint64] = parts[points[:-2] > 0].view("<u8").ravel()
    return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """The pieces of a text that is looked for, as numbers."""

    whole: tuple[int, ...]
    """Pieces that are in every key that has it, in order."""
    first: int
    last: int
    """From which to which a piece is that begins where the text ends."""


def wanted(key: str) -> Wanted:
    """What to look for to find a key, which is not empty, within others.

    >>> [hex(n) for n in wanted("한미").whole], wanted("한").whole
    (['0xd55cbbf80000'], ())
    """
    points = [min(ord(character), _OTHER) for character in key]
    whole = []
    place = 0
    while place < len(points):
        length = 2 if points[place] >= _CJK else 3
        if place + length > len(points):
            break
        whole.append(_number(points[place : place + length], 0))
        place += 1
    rest = points[place:] or points[-1:]
    return Wanted(tuple(sorted(set(whole))), _number(rest, 0), _number(rest, _OTHER))


def _number(points: Sequence[int], rest: int) -> int:
    first, second, third = [*points, rest, rest][:3]
    if first >= _CJK:
        third = 0 if rest == 0 or len(points) > 1 else rest
    return (first << 2 * _BITS) | (second << _BITS) | third
