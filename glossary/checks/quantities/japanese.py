"""Numbers as Japanese writes and says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.checks.quantities.myriads import JAPANESE, Amounts
from glossary.checks.quantities.number import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.checks.quantities.number import Number, Value

_AMOUNTS = Amounts(JAPANESE)

ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each era."""
_ERA = re.compile(f"(?P<era>{'|'.join(ERAS)})\\s?$")
_FIRST_YEAR = re.compile(f"(?P<era>{'|'.join(ERAS)})元年")
_ERA_WORDS = re.compile(f"(?P<era>{'|'.join(ERAS)})(?P<year>[一二三四五六七八九十]+)年")
_SAID = said(
    """
    1: ひと 初 最初 唯一 単 各 毎 ワン シングル ある 元年 翌 昨
    2: ふた 両 双 倍 二重 ペア ツー ダブル
    3: みっつ
    4: よっつ 四半期
    5: いつつ
    6: むっつ
    0.5 50 2 1 30 6: 半
    0.5 50 2 1: ハーフ
    0: ゼロ なし ない 無
    12: ダース 正午
    0 24: 深夜
    100: 世紀
    """
)
_SAYING = re.compile("|".join(sorted(map(re.escape, _SAID), key=len, reverse=True)))
_AFTERNOON = re.compile(r"午後\s?$")


def numbers(text: str, tokens: Iterator[Number]) -> Iterator[Number]:
    """The numbers whose digits are given, read as Japanese."""
    end = 0
    for token in tokens:
        if token.start < end:
            continue
        number = _AMOUNTS.extend(text, token)
        end = number.end
        yield number if number.end > token.end else _ambiguous(text, number)


def _ambiguous(text: str, number: Number) -> Number:
    value, *rest = number.readings[0]
    if rest:
        return number
    before = text[max(0, number.start - 4) : number.start]
    follows = text[number.end : number.end + 1]
    if follows == "年" and (era := _ERA.search(before)):
        return number.or_else({ERAS[era["era"]] + value})
    if follows == "年" and value < 100:
        return number.or_else({1900 + value}, {2000 + value})
    if value <= 12 and _AFTERNOON.search(before):
        return number.or_else({value + 12})
    if follows == "割":
        return number.or_else({value * 10})
    return number


def words(text: str) -> Iterator[Value]:
    """The numbers that are said in words; rather one too many than one too few."""
    for _, word, value in _AMOUNTS.words(text):
        yield value
        if len(word) > 1:
            yield from (_AMOUNTS.value(part) for part in word)  # 二三 is two or three
    for match in _FIRST_YEAR.finditer(text):
        yield ERAS[match["era"]] + 1
    for match in _ERA_WORDS.finditer(text):
        yield ERAS[match["era"]] + _AMOUNTS.value(match["year"])
    for match in _SAYING.finditer(text):
        yield from _SAID[match.group()]
