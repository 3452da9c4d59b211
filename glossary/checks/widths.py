"""Whether characters have the width that the language writes them in.

The forms are those of the style guide of the Japan Translation Federation (JTF日本語標準
スタイルガイド 3.0, 2.1 and 3) and of Unicode's Halfwidth and Fullwidth Forms.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from glossary.checks.findings import Problem, Rule, Severity, rules
from glossary.language import HANGUL, KANA, KANJI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.checks.context import Context
    from glossary.checks.pairs import Pair

CODES = rules(
    Rule(
        "W501",
        "Half-width kana or punctuation in Japanese",
        Severity.WARNING,
        "ｶﾀｶﾅ, ｢｣, ､, ｡ or ･ where Japanese has カタカナ, 「」, 、, 。, ・.",
    ),
    Rule(
        "W503",
        "Full-width letters or digits in Japanese",
        Severity.INFO,
        "ＡＢＣ or １２３ where ABC and 123 are usual; one digit alone is let pass.",
    ),
    Rule(
        "W504",
        "Western comma or full stop in Japanese",
        Severity.WARNING,
        "A comma or full stop of half width right behind a kana or kanji. For a question or "
        "exclamation mark it is info.",
    ),
    Rule(
        "W505",
        "Half-width brackets in Japanese",
        Severity.INFO,
        "Round brackets of half width with Japanese in them.",
    ),
    Rule(
        "W506",
        "East Asian punctuation in English or Korean",
        Severity.WARNING,
        "、 or 。, a space or a letter of full width, （） or another mark of full width in a "
        "language that writes them half as wide.",
    ),
)

_JAPANESE = f"[{KANA}{KANJI}]"
_HALF_KANA = re.compile("[\uff61-\uff9f]+")
_WIDE_ALNUM = re.compile("[Ａ-Ｚａ-ｚ]+|[０-９]{2,}")
_WESTERN = re.compile(f"(?<={_JAPANESE})(?:[,.](?=[{KANA}{KANJI}]|\\s|$)|[?!](?=\\s|$))")
_BRACKETS = re.compile(rf"\([^()]*{_JAPANESE}[^()]*\)")
_WIDE = re.compile("[、。\u3000\uff01-\uff5e\uff61-\uff64]+")
_HANGUL = re.compile(f"[{HANGUL}]")


def check(pair: Pair, _context: Context) -> Iterator[Problem]:
    """Look for wrong forms in the translation."""
    if pair.target.isascii() or not pair.target.strip():
        return
    if pair.target_language == "ja":
        yield from _in_japanese(pair.target)
    elif pair.target_language in {"en", "ko"}:
        match = _WIDE.search(pair.target)
        if match and not (pair.target_language == "ko" and _is_listed(match.group())):
            found = match.group()
            yield _problem("W506", "is of full width", match, _narrow(found))


def _in_japanese(target: str) -> Iterator[Problem]:
    if match := _HALF_KANA.search(target):
        wide = unicodedata.normalize("NFKC", match.group())
        yield _problem("W501", "is of half width", match, wide)
    if match := _WIDE_ALNUM.search(target):
        yield _problem("W503", "is of full width", match, _narrow(match.group()))
    if match := _WESTERN.search(target):
        expected = {",": "、", ".": "。", "?": "？", "!": "！"}[match.group()]
        severity = Severity.INFO if match.group() in "?!" else None
        yield _problem("W504", "is of half width", match, expected, severity)
    if match := _BRACKETS.search(target):
        expected = f"（{match.group()[1:-1]}）"
        yield _problem("W505", "has brackets of half width", match, expected)


def _is_listed(found: str) -> bool:
    """Whether it is the tilde that Korean keyboards write in ranges."""
    return set(found) <= {"～"}


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("、", ",").replace("。", ".")


def _problem(
    code: str,
    what: str,
    match: re.Match[str],
    expected: str,
    severity: Severity | None = None,
) -> Problem:
    shown = match.group() if match.group().strip() else "A space"
    return Problem(
        code=code,
        severity=severity,
        message=f"{shown} {what}.",
        expected=expected,
        found=match.group(),
        target_span=match.span(),
    )
