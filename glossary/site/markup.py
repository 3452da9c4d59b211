"""Where terms stand in a text, as pieces for a template to mark: pure functions."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.language import fold, normalise

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator


def marked(quote: str, term: str) -> list[tuple[str, bool]]:
    """A quotation in pieces, with whether each is the term; spacing and case may differ.

    >>> marked("한·미 동맹은", "한미동맹")
    [('한·미 동맹', True), ('은', False)]
    """
    folded, places = fold(quote)
    needle, _ = fold(normalise(term))
    pieces: list[tuple[str, bool]] = []
    done = 0
    at = folded.find(needle) if needle else -1
    while at >= 0:
        start, end = places[at], places[at + len(needle) - 1] + 1
        if start >= done and not (_within_word(quote, start) or _within_word(quote, end)):
            pieces += [(quote[done:start], False), (quote[start:end], True)]
            done = end
        at = folded.find(needle, at + 1)
    pieces.append((quote[done:], False))
    return [piece for piece in pieces if piece[0]]


def _within_word(text: str, place: int) -> bool:
    """Whether a Latin word or a number goes on there: NATO does not stand in NATOs."""
    sides = text[max(0, place - 1) : place + 1]
    return len(sides) == 2 and sides.isascii() and sides.isalnum()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and the entry that it is a term of, if any."""

    text: str
    entry: sqlite3.Row | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its id, or what stands between two sentences."""

    sentence_id: int | None
    pieces: tuple[Piece, ...]


def passages(
    text: str,
    sentences: Iterable[sqlite3.Row],
    terms: Iterable[sqlite3.Row],
    part: tuple[int, int] | None = None,
) -> Iterator[Passage]:
    """A text in sentences with their terms; put together again, it is the whole text.

    Sentences have `id`, terms are entries, and both have `start` and `end` in the text. Of
    a part of the text only what stands in it comes: its first place, and the one after it.
    """
    outer = deque(outermost(text, terms))
    done, last = part or (0, len(text))
    for sentence in sentences:
        start, end = max(done, sentence["start"]), sentence["end"]
        if start > done:
            yield Passage(None, (Piece(text[done:start]),))
        inside = []
        while outer and outer[0]["end"] <= end:
            inside.append(outer.popleft())
        yield Passage(sentence["id"], tuple(_pieces(text, start, end, inside)))
        done = end
    if done < last:
        yield Passage(None, (Piece(text[done:last]),))


def _pieces(text: str, start: int, end: int, terms: Iterable[sqlite3.Row]) -> Iterator[Piece]:
    for term in terms:
        if term["start"] > start:
            yield Piece(text[start : term["start"]])
        yield Piece(text[term["start"] : term["end"]], term)
        start = term["end"]
    if start < end:
        yield Piece(text[start:end])


def outermost(text: str, spans: Iterable[sqlite3.Row]) -> list[sqlite3.Row]:
    """Of spans that overlap, the longest; of equal ones, the first. In order."""
    taken = bytearray(len(text))
    kept: list[sqlite3.Row] = []
    for span in sorted(spans, key=lambda s: s["start"] - s["end"]):
        start, end = span["start"], span["end"]
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(span)
    return sorted(kept, key=lambda s: s["start"])
