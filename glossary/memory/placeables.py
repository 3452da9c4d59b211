"""Placeables: what stands in a segment and is carried over rather than translated.

Numbers, dates, addresses on the net, and what a program fills in; the notion, and the name,
are those of CAT tools. Each has a value that does not depend on the language it is written
in: `3만`, `3万`, `30,000` and `30 thousand` are one number, `2024년 3월 5일` and `March 5,
2024` one date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a placeable is."""

    ADDRESS = "address"
    """A URL or an e-mail address."""
    VARIABLE = "variable"
    """What a program fills in: `{0}`, `%s`, `${name}`."""
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Placeable:
    """A placeable and its span in the text."""

    kind: Kind
    text: str
    start: int
    end: int
    value: tuple[object, ...]
    """Equal for equal things in any language: (year, month, day) for a date, None for what
    it does not say."""


MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SCALES = {
    "천": 10**3,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
    "千": 10**3,
    "万": 10**4,
    "億": 10**8,
    "兆": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MONTH = "|".join(f"{month}|{month[:3]}\\.?(?![a-z])" for month in MONTHS)

_PATTERN = re.compile(
    rf"""
    (?P<address> https?://[^\s<>"'）)\]]*[\w/] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
    | (?P<variable> \$?\{{\{{?[\w.:$-]*\}}?\}} | %(?:\d+\$)?[sdif@](?![a-z]) )
    | (?P<cjk> (?:(?P<cjk_year>\d{{4}})\s?[년年]\s?)?(?P<cjk_month>\d{{1,2}})\s?[월月]
        (?:\s?(?P<cjk_day>\d{{1,2}})\s?[일日])? (?!\w?간) )
    | (?P<iso> (?P<iso_year>\d{{4}})(?P<mark>[-./])\s?(?P<iso_month>\d{{1,2}})
        (?P=mark)\s?(?P<iso_day>\d{{1,2}}) )(?![\d.]*\d)
    | (?P<us> \b(?P<us_month>{_MONTH})\s(?P<us_day>\d{{1,2}})
        (?!\d)(?:,\s(?P<us_year>\d{{4}}))? )
    | (?P<gb> (?:(?P<gb_day>\d{{1,2}})\s)?\b(?P<gb_month>{_MONTH})\s(?P<gb_year>\d{{4}}) )
    | (?P<number> (?P<ordinal>\d+)(?:st|nd|rd|th)\b
        | (?P<amount>{_NUMBER})(?:\s?(?P<scale>[천만억조千万億兆](?![가-힣]{{3}})
            | (?:thousand|million|billion|trillion)\b))? )
    """,
    re.VERBOSE,
)
_DATES = ("cjk", "iso", "us", "gb")


def placeables(text: str) -> list[Placeable]:
    """The placeables of a text, from left to right.

    >>> [(p.text, p.kind.value) for p in placeables("2024년 3월 5일 3만 명이 {0}에 모였다")]
    [('2024년 3월 5일', 'date'), ('3만', 'number'), ('{0}', 'variable')]
    >>> placeables("3만")[0].value == placeables("30,000")[0].value
    True
    """
    return [_placeable(match) for match in _PATTERN.finditer(text)]


def _placeable(match: re.Match[str]) -> Placeable:
    text = match.group()
    for name in _DATES:
        if match[name]:
            date = tuple(_field(match, f"{name}_{part}") for part in ("year", "month", "day"))
            return Placeable(Kind.DATE, text, *match.span(), date)
    if match["number"]:
        end = match.end() if match["ordinal"] or _is_scaled(match) else match.end("amount")
        number = match.string[match.start() : end]
        return Placeable(Kind.NUMBER, number, match.start(), end, (_number(match),))
    kind = Kind.ADDRESS if match["address"] else Kind.VARIABLE
    return Placeable(kind, text, *match.span(), (text,))


def _field(match: re.Match[str], name: str) -> int | None:
    text = match.groupdict().get(name)
    if not text:
        return None
    if text[0].isdecimal():
        return int(text)
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(text[:3]))


def _number(match: re.Match[str]) -> Decimal:
    if match["ordinal"]:
        return Decimal(match["ordinal"])
    amount = Decimal(match["amount"].replace(",", ""))
    return (amount * SCALES[match["scale"]]).normalize() if _is_scaled(match) else amount


def _is_scaled(match: re.Match[str]) -> bool:
    """Whether a number is so many thousands or millions: 3조 is, 제3조 is Article 3."""
    return bool(match["scale"]) and match.string[match.start() - 1 : match.start()] != "제"


# ---------------------------------------------------------------------- written like another


def written_like(model: Placeable, new: Placeable) -> str | None:
    """The value of `new` in the manner of `model`; None where that cannot be said.

    >>> written_like(placeables("30,000")[0], placeables("5만")[0])
    '50,000'
    >>> written_like(placeables("March 5, 2024")[0], placeables("2025년 1월 2일")[0])
    'January 2, 2025'
    """
    if model.kind is not new.kind:
        return None
    if model.kind is Kind.DATE:
        return _date_like(model, new)
    if model.kind is Kind.NUMBER:
        return _number_like(model, new)
    return new.text


def _date_like(model: Placeable, new: Placeable) -> str | None:
    if [part is None for part in model.value] != [part is None for part in new.value]:
        return None
    if new.value[1] is not None and not 1 <= int(str(new.value[1])) <= 12:
        return None
    match = _PATTERN.fullmatch(model.text)
    if match is None:  # pragma: no cover - it was found by the same pattern
        return None
    name = next(name for name in _DATES if match[name])
    text = model.text
    spans = []
    for part, value in zip(("year", "month", "day"), new.value, strict=True):
        field = f"{name}_{part}"
        if field in match.groupdict() and match[field] is not None:
            spans.append((*match.span(field), _field_like(match[field], int(str(value)))))
    for start, end, written in sorted(spans, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def _field_like(model: str, value: int) -> str:
    if not model[0].isdecimal():
        month = MONTHS[value - 1]
        if model in MONTHS and model != "May":
            return month
        return month if len(month) == 3 or model == "May" else month[:3] + model[3:]
    padded = str(value).zfill(len(model)) if model[0] in "0０" else str(value)
    return _in_width_of(model, padded)


def _number_like(model: Placeable, new: Placeable) -> str | None:
    match = _PATTERN.fullmatch(model.text)
    value = Decimal(str(new.value[0]))
    if match is None:
        return None
    if match["ordinal"]:
        return f"{value}{_suffix(int(value))}" if value == int(value) else None
    if match["scale"]:
        scaled = (value / SCALES[match["scale"]]).normalize()
        if scaled != round(scaled, 2):
            return None
        text = model.text.replace(match["amount"], _plain(scaled, grouped=True), 1)
        return _in_width_of(model.text, text)
    grouped = "," in model.text or (len(_digits(model.text)) < 4 and "," in new.text)
    return _in_width_of(model.text, _plain(value, grouped=grouped))


def _digits(text: str) -> str:
    return text.partition(".")[0]


def _plain(value: Decimal, *, grouped: bool) -> str:
    return format(value, ",f" if grouped else "f")


def _suffix(value: int) -> str:
    if value % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


_FULL = {ord(c): ord(c) + 0xFEE0 for c in "0123456789,."}


def _in_width_of(model: str, text: str) -> str:
    return text.translate(_FULL) if "０" <= model[0] <= "９" else text
