"""A text as the recogniser reads it: folded, with the edges of its words, and the way back.

Three strings stand for one text. The original is what the caller has and what spans are
of. The plain one is composed: no conjoining or half-width jamo, no full-width letters. The
folded one is the plain one without what spellings differ in (`glossary.language.fold`),
and is what the automaton runs over.

A long text is read with NumPy, ten times as fast; a short one without, which spares a
program that reads one sentence the time to load it. Both give the same.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from glossary.language import HANGUL, KANJI, clusters, fold
from glossary.recognition.tails import Ending, ending

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy import bool_, int32, int64, integer, uint32
    from numpy.typing import NDArray

OTHER, HANGUL_CLASS, ALNUM, KANJI_CLASS, KATAKANA, HIRAGANA = range(6)
"""What a character is. Spaces and punctuation are OTHER, digits and all alphabets ALNUM."""

INSIDE, FREE, SCRIPT, JAPANESE, TAIL = range(5)
"""What is at an edge of a stretch of text: the same word goes on; nothing; another script
(`안보 | network`); more of a Japanese word or another; Hangul, so TAIL + its `Ending`."""

_LONG = 2_000
"""From so many characters on NumPy pays."""

_OTHER_WIDTH = re.compile("[\uff01-\uffdc]")
_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF_WIDTH = re.compile("[\uff61-\uffdc]")
_HANGUL = re.compile(f"[{HANGUL}]")
_KANJI = re.compile(f"[{KANJI}\U00020000-\U0003ffff]")
_KATAKANA = re.compile("[ァ-ヺーㇰ-ㇿ]")
_HIRAGANA = re.compile("[ぁ-ゖゝゞ]")


@dataclass(frozen=True, slots=True)
class Arrays:
    """What the rules need of a long text, as arrays."""

    places: NDArray[int64]
    codes: NDArray[uint32]
    """The code points of the plain text."""
    spaces: NDArray[int32]
    """How many spaces and line breaks stand before each plain character, and before the end."""
    breaks: NDArray[int32]
    """Likewise, how many line breaks."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read."""

    plain: str
    folded: str
    places: Sequence[int]
    """Index into `plain` of each folded character."""
    before: bytes
    """For each folded character, what the left edge of a term that begins there is."""
    after: bytes
    """Likewise, the right edge of a term that ends there."""
    origins: tuple[Sequence[int], Sequence[int]] | None
    """Where each plain character begins and ends in the original; None: it is the same."""
    arrays: Arrays | None = None
    """The same and more for NumPy, of a long text."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of `plain` (not empty) stands for."""
        if self.origins is None:
            return start, end
        return self.origins[0][start], self.origins[1][end - 1]

    def spans_of_plain(self, spans: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
        """Spans of the original as spans of `plain`."""
        if self.origins is None:
            return spans
        starts, ends = self.origins
        return [
            (bisect_left(starts, start), bisect_left(ends, end) + 1) for start, end in spans
        ]


def read(text: str) -> Reading:
    """Read a text of any length. What it holds does not matter; surrogates may stand alone."""
    plain, origins = _composed(text)
    return (_read_long if len(plain) >= _LONG else _read_short)(plain, origins)


def class_of(character: str) -> int:
    """What a character is."""
    if character.isascii():
        return ALNUM if character.isalnum() else OTHER
    if _HANGUL.match(character):
        return HANGUL_CLASS
    if _KANJI.match(character):
        return KANJI_CLASS
    if _KATAKANA.match(character):
        return KATAKANA
    if _HIRAGANA.match(character):
        return HIRAGANA
    return ALNUM if character.isalnum() else OTHER


def _composed(text: str) -> tuple[str, tuple[Sequence[int], Sequence[int]] | None]:
    if text.isascii():
        return text, None
    other_width = _OTHER_WIDTH.search(text)
    if not unicodedata.is_normalized("NFC", text) or (
        other_width and _HALF_WIDTH.search(text, other_width.start())
    ):
        parts = clusters(text)
        plain = "".join(form for form, _, _ in parts)
        starts = [start for form, start, _ in parts for _ in form]
        ends = [end for form, _, end in parts for _ in form]
        return plain, (starts, ends)
    return text.translate(_TO_ASCII) if other_width else text, None


def _edge(first: int, second: int) -> int:
    """What is between two characters of these classes, the second of which is no Hangul
    after Hangul."""
    if OTHER in {first, second}:
        return FREE
    if first != second:
        return SCRIPT
    return INSIDE if first in {HANGUL_CLASS, ALNUM} else JAPANESE


def _right_edge(character: str, own: int, following: int) -> int:
    if following == HANGUL_CLASS:
        return TAIL + ending(character)
    return _edge(own, following) if following != OTHER else FREE


def _read_short(plain: str, origins: tuple[Sequence[int], Sequence[int]] | None) -> Reading:
    folded, places = fold(plain)
    classes = [OTHER, *map(class_of, plain), OTHER]
    return Reading(
        plain=plain,
        folded=folded,
        places=places,
        before=bytes(_edge(classes[i], classes[i + 1]) for i in places),
        after=bytes(_right_edge(plain[i], classes[i + 1], classes[i + 2]) for i in places),
        origins=origins,
    )


# ---------------------------------------------------------------- long texts

_BMP = 0x10000
_CLASSES = 6


@dataclass(frozen=True, slots=True)
class _Tables:
    """What is known of each character of the Basic Multilingual Plane."""

    lower: NDArray[integer]
    kept: NDArray[bool_]
    classes: NDArray[integer]
    endings: NDArray[integer]
    space: NDArray[bool_]
    edges: NDArray[integer]
    """By the class before times `_CLASSES` and the class after."""


@cache
def _tables() -> _Tables:
    import numpy as np  # noqa: PLC0415 - takes 60 ms that a short text is spared

    everything = "".join(map(chr, range(_BMP)))
    folded, places = fold(everything)
    lower = np.zeros(_BMP, np.uint32)
    lower[places] = [ord(c) for c in folded]
    kept = np.zeros(_BMP, bool)
    kept[places] = True
    return _Tables(
        lower=lower,
        kept=kept,
        classes=np.array([class_of(c) for c in everything], np.uint8),
        endings=np.array([ending(c) for c in everything], np.uint8),
        space=np.array([c.isspace() for c in everything], bool),
        edges=np.array(
            [_edge(a, b) for a in range(_CLASSES) for b in range(_CLASSES)], np.uint8
        ),
    )


def _read_long(plain: str, origins: tuple[Sequence[int], Sequence[int]] | None) -> Reading:
    import numpy as np  # noqa: PLC0415

    tables = _tables()
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), np.uint32)
    known = codes.astype(np.uint16)
    beyond = np.flatnonzero(codes >= _BMP)
    known[beyond] = 0
    classes = np.zeros(len(codes) + 2, np.uint8)
    tables.classes.take(known, out=classes[1:-1], mode="clip")
    kept = tables.kept.take(known)
    lower = tables.lower.take(known)
    for i in beyond.tolist():
        classes[i + 1] = class_of(plain[i])
        kept[i] = True
        lower[i] = ord(fold(plain[i])[0])
    hangul = classes == HANGUL_CLASS
    for i in np.flatnonzero(codes == ord(".")).tolist():
        kept[i] = not (hangul[i] and hangul[i + 2])  # 한.미.일
    edges = tables.edges.take(classes[:-1] * _CLASSES + classes[1:])
    places = np.flatnonzero(kept)
    before = edges.take(places).tobytes()
    after = edges[1:]
    syllables = np.flatnonzero(hangul[2:] & kept)
    after[syllables] = TAIL + tables.endings.take(known.take(syllables))
    spaces = np.zeros(len(codes) + 1, np.int32)
    np.cumsum(tables.space.take(known), out=spaces[1:])
    breaks = np.zeros(len(codes) + 1, np.int32)
    np.cumsum(codes == ord("\n"), out=breaks[1:])
    return Reading(
        plain=plain,
        folded=lower.take(places).tobytes().decode("utf-32-le", "surrogatepass"),
        places=array("q", places.tobytes()),
        before=before,
        after=after.take(places).tobytes(),
        origins=origins,
        arrays=Arrays(places, codes, spaces, breaks),
    )


# A character beyond the first plane that is no letter ends in nothing.
assert ending("\U0001f600") is Ending.OTHER
