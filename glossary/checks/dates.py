"""Whether the dates of the source are those of the translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.checks.findings import Problem, Rule, Severity, rules
from glossary.checks.quantities import read
from glossary.checks.quantities.dates import Dates, dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.checks.context import Context
    from glossary.checks.findings import Span
    from glossary.checks.pairs import Pair
    from glossary.checks.quantities.dates import Date

CODES = rules(
    Rule(
        "N303",
        "Dates differ",
        Severity.ERROR,
        "Both texts have dates, in words, digits or years of Japanese eras, and one of the "
        "source is none of those in the translation.",
    ),
)


def check(pair: Pair, _context: Context) -> Iterator[Problem]:
    """Compare the dates."""
    missing, theirs = _differing(pair)
    strange = Dates(theirs)
    for date in missing:
        other = strange.like(date)
        if other is None:
            continue
        expected = pair.source[date.start : date.end]
        found = pair.target[other.start : other.end]
        yield Problem(
            code="N303",
            message=f"The source has the date {expected}, the translation {found}.",
            expected=expected,
            found=found,
            source_span=(date.start, date.end),
            target_span=(other.start, other.end),
        )


def settled(pair: Pair, *, reported: bool) -> tuple[list[Span], list[Span]]:
    """Where the dates are that need not be looked at as numbers, in the two texts.

    Those that agree (지난해 11월 23일, 23 November 2016), and, where they are `reported`, those
    that this check finds.
    """
    ours, theirs = _dates(pair)
    missing, strange = _differing(pair) if reported else ([], [])
    return _spans(ours, theirs, missing), _spans(theirs, ours, strange)


def _spans(dates_: Sequence[Date], others: Sequence[Date], also: Sequence[Date]) -> list[Span]:
    known, found = Dates(others), frozenset(also)
    return [(date.start, date.end) for date in dates_ if date in found or known.agree(date)]


def _dates(pair: Pair) -> tuple[Sequence[Date], Sequence[Date]]:
    """The dates of both texts, where both have numbers."""
    source = read(pair.source, pair.source_language)
    target = read(pair.target, pair.target_language)
    if not (source.numbers and target.numbers):
        return (), ()
    ours = dates(source.plain, pair.source_language)
    return ours, dates(target.plain, pair.target_language) if ours else ()


def _differing(pair: Pair) -> tuple[list[Date], list[Date]]:
    """Dates that the translation does not have, and its dates that the source does not."""
    ours, theirs = _dates(pair)
    known, of_theirs = Dates(ours), Dates(theirs)
    strange = [date for date in theirs if not known.agree(date)]
    alike = Dates(strange)
    missing = [date for date in ours if not of_theirs.agree(date) and alike.like(date)]
    return (missing, strange) if missing else ([], [])
