"""The nominal morphemes of sentences, for the recogniser's questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.candidates.morphology import NOMINAL_TAGS, analyse
from glossary.model import OffsetMap, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NOMINAL = NOMINAL_TAGS - {"NNB"}
"""Without bound nouns: 중 of 회의 중 is no China."""
_IDENTITY = OffsetMap(((0, 0, 1),))


def nouns(sentences: Sequence[str]) -> Iterator[list[tuple[int, int]]]:
    """For each sentence the spans of what its nouns are made of, as Kiwi sees them.

    The first call loads Kiwi, which takes a second or two.
    """
    texts = [
        Sentence(position=i, text=sentence, offsets=_IDENTITY)
        for i, sentence in enumerate(sentences)
    ]
    for analysis in analyse(lambda: texts):
        yield [(t.start, t.end) for t in analysis.tokens if t.tag in _NOMINAL]
