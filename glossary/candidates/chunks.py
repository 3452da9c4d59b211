"""Noun phrases: the spans of a sentence in which terms are looked for.

The grammar is a regular expression over one letter a morpheme. It is the usual shape
of Korean terms (nouns, roots, prefixes, suffixes, Latin and Chinese words) plus what
the field writes inside a term: `·` (방위장비품·기술이전협정), a hyphen (인도-태평양),
digits (IP4, 2+2, 제9조, 6세대 전투기).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossary.candidates.words import BREAKS, PLURAL_AND_RANGE

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
"""A capital letter stands for a morpheme glued to the one before."""
_JOINERS = {"·": ".", "-": "-", "–": "-", "+": "+"}
_DOTS = "·‧∙ㆍ･•"
_OPENING_QUOTES = frozenset("‘“「『\"'`《〈＂＇")
_CLOSING_QUOTES = frozenset("’”」』\"'`》〉＂＇")

_PHRASE = re.compile(
    r"[nprlhxdNPRLHXD]"
    r"(?:[nprlhxNPRLHXDS]|(?<=[xX]D)B|[.\-](?=[A-Z])|(?<=[dD])\+(?=D))*"
)


class Phrase(NamedTuple):
    """A noun phrase as long as it goes: `tokens[first:last]` of its sentence."""

    first: int
    last: int
    letters: str
    """Their shape."""
    verbal: bool
    """Followed by 하 or 되, so that its last noun is the stem of a verb here."""
    quoted: bool
    """Stands in quotation marks, alone."""


def shape(tokens: Sequence[Token]) -> str:
    """One letter a morpheme, a capital where no space stands before it.

    A joiner keeps its sign where it is glued on; what no noun phrase has in it is a space.
    """
    letters = []
    end = -1
    for form, tag, start, stop in tokens:
        letter = _LETTERS.get(tag, " ")
        if letter == "l" and form.islower():
            letter = " "
        if start == end:
            if letter != " ":
                letter = " " if form in PLURAL_AND_RANGE and letter == "s" else letter.upper()
            else:
                letter = _JOINERS.get(form, "." if form in _DOTS else " ")
        if form in BREAKS and start != end:
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
            0 < first
            and last < len(tokens)
            and tokens[last].form in _CLOSING_QUOTES
            and tokens[first - 1].form in _OPENING_QUOTES
        )
        yield Phrase(first, last, letters[first:last], verbal, quoted)
