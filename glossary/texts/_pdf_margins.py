"""What stands at the head and the foot of the pages of a PDF and is no part of its text.

Only what is certain is taken out: a number that counts the pages, and a line that is the
same at the same height on several pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.texts._pdf_lines import Line

_DEPTH = 2
"""So many lines at the head of a page, and at its foot, may be no part of the text."""
_PAGES = 3
"""On so many pages the same words at the same height are a running head."""
_NUMBERED = 2
"""So many page numbers that go up with the pages are some."""
_SHIFT = 3.0
"""Points by which a running head may be higher or lower from page to page."""
_NUMBER = re.compile(
    r"[\W_]*(?:p\.?|page|제)?\s*(\d{1,4})\s*(?:(?:/|of)\s*\d{1,4})?\s*(?:쪽|페이지|page|頁|ページ)?"
    r"[\W_]*",
    re.IGNORECASE,
)
_AT_EDGE = re.compile(r"^\d{1,4}(?=\W)|(?<=\W)\d{1,4}$")


class _Margin(NamedTuple):
    page: int
    line: Line


def without(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page but for running heads and page numbers."""
    margins = [_Margin(i, line) for i, lines in enumerate(pages) for line in _outermost(lines)]
    out = {id(margin.line) for margin in (*_numbers(margins), *_heads(margins))}
    return [[line for line in lines if id(line) not in out] for lines in pages]


def _outermost(lines: Sequence[Line]) -> list[Line]:
    """The lines at the head and foot, by height; those on one height count as one."""
    heights = sorted({round(line.base) for line in lines})
    edge = {*heights[:_DEPTH], *heights[-_DEPTH:]}
    return [line for line in lines if round(line.base) in edge]


def _numbers(margins: Iterable[_Margin]) -> Iterator[_Margin]:
    """Numbers that are as far from the number of their page on several pages."""
    found: dict[int, list[_Margin]] = defaultdict(list)
    for margin in margins:
        if match := _NUMBER.fullmatch(margin.line.text.strip()):
            found[int(match[1]) - margin.page].append(margin)
    for same in found.values():
        if len({margin.page for margin in same}) >= _NUMBERED:
            yield from same


def _heads(margins: Iterable[_Margin]) -> Iterator[_Margin]:
    """Lines that are the same, but for a page number, at one height on several pages."""
    found: dict[tuple[str, int | None], list[_Margin]] = defaultdict(list)
    for margin in margins:
        text = " ".join(margin.line.text.split())
        found[text, None].append(margin)
        if number := _AT_EDGE.search(text):
            rest = _AT_EDGE.sub("", text, count=1)
            found[rest, int(number[0]) - margin.page].append(margin)
    for same in found.values():
        for margin in same:
            high = [o.page for o in same if abs(o.line.base - margin.line.base) <= _SHIFT]
            if len(set(high)) >= _PAGES:
                yield margin
