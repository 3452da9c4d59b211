"""Where brackets and quotation marks stand in a sentence: one pass, no backtracking."""

from __future__ import annotations

from typing import NamedTuple

ROUND = {"(": ")", "（": "）"}
SQUARE = {"[": "]", "［": "］", "〔": "〕", "【": "】"}
QUOTES = {"‘": "’", "“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉"}
STRAIGHT = frozenset("'\"")

_CLOSING = {close: kind for kind in (ROUND, SQUARE) for close in kind.values()}
_CLOSING_QUOTES = frozenset(QUOTES.values())


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
    for i, character in enumerate(text):
        if character in ROUND or character in SQUARE:
            open_brackets.append(i)
        elif character in _CLOSING:
            pairs = _CLOSING[character]
            if open_brackets and text[open_brackets[-1]] in pairs:
                start = open_brackets.pop()
                brackets.append(Bracketed(start, i + 1, pairs is SQUARE))
        elif character in QUOTES:
            open_quotes[QUOTES[character]] = i
        elif character in _CLOSING_QUOTES:
            if character in open_quotes:
                quotes[i] = open_quotes.pop(character)
        elif character in STRAIGHT and not _is_apostrophe(text, i):
            if character in open_quotes:
                quotes[i] = open_quotes.pop(character)
            else:
                open_quotes[character] = i
    return Marks(brackets, quotes)


def _is_apostrophe(text: str, i: int) -> bool:
    around = text[max(i - 1, 0) : i] + text[i + 1 : i + 2]
    return text[i] == "'" and len(around) == 2 and around.isascii() and around.isalpha()
