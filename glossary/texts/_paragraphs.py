"""Paragraphs that a reader took out of a file → the text of a document.

An empty line ends a paragraph, and nothing else does; a line break that the file has inside
a paragraph is one line break. White space is that of plain text, and what nobody sees
(soft hyphens, zero-width characters, controls) is gone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE_BREAK = re.compile("\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls that break no line
    "\u00ad"  # soft hyphen
    "\u180e\u200b\u200c\u2060\ufeff"  # no width, and no meaning in these languages
    "\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # directions
)
_SPACES = re.compile("[ \u00a0\u2000-\u200a\u202f\u205f]+")
_AROUND_TAB = re.compile(" *\t[\t ]*")


def joined(paragraphs: Iterable[str]) -> str:
    """The text of a document; paragraphs with nothing to be seen in them are left out.

    >>> joined(["한미\u200b동맹\u00a0 강화 ", " ", "1행\v2행"])
    '한미동맹 강화\\n\\n1행\\n2행'
    """
    return "\n\n".join(filter(None, map(cleaned, paragraphs)))


def cleaned(paragraph: str) -> str:
    """A paragraph with plain white space and without what nobody sees."""
    lines = (_line(line) for line in _LINE_BREAK.split(paragraph))
    return "\n".join(filter(None, lines))


def _line(line: str) -> str:
    line = _SPACES.sub(" ", _INVISIBLE.sub("", line))
    return (_AROUND_TAB.sub("\t", line) if "\t" in line else line).strip()


def has_letters(text: str) -> bool:
    """Whether there is anything in it to translate: more than numbers and signs."""
    return any(character.isalpha() for character in text)


def once(paragraphs: Iterable[str]) -> list[str]:
    """Those with letters, each once: headers and footers are the same on every page."""
    return [text for text in dict.fromkeys(map(cleaned, paragraphs)) if has_letters(text)]
