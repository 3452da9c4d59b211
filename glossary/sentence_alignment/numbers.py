"""Numbers as Korean, Japanese and English write them → what they are.

3억 2천만, 3億2000万 and 320 million are one number; so are 제3국, 第三国 and third country,
March and 3월, 두 나라 and two countries. Only values are given, not what they count.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MYRIADS = {
    "만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16,
    "万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16,
}  # fmt: skip
_TENS = {
    "십": 10, "백": 100, "천": 1000, "十": 10, "百": 100, "千": 1000,
}  # fmt: skip
_KANJI = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_ENGLISH_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_ENGLISH = {
    word: number
    for number, words in enumerate(
        (
            "zero",
            "first",  # one is as often a pronoun
            "two second twice",
            "three third",
            "four fourth",
            "five fifth",
            "six sixth",
            "seven seventh",
            "eight eighth",
            "nine ninth",
            "ten tenth",
            "eleven eleventh",
            "twelve twelfth",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
    for word in words.split()
} | {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march",  # Mar. and May are more often something else
            "april apr",
            "",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NATIVE = {
    "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
}  # fmt: skip

_SCALES = "만억조경万萬億兆京십백천十百千"
_DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?P<cjk>(?:(?:{_DIGITS})\s?[{_SCALES}]+\s?)+(?:{_DIGITS})?"
    r"|[〇一二三四五六七八九十百千万億兆]{2,}(?=[^\W〇一二三四五六七八九十百千万億兆]|\W|$)"
    r"|(?<=第)[一二三四五六七八九十]"
    r"|[一二三四五六七八九](?=つ|か国|カ国|ヶ国|ヵ国|カ月|か月|ヶ月|年|人|回|国間|者))"
    rf"|(?P<digits>{_DIGITS})(?:\s?-?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn)\b)?"
    r"|(?<![가-힣])(?P<native>두|세|네|다섯|여섯|일곱|여덟|아홉|열)"
    r"(?=\s?(?:명|개|번|차례|나라|국가|사람|시간|달|해|가지|차|배|척|대|곳|건|권|살|가구|자녀|군데|쪽)(?![가-힣]{3}))"
    r"|(?P<word>[a-z]+(?:-[a-z]+)?)",
    re.IGNORECASE,
)
_PART = re.compile(rf"({_DIGITS}|[〇一二三四五六七八九]+)|([{_SCALES}])")
_SHORT = {"bn": 10**9, "mn": 10**6}


def numbers(text: str) -> Iterator[str]:
    """The values in a text, in order, as digits without commas or a zero fraction.

    >>> list(numbers("3억 2천만 달러")), list(numbers("320 million dollars"))
    (['320000000'], ['320000000'])
    >>> list(numbers("제3국과 5월 10일 두 나라")), list(numbers("third country, twenty-one"))
    (['3', '5', '10', '2'], ['3', '21'])
    """
    text = unicodedata.normalize("NFKC", text)
    for match in _NUMBER.finditer(text):
        value = _value(match)
        if value is not None and math.isfinite(value):
            yield f"{round(value, 6):f}".rstrip("0").rstrip(".")


def _value(match: re.Match[str]) -> float | None:
    kind = match.lastgroup
    if kind == "cjk":
        return _myriads(match["cjk"])
    if kind == "native":
        return _NATIVE[match["native"]]
    if kind in {"digits", "scale"}:
        number = float(match["digits"].replace(",", ""))
        scale = (match["scale"] or "").lower()
        return number * (_ENGLISH_SCALES.get(scale) or _SHORT.get(scale, 1))
    return _english(match["word"].lower())


def _english(word: str) -> int | None:
    if word in _ENGLISH:
        return _ENGLISH[word]
    if word in _MONTHS:
        return _MONTHS[word]
    tens, _, ones = word.partition("-")
    if ones and _ENGLISH.get(tens, 0) >= 20 and _ENGLISH.get(ones, 10) < 10:
        return _ENGLISH[tens] + _ENGLISH[ones]
    if ones == "one" and _ENGLISH.get(tens, 0) >= 20:
        return _ENGLISH[tens] + 1
    if ones and tens in _ENGLISH:  # three-way, two-day
        return _ENGLISH[tens]
    return None


def _myriads(text: str) -> float:
    """The value of digits with the units of Korean and Japanese: 3억 2천만, 二十一.

    A unit of up to a thousand multiplies the digit before it, one from a myriad on
    everything since the myriad before.
    """
    total = section = 0.0
    digits: float | None = None
    for number, unit in _PART.findall(text):
        if number:
            digits = (
                float(number.replace(",", ""))
                if number[0].isdecimal() and number[0] not in _KANJI
                else float("".join(str(_KANJI[c]) for c in number))
            )
        elif unit in _TENS:
            section += (1 if digits is None else digits) * _TENS[unit]
            digits = None
        else:
            section += digits or 0
            total += (section or 1) * _MYRIADS[unit]
            section, digits = 0.0, None
    return total + section + (digits or 0)
