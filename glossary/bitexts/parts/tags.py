"""What a tag is called where a format wants ids to be of one kind and one tag each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary import inline
from glossary.inline import Piece, Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Names:
    """The ids of the tags of a unit, the same in every language, each tag its own.

    An id stays as it is if `usable` and free; else it is one that the format can have.
    """

    def __init__(self, usable: Callable[[str], bool]) -> None:
        """Begin with a unit."""
        self._usable = usable
        self._names: dict[tuple[str, str, int], str] = {}
        self._taken: set[str] = set()

    def of(self, pieces: Sequence[Piece]) -> dict[int, str]:
        """The ids of the tags of a segment, by their index; partners share one."""
        pairs = inline.partners(pieces)
        counts: dict[tuple[str, str], int] = {}
        named: dict[int, str] = {}
        for index, piece in enumerate(pieces):
            if not isinstance(piece, Tag):
                continue
            kind = "pair" if index in pairs else piece.kind
            number = counts[kind, piece.id] = counts.get((kind, piece.id), 0) + 1
            key = (kind, piece.id, 1 if kind == "pair" else number)
            named[index] = self._names.get(key) or self._new(key)
        return named

    def _new(self, key: tuple[str, str, int]) -> str:
        wanted = key[1]
        number = len(self._taken)
        while wanted in self._taken or not self._usable(wanted):
            number += 1
            wanted = str(number)
        self._taken.add(wanted)
        self._names[key] = wanted
        return wanted
