"""What a writer tells about a file it wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class LeftOut(NamedTuple):
    """Something of one entry that is not in the file, or not as it was."""

    concept: str
    """The concept's id."""
    term: str
    """The term it is about, or one by which a person knows the entry."""
    reason: str


@dataclass(slots=True)
class Report:
    """What went into a file and what did not."""

    written: int = 0
    """Entries (concepts) in the file."""
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What the format loses of any entry."""
