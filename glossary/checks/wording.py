"""Whether a term stands in a translation, in wordings that the recogniser holds too strictly.

The recogniser says where a term stands for certain. Before a translation is said to lack a
term, the doubt is for the translator: articles, British spelling, another form of a verb, a
の more or less do not make another term.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from glossary.language import KANJI, fold, normalise


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
        return _in_japanese(term, text)
    return _in_korean(term, text)


# ---------------------------------------------------------------- Korean

_MADE_VERB = re.compile("(?<=[가-힣]{2})(?:하다|되다|시키다|받다|하는|되는|한|된|적|적인)$")
"""What makes a verb or an adjective of a noun: the noun will do."""
_CONTRACTED = {
    "\u1175": "\u1167",
    "\u1169": "\u116a",
    "\u116e": "\u116f",
    "\u1161": "\u1162",
    "\u11b8": "\u110b",
}
"""How a stem may end before -어, in letters: 높이- is 높여, 나누- 나눠, 하- 해, 돕- 도와."""


def _in_korean(term: str, text: str) -> bool:
    short = _folded(_MADE_VERB.sub("", normalise(term)))
    if len(short) > 1 and short in _folded(text):
        return True
    if not re.search("[가-힣]다$", term):
        return False
    stem = unicodedata.normalize("NFD", _folded(term)[:-1])
    letters = _letters(text)
    if stem in letters:
        return True
    return any(
        stem.endswith(end) and stem.removesuffix(end) + before in letters
        for end, before in _CONTRACTED.items()
    )


@lru_cache(64)
def _folded(text: str) -> str:
    return fold(normalise(text))[0]


@lru_cache(8)
def _letters(text: str) -> str:
    return unicodedata.normalize("NFD", _folded(text))


# ---------------------------------------------------------------- Japanese

_FILLING = re.compile(r"[の・･\s]|(?<=[ァ-ヺ])ー")
"""What may be there or not: the particle, the dot, the mark of length (JIS Z 8301 wrote
コンピュータ, the Cabinet's notice of 1991 コンピューター)."""
_ENDING = re.compile(
    f"(?<=.)(?:する|される|した|的な|的|な)$|(?<=[{KANJI}])[うくぐすつぬぶむる]$|(?<=[ぁ-ゖ])る$"
)
"""The ending of a verb or an adjective: 添える is 添え- as well, 行う 行い."""


def _in_japanese(term: str, text: str) -> bool:
    short = _FILLING.sub("", _ENDING.sub("", normalise(term))).lower()
    return bool(short) and short in _FILLING.sub("", normalise(text)).lower()


# ---------------------------------------------------------------- English

_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9&+]+(?:\.[A-Za-z0-9]+)*(?:['’][A-Za-z]+)?")
_ARTICLES = frozenset({"the", "a", "an", "to"})
_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "children": "child", "feet": "foot",
    "criteria": "criterion", "phenomena": "phenomenon", "lives": "life", "crises": "crisis",
    "bases": "basis", "analyses": "analysis",
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
_SUFFIX = re.compile("(?<=[a-z]{3})(?:ing|ed|es|e|s)$")
_DOUBLED = re.compile(r"([bdglmnprt])\1$")


def _in_english(term: str, text: str) -> bool:
    wanted = _words(term)
    words = _words(text)
    if text.isupper():
        wanted = _words(term.lower())
        words = _words(text.lower())
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
    """What the forms of a word have in common: `identif` of identify and identified."""
    word = re.sub("['’][A-Za-z]*$", "", word).replace(".", "")
    stem = word.removesuffix("s")
    if len(stem) > 1 and stem.isupper():
        return stem
    word = word.lower()
    word = _IRREGULAR.get(word, word)
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    if not word.endswith("ss"):
        word = _SUFFIX.sub("", word)
    return _DOUBLED.sub(r"\1", word).rstrip("yi")
