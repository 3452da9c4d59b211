"""Texts that come one after another: what of those before it is the most like a text.

They are indexed as they come, as the memory is. The few latest are compared one by one; the
others have signatures, in parts that are merged once there are two of a size, so that a
text is indexed again a few times at most and there are few parts to look into.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.memory import signature_files, signatures
from glossary.memory.candidates import best_first
from glossary.memory.similar import LONGEST, Similar, ranked
from glossary.memory.similarity import Comparison, allowed, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from glossary.memory.candidates import Signatures
    from glossary.memory.signatures import Signature

_FEW = 128
"""Texts that are compared one by one: signatures of fewer would not pay."""
_FIRST = 0.75
"""The similarity that is tried first: at 0.75 a look-up takes a fraction of that at 0.5."""


class Earlier:
    """The texts of a language that came so far, by their numbers from 0."""

    def __init__(self, language: str) -> None:
        """Begin with none."""
        self._language = language
        self._texts: list[str] = []
        self._latest: list[tuple[int, int, int]] = []
        """Those that no part has: number, length, and hash without numbers (`Signature`)."""
        self._parts: list[Signatures] = []

    def add(self, text: str) -> int:
        """Take a normal text; returns its number."""
        number = len(self._texts)
        self._texts.append(text)
        length = len(units(text, self._language))
        self._latest.append((number, length, signatures.numberless(text)))
        if len(self._latest) == _FEW:
            self._index()
        return number

    def most_similar(
        self, text: str, threshold: float, is_usable: Callable[[int], bool]
    ) -> Similar | None:
        """The text that is the most like a normal one, and at least as like as `threshold`.

        Only those with usable numbers count. One that is the same is not looked for.
        """
        if not text or len(text) > LONGEST:
            return None
        wanted = signatures.signature(text, self._language)
        alike = [int(n) for part in self._parts for n in part.numberless(wanted)]

        def read(numbers: Sequence[int]) -> list[tuple[int, str]]:
            return [(number, self._texts[number]) for number in numbers if is_usable(number)]

        for least in sorted({threshold, max(threshold, _FIRST)}, reverse=True):
            candidates = best_first([part.candidates(wanted, least) for part in self._parts])
            found = ranked(
                Comparison(text, self._language),
                candidates,
                read([*self._like(wanted, least), *alike]),
                read,
                least,
            )
            if best := next(found, None):
                return best
        return None

    def _like(self, wanted: Signature, threshold: float) -> Iterator[int]:
        """The latest texts that can be similar enough, by their lengths and numbers."""
        for number, length, numberless in self._latest:
            longer, shorter = max(length, wanted.length), min(length, wanted.length)
            if longer - shorter <= allowed(longer, threshold) or (
                numberless and numberless == wanted.numberless
            ):
                yield number

    def _index(self) -> None:
        """Make a part of the latest texts, and of those in parts that are not larger."""
        start = len(self._texts) - len(self._latest)
        while self._parts and len(self._parts[-1]) <= len(self._texts) - start:
            start -= len(self._parts.pop())
        texts = ((number, self._texts[number], "") for number in range(start, len(self._texts)))
        self._parts.append(signature_files.make(texts, self._language).signatures)
        self._latest.clear()
