"""What a reader says of something in a file."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """Something in a file that was not read as it stands."""

    place: str
    """Where: `line 12`, `Sheet1!C4`, `line 40, entry c5`."""
    reason: str
    """What is wrong, and what was done or is to be done about it."""
    lost: bool
    """Whether an entry, a row, a unit was left out; else it was read after a fashion."""
