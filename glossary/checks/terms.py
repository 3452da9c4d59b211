"""Whether the terms of the glossary are translated as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.checks.findings import Problem, Rule, Severity, rules
from glossary.checks.wording import stands
from glossary.language import is_latin
from glossary.model import AdministrativeStatus, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.checks.context import Context
    from glossary.checks.findings import Span
    from glossary.checks.pairs import Pair
    from glossary.checks.terminology import Entry, Found, Place, Used
    from glossary.model import Term

CODES = rules(
    Rule(
        "T101",
        "Term not used",
        Severity.ERROR,
        "A term of the glossary stands in the source and none of its equivalents in the "
        "translation, in any inflected form, plural or spelling. A warning where the entry "
        "was not reviewed yet; info where the term is a part of a longer word or of a verb, or "
        "stands in Latin letters in the translation as well (FOSS). "
        "Equivalents of reliability 1 are accepted and never asked for.",
    ),
    Rule(
        "T102",
        "Deprecated term used",
        Severity.ERROR,
        "The translation has an equivalent that the glossary says not to use.",
    ),
    Rule(
        "T103",
        "Rejected equivalent used",
        Severity.WARNING,
        "The translation has what a rejected entry gives for a term in the source, and no "
        "entry in use gives for it.",
    ),
    Rule(
        "T106",
        "Admitted term used",
        Severity.INFO,
        "The translation has an equivalent that will do, where the glossary prefers another.",
    ),
)

_MOST_EXPECTED = 3
"""Equivalents named as what is expected."""


def check(pair: Pair, context: Context) -> Iterator[Problem]:
    """Compare the terms of the source with those of the translation."""
    found = context.found(pair)
    seen: set[tuple[str, ...]] = set()
    for place in found.places:
        concepts = tuple(entry.concept for entry in place.entries)
        if concepts not in seen:
            seen.add(concepts)
            yield from _translated(pair, place, found)
    for place in found.rejected:
        yield from _rejected(place, found)


def _translated(pair: Pair, place: Place, found: Found) -> Iterator[Problem]:
    usable = _used(place.entries, found, avoided=False)
    avoided = [
        used
        for used in _used(place.entries, found, avoided=True)
        if not _is_covered(used, found)
    ]
    expected = " / ".join(_demanded(place.entries)[:_MOST_EXPECTED])
    yield from (
        Problem(
            code="T102",
            message=f"{used.term.text} is not to be used for {place.text}.",
            expected=expected,
            found=used.term.text,
            source_span=place.span,
            target_span=used.span,
        )
        for used in avoided
    )
    if usable:
        yield from _admitted(place, usable)
    elif not avoided and expected and not _is_worded(pair, place.entries):
        yield _missing(pair, place, found, expected)


def _missing(pair: Pair, place: Place, found: Found, expected: str) -> Problem:
    severity = Severity.ERROR
    if all(entry.status is not Status.APPROVED for entry in place.entries):
        severity = Severity.WARNING
    if not place.is_sure or (is_latin(place.text) and place.text in pair.target):
        severity = Severity.INFO
    instead = _instead(found)
    other = f"; the translation has {instead.term.text}, another entry's" if instead else ""
    return Problem(
        code="T101",
        severity=severity,
        message=f"{place.text} is not translated by its term{other}.",
        expected=expected,
        found=instead.term.text if instead else "",
        source_span=place.span,
        target_span=instead.span if instead else None,
    )


def _instead(found: Found) -> Used | None:
    """The one term in the translation that no term in the source accounts for."""
    accounted = {e.concept for other in found.places for e in other.entries}
    strange = [
        used
        for concept, some in found.used.items()
        if concept not in accounted
        for used in some[:1]
        if not _is_covered(used, found)
    ]
    return strange[0] if len(strange) == 1 else None


def _admitted(place: Place, usable: Sequence[Used]) -> Iterator[Problem]:
    preferred = [
        entry.usable[0]
        for entry in place.entries
        if entry.usable
        and entry.usable[0].administrative_status is AdministrativeStatus.PREFERRED
    ]
    ranks = {used.term.administrative_status for used in usable}
    if preferred and ranks == {AdministrativeStatus.ADMITTED}:
        used = usable[0]
        yield Problem(
            code="T106",
            message=f"{used.term.text} will do for {place.text}; preferred is "
            f"{preferred[0].text}.",
            expected=preferred[0].text,
            found=used.term.text,
            source_span=place.span,
            target_span=used.span,
        )


def _rejected(place: Place, found: Found) -> Iterator[Problem]:
    allowed = {
        used.span
        for other in found.places
        for used in _used(other.entries, found, avoided=False)
    }
    live = [e for other in found.places if other.span == place.span for e in other.entries]
    for used in _used(place.entries, found, avoided=False):
        if used.span not in allowed:
            yield Problem(
                code="T103",
                message=f"{used.term.text} for {place.text} was rejected in review.",
                expected=" / ".join(_demanded(live)[:_MOST_EXPECTED]),
                found=used.term.text,
                source_span=place.span,
                target_span=used.span,
            )


def _used(entries: Iterable[Entry], found: Found, *, avoided: bool) -> list[Used]:
    """Terms of some entries in the translation, to be avoided or not."""
    return [
        used
        for entry in entries
        for used in found.used.get(entry.concept, ())
        if (used.term in entry.avoided) == avoided
    ]


def _is_covered(used: Used, found: Found) -> bool:
    """Whether it is a part of a term in use, or one itself."""
    entries = (entry for place in found.places for entry in place.entries)
    spans = (other.span for other in _used(entries, found, avoided=False))
    return any(_covers(span, used.span) for span in spans)


def _covers(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _demanded(entries: Iterable[Entry]) -> list[str]:
    return list(dict.fromkeys(term.text for entry in entries for term in entry.demanded))


def _is_worded(pair: Pair, entries: Iterable[Entry]) -> bool:
    terms: Iterable[Term] = (term for entry in entries for term in entry.usable)
    return any(stands(term.text, pair.target, pair.target_language) for term in terms)
