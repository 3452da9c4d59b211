"""What is asked of an import, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from glossary import formats
from glossary.termbase.merging import Conflict, Prefer, Settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossary.formats import Options
    from glossary.model import Status

MOST = 10_000
"""Lines kept of each list of an outcome, so that it fits memory."""


class Proposal(NamedTuple):
    """An entry that was added although it is like others."""

    concept: str
    term: str
    like: tuple[str, ...]
    """The ids of entries that share a term in one language; or of several that share more."""


@dataclass(slots=True)
class Lines:
    """What happened to some entries: how many, and which."""

    count: int = 0
    first: list[tuple[str, ...]] = field(default_factory=list)
    """`(id, a term, what was changed)`."""

    def add(self, *line: str) -> None:
        """Count one, and keep it if there are not too many."""
        self.count += 1
        if len(self.first) < MOST:
            self.first.append(line)


@dataclass(slots=True)
class Imported:
    """What an import did, or would do."""

    format: str
    source: str
    added: Lines = field(default_factory=Lines)
    changed: Lines = field(default_factory=Lines)
    """Entries known by their id, or by that of an earlier import."""
    merged: Lines = field(default_factory=Lines)
    """Entries known by terms in two languages."""
    unchanged: int = 0
    left_out: Lines = field(default_factory=Lines)
    """`(place, reason)` of what could not be read."""
    warnings: Lines = field(default_factory=Lines)
    """`(place, reason)` of what was read after a fashion."""
    conflicts: list[Settled] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    restored: int = 0
    """Records of texts, memory and history, put into a termbase that was empty."""
    not_restored: int = 0
    """Those left out, because it was not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What a person says of an import."""

    format: str = ""
    """Empty: found out from the file."""
    options: Options = field(default_factory=formats.Options)
    title: str = ""
    """By which the file is known as a source; empty: its name."""
    prefer: Prefer = Prefer.OURS
    ask: Callable[[Conflict], bool] | None = None
    """Settles conflicts one by one, in place of `prefer`."""
    keep_going: bool = False
    """Whether entries that can be read are taken where others cannot."""
    status: Status | None = None
    """Of new entries, in place of what the file says."""
    reliability: int | None = None
    """Of terms of which the file says none."""
    dry_run: bool = False
