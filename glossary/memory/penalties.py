"""What a match loses for what its similarity does not show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.memory.similarity import in_words, numbers, words

if TYPE_CHECKING:
    import sqlite3

    from glossary.recognition import Recogniser

PENALTIES = {
    "tags": (1, "it has other tags"),
    "numbers": (1, "a number is another"),
    "capitals": (1, "capitals differ"),
    "punctuation": (1, "punctuation differs"),
    "machine": (5, "a machine translated it"),
    "deprecated": (3, "its translation has a term to avoid"),
    "unreviewed": (1, "nobody has reviewed it"),
}
"""Points by kind, and why. One point each is what Trados Studio takes off for other
formatting, and what keeps a match that differs in nothing else in memoQ's band 95–99; a
machine's work leaves that of a person before it in every band from 95 up. A number costs its
point for each that differs, `MOST_FOR_NUMBERS` at most."""
MOST_FOR_NUMBERS = 5

_UNREVIEWED = frozenset(("initial", "translated"))
"""The states of XLIFF 2 before `reviewed`. Where nobody said, nothing is taken off."""
_TAG = re.compile(r"""<\s*(/?[A-Za-z][\w:-]*)(?:[^>]*?\scode="([^"]*)")?""")
"""Name and code of an inline tag: what it is called, `id`, may differ from file to file."""


@dataclass(frozen=True, slots=True)
class Penalty:
    """Points off, and why."""

    kind: str
    """A key of `PENALTIES`."""
    points: int
    reason: str


def penalty(kind: str, reason: str = "", *, times: int = 1) -> Penalty:
    """A penalty of the table."""
    points, why = PENALTIES[kind]
    return Penalty(kind, points * times, reason or why)


def of_numbers(text: str, other: str) -> Penalty:
    """What is taken off where two texts differ in their numbers only."""
    differing = sum(a != b for a, b in zip(numbers(text), numbers(other), strict=True))
    return penalty("numbers", times=min(differing, MOST_FOR_NUMBERS))


def of_form(text: str, other: str, language: str) -> list[Penalty]:
    """What words do not show: capitals, and the signs between them."""
    if not in_words(language) or words(text) != words(other):
        return []
    found = []
    if text.lower() != other.lower():
        found.append(penalty("punctuation"))
    if [c for c in text if c.isupper()] != [c for c in other if c.isupper()]:
        found.append(penalty("capitals"))
    return found


def of_tags(markup: str, other: str) -> list[Penalty]:
    """What is taken off where two texts have other inline tags."""
    return [] if _TAG.findall(markup) == _TAG.findall(other) else [penalty("tags")]


def of_unit(*, machine: bool, status: str) -> list[Penalty]:
    """What is taken off for where a translation comes from."""
    found = []
    if machine:
        found.append(penalty("machine"))
    if status in _UNREVIEWED:
        found.append(penalty("unreviewed"))
    return found


def of_terms(connection: sqlite3.Connection, target: str, language: str) -> list[Penalty]:
    """What is taken off for terms to avoid, by the termbase."""
    terms = _avoided(connection, language)
    if not terms:
        return []
    found = dict.fromkeys(terms[match.term] for match in _recogniser(terms).find(target))
    return [penalty("deprecated", f"{term} is to be avoided") for term in found]


@lru_cache(8)
def _recogniser(terms: tuple[str, ...]) -> Recogniser:
    from glossary.recognition import Recogniser  # noqa: PLC0415 - most have no such terms

    return Recogniser(enumerate(terms))


def _avoided(connection: sqlite3.Connection, language: str) -> tuple[str, ...]:
    """The terms to avoid; but what one entry avoids and another uses is not one of them."""
    cursor = connection.cursor()
    cursor.row_factory = None
    rows = cursor.execute(
        # the literals are those of the index `term_avoided`
        "select t.text from term t join concept c on c.id = t.concept_id"
        " where t.language = ? and c.status <> 'rejected'"
        " and t.administrative_status in ('deprecated', 'superseded')"
        " and not exists (select 1 from term p where p.key = t.key and p.language = t.language"
        "  and p.administrative_status in ('preferred', 'admitted'))"
        " order by t.id",
        (language,),
    )
    return tuple(text for (text,) in rows)
