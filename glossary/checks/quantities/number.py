"""A number in a text, with the values that it may have."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Value: TypeAlias = int | Decimal
"""Equal numbers are equal values, and hash alike, whichever of the two they are."""

_LONGEST_INT = 18
"""Digits; longer ones are no quantities, and Python refuses to convert very long ones."""


class Number(NamedTuple):
    """A number written with digits, and what it may mean.

    A reading is a set of values that belong together: `6.25` is {6.25} or {6, 25}.
    """

    start: int
    end: int
    """Of the digits with what multiplies them: `3억 2천만`, `320 million`."""
    readings: tuple[frozenset[Value], ...]
    scale: int = 1
    """What the last digits are multiplied by."""

    def is_among(self, others: frozenset[Value]) -> bool:
        """Whether one of its readings is all there."""
        return any(map(others.issuperset, self.readings))

    def or_else(self, *more: Iterable[Value]) -> Number:
        """The same number with further readings."""
        new = tuple(frozenset(reading) for reading in more)
        return Number(self.start, self.end, (*self.readings, *new), self.scale)


def values(numbers: Iterable[Number]) -> frozenset[Value]:
    """Every value that the numbers may have."""
    return frozenset(value for n in numbers for reading in n.readings for value in reading)


def parse(digits: str) -> Value:
    """The value of digits with commas and a point.

    >>> parse("1,234"), parse("007"), parse("1.50") == Decimal("1.5")
    (1234, 7, True)
    """
    plain = digits.replace(",", "")
    return Decimal(plain) if "." in plain or len(plain) > _LONGEST_INT else int(plain)


def said(table: str) -> dict[str, tuple[Value, ...]]:
    """What words say, from lines of `values: words`; `_` is a space. A line may go on in the
    next, which then has no colon.

    >>> said("2: both a_pair")
    {'both': (2,), 'a pair': (2,)}
    """
    found: dict[str, tuple[Value, ...]] = {}
    values_: tuple[Value, ...] = ()
    for line in table.strip().splitlines():
        numbers, colon, words = line.rpartition(":")
        if colon:
            values_ = tuple(map(parse, numbers.split()))
        found |= {word.replace("_", " "): values_ for word in words.split()}
    return found
