"""Matches of a segment → what is written: a translation or none, how sure, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from glossary.memory.matching import CONTEXT, EXACT
from glossary.pretranslation.tags import fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.annotation import Entry
    from glossary.inline import Piece
    from glossary.memory.matching import Match
    from glossary.pretranslation.tags import Content


class Kind(StrEnum):
    """Where a translation that was filled in comes from."""

    CONTEXT = "context"
    EXACT = "exact"
    FUZZY = "fuzzy"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What there is for a segment."""

    matches: tuple[Match, ...] = ()
    """The best first; none below the score that was asked for."""
    content: Content = ()
    """The translation; empty where there is none to fill in."""
    kind: Kind = Kind.FUZZY
    is_sure: bool = False
    """Whether it needs no more work: the same text, with one translation, reviewed."""
    remarks: tuple[str, ...] = ()
    """What a translator has to know of it."""
    displaced: int = 0
    """Tags at the end of the translation that belong somewhere else in it."""
    terms: tuple[Entry, ...] = ()
    """The glossary's terms that stand in the segment."""

    @property
    def score(self) -> int:
        """Of the best match; 0 without one."""
        return self.matches[0].score if self.matches else 0


def proposal(
    source: Sequence[Piece],
    matches: Sequence[Match],
    minimum: int,
    terms: Sequence[Entry] = (),
) -> Proposal:
    """What to write for a segment whose pieces are `source`."""
    kept = tuple(match for match in matches if match.score >= minimum)
    if not kept:
        return Proposal(terms=tuple(terms))
    best = kept[0]
    translation = fitted(source, best)
    others = {match.target for match in kept if match.score == best.score >= EXACT}
    remarks = _remarks(best)
    if len(others) > 1:
        remarks.append(f"one of {len(others)} translations of the same text")
    if translation.displaced:
        count = translation.displaced
        remarks.append(f"tags at its end that have to be moved: {count}")
    return Proposal(
        matches=kept,
        content=translation.content,
        kind=_kind(best),
        is_sure=best.score >= EXACT and not best.machine and not remarks,
        remarks=tuple(remarks),
        displaced=translation.displaced,
        terms=tuple(terms),
    )


def _kind(match: Match) -> Kind:
    if match.machine:
        return Kind.MACHINE
    if match.score >= CONTEXT:
        return Kind.CONTEXT
    return Kind.EXACT if match.score >= EXACT else Kind.FUZZY


def _remarks(match: Match) -> list[str]:
    return [
        *(penalty.reason for penalty in match.penalties),
        *(repair.remark for repair in match.repairs),
    ]
