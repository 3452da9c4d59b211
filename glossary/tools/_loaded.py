"""What a tool has after it was given a file, and what it did not take."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Entry(NamedTuple):
    """A line of the glossary that a translator sees in the tool."""

    source: str
    target: str
    comment: str = ""


class Finding(NamedTuple):
    """Something in a file that a tool does not take, or not as it was meant."""

    place: str
    """Where: `line 12`, `line 40, entry c5`; empty where it is the whole file."""
    what: str
    """What is wrong, in words that are the same wherever it is."""
    remedy: str = ""
    """What a person can do about it."""
    lost: bool = False
    """Whether something of the file does not arrive, or arrives as something else."""


class Refused(Exception):
    """Raised while a file is read as a tool reads it: it takes nothing from it."""

    def __init__(self, what: str, remedy: str = "", place: str = "") -> None:
        super().__init__(what)
        self.finding = Finding(place, what, remedy, lost=True)


_PLACES = 100
"""As many places are kept of one kind of finding: nobody reads more, and memory is flat."""


@dataclass(slots=True)
class Kind:
    """Findings that are alike."""

    what: str
    remedy: str
    lost: bool
    count: int = 0
    places: list[str] = field(default_factory=list)
    """Of the first of them."""


@dataclass(slots=True)
class Findings:
    """What was found, those alike together, in the order in which each kind first came."""

    _kinds: dict[tuple[str, str, bool], Kind] = field(default_factory=dict)

    def add(self, finding: Finding) -> None:
        """Take note of one more."""
        place, *rest = finding
        known = finding[1:]
        if known not in self._kinds:
            self._kinds[known] = Kind(*rest)  # type: ignore[arg-type]
        kind = self._kinds[known]
        kind.count += 1
        if place and len(kind.places) < _PLACES:
            kind.places.append(place)

    def update(self, findings: Iterable[Finding]) -> None:
        """Take note of several."""
        for finding in findings:
            self.add(finding)

    def __iter__(self) -> Iterator[Kind]:
        """One for each kind."""
        return iter(self._kinds.values())

    @property
    def lost(self) -> int:
        """How many of them say that something does not arrive."""
        return sum(kind.count for kind in self if kind.lost)


@dataclass(slots=True)
class Loaded:
    """The entries that a tool will have, as they come; go through them once.

    The rest is known when they are at their end. A tool that refuses a file has nothing
    of it, even where the entries before the fault have come by.
    """

    _items: Iterator[Entry | Finding]
    count: int = 0
    """How many entries."""
    findings: Findings = field(default_factory=Findings)
    refusal: Finding | None = None
    """Why the tool takes nothing; None where it loads the file."""

    def __iter__(self) -> Iterator[Entry]:
        """Read the file as the tool reads it."""
        try:
            for item in self._items:
                if isinstance(item, Finding):
                    self.findings.add(item)
                else:
                    self.count += 1
                    yield item
        except Refused as refused:
            self.count = 0
            self.refusal = refused.finding

    def first(self, number: int) -> list[Entry]:
        """Read to the end and keep a few entries; none where the file is refused."""
        kept: list[Entry] = []
        for entry in self:
            if len(kept) < number:
                kept.append(entry)
        return [] if self.refusal else kept
