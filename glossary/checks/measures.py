"""Whether numbers keep their units and currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.checks.findings import Problem, Rule, Severity, rules
from glossary.checks.quantities.measures import measured, mentioned, quantities, weak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossary.checks.context import Context
    from glossary.checks.pairs import Pair
    from glossary.checks.quantities.measures import Quantity
    from glossary.checks.quantities.number import Value

CODES = rules(
    Rule(
        "N302",
        "Units or currencies differ",
        Severity.ERROR,
        "A number has one unit in the source and another one, or none at all, in the "
        "translation. Known are about forty units and currencies by their symbols and "
        "their names in the three languages.",
    ),
)


def check(pair: Pair, _context: Context) -> Iterator[Problem]:
    """Compare the units of the numbers that both texts have."""
    if not pair.target.strip():
        return
    texts = (pair.source, pair.source_language), (pair.target, pair.target_language)
    if not any(measured(*text) for text in texts):
        return
    ours, theirs = (quantities(*text) for text in texts)
    reported = False
    for quantity, other in _differing(ours, theirs, pair.target):
        reported = True
        yield _problem(pair, quantity, other)
    for quantity, other in () if reported else _differing(theirs, ours, pair.source):
        yield _problem(pair, other, quantity)


def _differing(
    quantities_: Sequence[Quantity], others: Sequence[Quantity], text: str
) -> Iterator[tuple[Quantity, Quantity]]:
    """Each with the same number in another unit, where none has its unit."""
    of_reading = _by_reading(others)
    for quantity in quantities_:
        if not quantity.units:
            continue
        equal = sorted(
            {
                other
                for reading in quantity.number.readings
                for other in of_reading.get(reading, {}).values()
            },
            key=lambda other: other.number.start,
        )
        if not equal or any(quantity.units & other.units for other in equal):
            continue
        named = [other for other in equal if other.units]
        if quantity.units & mentioned(text) or not (named or quantity.units - weak()):
            continue
        yield quantity, (named or equal)[0]


def _by_reading(
    quantities_: Iterable[Quantity],
) -> Mapping[frozenset[Value], Mapping[frozenset[str], Quantity]]:
    """The first quantity of each value in each unit: a text may have very many."""
    found: dict[frozenset[Value], dict[frozenset[str], Quantity]] = {}
    for quantity in quantities_:
        for reading in quantity.number.readings:
            found.setdefault(reading, {}).setdefault(quantity.units, quantity)
    return found


def _problem(pair: Pair, ours: Quantity, theirs: Quantity) -> Problem:
    number, other = ours.number, theirs.number
    return Problem(
        code="N302",
        message=f"{pair.source[number.start : number.end]} is in {ours.name or 'no unit'} in "
        f"the source and in {theirs.name or 'no unit'} in the translation.",
        expected=", ".join(sorted(ours.units)),
        found=theirs.name,
        source_span=(number.start, number.end),
        target_span=(other.start, other.end),
    )
