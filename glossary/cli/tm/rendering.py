"""Matches and hits for reading on a terminal, in colour or in signs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.memory.concordance import Hit
    from glossary.memory.matching import Match

_SIDE = 34
"""The columns of a terminal that stand on either side of the word."""


def in_colour() -> bool:
    """Whether the reader sees colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def match_lines(text: str, match: Match, language: str, *, colour: bool) -> Iterator[str]:
    """What there is to say of a match for `text`."""
    yield f"{match.score:>4}  {language}  {_bold(match.target, colour=colour)}"
    indent = " " * 10
    if match.differences:
        yield indent + _difference(text, match, colour=colour)
    for repair in match.repairs:
        yield indent + repair.remark
    for penalty in match.penalties:
        yield f"{indent}−{penalty.points} {penalty.reason}"
    where = " ".join(filter(None, (match.origin, match.document, match.changed)))
    yield indent + (click.style(where, dim=True) if colour else where)


def _difference(text: str, match: Match, *, colour: bool) -> str:
    """How the memory's text becomes the one that is looked up.

    What goes is red or `[-so-]`, what comes green or `{+so+}`, as in wdiff.
    """
    parts, place = [], 0
    for change in match.differences:
        parts.append(match.source[place : change.other_start])
        gone = match.source[change.other_start : change.other_end]
        come = text[change.start : change.end]
        if gone:
            parts.append(
                click.style(gone, fg="red", strikethrough=True) if colour else f"[-{gone}-]"
            )
        if come:
            parts.append(click.style(come, fg="green") if colour else f"{{+{come}+}}")
        place = change.other_end
    return "".join(parts) + match.source[place:]


def hit_lines(hit: Hit, languages: Sequence[str], *, colour: bool) -> Iterator[str]:
    """A segment with its key word in the middle, and its translations."""
    left, right = _ending(hit.left, _SIDE), _beginning(hit.right, _SIDE)
    word = _marked(hit.match, colour=colour)
    yield f"{left} {word} {right}".rstrip()
    for code in languages or hit.translations:
        translation = hit.translations.get(code)
        if translation is None:
            continue
        parts, place = [], 0
        for mark in translation.marks:
            parts.append(translation.text[place : mark.start])
            parts.append(_marked(translation.text[mark.start : mark.end], colour=colour))
            place = mark.end
        yield f"    {code}  {''.join(parts)}{translation.text[place:]}"


def _marked(text: str, *, colour: bool) -> str:
    return click.style(text, fg="yellow", bold=True) if colour else f"«{text}»"


def _bold(text: str, *, colour: bool) -> str:
    return click.style(text, bold=True) if colour else text


def _ending(text: str, columns: int) -> str:
    """The end of a text, at the right edge of so many columns."""
    kept = _beginning(text[::-1], columns)[::-1]
    return " " * (columns - _width(kept)) + kept


def _beginning(text: str, columns: int) -> str:
    """As much of a text as goes into so many columns."""
    from wcwidth import wcwidth

    text, width = text.strip(), 0
    for place, character in enumerate(text):
        width += max(0, wcwidth(character))
        if width > columns:
            return text[:place]
    return text


def _width(text: str) -> int:
    from wcwidth import wcswidth

    return max(0, wcswidth(text))
