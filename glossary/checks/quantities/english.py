"""Numbers as English writes and says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.checks.quantities.number import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.checks.quantities.number import Number, Value

_CARDINALS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
""".split()  # noqa: SIM905 - read as prose
_ORDINALS = """
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
""".split()  # noqa: SIM905
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

UNITS = (
    {word: i for i, word in enumerate(_CARDINALS)}
    | {word: i for i, word in enumerate(_ORDINALS)}
    | {word: 10 * i for i, word in enumerate(_TENS, 2)}
    | {word[:-1] + "ieth": 10 * i for i, word in enumerate(_TENS, 2)}
)
MONTHS = {
    name: i
    for i, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sep sept", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_SAID = said(
    """
    1: a an single sole only each another initial initially firstly every per daily weekly
        monthly annual annually yearly alone unary unit one's ones
    2: both two's twos twice double doubled doubles dual pair pairs couple bilateral binary
        secondly either squared square squares biannual
    0: no none null nil without zeros zeroes nonzero zeroed
    1 2: once
    0.5 50 2 1 30 6: half
    0.5 50 2 1: halves halved halfway
    4 25 0.25: quarter
    4 25: quarters
    3: triple trilateral thrice cubed cubic cube cubes
    2 4: quadratic
    2 3: few
    4: quad quadruple quadrilateral
    7: week
    8: octal
    10: decimal decade
    12: dozen dozens noon
    0 12 24: midnight
    2 14: fortnight
    16: hexadecimal hex
    20: score
    100: century percent hundreds
    1000: thousands
    1000000: millions
    1000000000: billions
    """
) | {name: (month,) for name, month in MONTHS.items()}
_PREFIXES = said("2: doub\n4: quad quar\n8: octa octo\n16: hexa hexd hexv")
"""Doubleword, quadraphonic, quartile, hexdump, hexversion."""
_MORE_THAN_ONE = re.compile("more than one")
_WORD = re.compile(r"[a-z]+(?:'s)?")
_PLURALS = {f"{word}s": value for word, value in UNITS.items()}
"""Thirds, fifths, twenties."""

_SCALE = re.compile(
    r"[ -]?(?i:(hundred|thousand|million|billion|trillion)s?)\b"
    r"| ?(bn|mn|tn|[kKmMbB])(?![A-Za-z])"
)
_LETTERS = {"bn": 10**9, "mn": 10**6, "tn": 10**12, "k": 10**3, "m": 10**6, "b": 10**9}
_AFTERNOON = re.compile(r"\s?p\.?\s?m\b", re.IGNORECASE)
_OF_A_CENTURY = re.compile("['’]?s\\b")


def numbers(text: str, tokens: Iterator[Number]) -> Iterator[Number]:
    """The numbers whose digits are given, read as English."""
    for token in tokens:
        yield _ambiguous(text, _scaled(text, token))


def _scaled(text: str, number: Number) -> Number:
    """With what multiplies it; `m` and `k` may mean something else."""
    value, *rest = number.readings[0]
    if rest:
        return number
    while match := _SCALE.match(text, number.end):
        word, letters = match.groups()
        if letters:
            return number.or_else({value * _LETTERS[letters.lower()]})
        scale = _SCALES.get(word.lower(), 100)
        value *= scale
        number = number._replace(
            end=match.end(),
            readings=(frozenset({value}),),
            scale=number.scale * scale,
        )
    return number


def _ambiguous(text: str, number: Number) -> Number:
    value, *rest = number.readings[0]
    if rest or number.scale > 1:
        return number
    is_short = value < 100
    if is_short and _OF_A_CENTURY.match(text, number.end):
        return number.or_else({1900 + value}, {2000 + value})  # the 90s
    if is_short and text[number.start - 1 : number.start] in {"'", "’"}:
        return number.or_else({1900 + value}, {2000 + value})  # ’16
    if value <= 12 and _AFTERNOON.match(text, number.end):
        return number.or_else({value + 12})
    return number


def words(text: str) -> Iterator[Value]:
    """The numbers that are said in words; rather one too many than one too few.

    >>> sorted(set(words("two hundred and fifty million")))
    [2, 50, 100, 200, 250, 1000000, 250000000]
    """
    total = section = 0
    if _MORE_THAN_ONE.search(text):
        yield 2
    for match in _WORD.finditer(text.lower()):
        word = match.group()
        if word in UNITS or word in _PLURALS:
            value = UNITS.get(word, _PLURALS.get(word, 0))
            yield value
            fits = section % 100 == 0 or (section % 10 == 0 and 0 < value < 10)
            section = section + value if fits else value
            yield total + section
        elif word in {"hundred", "hundredth"}:
            section = (section or 1) * 100
            yield from (100, section, total + section)
        elif word in _SCALES:
            yield _SCALES[word]
            scale = _SCALES[word]
            if total < scale:  # a thousand million
                total = (total + section or 1) * scale
            else:
                total += (section or 1) * scale
            section = 0
            yield total
        elif word not in {"and", "of"}:
            total = section = 0
        if word == "couple":
            section = 2
        yield from _SAID.get(word, ())
        yield from _PREFIXES.get(word[:4], ())
