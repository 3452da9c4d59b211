"""The dates in a text: 2016년 11월 23일, 23 November 2016, 2016-11-23, 平成28年11月23日."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.checks.quantities.english import MONTHS
from glossary.checks.quantities.japanese import ERAS

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ERA = "|".join(ERAS)
_EAST = (
    rf"(?:(?:(?P<era>{_ERA})\s?)?(?P<y>[0-9]{{1,4}}|元)\s?[년年]\s?)?"
    r"(?<![0-9])(?P<m>1[0-2]|0?[1-9])\s?[월月](?![간間])(?:\s?(?P<d>3[01]|[12][0-9]|0?[1-9])\s?[일日](?![간間]))?"
)
_DAY = r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_PATTERNS = {
    "ko": (re.compile(_EAST),),
    "ja": (re.compile(_EAST),),
    "en": (
        re.compile(
            rf"\b(?P<name>{_MONTH})\b\.?\s+(?:the\s+)?{_DAY}(?![0-9:])(?:,?\s+(?P<y>[12][0-9]{{3}}))?",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![0-9.]){_DAY}\s+(?:of\s+)?(?P<name>{_MONTH})\b\.?(?:,?\s+(?P<y>[12][0-9]{{3}}))?",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?P<name>{_MONTH})\b\.?,?\s+(?:of\s+)?(?P<y>[12][0-9]{{3}})", re.IGNORECASE
        ),
    ),
}
_ISO = re.compile(
    r"(?<![0-9.])(?P<y>[12][0-9]{3})(?P<sep>[-./]) ?(?P<m>1[0-2]|0?[1-9])(?P=sep) ?"
    r"(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date where it stands; the year or the day may be missing."""

    start: int
    end: int
    month: int
    day: int | None
    years: frozenset[int]
    """What the year may be; empty where it is not said."""


class Dates:
    """Many dates, to be asked for one like another: as fast for many as for few.

    Two dates agree if nothing that both say differs, and are alike if both say the day, or
    both the year.
    """

    def __init__(self, dates_: Iterable[Date]) -> None:
        """Take them in."""
        self._known: set[tuple[int, int, int]] = set()
        self._of_day: Date | None = None
        self._of_year: Date | None = None
        for date in dates_:
            self._known.update(
                (date.month, day, year)
                for day in (date.day or _UNSAID, _ANY)
                for year in (*(date.years or (_UNSAID,)), _ANY)
            )
            if date.day and not self._of_day:
                self._of_day = date
            if date.years and not self._of_year:
                self._of_year = date

    def agree(self, date: Date) -> bool:
        """Whether one of them agrees with a date."""
        days = (date.day, _UNSAID) if date.day else (_ANY,)
        years = (*date.years, _UNSAID) if date.years else (_ANY,)
        return any((date.month, day, year) in self._known for day in days for year in years)

    def like(self, date: Date) -> Date | None:
        """The first that is like a date."""
        found = [
            one
            for one, is_said in ((self._of_day, date.day), (self._of_year, date.years))
            if one and is_said
        ]
        return min(found, key=lambda one: one.start, default=None)


_UNSAID, _ANY = 0, -1
"""A day or a year that a date does not say, and whichever it says."""


@lru_cache(8)
def dates(text: str, language: str) -> tuple[Date, ...]:
    """The dates with a month and a day or a year, in order. Digits are ASCII ones."""
    found: list[Date] = []
    taken = bytearray(len(text))  # a text may have a hundred thousand dates
    for pattern in (_ISO, *_PATTERNS.get(language, ())):
        for match in pattern.finditer(text):
            date = _date(match)
            if (date.day or date.years) and 1 not in taken[date.start : date.end]:
                taken[date.start : date.end] = b"\x01" * (date.end - date.start)
                found.append(date)
    return tuple(sorted(found, key=lambda date: date.start))


def _date(match: re.Match[str]) -> Date:
    groups = match.groupdict()
    name = groups.get("name")
    month = MONTHS[name.lower()] if name else int(groups["m"])
    day = int(groups["d"]) if groups.get("d") else None
    return Date(match.start(), match.end(), month, day, _years(groups))


def _years(groups: dict[str, str | None]) -> frozenset[int]:
    year = groups.get("y")
    if not year:
        return frozenset()
    number = 1 if year == "元" else int(year)
    era = groups.get("era")
    if era:
        return frozenset({ERAS[era] + number})
    return frozenset({number} if number >= 100 else {number, 1900 + number, 2000 + number})
