"""What is known of two languages before their documents are looked at."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from glossary.equivalents import components, kanji, readings
from glossary.model import Status
from glossary.sentence_alignment import Lexicon
from glossary.termbase import occurrences

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

_STATUSES = (Status.CANDIDATE, Status.PROPOSED, Status.APPROVED)
"""Whatever nobody rejected: a wrong equivalent is in no translation, and does no harm."""


def lexicon(connection: sqlite3.Connection, source: str, target: str) -> Lexicon:
    """The termbase's terms of one language with their equivalents in another.

    Between Korean and the others the components of terms are in it as well, and between
    Korean and Japanese the readings of the characters.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    foreign: defaultdict[str, set[str]] = defaultdict(set)
    for concept, text in occurrences.terms(connection, target, _STATUSES):
        foreign[concept].add(text)
    for concept, text in occurrences.terms(connection, source, _STATUSES):
        found[text] |= foreign.get(concept, set())
    for ours, theirs in _components(source, target):
        found[ours].add(theirs)
    return Lexicon(
        {term: others for term, others in found.items() if others},
        korean_readings() if {source, target} == {"ko", "ja"} else None,
    )


def _components(source: str, target: str) -> Iterator[tuple[str, str]]:
    """The components with their counterparts, in whichever direction is asked for."""
    if "ko" not in {source, target}:
        return
    other = target if source == "ko" else source
    for korean, component in components.words().items():
        counterparts = (
            (component.japanese.strip("の"),)
            if other == "ja"
            else component.english
            if other == "en"
            else ()
        )
        for counterpart in filter(None, counterparts):
            yield (korean, counterpart) if source == "ko" else (counterpart, korean)


@cache
def korean_readings() -> Mapping[str, tuple[str, ...]]:
    """A kanji as Japanese writes it → the syllables that Korean reads it as (libhangul)."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for hangul, hanja in readings.dictionary().items():
        if len(hangul) == 1:
            for character in hanja.split():
                found[kanji.new_style(character)].add(hangul)
    return {character: tuple(sorted(syllables)) for character, syllables in found.items()}
