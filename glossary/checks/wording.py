"""Whether a term stands in a translation, in wordings that the recogniser holds too strictly.

The recogniser says where a term stands for certain. Before a translation is said to lack a
term, the doubt is for the translator: articles, dots, British spelling, a の more or less do
not make another term.
"""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.language import fold, normalise

_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9&+]+(?:\.[A-Za-z0-9]+)*(?:['’][A-Za-z]+)?")
_ARTICLES = frozenset({"the", "a", "an"})
_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "children": "child", "feet": "foot",
    "criteria": "criterion", "phenomena": "phenomenon", "data": "datum", "lives": "life",
    "knives": "knife", "crises": "crisis", "bases": "basis", "analyses": "analysis",
}  # fmt: skip
_BRITISH = (
    (re.compile("(def|off|pret)ence"), r"\1ense"),
    (re.compile("licence"), "license"),
    (re.compile("programme"), "program"),
    (re.compile("centre"), "center"),
    (re.compile("(?<=[a-z]{3})is(e|es|ed|ing|ation|ations)$"), r"iz\1"),
    (re.compile("(arm|lab|harb|behavi|neighb|col|hon)our"), r"\1or"),
    (re.compile("manoeuv(re|er)"), "maneuver"),
)
"""Spellings that differ by country: Oxford Dictionaries' list of British and American ones."""

_JAPANESE_FILLING = re.compile(r"[の・･\s]|(?<=[ァ-ヺ])ー(?![ァ-ヺー])")
"""What may be there or not: the particle, the dot, the mark of length at a word's end
(JIS Z 8301 writes コンピュータ, the Cabinet's notice of 1991 コンピューター)."""


def stands(term: str, text: str, language: str) -> bool:
    """Whether a term stands in a text in some wording.

    >>> stands("rule of engagement", "The Rules of Engagement", "en")
    True
    >>> stands("国家安全保障", "国家の安全保障", "ja"), stands("전략", "전략적", "ko")
    (True, True)
    """
    if language == "en":
        return _in_english(term, text)
    if language == "ja":
        short = _JAPANESE_FILLING.sub("", normalise(term))
        return (
            bool(short) and short.lower() in _JAPANESE_FILLING.sub("", normalise(text)).lower()
        )
    short = _folded(term)
    return len(short) > 1 and short in _folded(text)


@lru_cache(64)
def _folded(text: str) -> str:
    return fold(normalise(text))[0]


def _in_english(term: str, text: str) -> bool:
    wanted = _words(term)
    words = _words(text)
    if text.isupper():
        wanted = tuple(map(str.lower, wanted))
        words = tuple(map(str.lower, words))
    return bool(wanted) and any(
        words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1)
    )


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    """The words of an English text, each in one of its forms."""
    found = (_form(match.group()) for match in _WORD.finditer(text))
    return tuple(word for word in found if word and word not in _ARTICLES)


@lru_cache(1 << 16)
def _form(word: str) -> str:
    word = re.sub("['’][A-Za-z]*$", "", word).replace(".", "")
    stem = word.removesuffix("s")
    if len(stem) > 1 and stem.isupper():
        return stem
    word = word.lower()
    word = _IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif re.search("(?:[sxz]|ch|sh)es$", word):
        word = word[:-2]
    elif re.search("[^siu]s$", word) and len(word) > 3:
        word = word[:-1]
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    return word
