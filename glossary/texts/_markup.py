"""HTML → paragraphs, as a browser would break them (HTML Living Standard, 15.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml import etree

from glossary.errors import UnreadableText
from glossary.language import KANA, KANJI

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

_BLOCK = """
address article aside blockquote body button caption center dd details dialog dir div dl dt
fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li
main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead
title tr ul
"""
_BLOCKS = frozenset(_BLOCK.split())
_NOT_READ = """
applet audio canvas datalist embed frameset iframe math nav noembed noframes noscript object rp
rt rtc script select style svg template textarea video
"""
_LEFT_OUT = frozenset(_NOT_READ.split())
_PREFORMATTED = frozenset({"pre", "listing", "xmp"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n\s*\n")
"""Two line breaks in a row, as many pages end their paragraphs."""
_WRITTEN_SOLID = re.compile(
    f"(?<=[{KANJI}{KANA}、。」』）])[ \t]*\r?\n[ \t]*(?=[{KANJI}{KANA}「『（])"
)
"""A line of the source that was broken within Japanese (CSS Text 3, 4.1.3): no space."""
_SPACE = re.compile("[ \t\n\r\f]+")
_BACK = frozenset("↩↑^⏎")
"""What a footnote has to lead back to where it belongs."""
_NOTE_MARK = re.compile(r"\W*\w{1,4}\W*")


def paragraphs(path: Path, markup: str) -> Iterator[str]:
    """The paragraphs of a page; none where there is nothing on it.

    `path` is for the UnreadableText of one that is nested deeper than can be read.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing that is markup or text
        return
    # The parser mends what it can, and stops there.
    if any(e.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for e in parser.error_log):
        raise UnreadableText(
            f"{path} has more than 2,000 elements in one another, as broken pages have: open "
            "it in a browser and save its text."
        )
    if root is not None:
        yield from _Walk().paragraphs(root)


class _Walk:
    """Where one is on a page."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._preformatted = 0

    def paragraphs(self, root: Element) -> Iterator[str]:
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in walk:
            name = cast("str", element.tag)
            if name in _BLOCKS:
                yield from self._taken()
            if event == "start" and _is_left_out(element, name):
                skipped = element
                walk.skip_subtree()
            elif event == "start":
                self._preformatted += name in _PREFORMATTED
                self._add("\n" if name == "br" else element.text, as_it_is=name == "br")
            else:  # also of what was skipped
                self._preformatted -= name in _PREFORMATTED and element is not skipped
                self._add(element.tail)
        yield from self._taken()

    def _add(self, text: str | None, *, as_it_is: bool = False) -> None:
        if not text:
            return
        if self._preformatted or as_it_is:
            self._pieces.append(text.replace("\t", " "))
        else:
            self._pieces.append(_SPACE.sub(" ", _WRITTEN_SOLID.sub("", text)))

    def _taken(self) -> Iterator[str]:
        if self._pieces:
            yield from _EMPTY_LINE.split("".join(self._pieces))
            self._pieces.clear()


def _is_left_out(element: Element, name: str) -> bool:
    if name in _LEFT_OUT:
        return True
    if element.get("hidden") is not None or _HIDING.search(element.get("style", "")):
        return True
    if name == "pre":
        return element.find("code") is not None
    return _is_note_mark(element, name)


def _is_note_mark(element: Element, name: str) -> bool:
    """Whether it is the number of a footnote, or what leads back from one."""
    if name == "sup":
        link = element.find("a")
        return (
            link is not None
            and link.get("href", "").startswith("#")
            and bool(_NOTE_MARK.fullmatch("".join(map(str, element.itertext()))))
        )
    if name == "a" and element.get("href", "").startswith("#"):
        return "".join(map(str, element.itertext())).strip().rstrip("\ufe0e\ufe0f") in _BACK
    return False
