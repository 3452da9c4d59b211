"""Find many terms in a text in one pass, then ask whether each stands there as a word.

The pass is an Aho-Corasick automaton over the folded text (no spaces, dots, quotes), all
overlapping hits. Most hits are settled by their edges (`verdicts`), which are looked up
and not worked out; what is left is settled by morphemes, where somebody supplies them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ahocorasick_rs

from glossary.language import HANGUL, KANA, KANJI
from glossary.recognition import verdicts
from glossary.recognition.analysis import Morphemes, japanese_verdict, morphemes
from glossary.recognition.matches import Kind, Match
from glossary.recognition.reading import read
from glossary.recognition.selection import longest
from glossary.recognition.spellings import is_spelt, spellings
from glossary.recognition.verdicts import KINDS, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeAlias

    from glossary.recognition.analysis import Analyse, Spans
    from glossary.recognition.bulk import Terms
    from glossary.recognition.reading import Reading
    from glossary.recognition.spellings import Spelling

    Found: TypeAlias = tuple[int, int, int, int]
    """Start and minus end in the plain text, verdict, number of the pattern."""
    Hit: TypeAlias = tuple[int, int, int]
    """Number of the pattern, start and end in the folded text, as the automaton has it."""

_SYLLABLES = re.compile(f"[{HANGUL}]+")
_CJK = re.compile(f"[{KANJI}{KANA}\U00020000-\U0003ffff]+")
_ALWAYS = verdicts.SURE_INSIDE
"""Patterns of another script than Hangul are looked at wherever they begin."""

_KINDS = [KINDS.get(verdict, Kind.UNCERTAIN) for verdict in Verdict]

_SHORT_VERB = 3
"""Up to so many syllables, a word by itself may be a form of a verb: 대한, 관한."""


class Recogniser:
    """Finds a fixed set of terms in any text."""

    def __init__(self, terms: Iterable[tuple[int, str]]) -> None:
        """Take `(number, text)` pairs; a number may come with several texts."""
        found: dict[str, list[Spelling]] = {}
        for number, text in terms:
            for folded, spelling in spellings(number, text):
                found.setdefault(folded, []).append(spelling)
        self._patterns = list(found)
        self._syllables = [
            len(pattern) if _SYLLABLES.fullmatch(pattern) else 0 for pattern in found
        ]
        """How many syllables of Hangul, for terms of nothing else; else 0."""
        self._is_cjk = [bool(_CJK.fullmatch(pattern)) for pattern in found]
        # Most patterns are of one term, however that is spelt. Its number is all that is
        # kept: the garbage collector would look at a hundred thousand objects all the time.
        self._only = [
            some[0].number if len(some) == 1 and (syllables or is_cjk) else None
            for some, syllables, is_cjk in zip(
                found.values(), self._syllables, self._is_cjk, strict=True
            )
        ]
        self._several = {
            i: some
            for i, (some, only) in enumerate(zip(found.values(), self._only, strict=True))
            if only is None
        }
        self._particles = {
            i
            for i, pattern in enumerate(self._patterns)
            if self._syllables[i] and verdicts.is_particle(pattern)
        }
        self._longest = max(map(len, self._patterns), default=0)
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns)
        self._bulk: Terms | None = None
        self._verb_like: dict[int, bool] = {}
        """Which terms somebody who was asked takes for no noun by themselves."""

    def find(
        self,
        text: str,
        nouns: Spans | Analyse | None = None,
        *,
        nested: bool = True,
        uncertain: bool = False,
    ) -> list[Match]:
        """Where the terms stand in `text`, by start, the longer first.

        `nouns` are the spans of its nominal morphemes, where they are known, or a function
        that finds them for a list of sentences, which is called only where it matters. It
        is given sentences composed (NFC). Without them a term inside a longer word is found
        only if it is long; one that begins a longer word is `Kind.UNCERTAIN`, and is left
        out unless `uncertain`. Unless `nested`, the longest of those that overlap is found.
        """
        reading = read(text)
        if not nouns and reading.arrays is not None:
            return self._in_bulk(reading, nested=nested, uncertain=uncertain)
        hits = self._automaton.find_matches_as_indexes(reading.folded, overlapping=True)
        found, questions = self._sorted_out(reading, hits, asking=bool(nouns))
        if nouns:
            found = self._asked(reading, found, questions, nouns, nested=nested)
        elif uncertain:
            found += _unanswered(reading, questions)
        found.sort()
        if not nested:
            found = longest(found)
        return self._matches(reading, found)

    def spells_across(self, text: str, place: int) -> bool:
        """Whether anything that is spelt like a term goes from before a place to after it."""
        around = 2 * self._longest + verdicts.GAP
        start = max(0, place - around)
        reading = read(text[start : place + around])
        hits = self._automaton.find_matches_as_indexes(reading.folded, overlapping=True)
        spans = (reading.original(*_plain_span(reading, hit)) for hit in hits)
        return any(first < place - start < last for first, last in spans)

    def _in_bulk(self, reading: Reading, *, nested: bool, uncertain: bool) -> list[Match]:
        """What the edges settle in a long text."""
        from glossary.recognition import bulk  # noqa: PLC0415 - NumPy is for long texts

        if self._bulk is None:
            self._bulk = bulk.Terms(self._patterns, self._syllables, self._only)
        with bulk.uncollected():
            hits = self._automaton.find_matches_as_indexes(reading.folded, overlapping=True)
            columns, others = bulk.settle(reading, hits, self._bulk)
            del hits
            found, questions = self._sorted_out(reading, others, asking=False)
            if uncertain:
                found += _unanswered(reading, questions)
            else:
                columns = columns.of_verdicts_before(Verdict.ASK)
            columns = (columns.joined(found) if found else columns).sorted()
            if not nested:
                columns = columns.longest()
            if reading.origins is None and self._bulk.has_one(columns.pattern):
                return bulk.matches(columns, self._bulk.numbers)
            return self._matches(reading, columns.rows())

    def _sorted_out(
        self, reading: Reading, hits: Sequence[Hit], *, asking: bool
    ) -> tuple[list[Found], list[tuple[Hit, Verdict]]]:
        """What the edges settle, and what they do not."""
        found: list[Found] = []
        questions: list[tuple[Hit, Verdict]] = []
        syllables, before = self._syllables, reading.before
        for hit in hits:
            pattern, first, stop = hit
            if syllables[pattern]:
                if not (asking or before[first]) and syllables[pattern] < _ALWAYS:
                    continue
                if pattern in self._particles and verdicts.is_attached(
                    reading.plain, reading.places[first]
                ):
                    continue
                verdict = verdicts.hangul(reading, first, stop, asking=asking)
            elif self._is_cjk[pattern]:
                verdict = verdicts.cjk(reading, first, stop)
            else:
                verdict = verdicts.other(reading, first, stop)
                if verdict and not self._spelt(reading, hit):
                    continue
            if verdict == Verdict.ASK_JAPANESE:
                verdict = japanese_verdict(reading, first, stop)
            if verdict >= Verdict.ASK:
                questions.append((hit, verdict))
            elif verdict:
                found.append((*_span(reading, hit), verdict, pattern))
        return found, questions

    def _asked(
        self,
        reading: Reading,
        found: list[Found],
        questions: list[tuple[Hit, Verdict]],
        nouns: Spans | Analyse,
        *,
        nested: bool,
    ) -> list[Found]:
        """What is found when the morphemes are known, too."""
        if callable(nouns):
            if not nested:
                questions = _outside(reading, questions, found)
            doubtful = self._doubtful(found, nouns)
            places = [reading.places[hit[1]] for hit, _ in questions]
            places += [start for start, _, _, pattern in found if pattern in doubtful]
            known = morphemes(reading, places, nouns)
        else:
            known = Morphemes(reading.spans_of_plain(nouns))
            doubtful = {
                pattern
                for _, _, verdict, pattern in found
                if verdict == Verdict.EXACT and 1 < self._syllables[pattern] <= _SHORT_VERB
            }
        kept = [one for one in found if one[3] not in doubtful or known.touch(one[0], -one[1])]
        for hit, _ in questions:
            verdict = known.verdict(reading, hit[1], hit[2])
            if verdict:
                kept.append((*_span(reading, hit), verdict, hit[0]))
        return kept

    def _doubtful(self, found: list[Found], analyse: Analyse) -> set[int]:
        """The terms among those that stand by themselves that may be forms of verbs."""
        short = {
            pattern
            for _, _, verdict, pattern in found
            if verdict == Verdict.EXACT and 1 < self._syllables[pattern] <= _SHORT_VERB
        }
        new = sorted(short - self._verb_like.keys())
        answers = analyse([self._patterns[pattern] for pattern in new]) if new else ()
        for pattern, spans in zip(new, answers, strict=True):
            self._verb_like[pattern] = not spans
        return {pattern for pattern in short if self._verb_like[pattern]}

    def _spelt(self, reading: Reading, hit: Hit) -> bool:
        start, end = _span(reading, hit)
        return any(is_spelt(reading.plain[start:-end], s) for s in self._several[hit[0]])

    def _matches(self, reading: Reading, found: Iterable[Found]) -> list[Match]:
        return [
            match
            for start, minus_end, verdict, pattern in found
            for match in self._all_of(reading, start, -minus_end, verdict, pattern)
        ]

    def _all_of(
        self, reading: Reading, start: int, end: int, verdict: int, pattern: int
    ) -> Iterator[Match]:
        """A match for each term that is spelt so."""
        span = reading.original(start, end)
        number = self._only[pattern]
        if number is not None:
            yield Match(number, *span, _KINDS[verdict])
            return
        some: Sequence[Spelling] = self._several[pattern]
        if not (self._syllables[pattern] or self._is_cjk[pattern]):
            some = [s for s in some if is_spelt(reading.plain[start:end], s)]
            some = [s for s in some if not s.plural] or some
        for spelling in some:
            plural = spelling.plural and verdict == Verdict.EXACT
            kind = _KINDS[Verdict.INFLECTED if plural else verdict]
            yield Match(spelling.number, *span, kind)


def _plain_span(reading: Reading, hit: Hit) -> tuple[int, int]:
    return reading.places[hit[1]], reading.places[hit[2] - 1] + 1


def _span(reading: Reading, hit: Hit) -> tuple[int, int]:
    """Start and minus end in the plain text."""
    return reading.places[hit[1]], -reading.places[hit[2] - 1] - 1


def _unanswered(reading: Reading, questions: Iterable[tuple[Hit, Verdict]]) -> Iterator[Found]:
    """The questions that may as well be answered yes."""
    return (
        (*_span(reading, hit), Verdict.ASK, hit[0])
        for hit, verdict in questions
        if verdict == Verdict.ASK
    )


def _outside(
    reading: Reading, questions: list[tuple[Hit, Verdict]], found: list[Found]
) -> list[tuple[Hit, Verdict]]:
    """The questions about what is not within a longer match."""
    inside: dict[int, int] = {}
    for start, minus_end, _, _ in found:
        for i in range(start, -minus_end):
            inside[i] = max(inside.get(i, 0), -minus_end)
    return [
        (hit, verdict)
        for hit, verdict in questions
        if inside.get(reading.places[hit[1]], 0) <= reading.places[hit[2] - 1]
    ]
