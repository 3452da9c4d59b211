"""Words a dictionary lacks, found by how they inflect: the distribution part of pass 1.

A noun stands now bare, now with this particle, now with that one (the idea of soynlp's
L-R graph, Kim 2017). Whether such a stem is indeed unknown is for Kiwi to say.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from glossary.candidates.rarity import is_known
from glossary.language import without_particle

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_STEM = 10
"""Syllables. What is longer is a compound whose parts should stay visible."""
_MINIMUM_FORMS = 2
_MINIMUM_COUNT = 2
"""A user word only matters to a word that comes again."""
_NOUN_PARTICLES = frozenset(
    {"을", "를", "의", "은", "과", "와", "에서", "으로", "로", "이", "가"}
)
"""Particles that hardly any verb form looks like: 구축하+고 is no noun, 준동맹+을 is."""


def recurring_unknown_stems(words: Mapping[str, int]) -> dict[str, list[str]]:
    """Stem → its forms, for stems that inflect like nouns and are not general language.

    `words` is how often each Hangul word occurs in the texts.
    """
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        stem = without_particle(word)
        if len(stem) <= _LONGEST_STEM and not is_known(stem):
            forms[stem].append(word)
    return {
        stem: found
        for stem, found in forms.items()
        if len(found) >= _MINIMUM_FORMS
        and sum(words[word] for word in found) >= _MINIMUM_COUNT
        and any(word[len(stem) :] in _NOUN_PARTICLES for word in found)
    }
