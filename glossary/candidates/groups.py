"""Names of one thing → one candidate: 상호접근협정 and RAA, GSOMIA and 지소미아.

What is only spelt another way is one span already (`variants.py`). Here the texts
themselves say that two names are one thing, or a Hangul word sounds like an acronym that
stands in the texts. 한미 and 미한 stay two: nobody says that they are the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossary import names
from glossary.candidates.rarity import is_common
from glossary.candidates.variants import variant_key
from glossary.language import is_acronym, is_hangul
from glossary.places import is_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossary.model import Candidate, Gloss

_SHORTEST_SOUNDED = 3
"""Letters of an acronym that is read as a word; two letters sound like too much."""
_TELLING_SOUND = 5
"""Letters from which on even a word of general language is the acronym: 사드, THAAD."""
_LONGEST_SOUNDED = 6
"""Syllables."""


def grouped(candidates: Sequence[Candidate], glosses: Iterable[Gloss]) -> list[Candidate]:
    """Candidates that name one thing made one, in the place of the best of them.

    The best ranked gives its name and features, the others become its variants; the
    frequency is of all together.
    """
    by_key = {variant_key(c.text): c for c in candidates}
    leader = {key: key for key in by_key}

    def find(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    rank = {key: place for place, key in enumerate(by_key)}
    for one, other in (*_said(glosses), *_sounded(by_key)):
        if one in leader and other in leader:
            a, b = sorted((find(one), find(other)), key=rank.__getitem__)
            leader[b] = a
    members: dict[str, list[Candidate]] = {}
    for key, candidate in by_key.items():
        members.setdefault(find(key), []).append(candidate)
    return [_together(group) for group in members.values()]


def _said(glosses: Iterable[Gloss]) -> Iterator[tuple[str, str]]:
    """Pairs of keys that a gloss says to be one thing.

    Of several names of one acronym those count that end as names do: 정보공유협정(GSOMIA)
    is one, 정보공유(GSOMIA) only speaks of it.
    """
    named: dict[str, set[str]] = {}
    for gloss in glosses:
        if gloss.kind == "korean":
            yield variant_key(gloss.term), variant_key(gloss.gloss)
        elif gloss.kind == "acronym" and names.names_it(gloss.term, gloss.gloss):
            named.setdefault(variant_key(gloss.gloss), set()).add(gloss.term)
    for acronym, terms in named.items():
        for term in {t for t in terms if names.naming_head(t)} or terms:
            yield variant_key(term), acronym


def _sounded(by_key: Mapping[str, Candidate]) -> Iterator[tuple[str, str]]:
    """Hangul words that are an acronym of the texts as Korean reads it."""
    acronyms = names.Spelt(
        key
        for key, candidate in by_key.items()
        if is_acronym(candidate.text) and len(key) >= _SHORTEST_SOUNDED
    )
    for key, candidate in by_key.items():
        if (
            2 <= len(key) <= _LONGEST_SOUNDED
            and is_hangul(candidate.text)
            and (spelt := acronyms.by(candidate.text))
            and not is_place(candidate.text)
        ):
            least = _TELLING_SOUND if is_common(candidate.text) else _SHORTEST_SOUNDED
            longest = max(spelt, key=len)  # 세이프 is SAFE rather than CEP
            if len(longest) >= least:
                yield key, longest


def _together(group: list[Candidate]) -> Candidate:
    first, *others = group
    if not others:
        return first
    spellings = dict.fromkeys(first.variants)
    for other in others:
        spellings.update(dict.fromkeys((other.text, *other.variants)))
    return replace(
        first,
        frequency=sum(candidate.frequency for candidate in group),
        variants=tuple(spellings),
        entity=next((c.entity for c in group if c.entity), None),
    )
