"""Repairs: the numbers, dates and placeables of a match made those of the new text.

A match may differ from what is looked up in its placeables. Where it is plain which of the
translation's placeables stands for which of the source's (it is the only one with that
value), the new value takes its place, written as the translation writes it. Where it is
not plain, nothing is touched, and that is said.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.memory.placeables import Kind, Placeable, placeables, written_like

if TYPE_CHECKING:
    from collections.abc import Sequence

_PARTICLE = re.compile(r"(?:을|를|이|가|은|는|과|와|으로|로)(?![가-힣])")
"""Particles whose form depends on how the number before them is read: 3을, 2를."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A placeable of the translation that has to change."""

    kind: str
    """number, date, address or variable."""
    old: str
    """As the match's source has it."""
    new: str
    """As the text that is looked up has it."""
    start: int = 0
    end: int = 0
    """Where the new value stands in the proposed translation; empty if it was not done."""
    is_done: bool
    is_sure: bool = True
    """Whether nothing else can depend on it: a plural, the form of a particle."""

    @property
    def remark(self) -> str:
        """What a translator has to know of it."""
        if self.is_done:
            check = "" if self.is_sure else ": check the words beside it"
            return f"{self.old} → {self.new} in the translation{check}"
        if not self.old:
            return f"{self.new} is new and not in the translation"
        if not self.new:
            return f"{self.old} is gone and may be in the translation still"
        return f"{self.old} → {self.new}: change it in the translation"


def repaired(text: str, source: str, target: str) -> tuple[str, tuple[Repair, ...]]:
    """The translation of `source` with the placeables of `text`, and what was done.

    >>> repaired("제5조", "제3조", "Article 3")[0]
    'Article 5'
    >>> repaired("1만 명", "3만 명", "some thirty thousand")[1][0].is_done
    False
    """
    wanted, had = placeables(text), placeables(source)
    if [p.value for p in wanted] == [p.value for p in had]:
        return target, ()
    if [p.kind for p in wanted] != [p.kind for p in had]:
        return target, _not_done(wanted, had)
    changes, repairs = _changes(wanted, had, placeables(target))
    made, proposed, end = list(repairs), "", 0
    for place, old, new, written in sorted(changes, key=lambda change: change[0].start):
        proposed += target[end : place.start]
        start, end = len(proposed), place.end
        proposed += written
        made.append(
            Repair(
                kind=old.kind,
                old=old.text,
                new=new.text,
                start=start,
                end=len(proposed),
                is_done=True,
                is_sure=_is_sure(old, new, target[end:]),
            )
        )
    return proposed + target[end:], tuple(made)


def _changes(
    wanted: Sequence[Placeable], had: Sequence[Placeable], there: Sequence[Placeable]
) -> tuple[list[tuple[Placeable, Placeable, Placeable, str]], list[Repair]]:
    """What to write in which place, with the old and the new; and what cannot be done."""
    changes, failed = [], []
    news: dict[tuple[object, ...], set[tuple[object, ...]]] = {}
    for old, new in zip(had, wanted, strict=True):
        news.setdefault((old.kind, *old.value), set()).add(new.value)
    times = Counter((old.kind, *old.value) for old in had)
    seen = set()
    for old, new in zip(had, wanted, strict=True):
        key = (old.kind, *old.value)
        if old.value == new.value or key in seen:
            continue
        seen.add(key)
        places = [p for p in there if (p.kind, *p.value) == key]
        written = [_written(place, old, new) for place in places]
        is_plain = len(news[key]) == 1 and len(places) == times[key]
        if not is_plain or None in written:
            failed.append(Repair(kind=old.kind, old=old.text, new=new.text, is_done=False))
            continue
        changes += [
            (place, old, new, text)
            for place, text in zip(places, written, strict=True)
            if text is not None
        ]
    return changes, failed


def _written(place: Placeable, old: Placeable, new: Placeable) -> str | None:
    """What takes the place of `place`: as it stands, if the old one stood there so."""
    return new.text if place.text == old.text else written_like(place, new)


def _is_sure(old: Placeable, new: Placeable, after: str) -> bool:
    if old.kind is not Kind.NUMBER:
        return True
    is_plural_other = (old.value == (1,)) != (new.value == (1,)) and bool(
        re.match(r"\s[a-z]", after)
    )
    return not is_plural_other and not _PARTICLE.match(after)


def _not_done(wanted: Sequence[Placeable], had: Sequence[Placeable]) -> tuple[Repair, ...]:
    """Where there are more, or fewer, or other ones: those that only one text has."""
    ours = Counter((p.kind, *p.value) for p in wanted)
    theirs = Counter((p.kind, *p.value) for p in had)
    added = [p for p in wanted if theirs[(p.kind, *p.value)] < ours[(p.kind, *p.value)]]
    gone = [p for p in had if ours[(p.kind, *p.value)] < theirs[(p.kind, *p.value)]]
    return (
        *(Repair(kind=p.kind, old="", new=p.text, is_done=False) for p in added),
        *(Repair(kind=p.kind, old=p.text, new="", is_done=False) for p in gone),
    )
