"""Whether a term is translated alike throughout, and no two terms alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary.checks.findings import Problem, Rule, Severity, rules
from glossary.language import key
from glossary.model import TermType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossary.checks.context import Context
    from glossary.checks.pairs import Pair
    from glossary.checks.terminology import Entry, Found, Place, Used

CODES = rules(
    Rule(
        "T104",
        "One term, two translations",
        Severity.WARNING,
        "A term of the source has one equivalent here and another one before. Each other "
        "equivalent is reported where it comes first. An acronym or a short form beside the "
        "full one is not another.",
    ),
    Rule(
        "T105",
        "Two terms, one translation",
        Severity.WARNING,
        "Terms of two entries have the same equivalent. Each two are reported once.",
    ),
)

_SHORTER = frozenset({TermType.ACRONYM, TermType.ABBREVIATION, TermType.SHORT_FORM})


class _Seen(NamedTuple):
    text: str
    """Of the other language's term."""
    where: str


class _Memory:
    """What each term was translated by; grows with the terms met, not with the pairs."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._translations: dict[tuple[str, str], dict[str, _Seen]] = {}
        self._terms: dict[tuple[str, str], dict[str, _Seen]] = {}

    def check(self, pair: Pair) -> Iterator[Problem]:
        found = self._context.found(pair)
        done: set[str] = set()
        for place in found.places:
            for entry in place.entries:
                if entry.concept not in done:
                    done.add(entry.concept)
                    yield from self._entry(pair, place, entry, found)

    def _entry(self, pair: Pair, place: Place, entry: Entry, found: Found) -> Iterator[Problem]:
        usable = [u for u in found.used.get(entry.concept, ()) if u.term not in entry.avoided]
        own = [used for used in usable if not _is_of_another(entry, used, found)]
        for used in own or usable:
            if used.term.type not in _SHORTER and len(place.entries) == 1:
                yield from self._translation(pair, place, entry, used)
            yield from self._term(pair, place, entry, used)

    def _translation(
        self, pair: Pair, place: Place, entry: Entry, used: Used
    ) -> Iterator[Problem]:
        before = self._translations.setdefault((pair.target_language, entry.concept), {})
        new = key(used.term.text)
        if new in before:
            return
        if before:
            first = next(iter(before.values()))
            yield Problem(
                code="T104",
                message=f"{place.text} is {used.term.text} here and {first.text} in segment "
                f"{first.where}.",
                expected=first.text,
                found=used.term.text,
                source_span=place.span,
                target_span=used.span,
            )
        before[new] = _Seen(used.term.text, pair.segment)

    def _term(self, pair: Pair, place: Place, entry: Entry, used: Used) -> Iterator[Problem]:
        before = self._terms.setdefault((pair.target_language, key(used.term.text)), {})
        if entry.concept in before:
            return
        others = [seen for seen in before.values() if key(seen.text) != key(place.text)]
        if others:
            first = others[0]
            yield Problem(
                code="T105",
                message=f"{used.term.text} stands for {place.text} here and for {first.text} "
                f"in segment {first.where}.",
                found=used.term.text,
                source_span=place.span,
                target_span=used.span,
            )
        before[entry.concept] = _Seen(place.text, pair.segment)


def _is_of_another(entry: Entry, used: Used, found: Found) -> bool:
    """Whether another term of this very source may be what it stands for."""
    return any(
        used.span == other.span
        for place in found.places
        for also in place.entries
        if also.concept != entry.concept
        for other in found.used.get(also.concept, ())
    )


def begin(context: Context) -> Callable[[Pair], Iterator[Problem]]:
    """Return what is given the pairs in turn."""
    return _Memory(context).check
