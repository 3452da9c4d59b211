"""Noun phrases: the spans of a sentence in which terms are looked for.

The grammar is a regular expression over one letter a morpheme. It is the usual shape
of Korean terms (nouns, roots, prefixes, suffixes, Latin and Chinese words) plus what
the field writes inside a term: `·` (방위장비품·기술이전협정), a hyphen (인도-태평양),
digits (IP4, 2+2, 제9조, 6세대 전투기), a bound noun in one word (대륙간탄도미사일).
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.brackets import CLOSING_QUOTES, OPENING_QUOTES
from glossary.candidates.morphology import MULTI
from glossary.candidates.words import BREAKS, COUNTERS, UNKEPT_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.candidates.morphology import Token

_LETTERS = {
    "NNG": "n",  # common noun
    "NNP": "p",  # proper noun
    "SL": "l",  # Latin
    "SH": "h",  # Chinese characters
    "XR": "r",  # root
    "XPN": "x",  # prefix
    "XSN": "s",  # suffix
    "SN": "d",  # digits
    "NNB": "b",  # bound noun
    "XSV": "v",  # 하, 되: makes a verb of the noun before it
    "XSA": "v",
}
JOINERS = {
    **dict.fromkeys("·‧∙ㆍ･•/／", "."),
    **dict.fromkeys("-–‐‑", "-"),
    "+": "+",
}
MEASURES = frozenset(
    {"㎜", "mm", "㎝", "cm", "㎞", "km", "톤", "t", "kt", "Mt", "마일", "해리"}
)
"""Units after digits, in what a calibre or size tells from others: 155㎜ 포탄."""
_NOTHING = ("", "", -1, -1)
_UNKEPT = {"s": UNKEPT_SUFFIXES, "b": COUNTERS}
_PHRASE = re.compile(
    r"[nprlhxdNPRLHXD]"
    r"(?:[nprlhxNPRLHXDS]|(?<=[xX]D)B|(?<=[dD])M|(?<=[NPnp])B(?=[NPH])|[.\-](?=[A-Z])|(?<=[dD])\+(?=D))*"
)


class Phrase(NamedTuple):
    """A noun phrase as long as it goes: `tokens[first:last]` of its sentence."""

    first: int
    last: int
    shape: str
    verbal: bool
    """Followed by 하 or 되, so that its last noun is the stem of a verb here."""
    quoted: bool
    """Stands in quotation marks, alone."""


def shape(tokens: Sequence[Token]) -> str:
    """One letter a morpheme, a capital where no space stands before it.

    A joiner keeps its sign where it is glued on; a space stands for what no noun phrase
    has in it, such as English prose.
    """
    letters: list[str] = []
    end = -1
    for (form, tag, start, stop), (_, following, after, _) in zip_longest(
        tokens, tokens[1:], fillvalue=_NOTHING
    ):
        letter = _LETTERS.get(tag)
        glued = start == end
        if start <= after < stop:  # ㎞를 read as a noun 르 with a particle ㄹ: no word
            letter = None
        elif (form, tag) == MULTI and after == stop and following == "NNG":
            letter = "x"
        if glued and letters and letters[-1] in "dD" and form in MEASURES:
            letter = "M"
        elif letter is None:
            letter = JOINERS.get(form, " ") if glued else " "
        elif letter == "l" and form.islower():
            letter = " "
        elif glued:
            unkept = _UNKEPT.get(letter)
            letter = " " if unkept and form in unkept else letter.upper()
        elif form in BREAKS:
            letter = " "
        letters.append(letter)
        end = stop
    return "".join(letters)


def phrases(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """The noun phrases of a sentence, each as long as it goes."""
    letters = shape(tokens)
    for match in _PHRASE.finditer(letters):
        first, last = match.span()
        verbal = letters[last : last + 1] == "V"
        quoted = (
            last < len(tokens)
            and tokens[last].form in CLOSING_QUOTES
            and first > 0
            and tokens[first - 1].form in OPENING_QUOTES
        )
        yield Phrase(first, last, match[0], verbal, quoted)
