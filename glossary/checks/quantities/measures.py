"""The numbers of a text with their units of measure or currencies, which `units.txt` lists.

Units that share a name in some language (nm, 파운드) both go by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from glossary.checks.quantities.reading import read
from glossary.language import PARTICLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glossary.checks.quantities.number import Number

_BEFORE = ("US$", "$", "₩", "¥", "€", "£", "USD", "KRW", "JPY", "EUR", "GBP", "CNY")
"""What stands before the number."""

_GOES_ON = (
    "짜리|어치|대|씩|가량|정도|이상|이하|미만|초과|규모|상당|당|까지|부터|동안|안|내|간|전|"
    "후|뒤|만에"
)
_AFTER_KOREAN = f"[^가-힣]|$|(?:{PARTICLE.pattern}|{_GOES_ON})(?:[^가-힣]|$|{PARTICLE.pattern})"
"""What may follow the Korean name of a unit: 원 in 5원을, not in 5원칙."""


_IN_A_NAME = re.compile("[A-Za-z]-?$")
"""UTF-8 bytes are not eight bytes."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as far as it has one."""

    number: Number
    units: frozenset[str]
    """The units that the name may mean; empty for a bare number."""
    name: str
    """As it is written."""


@lru_cache(8)
def measured(text: str, language: str) -> tuple[Quantity, ...]:
    """The numbers of a text that have a unit behind or before them."""
    reading = read(text, language)
    found = (_quantity(reading.plain, number) for number in reading.numbers)
    return tuple(quantity for quantity in found if quantity)


@lru_cache(8)
def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """All the numbers of a text, those without a unit as well."""
    known = {quantity.number.start: quantity for quantity in measured(text, language)}
    return tuple(
        known.get(number.start) or Quantity(number, frozenset(), "")
        for number in read(text, language).numbers
    )


@lru_cache(8)
def mentioned(text: str) -> frozenset[str]:
    """The units that are named anywhere in a text."""
    names = {match.group() for match in _anywhere().finditer(text)}
    return frozenset(unit for name in names for unit in _named(name))


def _quantity(text: str, number: Number) -> Quantity | None:
    match = _behind().match(text, number.end)
    if match and not _IN_A_NAME.search(text[max(0, number.start - 2) : number.start]):
        name = match["name"]
        return Quantity(number, _named(name), name)
    match = _ahead().search(text[max(0, number.start - 5) : number.start])
    if match:
        return Quantity(number, _units()[match["name"]], match["name"])
    return None


def _named(name: str) -> frozenset[str]:
    """The units that go by a name, as it is written or in small letters."""
    joined = re.sub(r"\s", "-", name)
    units = _units()
    return next(units[n] for n in (name, joined, name.lower(), joined.lower()) if n in units)


@cache
def _lines() -> tuple[tuple[str, list[str]], ...]:
    text = (resources.files(__package__) / "units.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple((unit, names.split()) for unit, _, names in (x.partition(": ") for x in lines))


@cache
def _units() -> Mapping[str, frozenset[str]]:
    """Units by name."""
    found: dict[str, set[str]] = {}
    for unit, names in _lines():
        for name in names:
            found.setdefault(name, set()).add(unit.removeprefix("~"))
    return {name: frozenset(units) for name, units in found.items()}


@cache
def weak() -> frozenset[str]:
    """The units whose names mean other things as well."""
    return frozenset(unit[1:] for unit, _ in _lines() if unit.startswith("~"))


def _pattern(name: str) -> str:
    """A name with what must not follow it."""
    escaped = re.escape(name).replace(r"\-", r"[\s-]")
    if re.search(r"[A-Za-z]$", name):
        any_case = len(name) > 2 and name.islower()
        return f"(?i:{escaped})(?![A-Za-z'’])" if any_case else f"{escaped}(?![A-Za-z'’])"
    if re.search("[가-힣]$", name):
        return f"{escaped}(?={_AFTER_KOREAN})"
    if re.search("[ァ-ヺー]$", name):
        return f"{escaped}(?![ァ-ヺー秒])"
    if name in {"分", "秒"}:
        return f"{escaped}(?!の)"  # 5分の1
    return escaped


@cache
def _behind() -> re.Pattern[str]:
    names = sorted((n for n in _units() if n not in _BEFORE[:6]), key=len, reverse=True)
    begins = "".join(sorted({c for n in names for c in (n[0].lower(), n[0].upper())}))
    return re.compile(
        rf"[ \u00a0-]?(?:여\s|이\s)?(?=[{re.escape(begins)}])"  # or hundreds are tried in vain
        rf"(?P<name>{'|'.join(map(_pattern, names))})"
    )


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{'|'.join(map(re.escape, _BEFORE))})\s?$")


@cache
def _anywhere() -> re.Pattern[str]:
    names = sorted((re.escape(n) for n in _units()), key=len, reverse=True)
    return re.compile("|".join(n.replace(r"\-", "[ -]") for n in names))
