"""Blocks → sentences, with sentencex (measured beside six others on a trap set)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import sentencex

from glossary.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.texts.repair import Block

_INSIDE_ABBREVIATION = re.compile(r"(?<![가-힣])(?:[가-힣]\.)+$")
"""`한.` of `한.미.일`: a lone syllable and a full stop do not end a sentence."""


def split(blocks: Iterable[Block]) -> Iterator[Sentence]:
    """Number the sentences of a document's blocks from 0."""
    position = 0
    for block in blocks:
        for start, end in _boundaries(block.text):
            piece = block.slice(start, end)
            yield Sentence(position=position, text=piece.text, offsets=piece.offsets)
            position += 1


def _boundaries(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in sentencex.get_sentence_boundaries("ko", text):
        end = part["end_index"]
        raw = text[start:end]
        followed = end < len(text) and not text[end].isspace()
        if followed and _INSIDE_ABBREVIATION.search(raw):
            continue
        if raw.strip():
            yield start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
        start = end
