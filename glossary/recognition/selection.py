"""Of the matches that overlap, the longest."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    Found: TypeAlias = tuple[int, int, int, int]
    """Start, minus end, and two things more."""


def longest(found: Sequence[Found]) -> list[Found]:
    """What is left, in order, when the longest of those that overlap wins.

    Of two of one length the first wins.
    """
    if not found:
        return []
    taken = bytearray(max(-one[1] for one in found))
    kept = []
    for one in sorted(found, key=_longest_first):
        start, minus_end, _, _ = one
        # What was kept before is no shorter: if it overlaps, it is at one of the ends.
        if not (taken[start] or taken[-minus_end - 1]):
            taken[start:-minus_end] = b"\1" * (-minus_end - start)
            kept.append(one)
    kept.sort()
    return kept


def _longest_first(one: Found) -> tuple[int, int]:
    return one[0] + one[1], one[0]
