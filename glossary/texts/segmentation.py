"""Blocks → sentences, with sentencex (measured beside six others on a trap set).

What is added are the places where it ends a sentence that goes on: after quotations of
Korean and Japanese, after some abbreviations of English, after the number of an item.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import sentencex

from glossary.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.texts.repair import Block

_LANGUAGE = "ko"
"""Of the rules: sentencex has none of its own for Korean, and what it does then, by its
general ones, is what it does with English and Japanese as well (measured on the trap sets)."""

_INSIDE_ABBREVIATION = re.compile(r"(?<![가-힣])(?:[가-힣]\.)+$")
"""`한.` of `한.미.일`: a lone syllable and a full stop do not end a sentence."""
_CLOSED = re.compile("[.!?。！？…][\"'”’」』)）]+$")
_GOES_ON = re.compile(
    "[가-힣]"  # “간다.”고 했다: Korean puts a space before a new sentence
    "|と|って|は(?!い)|が|を|に|も(?!う)|の|で(?!も|は)|など|や|へ|から|まで|だ|です|、"
)
"""What follows a closing quotation mark at once where the sentence that quotes goes on."""
_CLOSING = re.compile("[”’」』）]")
_TITLE = re.compile(
    r"(?<![A-Za-z.])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Gov|Amb|Hon|Brig|Cmdr"
    r"|Cdr|Vol|Vols|Nos|Pt|Chap|Para|Paras|Art|Arts|Ed|Eds|ed|eds|trans|approx|Res|Mt|Ft)\.\s+$"
)
"""Titles, ranks and references that sentencex takes for an end, some of them only after a
Japanese full stop."""
_INITIALS = re.compile(r"(?<![A-Za-z])[A-Z]\.$")
_TIME = re.compile(r"\b[ap]\.m\.\s+$")
_AFTER_TIME = re.compile(
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[A-Z]{1,2}[DS]?T|GMT|UTC)\\b"
    "|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_NUMBER = re.compile(r"[\W\d_]*\d[\W\d_]*")
"""`2.` before an item, `2018. 3. 5.`: no sentence without a word."""


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
    for part in sentencex.get_sentence_boundaries(_LANGUAGE, text):
        end = part["end_index"]
        raw = text[start:end]
        if end < len(text) and _continues(raw, text, end):
            continue
        if raw.strip():
            yield start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
        start = end


def _continues(raw: str, text: str, end: int) -> bool:
    """Whether a sentence goes on at `end`, where the rules end it after `raw`."""
    if raw[-1:].isspace() or text[end].isspace():
        after_time = _TIME.search(raw) and _AFTER_TIME.match(text, end)
        return bool(_TITLE.search(raw) or after_time or _NUMBER.fullmatch(raw))
    return bool(
        _INSIDE_ABBREVIATION.search(raw)
        or (_INITIALS.search(raw) and text[end].isascii() and text[end].isalpha())
        or _CLOSING.match(text, end)
        or (_CLOSED.search(raw) and _GOES_ON.match(text, end))
    )
