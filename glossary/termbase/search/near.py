"""What was meant where nothing was found: the other keyboard, a slip, words one by one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from glossary.language import has_hangul, has_kana, has_kanji, key
from glossary.termbase.search import beginnings, keyboards

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

_SLIPS = 4
"""One slip for so many letters or jamo, rounded up: two in 동맹 (six jamo), one in NATO."""
_MOST_SLIPS = 4
_SHORTEST = 2
"""Characters: everything is one slip away from a single one."""


class Reason(Enum):
    """Why something else may have been meant."""

    KEYBOARD = "keyboard"
    """The keyboard was in the other layout."""
    SLIP = "slip"
    """A term is written almost like it."""
    WORD = "word"
    """It is one of the words, which are not found together."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Something that finds something."""

    text: str
    reason: Reason


def guesses(connection: sqlite3.Connection, text: str, limit: int = 5) -> list[Guess]:
    """What else a cleaned text that nothing was found for may mean, the likeliest first."""
    found: dict[str, Guess] = {}
    for guess in (
        *_keyboard(connection, text),
        *_slips(connection, text, limit),
        *_words(connection, text),
    ):
        found.setdefault(key(guess.text), guess)
    return list(found.values())[:limit]


def _keyboard(connection: sqlite3.Connection, text: str) -> Iterator[Guess]:
    """The same keys in the other layout, with capitals and, as no shift was meant, without."""
    if has_hangul_or_jamo(text):
        others = [keyboards.to_latin(text)]
    else:
        others = [keyboards.to_hangul(text), keyboards.to_hangul(text.lower())]
    for other in others:
        if len(other) >= _SHORTEST and beginnings.is_key(connection, key(other)):
            yield Guess(other, Reason.KEYBOARD)


def has_hangul_or_jamo(text: str) -> bool:
    """Whether there is Hangul in it, as syllables or as single jamo.

    >>> has_hangul_or_jamo("ㅜㅁ새"), has_hangul_or_jamo("nato")
    (True, False)
    """
    return any("ㄱ" <= c <= "ㅣ" or "가" <= c <= "힣" for c in text)


def _slips(connection: sqlite3.Connection, text: str, limit: int) -> Iterator[Guess]:
    """The terms that are the fewest slips away: of keys, not of syllables."""
    typed = key(text)
    if len(typed) < _SHORTEST:
        return
    letters = _letters(typed)
    slips = min(-(-len(letters) // _SLIPS), _MOST_SLIPS)
    keys = _keys_like(connection, typed, slips)
    # Distances in one go; those that are too great come as one more than is allowed.
    distances = process.cdist(
        [letters], [_letters(one) for one in keys], scorer=OSA.distance, score_cutoff=slips
    )[0]
    order = distances.argsort(kind="stable")[: 4 * limit].tolist()
    for place in order:
        (term,) = _terms(connection, keys[place]) or (None,)
        if term and distances[place] <= slips:
            yield Guess(term, Reason.SLIP)


def _keys_like(connection: sqlite3.Connection, typed: str, slips: int) -> list[str]:
    """The keys in the same script that are about as long, in their order."""
    # A slip of the finger may cost a syllable, but hardly two.
    apart = min(slips, 1) if not typed.isascii() else slips
    first, last = _script(typed)
    cursor = connection.cursor()
    cursor.row_factory = None
    return [
        row[0]
        for row in cursor.execute(
            "select distinct key from term where key >= ? and key <= ?"
            " and length(key) between ? and ?",
            (first, last, len(typed) - apart, len(typed) + apart),
        )
    ]


def _script(typed: str) -> tuple[str, str]:
    """The first and the last key of the script that a key is in."""
    if has_hangul(typed):
        return "가", "힣\U0010ffff"
    if has_kana(typed) or has_kanji(typed):
        return "\u3005", "\u9fff\U0010ffff"
    return "0", "\u0250"


def _letters(text: str) -> str:
    """A text with its syllables taken apart, so that 동멩 is one slip away from 동맹."""
    return text if text.isascii() else text.translate(_jamo())


@cache
def _jamo() -> Mapping[int, str]:
    return {code: keyboards.jamo_of(chr(code)) for code in range(0xAC00, 0xAC00 + 11172)}


def _terms(connection: sqlite3.Connection, term_key: str) -> list[str]:
    """How a key is written, if an entry that is not rejected has it."""
    rows = connection.execute(
        "select t.text from term t join entry e on e.id = t.concept_id"
        " where t.key = ? and e.status <> 'rejected' order by e.frequency desc, t.id limit 1",
        (term_key,),
    )
    return [row["text"] for row in rows]


def _words(connection: sqlite3.Connection, text: str) -> Iterator[Guess]:
    words = text.split()
    if len(words) > 1:
        for word in words[:8]:
            if len(word) >= _SHORTEST and beginnings.is_key(connection, key(word)):
                yield Guess(word, Reason.WORD)
