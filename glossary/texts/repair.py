"""A text as it was read → blocks fit for analysis, with the way back for each character.

What is repaired: line breaks inside a sentence (text from a PDF, wrapped lists), stray
spaces (`제 3 국`, `2016 년`, `인도- 태평양`), decomposed and half-width Hangul, soft
hyphens and characters of no width within words. The document itself is never changed: a
block's `OffsetMap` leads back into it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.language import KANA, KANJI, clusters
from glossary.model import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_EMPTY_LINE = re.compile(r"\n{2,}")
_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029]+")
BULLET = re.compile(
    r"[\s\ufeff]*(?:[■□▣◆◇○●◎◦❍•▪▶▷►※☞❖*·‧∙-]|\d{1,2}[.)]|[가-하][.)]|[①-⑳]|[IVX]{1,4}\.)\s+"
)
_NOT_COMPOSED = re.compile(r"[\u1100-\u11ff\uff01-\uffdc]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]+")
"""A soft hyphen, and what only says where a line may be broken: no part of a word."""
SENTENCE_END = re.compile(r"[.!?。！？…:][\"'”’)\]」』]*$")
NO_SPACE_AFTER = re.compile(r"[·‧ㆍ･(\[‘“/\u00ad-]$")
JAPANESE_END = re.compile(f"[{KANJI}{KANA}、。」』）]$")
JAPANESE_START = re.compile(f"[{KANJI}{KANA}「『（]")
"""Japanese has no spaces between words, so none where a line was broken."""

_STRAY_SPACE = re.compile(
    r"(?<=제) (?=\d+ ?(?:국|자|차|조|항|세계)(?!\w*\d))"  # 제 3 국
    r"|(?<=제\d) (?=국|자|차|조|항|세계)|(?<=제 \d) (?=국|자|차|조|항|세계)"
    r"|(?<=\d) (?=년|월|일(?!본|부|반|각)|급(?!증|감|격|속))"  # 2016 년
    r"|(?<=[가-힣]-) +(?=[가-힣])"  # 인도- 태평양
    r"|(?<=[A-Z]) (?=(?:은|는|을|를|의|과|와|에|에서|으로)\s)"  # ICBM 은
)

_MINIMUM_WRAP = 30
"""Lines shorter than this are headings or list items, not lines of a paragraph."""
_FULL_LINE = 0.75
"""A line that was broken because it was full has at least this share of the width."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: repaired text and its place in the document."""

    text: str
    offsets: OffsetMap

    def slice(self, start: int, end: int) -> Block:
        """The part `[start, end)` of it."""
        builder = _Builder()
        builder.copy(self, start, end)
        return builder.block()


class _Builder:
    """Puts a block together from pieces of the document."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[tuple[int, int, int]] = []
        self._length = 0

    def add(self, text: str, origin: int, width: int = 1) -> None:
        """Append characters that each stand for `width` of the document's."""
        if not text:
            return
        if self._runs:
            start, before, wide = self._runs[-1]
            continues = wide == width and before + (self._length - start) * wide == origin
        if not self._runs or not continues:
            self._runs.append((self._length, origin, width))
        self._parts.append(text)
        self._length += len(text)

    def add_normalised(self, text: str, origin: int) -> None:
        """Append a piece of the document in its normal form, without what nobody sees."""
        done = 0
        for gap in _INVISIBLE.finditer(text):
            self._add_composed(text[done : gap.start()], origin + done)
            done = gap.end()
        self._add_composed(text[done:], origin + done)

    def _add_composed(self, text: str, origin: int) -> None:
        if unicodedata.is_normalized("NFC", text) and not _NOT_COMPOSED.search(text):
            self.add(text, origin)
            return
        for form, start, end in clusters(text):
            if len(form) == 1:
                self.add(form, origin + start, end - start)
            else:  # no single character for it: every part stands for the whole
                for i, character in enumerate(form):
                    self.add(character, origin + start + min(i, end - start - 1))

    def copy(self, block: Block, start: int, end: int) -> None:
        """Append a part of another block."""
        runs = block.offsets.runs
        for i, (at, origin, width) in enumerate(runs):
            stop = runs[i + 1][0] if i + 1 < len(runs) else len(block.text)
            first, last = max(at, start), min(stop, end)
            if first < last:
                self.add(block.text[first:last], origin + (first - at) * width, width)

    def block(self) -> Block:
        return Block("".join(self._parts), OffsetMap(tuple(self._runs)))


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    blank_before: int
    """Empty lines between this line and the one before."""


