"""What is checked: a segment and its translation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A segment in two languages, as a person reads it and as the file has it."""

    segment: str
    """What its file calls it; else its number."""
    source: str
    target: str
    source_language: str
    """A code as the termbase has it: ko, en, ja, zh-Hant."""
    target_language: str
    source_markup: str = ""
    """The text with its inline tags; empty where it has none."""
    target_markup: str = ""
    place: str = ""
    """Where it stands in its file: `line 12`."""
