"""The terms in a cell of somebody else's table. The rule:

1. Terms stand apart by ` | `, `;`, `；`, ` / ` with its spaces, or a line break; not by
   commas, bare slashes or middle dots, which terms have in them.
2. A remark at the end, `隔離（# 文脈に応じて）`, is the term's note.
3. Hanja of as many characters as the Korean term has syllables, `동맹(同盟)`, and kana after
   a Japanese term with kanji, `同盟（どうめい）`, are the term's reading.
4. What stands on either side of ` : `, with its spaces, is a short form and its full form, and
   two terms: `CDC : 질병통제예방센터`. So are an acronym and what is in brackets after it,
   `NIH（アメリカ国立衛生研究所）`, and a full form with the acronym of its initials,
   `Status of Forces Agreement (SOFA)`.
5. What else stands in brackets stays where it is, unless it is in another language:
   `동맹 (alliance)`. Such a cell is for a person to sort out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from glossary.language import (
    HANGUL,
    KANA,
    KANJI,
    has_hangul,
    has_kana,
    has_kanji,
    is_acronym,
    is_latin,
)

_APART = re.compile(r" \| |[;；\r\n]+| / ")
_REMARK = re.compile(r"(.*?)\s*[(（]\s*#\s*(.*?)\s*[)）]", re.DOTALL)
_BRACKETED = re.compile(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]")
_PARTS = re.compile(r"[()（）\[\]［］【】:=＝/]")
_WORD = re.compile("[a-z]{3}")

_CJK = {"ko": has_hangul, "ja": has_kana}


class Found(NamedTuple):
    """A term as it stands in a cell."""

    text: str
    note: str = ""
    reading: str = ""


class Mixed(Exception):
    """The text, as it stands, is in more than one language, or not in that of its column."""


def terms(cell: str, language: str) -> list[Found]:
    """The terms in a cell of a column of a language. Raises Mixed for the first mixed one.

    >>> [found.text for found in terms("CDC : 질병통제예방센터", "ko")]
    ['CDC', '질병통제예방센터']
    >>> terms("検疫 ; 隔離（# 文脈に応じて）", "ja")[1]
    Found(text='隔離', note='文脈に応じて', reading='')
    """
    # Most of them are a word and nothing else.
    parts = [cell] if cell.isalnum() else map(str.strip, _APART.split(cell))
    return [found for part in parts if part for found in _of_a_part(part, language)]


def _of_a_part(part: str, language: str) -> list[Found]:
    note = ""
    if "#" in part and (remark := _REMARK.fullmatch(part)):
        part, note = remark.groups()
    if _is_mixed(part, language):
        raise Mixed(part)
    return [
        Found(text, note, reading)
        for form in _short_and_full(part)
        for text, reading in [_read(form, language)]
        if text
    ]


def _read(text: str, language: str) -> tuple[str, str]:
    """A term and its reading, where that stands behind it in brackets."""
    if text.endswith((")", "）")) and (bracketed := _BRACKETED.fullmatch(text)):
        term, inside = bracketed.groups()
        if _is_reading(term, inside, language):
            return term, inside
    return text, ""


def _short_and_full(part: str) -> list[str]:
    """A short form and its full form, in whichever order they stand; else what there is."""
    one, colon, other = part.partition(" : ")
    if colon:
        return [one.strip(), other.strip()]
    if part.endswith((")", "）")) and (bracketed := _BRACKETED.fullmatch(part)):
        one, other = bracketed.groups()
        if is_acronym(one) != is_acronym(other) and (
            is_acronym(one) or _is_of_initials(other, one)
        ):
            return [one, other]
    return [part]


def _is_of_initials(acronym: str, text: str) -> bool:
    """Whether its capitals are initials of the words, in their order."""
    initials = iter(word[0].upper() for word in re.findall(r"[^\W_]+", text))
    return is_latin(text) and all(letter in initials for letter in acronym if letter.isupper())


def _is_reading(term: str, inside: str, language: str) -> bool:
    if language == "ko":
        syllables, characters = "".join(term.split()), "".join(inside.split())
        return bool(
            re.fullmatch(f"[{KANJI}]+", characters)
            and not has_hangul(characters)
            and re.fullmatch(f"[{HANGUL}]+", syllables)
            and len(syllables) == len(characters)
        )
    return language == "ja" and has_kanji(term) and bool(re.fullmatch(f"[{KANA}・ ]+", inside))


def _is_mixed(text: str, language: str) -> bool:
    """Whether it has letters that its language is not written in, or a part that is not.

    Latin words among Korean ones are how terms are made: `공급 대상 Software`.
    """
    if text.isascii():
        return False
    if language not in _CJK:
        latin = is_latin(text) or not re.search("[A-Za-z]", text)
        return language in {"en", "fr", "de", "es"} and not (latin and not _is_cjk(text))
    if any(has(text) for code, has in _CJK.items() if code != language):
        return True
    parts = [part for part in _PARTS.split(text) if part.strip()]
    words = [part for part in parts if is_latin(part) and _WORD.search(part)]
    return 0 < len(words) < len(parts)


def _is_cjk(text: str) -> bool:
    return has_hangul(text) or has_kana(text) or has_kanji(text)
