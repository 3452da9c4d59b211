"""A Korean term → the parts it is made of, each with its Japanese and English counterpart.

Parts are the components of the field (`components.py`), groups of states, names of
countries, numbers, acronyms, Sino-Korean words of libhangul (`readings.py`), which have
no English, and loanwords by sound. Of all the ways to put a term together the cheapest is
taken: few parts, common ones.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary import language, places
from glossary.equivalents import components, loanwords, numerals, readings, states
from glossary.equivalents.frequency import frequency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.equivalents.components import Component

_PART = 2.0
"""What each further part costs, in powers of ten of frequency. From 2 upwards the gold
terms come out the same (177 of 185 right); without it words are split (174 of 185)."""
_OWN = 3.0
"""A component counts as common as the commonest words of the field (協力 and 問題 are
10⁻⁴ to 10⁻³ of Japanese text); 3 to 5 give the same on the gold."""
_NO_ENGLISH = 2.0
"""A word without English counts as one part more when English is asked for."""
_LOAN = 3.0
"""A loanword by sound, looked for only where nothing else is found."""
_LONGEST = 14
"""Characters of a part, its dots included."""
_LOAN_LONGEST = 9

_SHORT = ("핵",)
"""Components of one syllable that may stand inside a word; others are too ambiguous."""

_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9+&/.-]*")
_DOTS = "·・‧∙ㆍ･"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a term with its counterparts."""

    korean: str
    kind: str
    """component, prefix, suffix, states, place, number, acronym, word (libhangul),
    loan (by sound), unknown, dot, or of."""
    japanese: str = ""
    """Empty where nothing is to be derived."""
    english: tuple[str, ...] = ()
    """As a head; the usual word first."""
    modifier: str = ""
    """English before another noun; `{}` is that noun."""
    frame: str = ""
    """How the English head takes what goes before it."""
    cost: float = _PART + _OWN
    line: str = ""
    """What the dictionary says."""


_DOT = Part("·", "dot", "・", ("and",), "and", cost=0.0)
_OF = Part("의", "of", "の", ("of",), "of", cost=0.0)


