"""Two Korean names of one thing, as in 전시작전통제권(전작권): precision before recall.

A Korean noun phrase in brackets is mostly an aside: an example, a place, an office. Only
patterns that hardly an aside has are taken.
"""

from __future__ import annotations

import re

from glossary.candidates.rarity import is_common
from glossary.candidates.words import INSTRUMENT_HEADS
from glossary.language import is_hangul, key
from glossary.places import is_place

_ARTICLE = re.compile(r"\S ?제\d+[조항호]$")
_LIST = re.compile(r"\s등$|\d")


def are_synonyms(term: str, name: str) -> bool:
    """Whether a Korean name in brackets means the same as the Korean term before it.

    Either it is the heading of an article of law (Korean statutes write 제9조(제목)), or
    one of the two is made of syllables of the other in their order (국가정보원, 국정원),
    or one is a name that general language lacks and the other says what kind of
    instrument it is (지소미아, 군사정보보호협정).
    """
    if not is_hangul(re.sub(r"제\d+(?=[조항호])", "", term)) or _LIST.search(name):
        return False
    a, b = key(term), key(name)
    if a == b or is_place(a) or is_place(b):
        return False
    if _ARTICLE.search(term):
        return True
    if _is_abbreviation(a, b) or _is_abbreviation(b, a):
        return True
    return _names_instrument(term, name) or _names_instrument(name, term)


def are_names_of_acronym(names: list[str]) -> bool:
    """Whether Korean words in brackets say what the acronym before them stands for.

    Not where they list its members (IP4: 한국·일본·호주·뉴질랜드) or go on with 등.
    """
    return all(len(key(name)) >= 2 and not _LIST.search(name) for name in names) and not any(
        is_place(key(name)) for name in names
    )


def _is_abbreviation(short: str, long: str) -> bool:
    """Two to four syllables taken from a longer word, the first one from its beginning."""
    if not 2 <= len(short) <= 4 or len(long) < len(short) + 2 or short in long:
        return False
    rest = iter(long)
    return short[0] == long[0] and all(syllable in rest for syllable in short)


def _names_instrument(name: str, description: str) -> bool:
    return (
        " " not in name
        and 2 <= len(name) <= 5
        and not is_common(name)
        and not name.endswith(INSTRUMENT_HEADS)
        and len(key(description)) > len(name)
        and description.endswith(INSTRUMENT_HEADS)
    )
