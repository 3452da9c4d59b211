"""What a writer tells about a file it wrote, and a reader about one it read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    """Entry by entry; only the first `most`, so that it fits memory."""
    reasons: Counter[str] = field(default_factory=Counter)
    """How many entries each thing that was left out concerns."""
    notes: list[str] = field(default_factory=list)
    """What the format does to any entry."""
    most: int = 100_000
    total: int = 0
    """How many were left out, listed or not."""

    def leave_out(self, item: LeftOut, reasons: Iterable[str] = ()) -> None:
        """Note something left out; `reasons` count one by one, else its whole reason."""
        self.reasons.update(reasons or (item.reason,))
        self.total += 1
        if len(self.left_out) < self.most:
            self.left_out.append(item)
