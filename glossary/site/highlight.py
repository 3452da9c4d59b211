"""Where what was searched for stands in a term, as pieces for a template to mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.language import fold, key
from glossary.termbase.search.typed import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pieces = list[tuple[str, bool]]
"""A text in pieces, and whether each is to be marked; put together, it is the whole text."""


@dataclass(frozen=True, slots=True)
class Needles:
    """What to mark: the whole of what was typed, or else its words."""

    whole: Sequence[str]
    words: Sequence[str]

    @classmethod
    def of(cls, text: str, *, also: Iterable[str] = ()) -> Needles:
        """Those of a cleaned text; `also` are other spellings that were looked for."""
        words = text.split()
        each = [form for word in words for form in spellings(word)] if len(words) > 1 else []
        return cls(_keys([*spellings(text), *also]), _keys(each))

    def mark(self, text: str) -> Pieces:
        """A text in pieces.

        >>> Needles.of("한미동맹을").mark("한·미 동맹 강화")
        [('한·미 동맹', True), (' 강화', False)]
        >>> Needles.of("allian").mark("ROK-U.S. alliance")
        [('ROK-U.S. ', False), ('allian', True), ('ce', False)]
        """
        if not self.whole:
            return [(text, False)]
        folded, places = fold(text)
        spans = _spans(text, folded, places, self.whole)
        return _pieces(text, spans or _spans(text, folded, places, self.words))


def _keys(forms: Iterable[str]) -> list[str]:
    """What to look for in folded texts, the longest first."""
    return sorted({key(form) for form in forms} - {""}, key=len, reverse=True)


def _spans(
    text: str, folded: str, places: Sequence[int], needles: Iterable[str]
) -> list[tuple[int, int]]:
    """Where needles stand in a text: not within a Latin word, but at its beginning."""
    spans = []
    for needle in needles:
        at = folded.find(needle)
        while at >= 0:
            start = places[at]
            if not _within_word(text, start):
                spans.append((start, places[at + len(needle) - 1] + 1))
            at = folded.find(needle, at + 1)
    return sorted(spans)


def _within_word(text: str, place: int) -> bool:
    sides = text[max(0, place - 1) : place + 1]
    return len(sides) == 2 and sides.isascii() and sides.isalnum()


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Pieces:
    """The text cut at spans that may overlap."""
    pieces: Pieces = []
    done = 0
    for start, end in spans:
        begin = max(start, done)
        if end <= begin:
            continue
        if begin > done:
            pieces.append((text[done:begin], False))
        if pieces and pieces[-1][1] and begin == done:
            pieces[-1] = (pieces[-1][0] + text[begin:end], True)
        else:
            pieces.append((text[begin:end], True))
        done = end
    if done < len(text):
        pieces.append((text[done:], False))
    return pieces


def excerpt(pieces: Pieces, around: int = 60) -> Pieces:
    """A long text cut down to what stands around the first mark, with `…` where it was cut.

    >>> excerpt([("가" * 100, False), ("동맹", True), ("나", False)], around=3)
    [('…가가가', False), ('동맹', True), ('나', False)]
    """
    first = next((i for i, (_, is_marked) in enumerate(pieces) if is_marked), None)
    if first is None:
        text = pieces[0][0] if pieces else ""
        return [(text if len(text) <= 3 * around else text[: 3 * around] + "…", False)]
    before = "".join(piece for piece, _ in pieces[:first])
    after = "".join(piece for piece, _ in pieces[first + 1 :])
    cut_before = before if len(before) <= around else "…" + before[-around:]
    cut_after = after if len(after) <= 2 * around else after[: 2 * around] + "…"
    cut = [(cut_before, False), pieces[first], (cut_after, False)]
    return [piece for piece in cut if piece[0]]
