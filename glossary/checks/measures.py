"""Whether numbers keep their units and currencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.checks.findings import Problem, Rule, Severity, rules
from glossary.checks.quantities.measures import mentions, quantities, weak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.checks.context import Context
    from glossary.checks.pairs import Pair
    from glossary.checks.quantities.measures import Quantity

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
    ours = quantities(pair.source, pair.source_language)
    if not ours:
        return
    theirs = quantities(pair.target, pair.target_language)
    if not any(q.units for q in (*ours, *theirs)):
        return
    reported = False
    for quantity in ours:
        other = _differing(quantity, theirs, pair.target)
        if quantity.units and other:
            reported = True
            yield _problem(pair, quantity, other)
    for quantity in () if reported else theirs:
        other = _differing(quantity, ours, pair.source)
        if quantity.units and other:
            yield _problem(pair, other, quantity)


def _differing(quantity: Quantity, others: tuple[Quantity, ...], text: str) -> Quantity | None:
    """The same number with another unit, where none has this unit."""
    equal = [
        other
        for other in others
        if any(reading in other.number.readings for reading in quantity.number.readings)
    ]
    if not equal or any(quantity.units & other.units for other in equal):
        return None
    named = [other for other in equal if other.units]
    if mentions(text, quantity.units) or not (named or quantity.units - weak()):
        return None
    return (named or equal)[0]


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
