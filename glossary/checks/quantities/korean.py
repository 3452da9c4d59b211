"""Numbers as Korean writes and says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.checks.quantities.myriads import KOREAN, Amounts
from glossary.checks.quantities.number import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.checks.quantities.number import Number, Value

_AMOUNTS = Amounts(KOREAN)

_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "서": 3, "넷": 4, "네": 4,
    "넉": 4, "너": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70,
    "여든": 80, "아흔": 90,
}  # fmt: skip
_COUNTER = (
    r"\s|개|명|번|가지|달|살|시|차례|배|곳|나라|째|쪽|편|사람|해|주|대|척|발|건|종|권|장|자릿"
    r"|글자|줄|단계|자리|쌍|점|벌|[^가-힣]|$"
)
"""What may follow a native number; 세계, 한국 and such are none."""
_NATIVE = re.compile(
    f"(?<![가-힣])(?P<tens>{'|'.join(_TENS)})?(?P<ones>{'|'.join(_ONES)})?(?={_COUNTER})"
)
_SINGLE = re.compile(
    "(?:제(?P<first>[일이삼사오육칠팔구십])|(?<![가-힣])(?P<counted>[영일이삼사오육칠팔구십])"
    "(?= ?(?:명|척)|차|중|년|월|일|개|대|등|급|위|호|선|각|국|박|층|진|원|자|면|군|축|두|학년"
    "|단|주|세|항))"
)
_MULTIPLIER = re.compile("[십백천만억조]")
_SAID = said(
    """
    1: 첫 최초 유일 단일 단_ 매 하루 하나
    1 2: 각각 한두
    2: 이틀 양국 양측 양쪽 양자 쌍방 이중 두배 갑절 배로 배_ 배가 제곱 둘 이진
    2 3: 두세
    3: 사흘 셋 세제곱
    3 4: 서너
    4: 나흘 분기
    5: 닷새
    10: 열흘 십진
    15: 보름
    1 7: 일주일
    0.5 50 2 1: 절반
    0.5 50 2 1 30 6: 반
    0: 제로 없 영_
    100: 세기
    12: 정오
    0 12 24: 자정
    16: 십육진
    8: 팔진
    """
)
_SAYING = re.compile("|".join(map(re.escape, _SAID)))

_COUNTED = re.compile(
    r" ?(?:[0-9]|원|달러|불|엔|유로|위안|파운드|루블|명|인|개|여|대|톤|건|배|평|가구|[㎞㎡])"
    r"| ?(?:km|m|t|ha)(?![a-z])"
)
"""What is counted in ten thousands and trillions."""
_ARTICLE = re.compile(r"조 ?(?:의 ?[0-9]+ ?)?[0-9]+ ?[항호목]")
"""What stands behind the number of an article with a paragraph: 제5조 2항 is no trillions."""
_AFTERNOON = re.compile(r"(?:오후|저녁|밤)\s?$")
_YEAR = re.compile(r"\s?년")


def numbers(text: str, tokens: Iterator[Number]) -> Iterator[Number]:
    """The numbers whose digits are given, read as Korean."""
    end = 0
    for token in tokens:
        if token.start < end:
            continue
        number = token if _ARTICLE.match(text, token.end) else _AMOUNTS.extend(text, token)
        end = number.end
        yield _ambiguous(text, token, number)


def _ambiguous(text: str, token: Number, number: Number) -> Number:
    (value, *rest), last = token.readings[0], text[number.end - 1]
    if rest:
        return number
    before = text[max(0, number.start - 4) : number.start]
    more: list[Value] = []
    if last in "조경만" and not _COUNTED.match(text, number.end):
        more = [value]  # 제3조 is Article 3, IPv4만 is IPv4 alone
    elif number.end > token.end:
        pass
    elif value < 100 and _YEAR.match(text, number.end):
        more = [1900 + value, 2000 + value]  # 90년대, 16년
    elif value <= 12 and _AFTERNOON.search(before):
        more = [value + 12]
    elif text.startswith("할", number.end):
        more = [value * 10]
    return number.or_else(*({one} for one in more)) if more else number


def words(text: str) -> Iterator[Value]:
    """The numbers that are said in words; rather one too many than one too few."""
    for match in _NATIVE.finditer(text):
        if match.group():
            yield _TENS.get(match["tens"], 0) + _ONES.get(match["ones"], 0)
    for match in _SINGLE.finditer(text):
        yield _AMOUNTS.value(match["first"] or match["counted"])
    for _, word, value in _AMOUNTS.words(text):
        if _MULTIPLIER.search(word) or len(word) > 2:
            yield value
    for match in _SAYING.finditer(text):
        yield from _SAID[match.group()]
