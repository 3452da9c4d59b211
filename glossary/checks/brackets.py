"""Whether brackets pair, and whether there are as many as in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.checks.findings import Problem, Rule, Severity, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.checks.context import Context
    from glossary.checks.pairs import Pair

CODES = rules(
    Rule(
        "P401",
        "Brackets do not pair",
        Severity.WARNING,
        "An opening bracket without its closing one, or the other way round, where the source "
        "has no such. Full-width and half-width forms do not pair with each other. The ) of "
        "1), 예) and :) is none.",
    ),
    Rule(
        "P405",
        "Fewer or more brackets",
        Severity.INFO,
        "The translation has not as many pairs of round, square, curly brackets as the source.",
    ),
)

_CLOSING = {
    "(": ")",
    "（": "）",
    "[": "]",
    "［": "］",
    "{": "}",
    "｛": "｝",
    "【": "】",
    "〔": "〕",
}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_EVERY = frozenset(_CLOSING) | frozenset(_OPENING)
_SHAPES = {"（": "(", "［": "[", "｛": "{", "【": "[", "〔": "["}


_MARKER = re.compile(
    r"(?:^|\s)\w{1,2}[)）]$|[:;]-?[()]$|(?<![A-Za-z0-9])(?:[0-9]{1,2}|[ivx]{1,4}|[A-Za-z])[)）]$"
)
"""The end of a list's 1), 가) or 예), and :)."""
_MARKER_WIDTH = 6


def check(pair: Pair, _context: Context) -> Iterator[Problem]:
    """Compare the brackets."""
    if _EVERY.isdisjoint(pair.target):
        ours, theirs = _Brackets(pair.source), _Brackets("")
    else:
        ours, theirs = _Brackets(pair.source), _Brackets(pair.target)
    if not pair.target.strip():
        return
    loose = theirs.loose
    if loose and len(loose) > len(ours.loose):
        index = loose[0]
        bracket = pair.target[index]
        expected = _CLOSING.get(bracket) or _OPENING[bracket]
        yield Problem(
            code="P401",
            message=f"{bracket} has no {expected}.",
            expected=expected,
            found=bracket,
            target_span=(index, index + 1),
        )
    elif ours.shapes != theirs.shapes and not ours.loose:
        yield Problem(
            code="P405",
            message=f"The source has {_said(ours.shapes)}, the translation "
            f"{_said(theirs.shapes)}.",
        )


class _Brackets:
    """The brackets of a text: those that pair, counted by shape, and where others are."""

    def __init__(self, text: str) -> None:
        self.shapes: dict[str, int] = {}
        self.loose: list[int] = []
        if _EVERY.isdisjoint(text):
            return
        opened: list[int] = []
        for i, character in enumerate(text):
            if character in _CLOSING:
                opened.append(i)
            elif character in _OPENING:
                if opened and text[opened[-1]] == _OPENING[character]:
                    opening = text[opened.pop()]
                    shape = _SHAPES.get(opening, opening)
                    self.shapes[shape] = self.shapes.get(shape, 0) + 1
                else:
                    self.loose.append(i)
        self.loose = [i for i in sorted(self.loose + opened) if not _is_marker(text, i)]


def _is_marker(text: str, i: int) -> bool:
    return bool(_MARKER.search(text[max(0, i + 1 - _MARKER_WIDTH) : i + 1]))


def _said(shapes: dict[str, int]) -> str:
    return (
        ", ".join(f"{count} × {s}{_CLOSING[s]}" for s, count in sorted(shapes.items()))
        or "no brackets"
    )
