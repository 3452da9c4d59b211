"""A text of any size, in pieces: what is found in them is what is found in the whole.

A text is cut where no word is: after a blank line, a sentence, a space; and never inside
anything that is spelt like a term. So memory holds one piece and no match is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.recognition.analysis import Analyse
    from glossary.recognition.matches import Match
    from glossary.recognition.recogniser import Recogniser

PIECE = 1 << 16
"""Characters at a time: more is no faster."""
_BACK = 1 << 13
"""How far before the end of a piece to look for a place to cut."""
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        r"\n\s*\n",
        r"(?<=[.!?。！？])\s*\n",
        r"(?<=[.!?])\s+|[。！？]",
        r"\s+|[、，,;]",
    )
)
"""Where to cut, the best kind first."""
_TRIES = 100


def stream(
    recogniser: Recogniser,
    pieces: Iterable[str],
    nouns: Analyse | None = None,
    *,
    nested: bool = True,
    uncertain: bool = False,
) -> Iterator[tuple[str, list[Match]]]:
    """The text again, in pieces of its own, each with its matches, by offsets into it.

    `pieces` may be of any size; an empty text gives nothing. A word of more than
    `_BACK` characters may be cut in two.
    """
    buffer = ""
    for piece in pieces:
        for start in range(0, len(piece), PIECE):
            buffer += piece[start : start + PIECE]
            while len(buffer) > PIECE + _BACK:
                cut = _cut(recogniser, buffer)
                part, buffer = buffer[:cut], buffer[cut:]
                yield part, recogniser.find(part, nouns, nested=nested, uncertain=uncertain)
    if buffer:
        yield buffer, recogniser.find(buffer, nouns, nested=nested, uncertain=uncertain)


def _cut(recogniser: Recogniser, text: str) -> int:
    """Where to cut a text that is longer than a piece."""
    start = PIECE - _BACK
    for pattern in _PLACES:
        places = [match.end() for match in pattern.finditer(text, start, PIECE)]
        for place in reversed(places[-_TRIES:]):
            if not recogniser.spells_across(text, place):
                return place
    last = range(PIECE, PIECE - _TRIES, -1)
    return next((p for p in last if not recogniser.spells_across(text, p)), PIECE)
