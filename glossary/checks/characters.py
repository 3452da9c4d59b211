"""Whether the characters of the translation are whole: composed, visible, undamaged."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from glossary.checks.findings import Problem, Rule, Severity, rules
from glossary.language import HANGUL, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.checks.context import Context
    from glossary.checks.pairs import Pair

CODES = rules(
    Rule(
        "W502",
        "Decomposed or compatibility characters",
        Severity.WARNING,
        "Hangul in single letters (as file names of macOS have it), of half width, or a lone "
        "letter beside a syllable; kanji of Unicode's compatibility block. They look right, "
        "and no search finds them.",
    ),
    Rule(
        "W507",
        "Damaged or invisible characters",
        Severity.WARNING,
        "The replacement character, control characters, private-use characters, zero-width "
        "spaces and marks of direction that the source does not have.",
    ),
)

_JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uffa0-\uffdc]+")
_LONE = re.compile(f"(?<=[{HANGUL}])[ㄱ-ㅎㅏ-ㅣ](?=[{HANGUL}])|(?<=[{HANGUL}])[ㅏ-ㅣ]")
_COMPATIBILITY = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]+")
_DAMAGED = re.compile(
    "[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\u200b\u200e\u200f\u202a-\u202e"
    "\u2060\ufeff]"
)


def check(pair: Pair, _context: Context) -> Iterator[Problem]:
    """Look for characters that are not what they seem."""
    target = pair.target
    if target.isascii() and target.isprintable():
        return
    match = _JAMO.search(target) or _LONE.search(target)
    if match:
        start = max(0, match.start() - 4)
        word = target[start : match.end() + 4]
        expected = normalise(word) if _JAMO.search(target) else ""
        yield _problem("W502", "is not composed Hangul", match, expected)
    elif match := _COMPATIBILITY.search(target):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            yield _problem("W502", "is a compatibility character", match, composed)
    for match in _DAMAGED.finditer(target):
        if match.group() not in pair.source:
            name = f"U+{ord(match.group()):04X}"
            yield Problem(
                code="W507",
                message=f"There is a damaged or invisible character: {name}.",
                found=name,
                target_span=match.span(),
            )
            return


def _problem(code: str, what: str, match: re.Match[str], expected: str) -> Problem:
    return Problem(
        code=code,
        message=f"{match.group()} {what}.",
        expected=expected,
        found=match.group(),
        target_span=match.span(),
    )