@dataclass(frozen=True, slots=True)
class _Text:
    """A term without its spaces, and where its words begin and end."""

    characters: str
    borders: frozenset[int]
    owners: frozenset[int]
    """Where the 의 of a possessive begins: 법|의 지배."""

    def word(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether a stretch begins a word, and whether it ends one."""
        return start in self.borders, end in self.borders or end in self.owners

    def crosses(self, start: int, end: int) -> bool:
        """Whether a stretch holds a border inside."""
        return any(border in self.borders for border in range(start + 1, end))


def _read(term: str) -> _Text:
    text = re.sub(f"[{_DOTS}]", "·", language.normalise(term))
    text = re.sub(r"(?<=[가-힣])[.-](?=[가-힣]|[A-Z]{2})", "·", text)
    characters = ""
    borders = {0}
    owners = set()
    for word in text.split():
        for piece in re.split("(·)", word):
            characters += piece
            borders.add(len(characters))
        if word.endswith("의") and len(word) > 1:
            owners.add(len(characters) - 1)
    return _Text(characters, frozenset(borders), frozenset(owners) - {len(characters) - 1})


@lru_cache(4096)
def compose(term: str, code: str = "ja") -> tuple[Part, ...] | None:
    """The parts of a term; None where some of it has no counterpart in the language.

    >>> [(part.korean, part.japanese) for part in compose("준동맹 외교") or ()]
    [('준', '準'), ('동맹', '同盟'), ('외교', '外交')]
    >>> [(part.modifier, part.english) for part in compose("준동맹 외교", "en") or ()]
    [('quasi-{}', ()), ('alliance', ('alliance',)), ('diplomatic', ('diplomacy',))]
    """
    text = _read(term)
    for loans in (False, True):
        parts = _cheapest(text, code, loans=loans)
        if parts and all(_has(part, code) for part in parts):
            return parts
    return None


def _has(part: Part, code: str) -> bool:
    return bool(part.japanese if code == "ja" else part.english or part.modifier or part.frame)


def _cheapest(text: _Text, code: str, *, loans: bool) -> tuple[Part, ...] | None:
    length = len(text.characters)
    best: list[tuple[float, tuple[Part, ...]] | None] = [(0.0, ())] + [None] * length
    for end in range(1, length + 1):
        for start in range(max(0, end - _LONGEST), end):
            before = best[start]
            if before is None:
                continue
            for part in _pieces(text, start, end, code, loans=loans):
                cost = before[0] + part.cost
                known = best[end]
                if known is None or cost < known[0]:
                    best[end] = (cost, (*before[1], part))
    return best[-1][1] if best[-1] else None


def _pieces(text: _Text, start: int, end: int, code: str, *, loans: bool) -> Iterator[Part]:
    """What a stretch of the term may be."""
    piece = text.characters[start:end]
    first, last = text.word(start, end)
    if piece in {"·", "의"} and not (first and not last):
        if piece == "·" and start:
            yield _DOT
        elif piece == "의" and start in text.owners:
            yield _OF
        if piece == "·":
            return
    if text.crosses(start, end):
        if first and last:
            yield from _across(piece)
        return
    yield from _in_word(piece, code, first=first, last=last)
    if loans and 2 <= len(piece) <= _LOAN_LONGEST and (first or last):
        yield from _loan(piece)


def _across(piece: str) -> Iterator[Part]:
    """What may stretch over several words, or over dots: 사이버 안보, 한·미·일."""
    own = components.words().get(piece)
    if own is not None:
        yield _own(own)
    if "·" in piece:
        yield from _states(piece)


def _in_word(piece: str, code: str, *, first: bool, last: bool) -> Iterator[Part]:
    """What a stretch inside one word may be."""
    own = components.words().get(piece)
    if own is not None and (len(piece) > 1 or piece in _SHORT or (first and last)):
        yield _own(own)
    if first != last:
        affix = (components.prefixes() if first else components.suffixes()).get(piece)
        if affix is not None:
            yield _own(affix, "prefix" if first else "suffix")
    yield from _in_figures(piece, whole=first and last)
    if language.has_hangul(piece):
        if first:
            yield from _named(piece, whole=last)
        if own is None and len(piece) > 1 and language.is_hangul(piece):
            yield from _adjective(piece)
            yield from _listed(piece, code)


def _in_figures(piece: str, *, whole: bool) -> Iterator[Part]:
    """Numbers with their counters, acronyms and other words in Latin letters."""
    number = numerals.counted(piece)
    if number is not None:
        yield Part(piece, "number", number.japanese, (number.english,), number.english)
    elif _LATIN.fullmatch(piece) and (
        language.is_acronym(piece) or (whole and not piece.isdigit())
    ):
        yield Part(piece, "acronym", piece, (piece,), piece)


def _named(piece: str, *, whole: bool) -> Iterator[Part]:
    """States, together or alone (미 국방부), and countries of the CLDR."""
    yield from _states(piece, alone=whole and len(piece) == 1)
    code = places.territory(piece) if whole or len(piece) > 2 else None
    if code is not None and piece not in components.words():
        english = places.territories("en")[code]
        yield Part(piece, "place", places.territories("ja")[code], (english,), english)


def _states(piece: str, *, alone: bool = False) -> Iterator[Part]:
    group = states.one(piece) if alone else states.group(piece)
    if group is not None:
        yield Part(piece, "states", group.japanese, group.english, group.english[0])


def _own(row: Component, kind: str = "component") -> Part:
    name = row.korean.strip("-")
    return Part(
        name,
        "place" if kind == "component" and places.is_place(name) else kind,
        row.japanese,
        row.english,
        row.modifier,
        row.frame,
        line=f"{row.korean} {row.japanese or '-'}",
    )


def _adjective(piece: str) -> Iterator[Part]:
    """전략적, where 전략 has an adjective in English."""
    noun = components.words().get(piece[:-1]) if piece.endswith("적") else None
    if noun is not None and noun.japanese:
        is_adjective = noun.modifier not in noun.english and "{" not in noun.modifier
        yield Part(
            piece,
            "component",
            noun.japanese.removeprefix("の").removesuffix("的") + "的",
            (),
            noun.modifier if is_adjective else "",
            line=f"{piece[:-1]} {noun.japanese}",
        )


def _listed(piece: str, code: str) -> Iterator[Part]:
    """A word of the dictionaries; one without characters is no Sino-Korean word."""
    dearer = 0.0 if code == "ja" else _NO_ENGLISH
    if readings.has_characters(piece):
        for spelling in readings.spellings(piece)[:1]:
            cost = _PART + spelling.rarity + dearer
            yield Part(piece, "word", spelling.japanese, cost=cost, line=spelling.line)
        return
    share = frequency(piece, "ko")
    if share > 0:  # Korean has the word and no characters for it: 미아, 레이더
        yield Part(piece, "unknown", cost=_PART - math.log10(share) + dearer)


def _loan(piece: str) -> Iterator[Part]:
    loan = loanwords.by_sound(piece)
    if loan is not None and not readings.has_characters(piece):
        yield Part(
            piece,
            "loan",
            loan.japanese,
            (loan.english,),
            loan.english,
            cost=_PART + _LOAN,
            line=f"{piece} sounds like {loan.english}, {loan.japanese}",
        )
