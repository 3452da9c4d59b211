"""What the translations in the memory say where the Korean has a term.

A phrase that stands in the translations of many segments with the term, and in few
others, is proposed for it (`association.py`); with the extra `alignment`, word by word
alignment has to agree (`word_alignment.py`). The memory is the user's own; its licence is
what it came with.

Measured on 4,440 pairs of Korean–English news (korean-parallel-corpora, CC BY-SA 3.0, not
part of this project) and the terms of the development lists in them, without names of
countries: `python -m benchmarks.sources --pairs KOREAN ENGLISH`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from glossary import language
from glossary.equivalents import association, segments, word_alignment
from glossary.model import Evidence, Method, Source, Term, TermType
from glossary.places import is_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from glossary.equivalents.association import Match
    from glossary.equivalents.sources import Context, Pair, Query

SOURCES: tuple[Source, ...] = ()
"""The memory's own sources, recorded where its units are."""

AGREED_CONFIDENCE = 0.84
"""Association and alignment have the same phrase, both three times: 21 of 25."""
ASSOCIATED_CONFIDENCE = 0.81
"""Association alone, where nothing aligns words: 22 of 27."""

_MINIMAL, _UNVERIFIED = 2, 1
_OFTEN = 3
"""Pairs that a phrase has to stand in with the term to be more than a suggestion."""
_CLOSE = 0.4
"""Dice's coefficient from which a phrase counts: below it 5 of 11 were right."""
_SHARE = 0.45
"""Of the pairs with the term, those that have the phrase: below it 3 of 7 were right."""
_PER_TERM = 60
"""Pairs with a term that are looked at."""
_BACKGROUND = 2_000
"""Pairs looked at whatever stands in them, so that common phrases are known as such."""
_LARGEST = 20_000
"""Pairs looked at in a language: 6 s, and 100 MB."""


def prepare(terms: Sequence[str], context: Context) -> Callable[[Query], Iterator[Term]]:
    """Read the memory once, with an eye on the terms; names of countries are CLDR's."""
    keys = frozenset(language.key(term) for term in terms if not is_place(term))
    korean = segments.Korean(keys)
    found: dict[tuple[str, str], Term] = {}
    for code, pairs in _sampled(context.pairs(), korean).items():
        cut = [[word.text for word in korean.words(pair.korean)] for pair in pairs]
        homes = _homes(cut, keys)
        aligned = _aligned(cut, pairs, keys, code) if homes else None
        for key, match in association.matches(homes, pairs, code).items():
            found[key, code] = _term(match, code, agrees=_agrees(match, key, aligned))

    def equivalents(query: Query) -> Iterator[Term]:
        for code in language.LANGUAGES[1:]:
            term = found.get((language.key(query.term), code))
            if term is not None:
                yield term

    return equivalents


def _sampled(pairs: Iterable[Pair], korean: segments.Korean) -> dict[str, list[Pair]]:
    """By language, the pairs to look at: enough of each term's, and some others."""
    taken: defaultdict[str, list[Pair]] = defaultdict(list)
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for pair in pairs:
        sample = taken[pair.language]
        if len(sample) >= _LARGEST:
            continue
        wanted = len(sample) < _BACKGROUND
        if korean.may_have_one(pair.korean):
            for word in {word.text for word in korean.words(pair.korean)}:
                if korean.has(word):
                    counts[word, pair.language] += 1
                    wanted = wanted or counts[word, pair.language] <= _PER_TERM
        if wanted:
            sample.append(pair)
    return taken


def _homes(cut: Sequence[Sequence[str]], keys: frozenset[str]) -> dict[str, list[int]]:
    """Key of a term → the places of the segments that it stands in."""
    homes: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(cut):
        for word in sorted(keys.intersection(words)):
            homes[word].append(place)
    return dict(homes)


def _aligned(
    cut: Sequence[Sequence[str]], pairs: Sequence[Pair], keys: frozenset[str], code: str
) -> Mapping[str, Mapping[str, int]] | None:
    if not word_alignment.is_installed():
        return None
    both = [
        (words, [word.text for word in segments.words(pair.text, code)])
        for words, pair in zip(cut, pairs, strict=True)
    ]
    return word_alignment.votes(both, keys, code)


def _agrees(
    match: Match, key: str, aligned: Mapping[str, Mapping[str, int]] | None
) -> bool | None:
    """Whether alignment has the phrase in the first place; None where there is none."""
    if aligned is None:
        return None
    votes = aligned.get(key, {})
    first = min(votes, key=lambda phrase: (-votes[phrase], phrase), default="")
    return votes.get(first, 0) >= _OFTEN and _singular(first) == _singular(match.counted)


def _singular(phrase: str) -> str:
    """So that missile and missiles are one phrase; of Japanese, the phrase itself."""
    return phrase.removesuffix("s")


def _goes_well(match: Match) -> bool:
    return match.score >= _CLOSE and match.both >= _SHARE * match.with_term


def _term(match: Match, code: str, *, agrees: bool | None) -> Term:
    often = match.both >= _OFTEN
    if often and agrees:
        reliability, confidence = _MINIMAL, AGREED_CONFIDENCE
    elif often and agrees is None and _goes_well(match):
        reliability, confidence = _MINIMAL, ASSOCIATED_CONFIDENCE
    else:
        reliability, confidence = _UNVERIFIED, None
    return Term(
        language=code,
        text=match.text,
        type=TermType.ACRONYM if language.is_acronym(match.text) else TermType.FULL_FORM,
        reliability=reliability,
        evidence=(
            Evidence(
                method=Method.MEMORY,
                source=match.pair.source,
                confidence=confidence,
                quote=f"{match.pair.korean} = {match.pair.text}",
                note=f"in {match.both} of the {match.with_term} translations looked at",
            ),
        ),
    )
