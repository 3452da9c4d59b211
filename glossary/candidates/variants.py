"""Spellings of one term: 안보협력 and 안보 협력, 한·미·일 and 한.미.일 and 한미일."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.language import key

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN = re.compile("[가-힣A-Z0-9a-z ]+")


def variant_key(text: str) -> str:
    """`language.key`, by a short cut for plain Hangul, Latin and digits."""
    if _PLAIN.fullmatch(text):
        return text.replace(" ", "").casefold()
    return key(text)


@lru_cache(maxsize=65_536)
def word_key(word: str) -> str:
    """What a morpheme adds to the key of a phrase: nothing where it is a joiner.

    >>> "".join(map(word_key, ("인도", "-", "태평양"))) == variant_key("인도-태평양")
    True
    """
    return variant_key(word + "x")[:-1]


def commonest(spellings: Mapping[str, int]) -> tuple[str, tuple[str, ...]]:
    """The commonest spelling and the others, by frequency.

    Among equals the one with more spaces or dots comes first: it shows the parts.
    """
    if len(spellings) == 1:
        return next(iter(spellings)), ()
    ranked = sorted(spellings, key=lambda s: (-spellings[s], -len(s), s))
    return ranked[0], tuple(ranked[1:])
