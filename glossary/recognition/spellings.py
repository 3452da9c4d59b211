"""A term → the strings to look for, and whether what was found is spelt like the term.

The strings are folded, so that spaces, hyphens and capitals do not count. For Korean that
is all; in Latin letters they do count, a little: US is not us, and a Quad is no quad.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossary.language import fold, has_hangul, is_acronym, is_latin, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIBILANT = re.compile("(?:[sxz]|ch|sh)$", re.IGNORECASE)
_CONSONANT_Y = re.compile("[^aeiou]y$", re.IGNORECASE)
_PLURAL_ALREADY = re.compile("[^siu]s$")
_HYPHENS = re.compile("[-‐‑‒–]")
_SPACE = re.compile(r"\s")
_DOTTED = re.compile(r"(?<![A-Za-z.])(?:[A-Z]\.){2,}")
"""U.S., which many write US."""
_APOSTROPHE = re.compile("['’]")


class Spelling(NamedTuple):
    """A term in one of its forms."""

    number: int
    text: str
    plural: bool


def spellings(number: int, term: str) -> Iterator[tuple[str, Spelling]]:
    """What to look for, folded, for a term: in Latin letters its plural as well.

    >>> [folded for folded, _ in spellings(1, "F-35")]
    ['f35', 'f35s']
    >>> [folded for folded, _ in spellings(1, "U.S. Army")][::2]
    ['u.s.army', 'usarmy']
    """
    text = normalise(term)
    yield from _spelt(number, text)
    undotted = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), text)
    if undotted != text:
        yield from _spelt(number, undotted)


def _spelt(number: int, text: str) -> Iterator[tuple[str, Spelling]]:
    folded, _ = fold(text)
    if not folded:
        return
    yield folded, Spelling(number, text, plural=False)
    if is_latin(text) or is_acronym(text):
        plural = _plural(text)
        if plural:
            yield fold(plural)[0], Spelling(number, plural, plural=True)


def _plural(text: str) -> str:
    if is_acronym(text):
        return text + "s" if text[-1].isalnum() else ""
    if not text[-1].isalpha() or _PLURAL_ALREADY.search(text):
        return ""
    if _CONSONANT_Y.search(text):
        return text[:-1] + "ies"
    return text + ("es" if _SIBILANT.search(text) else "s")


def is_spelt(found: str, spelling: Spelling) -> bool:
    """Whether `found`, which folds to the same, is the term as it may be written.

    An acronym has its capitals and no space that it does not have; a proper noun of one
    word has its capital. A space or a hyphen of the term may be the other, or be left
    out; a word without them may be hyphenated but not divided.

    >>> [is_spelt(f, Spelling(1, "war game", plural=False)) for f in ("war-game", "Wargame")]
    [True, True]
    >>> [is_spelt(f, Spelling(1, "US", plural=False)) for f in ("US", "us", "U S")]
    [True, False, False]
    """
    text = spelling.text
    if has_hangul(text):
        return True
    if _SPACE.search(found) and not (" " in text or _HYPHENS.search(text)):
        return False
    if spelling.plural and _APOSTROPHE.search(found):
        return False  # NATO's is no plural of it
    stem = text[:-1] if spelling.plural else text
    if is_acronym(stem):
        return _letters(found) == _letters(text)
    is_name = text[0].isupper() and " " not in text
    return found[0].isupper() or not is_name


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c in "+&.")
