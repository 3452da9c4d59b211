"""The parts that Korean terms of the field are made of: `data/components.tsv`.

A component has a Japanese counterpart and an English one, the latter as the head of a
phrase and as it stands before another noun. The file says how it is to be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from glossary.model import Source, SourceKind

LEXICON = "components.tsv"
SOURCE = Source(
    key=LEXICON,
    kind=SourceKind.CURATED,
    title="Components of security terms in Korean, Japanese and English",
    licence="CC BY 4.0",
)
"""Whoever derives something from components names this."""

_NOT_DERIVED = "-"
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Component:
    """A row of the list."""

    korean: str
    japanese: str = ""
    """Empty where nothing is to be derived; begins with の where it takes one."""
    english: tuple[str, ...] = ()
    """As a head; the usual word first. Empty where it stands before nouns only."""
    modifier: str = ""
    """Before another noun; `{}` is that noun. Empty: not derived."""
    frame: str = ""
    """How the head takes what goes before it: `easing of {}`; empty: after it."""
    reason: str = ""
    """Why Japanese has another word than the same characters."""


@cache
def words() -> dict[str, Component]:
    """Korean → component, for those that may stand anywhere in a term."""
    return {c.korean: c for c in _rows() if "-" not in c.korean}


@cache
def prefixes() -> dict[str, Component]:
    """Those that only begin a word: 준동맹."""
    return {c.korean[:-1]: c for c in _rows() if c.korean.endswith("-")}


@cache
def suffixes() -> dict[str, Component]:
    """Those that only end a word: 동맹국."""
    return {c.korean[1:]: c for c in _rows() if c.korean.startswith("-")}


@cache
def _rows() -> tuple[Component, ...]:
    text = files("glossary.equivalents").joinpath(f"data/{LEXICON}").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(component(line) for line in lines[1:])


def component(line: str) -> Component:
    """One line of the list, read.

    >>> component("완화\\t緩和\\teasing\\teasing\\teasing of {}").frame
    'easing of {}'
    """
    cells = line.split("\t")
    korean, japanese, english, modifier, frame, reason = cells + [""] * (_COLUMNS - len(cells))
    heads = tuple(word.strip() for word in english.split(";") if word.strip(" -"))
    before = modifier or (heads[0] if heads else "")
    return Component(
        korean=korean,
        japanese="" if japanese == _NOT_DERIVED else japanese,
        english=heads,
        modifier="" if before == _NOT_DERIVED else before,
        frame=frame,
        reason=reason,
    )
