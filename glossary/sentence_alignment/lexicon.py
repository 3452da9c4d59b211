"""Terms of a lexicon in a sentence: further words of it, found under `=` and the term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from glossary import language
from glossary.sentence_alignment.words import Word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_LEAST = 2
"""Characters of a key: one syllable is in too many words to say anything."""
_ENGLISH_END = re.compile(r"(?:s|es|'s|’s|ed|ing|al|ian|ese)?(?![a-z])")
"""What may follow a term in Latin letters that a word ends with."""


class Terms:
    """The keys of one language, to be found in its sentences.

    A term in Hangul, kanji or kana counts wherever it stands, particle or no particle,
    spaces or none; one in Latin letters where a word begins and ends, plural or not.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        """Take keys as `language.key` makes them; shorter than two characters are left out."""
        self._keys = sorted({language.key(key) for key in keys} - {""})
        self._keys = [key for key in self._keys if len(key) >= _LEAST]
        self._finder = AhoCorasick(self._keys, matchkind=MatchKind.Standard)

    def in_sentence(self, text: str) -> list[Word]:
        """The terms in a sentence, as words of it; a term inside a longer one is none."""
        if not self._keys:
            return []
        folded, places = language.fold(language.normalise(text))
        spans = [
            (start, end)
            for _, start, end in self._finder.find_matches_as_indexes(folded, overlapping=True)
            if _is_whole(folded, places, start, end)
        ]
        longest = _longest(spans)
        return [Word((f"={folded[start:end]}",)) for start, end in longest]


def _is_whole(folded: str, places: list[int], start: int, end: int) -> bool:
    """Whether Latin letters do not go on before it, nor after it but by an ending."""
    goes_on = start > 0 and places[start - 1] + 1 == places[start]
    if goes_on and _is_latin(folded[start]) and _is_latin(folded[start - 1]):
        return False
    if not _is_latin(folded[end - 1]):
        return True
    stop = end
    while stop < len(folded) and places[stop] == places[stop - 1] + 1:
        if not (_is_latin(folded[stop]) or folded[stop] in "'’"):
            break
        stop += 1
    return bool(_ENGLISH_END.fullmatch(folded[end:stop]))


def _is_latin(character: str) -> bool:
    return character.isalpha() and character < "\u0250"


def _longest(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


class Lexicon:
    """Terms with their equivalents, ready to be found on both sides.

    Building it takes time that grows with the terms; one serves for any number of
    documents of its pair of languages.
    """

    def __init__(
        self,
        equivalents: Mapping[str, Collection[str]],
        readings: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """Take the equivalents of each term of the source language, in any spelling.

        `readings` has the syllables that Korean reads a kanji as, 同 → 동: for Korean and
        Japanese, which share most of their words in Chinese characters.
        """
        self.readings: Mapping[str, Collection[str]] = readings or {}
        self.spelt = {
            f"={language.key(text)}": text
            for term, others in equivalents.items()
            for text in (term, *others)
        }
        """`=` and key → how it is written."""
        self.counterparts: dict[str, set[str]] = {}
        """`=` and key of a term → `=` and key of its equivalents."""
        for term, others in equivalents.items():
            self.counterparts.setdefault(f"={language.key(term)}", set()).update(
                f"={language.key(other)}" for other in others
            )
        self.source = Terms(equivalents)
        self.target = Terms(other for others in equivalents.values() for other in others)