def _lines(document: str, start: int, end: int) -> Iterator[_Line]:
    last_end = start
    for match in _LINE.finditer(document, start, end):
        text = match.group()
        if not _INVISIBLE.sub("", text).strip(" \t\u00a0\u3000"):
            continue
        between = document[last_end : match.start()].replace("\r\n", "\n")
        blank = max(0, sum(between.count(c) for c in "\r\n\f\v\u2028\u2029") - 1)
        yield _Line(match.start(), text.rstrip(), blank)
        last_end = match.start() + len(text.rstrip())


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a document is set: the width of a full line, and whether it is double-spaced."""

    width: int
    double_spaced: bool

    @classmethod
    def of(cls, lines: Sequence[_Line]) -> _Layout:
        lengths = sorted(len(line.text.strip()) for line in lines)
        width = lengths[len(lengths) * 9 // 10]
        spaced = sum(line.blank_before > 0 for line in lines[1:])
        unfinished = sum(not SENTENCE_END.search(line.text) for line in lines)
        return cls(
            width,
            double_spaced=len(lines) > 4
            and spaced > 0.8 * (len(lines) - 1)
            and unfinished > 0.5 * len(lines),
        )

    def continues(self, before: _Line, line: _Line) -> bool:
        """Whether `line` goes on with the sentence that `before` left unfinished."""
        return (
            (line.blank_before == 0 or self.double_spaced)
            and self.width >= _MINIMUM_WRAP
            and len(before.text.strip()) >= _FULL_LINE * self.width
            and not SENTENCE_END.search(before.text)
            and not BULLET.match(line.text)
        )


def blocks(document: str, *, paragraphs: bool = False) -> Iterator[Block]:
    """The paragraphs, headings and list items of a document, repaired.

    `paragraphs` says that empty lines are where paragraphs end, and nowhere else, as in
    what was taken out of a file that knows its paragraphs. Without, it is guessed from how
    the lines are set.
    """
    start = 0
    if paragraphs:
        for gap in _EMPTY_LINE.finditer(document):
            yield from _blocks(list(_lines(document, start, gap.start())))
            start = gap.end()
    yield from _blocks(list(_lines(document, start, len(document))))


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    if not lines:
        return
    layout = _Layout.of(lines)
    group: list[_Line] = []
    for line in lines:
        if group and not layout.continues(group[-1], line):
            yield _without_stray_spaces(_joined(group))
            group = []
        group.append(line)
    yield _without_stray_spaces(_joined(group))


def _joined(lines: Iterable[_Line]) -> Block:
    builder = _Builder()
    before, end = "", 0
    for line in lines:
        bullet = None if before else BULLET.match(line.text)
        body = line.text[bullet.end() if bullet else 0 :].lstrip("\ufeff \t\u00a0\u3000")
        start = line.start + len(line.text) - len(body)
        written_solid = JAPANESE_END.search(before) and JAPANESE_START.match(body)
        if before and not written_solid and not NO_SPACE_AFTER.search(before):
            builder.add(" ", end)
        builder.add_normalised(body, start)
        before, end = body, start + len(body)
    return builder.block()


def _without_stray_spaces(block: Block) -> Block:
    builder = _Builder()
    kept = 0
    for space in _STRAY_SPACE.finditer(block.text):
        builder.copy(block, kept, space.start())
        kept = space.end()
    if not kept:
        return block
    builder.copy(block, kept, len(block.text))
    return builder.block()
