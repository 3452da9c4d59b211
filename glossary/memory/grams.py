"""What stands in which segment: pieces of two characters, or of three, in FTS5.

A text is searched without its spaces, dots, hyphens, quotes and capitals: by its key (see
`language.key`). At each place of a key begins a piece: of two characters where the first is
Korean, Japanese or Chinese, and of three where it is not, since pairs of Latin letters
stand nearly everywhere. At the end of the key pieces are shorter.

Whatever is in a key has all of its own pieces there, and begins the piece at the place
where it ends: the index finds at least the segments that have it, and these are read.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from glossary.language import HANGUL, KANA, KANJI

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from numpy.typing import NDArray

_CJK = 0x3005
"""From here on a character is taken for Korean, Japanese or Chinese."""
_SURE = re.compile(rf"[0-9a-zà-öø-ɏ{HANGUL}{KANJI}{KANA}]")
"""Characters of which SQLite's `unicode61` makes words, in any version."""
_SIGN = "\u02af"
"""Stands for every other one in the index: a letter that no language is written with. Two
texts that differ in their signs are told apart when they are read."""
_MANY = 6
"""From so many pieces on, every second one is asked for."""
_GAP = "  "
"""Between two keys, so that no piece goes across: as long as a piece goes on."""


def pieces(keys: Sequence[str]) -> list[str]:
    """What is indexed for some keys; more than one space between two pieces is no matter.

    >>> [" ".join(p.split()) for p in pieces(["한미동맹", "rok군"])]
    ['한미 미동 동맹 맹', 'rok ok군 k군 군']
    """
    joined = _GAP.join(keys) + _GAP
    points = _known()[np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")]
    rows = np.full((len(points) - 2, 4), ord(" "), "<u4")
    rows[:, 0], rows[:, 1] = points[:-2], points[1:-1]
    rows[:, 2] = np.where(points[:-2] < _CJK, points[2:], ord(" "))
    whole = rows.tobytes().decode("utf-32-le", "surrogatepass")
    found, place = [], 0
    for key in keys:
        found.append(whole[4 * place : 4 * (place + len(key))])
        place += len(key) + len(_GAP)
    return found


@cache
def _known() -> NDArray[np.uint32]:
    """What each character is in the index, by its code point."""
    table = np.full(sys.maxunicode + 1, ord(_SIGN), "<u4")
    sure = np.array(
        [ord(m.group()) for m in _SURE.finditer("".join(map(chr, range(0x10000))))], "<u4"
    )
    table[sure] = sure
    table[ord(" ")] = ord(" ")  # the gap: keys have no spaces
    return table


def query(key: str) -> tuple[str, bool]:
    """The FTS5 expression for a key, and whether its last piece is open at its end.

    >>> query("한미동맹"), query("핵"), query("rok군")
    (('"한미" AND "미동" AND "동맹"', False), ('"핵" *', True), ('"rok" AND "ok군"', False))
    """
    known = "".join(c if _SURE.match(c) else _SIGN for c in key)
    wanted, place, reached = [], 0, 0
    while place < len(known):
        end = place + (2 if ord(known[place]) >= _CJK else 3)
        if end > len(known):
            break
        wanted.append(f'"{known[place:end]}"')
        reached, place = end, place + 1
    is_open = reached < len(known)
    if is_open:
        wanted.append(f'"{known[place:]}" *')
    if len(wanted) > _MANY:
        # Each character once or twice is enough: every piece is a list to be gone through.
        wanted = [*wanted[:-1:2], wanted[-1]]
    return " AND ".join(dict.fromkeys(wanted)), is_open


def covered(connection: sqlite3.Connection) -> int:
    """The last segment in the index; those after it are yet to come."""
    row = connection.execute("select max(last_segment) from segment_fts_covers").fetchone()
    return row[0] or 0
