"""Noun phrases → the spans inside them that may be terms, each with its counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.chunks import phrases
from glossary.candidates.variants import variant_key
from glossary.candidates.words import (
    GENERIC_MODIFIERS,
    LIGHT_HEADS,
    NO_HEAD_SUFFIXES,
    TIME,
)
from glossary.language import is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.candidates.morphology import Token

_LONGEST = 8
"""Morphemes in a term; the longest of the gold has seven."""

_START = re.compile(r"[nprlhxNPRLHX]|[dD](?=[NPLH+\-])")
"""A term starts with a word; a number only where it is glued to one (6세대, 2+2)."""
_END = re.compile(r".*(?:[nprhNPRHSB]|[lL]|[lL]D|[+\-]D|[xX]D[NB])", re.DOTALL)


class Form(NamedTuple):
    """A distinct phrase: its morphemes, with their places in its text."""

    text: str
    letters: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    seam: int
    """The morpheme before which a quotation mark was left out, 0 for none."""


@dataclass(slots=True)
class Span:
    """A string that may be a term, in all its spellings, with its counts."""

    words: tuple[str, ...]
    letters: str
    spellings: dict[str, int] = field(default_factory=dict)
    frequency: int = 0
    free: int = 0
    """Occurrences that neither begin nor end inside a word."""
    whole: int = 0
    """Occurrences that are the whole phrase."""
    quoted: int = 0
