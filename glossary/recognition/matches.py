"""What the recogniser finds: a term, a span, and how it stands there."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """How a term stands in a text."""

    EXACT = "exact"
    """By itself."""
    INFLECTED = "inflected"
    """With a particle, the copula, 하다, a plural."""
    COMPOUND = "compound"
    """As a part of a longer word that is made of it: 동맹 in 한미동맹."""
    UNCERTAIN = "uncertain"
    """It may be a part of a longer word with a meaning of its own: nobody was asked."""


class Match(NamedTuple):
    """A term in a text: the number it was given, its span `[start, end)`, its kind."""

    term: int
    start: int
    end: int
    kind: Kind = Kind.EXACT
