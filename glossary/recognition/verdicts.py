"""Whether what looks like a term stands there as one, as far as its edges tell.

Each rule takes a hit of the automaton and says how the term stands, that it does not, or
that somebody who knows the morphemes should be asked.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from glossary.recognition.matches import Kind
from glossary.recognition.reading import (
    FREE,
    HIRAGANA,
    INSIDE,
    JAPANESE,
    SCRIPT,
    TAIL,
    class_of,
)
from glossary.recognition.tails import VERB_FORMS, Ending, Tail, judge

if TYPE_CHECKING:
    from glossary.recognition.reading import Reading


class Verdict(IntEnum):
    """How a hit stands; those after COMPOUND are questions."""

    NO = 0
    EXACT = 1
    INFLECTED = 2
    COMPOUND = 3
    ASK = 4
    """It begins a word, and what comes after it in the word is not known."""
    ASK_INSIDE = 5
    """It begins inside a word."""
    ASK_JAPANESE = 6
    """It begins or ends inside a run of kanji or of kana."""


KINDS = {
    Verdict.EXACT: Kind.EXACT,
    Verdict.INFLECTED: Kind.INFLECTED,
    Verdict.COMPOUND: Kind.COMPOUND,
    Verdict.ASK: Kind.UNCERTAIN,
}

SURE_INSIDE = 4
"""So many syllables, where a particle or nothing follows, do not stand in a word by chance."""
SURE_BETWEEN = 5
"""Nor do so many whatever follows."""
NEVER_DIVIDED = 2
"""So short a Korean word is not found across a space: 한 일 is not 한일."""
SELDOM_DIVIDED = 3

NOMINALISED = ("함", "됨")
VERBAL = 3
"""Syllables: 구축함으로써 may be the ship, or the noun of the verb 구축하다."""

_CLOSING = frozenset("’”)]）］」』》〉〕】>")
_STRAIGHT = frozenset("'\"")

_LONGEST_TAIL = 12
_JAPANESE_PARTICLES = frozenset("をはがのにでとへもやか")
GAP = 80
"""A match is at most twice as long as its term and this: the rest is spaces."""


def hangul(reading: Reading, first: int, stop: int, *, asking: bool) -> Verdict:
    """A term in Hangul alone; `first` and `stop` are its span in the folded text.

    `asking`: whether there is somebody to answer questions about the inside of words.
    """
    left, right = reading.before[first], reading.after[stop - 1]
    length = stop - first
    if left == INSIDE and not (asking or length >= SURE_INSIDE):
        return Verdict.NO
    start, end = reading.places[first], reading.places[stop - 1] + 1
    tail = Tail.INFLECTION if right < TAIL else tail_at(reading.plain, end, right)
    if tail is Tail.DERIVATION:
        return Verdict.NO
    if length == 1:
        # whoever was not asked cannot tell 한 달 from 한 정부
        return Verdict.ASK if left == FREE and tail is Tail.INFLECTION else Verdict.NO
    if end - start != length and divided(reading.plain[start:end]):
        far = length <= NEVER_DIVIDED or too_far(reading, start, end, length)
        doubt = length <= SELDOM_DIVIDED or tail is Tail.UNKNOWN
        if far or doubt or left == INSIDE:
            return Verdict.NO if far else _divided(left, length, asking=asking)
    return _undivided(left, right, tail, length, reading.plain[start:end])


def _divided(left: int, length: int, *, asking: bool) -> Verdict:
    """A term with a space in it that it may not be: 해양안보 협력 is 안보협력."""
    if left != INSIDE:
        return Verdict.ASK
    return Verdict.ASK_INSIDE if asking and length > SELDOM_DIVIDED else Verdict.NO


def _undivided(left: int, right: int, tail: Tail, length: int, found: str) -> Verdict:
    if left == INSIDE:
        enough = SURE_BETWEEN if tail is Tail.UNKNOWN else SURE_INSIDE
        verdict = Verdict.COMPOUND if length >= enough else Verdict.ASK_INSIDE
    elif tail is Tail.UNKNOWN:
        verdict = Verdict.COMPOUND if length >= SURE_INSIDE else Verdict.ASK
    elif tail is Tail.SUFFIX or SCRIPT in {left, right}:
        verdict = Verdict.COMPOUND
    elif found in VERB_FORMS or (length >= VERBAL and found.endswith(NOMINALISED)):
        verdict = Verdict.ASK
    else:
        verdict = Verdict.INFLECTED if right >= TAIL else Verdict.EXACT
    return verdict


def cjk(reading: Reading, first: int, stop: int) -> Verdict:
    """A term in kanji and kana alone."""
    left, right = reading.before[first], reading.after[stop - 1]
    start, end = reading.places[first], reading.places[stop - 1] + 1
    length = stop - first
    if _is_torn(reading, start, end, length):
        return Verdict.NO
    if right >= TAIL:
        return _before_hangul(reading, end, right)
    following = reading.plain[end : end + 1]
    particle = bool(following) and class_of(following) == HIRAGANA
    if JAPANESE in {left, right}:
        return Verdict.NO if length == 1 else Verdict.ASK_JAPANESE
    if particle:
        alone = length == 1 and following not in _JAPANESE_PARTICLES
        return Verdict.NO if alone else Verdict.INFLECTED
    return Verdict.COMPOUND if right == SCRIPT else Verdict.EXACT


def _is_torn(reading: Reading, start: int, end: int, length: int) -> bool:
    """Whether what is between its characters is more than the end of a line."""
    within = reading.plain[start:end]
    if end - start == length or not divided(within):
        return False
    spaced = any(c.isspace() and c not in "\r\n" for c in within)
    return (spaced and length < SURE_INSIDE) or too_far(reading, start, end, length)


def other(reading: Reading, first: int, stop: int) -> Verdict:
    """A term with Latin letters or digits in it."""
    left, right = reading.before[first], reading.after[stop - 1]
    start, end = reading.places[first], reading.places[stop - 1] + 1
    if INSIDE in {left, right} or too_far(reading, start, end, stop - first):
        return Verdict.NO
    if JAPANESE in {left, right}:
        return Verdict.ASK_JAPANESE
    if right >= TAIL:
        return _before_hangul(reading, end, right)
    return Verdict.COMPOUND if right == SCRIPT else Verdict.EXACT


def _before_hangul(reading: Reading, end: int, right: int) -> Verdict:
    tail = tail_at(reading.plain, end, right)
    if tail is Tail.DERIVATION:
        return Verdict.NO
    return Verdict.INFLECTED if tail is Tail.INFLECTION else Verdict.COMPOUND


_tails: dict[tuple[int, str], Tail] = {}
_MOST_TAILS = 1 << 17


def tail_at(plain: str, end: int, right: int) -> Tail:
    """What follows a term in its word; `right` is the edge there, TAIL and more."""
    space = plain.find(" ", end, end + _LONGEST_TAIL)
    rest = plain[end : space if space >= 0 else end + _LONGEST_TAIL]
    known = _tails.get((right, rest))
    if known is None:
        if len(_tails) > _MOST_TAILS:
            _tails.clear()
        known = _tails[right, rest] = judge(Ending(right - TAIL), _syllables(rest))
    return known


def _syllables(text: str) -> str:
    for i, character in enumerate(text):
        if not "가" <= character <= "힣":
            return text[:i]
    return text


def is_particle(pattern: str) -> bool:
    """Whether a term is spelt like something that is attached to a noun.

    >>> is_particle("이란"), is_particle("이라크")
    (True, False)
    """
    return judge(Ending.OTHER, pattern) is Tail.INFLECTION


def is_attached(plain: str, start: int) -> bool:
    """Whether what begins at a place goes on from a closing bracket or quotation mark,
    or from Latin letters or digits: the 이란 of ‘준동맹’이란, not that of 對이란 제재."""
    before = plain[start - 1 : start]
    if before in _STRAIGHT:  # which opens after a space and closes after a word
        before = plain[start - 2 : start - 1] if start > 1 else ""
        return bool(before) and not before.isspace() and before not in "([{（［·,"
    return before in _CLOSING or (before.isascii() and before.isalnum())


def divided(found: str) -> bool:
    """Whether there is white space in it."""
    return any(map(str.isspace, found))


def too_far(reading: Reading, start: int, end: int, length: int) -> bool:
    """Whether its parts belong to different paragraphs, or stand far from each other."""
    if end - start == length:
        return False
    return end - start > 2 * length + GAP or reading.plain.count("\n", start, end) > 1
