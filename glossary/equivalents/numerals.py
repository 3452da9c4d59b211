"""Numbers with their counters, as terms have them: 6세대, 3축, 제2차, 4개국."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CARDINALS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
_ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth"),
)
_KANJI = "〇一二三四五六七八九十"

_COUNTERS = {
    # Korean counter: (Japanese, English). {n} the digits, {one} one, {first} first
    "": ("第{kanji}", "{first}"),
    "세대": ("第{n}世代", "{first}-generation"),
    "차": ("第{n}次", "{first}"),
    "단계": ("第{n}段階", "{first}-stage"),
    "축": ("{n}軸", "{one}-axis"),
    "자": ("{n}者", "{one}-party"),
    "개국": ("{n}か国", "{one} countries"),
    "개년": ("{n}か年", "{one}-year"),
    "개월": ("{n}か月", "{one}-month"),
    "년": ("{n}年", "{one}-year"),
    "대": ("{n}大", "{one} major"),
    "원칙": ("{kanji}原則", "{one} principles"),
    "문서": ("{kanji}文書", "{one} documents"),
    "국": ("{n}か国", "{one} countries"),
    "조": ("第{n}条", "Article {n}"),
    "호": ("{n}号", "No. {n}"),
}
_UNITS = {
    # unit: (Japanese, English)
    "㎜": ("{n}ミリ", "{n}mm"),
    "mm": ("{n}ミリ", "{n}mm"),
    "㎞": ("{n}キロ", "{n}km"),
    "km": ("{n}キロ", "{n}km"),
    "톤급": ("{n}トン級", "{n}-ton-class"),
}
_MEASURED = re.compile("([0-9][0-9,.]*)(" + "|".join(_UNITS) + ")")
_ORDINAL = re.compile("제([0-9]+)")
_COUNTED = re.compile("제?([0-9]+)(" + "|".join(filter(None, _COUNTERS)) + ")")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its counter."""

    japanese: str
    english: str


def counted(text: str) -> Counted | None:
    """Its two counterparts; None for what is no number with a known counter.

    >>> counted("6세대")
    Counted(japanese='第6世代', english='sixth-generation')
    """
    measured = _MEASURED.fullmatch(text)
    if measured:
        japanese, english = _UNITS[measured[2]]
        return Counted(japanese.format(n=measured[1]), english.format(n=measured[1]))
    match = _COUNTED.fullmatch(text) or _ORDINAL.fullmatch(text)
    if not match:
        return None
    n = int(match[1])
    counter = match[2] if match.re is _COUNTED else ""
    japanese, english = _COUNTERS[counter]
    names = {
        "n": match[1],
        "kanji": _KANJI[n] if n < len(_KANJI) else match[1],
        "one": _CARDINALS[n] if n < len(_CARDINALS) else match[1],
        "first": _ORDINALS[n] if n < len(_ORDINALS) else f"{n}{_ending(n)}",
    }
    return Counted(japanese.format(**names), english.format(**names))


def _ending(n: int) -> str:
    if n % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
