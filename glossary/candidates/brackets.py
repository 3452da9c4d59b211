"""Where brackets and quotation marks stand in a sentence: one pass, no backtracking."""

from __future__ import annotations

import re
from typing import NamedTuple

ROUND = {"(": ")", "（": "）"}
SQUARE = {"[": "]", "［": "］", "〔": "〕", "【": "】"}
QUOTES = {
    "‘": "’",
    "“": "”",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "'": "'",
    '"': '"',
    "＇": "＇",
    "＂": "＂",
}
OPENING_QUOTES = frozenset(QUOTES)
CLOSING_QUOTES = frozenset(QUOTES.values())

_OPENING_OF = {close: pairs for pairs in (ROUND, SQUARE) for close in pairs.values()}
_MARK = re.compile(
    "[" + re.escape("".join({*ROUND, *SQUARE, *QUOTES, *_OPENING_OF, *CLOSING_QUOTES})) + "]"
)


class Bracketed(NamedTuple):
    """`text[start]` opens and `text[end - 1]` closes."""

    start: int
    end: int
    square: bool


class Marks(NamedTuple):
    """The matched pairs of a sentence, in the order in which they close."""

    brackets: list[Bracketed]
    quotes: dict[int, int]
    """Place of the closing mark → place of its opening mark."""


def marks(text: str) -> Marks:
    """The brackets and quotations of a sentence; what is not matched is passed over."""
    brackets: list[Bracketed] = []
    quotes: dict[int, int] = {}
    open_brackets: list[int] = []
    open_quotes: dict[str, int] = {}
    for match in _MARK.finditer(text):
        mark, place = match[0], match.start()
        if mark in ROUND or mark in SQUARE:
            open_brackets.append(place)
        elif mark in _OPENING_OF:
            pairs = _OPENING_OF[mark]
            if open_brackets and text[open_brackets[-1]] in pairs:
                start = open_brackets.pop()
                brackets.append(Bracketed(start, place + 1, pairs is SQUARE))
        elif _is_apostrophe(text, place):
            continue
        elif mark in CLOSING_QUOTES and mark in open_quotes:
            quotes[place] = open_quotes.pop(mark)
        elif mark in QUOTES:
            open_quotes[QUOTES[mark]] = place
    return Marks(brackets, quotes)


def _is_apostrophe(text: str, place: int) -> bool:
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return text[place] in "'’" and around.isascii() and around.isalpha() and len(around) > 1
