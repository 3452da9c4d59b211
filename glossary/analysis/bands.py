"""Match bands: the rows of a leverage report, as translators are paid by them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping


class Band(StrEnum):
    """What a segment is counted as; the bounds are those of memoQ, Phrase and MateCat."""

    CONTEXT = "context"
    """101 and 102: the same text in the same place."""
    REPETITION = "repetition"
    """The same text stood in this file before."""
    CROSS_FILE = "cross-file"
    """The same text stood in a file before this one."""
    EXACT = "100"
    FROM_95 = "95-99"
    FROM_85 = "85-94"
    FROM_75 = "75-84"
    FROM_50 = "50-74"
    NONE = "none"
    TRANSLATED = "translated"
    """The file has a translation of it already."""
    FINAL = "final"
    """The same, and it has passed its last review."""
    LOCKED = "locked"
    """Nobody is to translate it: it is locked, or marked so."""


DONE = frozenset({Band.TRANSLATED, Band.FINAL, Band.LOCKED})
"""What nobody has to translate, any more or at all."""

_LEAST = {
    101: Band.CONTEXT,
    100: Band.EXACT,
    95: Band.FROM_95,
    85: Band.FROM_85,
    75: Band.FROM_75,
    50: Band.FROM_50,
}


def band_of(score: int) -> Band:
    """The band of a match's score, penalties taken off; 0 where there is no match.

    >>> [band_of(score).value for score in (102, 100, 94, 49)]
    ['context', '100', '85-94', 'none']
    """
    return next((band for least, band in _LEAST.items() if score >= least), Band.NONE)


def weights(text: str) -> Mapping[Band, int]:
    """What a word of each band counts for, in per cent, from `context=0,100=10,95-99=30`.

    Bands that are not named count for 100, those that are done for nothing. Raises
    InvalidInput.

    >>> weights("context=0,100=10")[Band.EXACT], weights("100=10")[Band.NONE]
    (10, 100)
    """
    found = {band: 0 if band in DONE else 100 for band in Band}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, equals, number = (piece.strip() for piece in part.partition("="))
        if name not in list(Band) or not equals:
            raise InvalidInput(
                f"{part!r} is no weight: write a band and its per cent, as in 95-99=30. The "
                f"bands are {', '.join(Band)}."
            )
        per_cent = number.removesuffix("%")
        if not (per_cent.isascii() and per_cent.isdecimal() and int(per_cent) <= 100):
            raise InvalidInput(f"{part!r} is no weight: write a number from 0 to 100 after =.")
        found[Band(name)] = int(per_cent)
    return found
