"""The scripts that a language is written in, as far as checks tell them apart."""

from __future__ import annotations

import re

from glossary.language import HANGUL, KANA, KANJI

SCRIPTS = {
    "ko": frozenset({"Hangul", "Latin"}),
    "en": frozenset({"Latin"}),
    "ja": frozenset({"kana", "kanji", "Latin"}),
}
"""Hanja in Korean is for explanations only, as a rule."""

_LETTERS = {
    "ko": re.compile(f"[{HANGUL}]"),
    "ja": re.compile(f"[{KANA}{KANJI}]"),
    "en": re.compile("[A-Za-z]"),
}


def letters(text: str, language: str) -> int:
    """How many characters of a text are letters of a language's own script."""
    pattern = _LETTERS.get(language)
    return len(pattern.findall(text)) if pattern else 0
