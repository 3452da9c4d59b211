"""Where the equivalent of a word probably stands in the translations of its segments."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.language import HANGUL, KANJI, without_particle

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

_LEAST = 2
"""Translations that a phrase must be in: of one, nothing tells its words apart."""
_LEAST_SHARE = 0.3
"""The share of the translations that has it; below that, another word is meant."""
_BACKGROUND = 300
"""Other segments of the language that a phrase is compared with."""
_PASSAGE = 5_000
"""Characters of a translation that phrases are looked for in: further on, which word goes with
which cannot be told."""
_LONGEST = 4
"""Words of a phrase; Japanese: the runs of kanji and kana that are put together."""

_WORD = re.compile(rf"[^\W_{HANGUL}]+(?:[-'’][^\W_{HANGUL}]+)*|[{HANGUL}]+")
_JAPANESE = re.compile(rf"[{KANJI}]+|[ァ-ヺー]+|[A-Za-z0-9]+|[ぁ-ゖ]+")
_HIRAGANA = re.compile(r"[ぁ-ゖ]+")
_PLURAL = re.compile(r"[a-z]{2}[^siu\W]s\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a translation, and how it was found."""

    start: int
    end: int
    by: str
    """`termbase`, or `memory` for what goes with the word in the hits."""


def marked(
    connection: sqlite3.Connection, wanted: str, language: str, texts: Mapping[int, str]
) -> dict[int, tuple[Mark, ...]]:
    """Where the equivalents of the term with key `wanted` stand, by number of the text.

    They are the terms in `language` of the concepts that have it. In texts without one of
    those it is the phrase that goes best with the word.
    """
    found: dict[int, tuple[Mark, ...]] = {}
    terms = _terms(connection, wanted, language)
    if terms:
        from glossary.recognition import Recogniser  # noqa: PLC0415 - where it is needed

        recogniser = Recogniser(enumerate(terms))
        for number, text in texts.items():
            found[number] = tuple(
                Mark(match.start, match.end, "termbase")
                for match in recogniser.find(text, nested=False)
            )
    others = {number: text for number, text in texts.items() if not found.get(number)}
    if len(others) >= _LEAST:
        phrase = _associated(connection, language, others)
        for number, text in others.items():
            found[number] = tuple(
                Mark(start, end, "memory")
                for start, end, counted in _phrases(text[:_PASSAGE], language)
                if counted == phrase
            )
    return found


def _terms(connection: sqlite3.Connection, wanted: str, language: str) -> list[str]:
    rows = connection.execute(
        "select distinct t.text from term q join concept c on c.id = q.concept_id"
        " join term t on t.concept_id = q.concept_id"
        " where q.key = ? and q.language <> t.language and t.language = ?"
        " and c.status <> 'rejected'",
        (wanted, language),
    )
    return [row["text"] for row in rows]


def _associated(connection: sqlite3.Connection, language: str, texts: Mapping[int, str]) -> str:
    """The phrase that is in many of the texts and in few others; empty if there is none.

    The measure is the texts that have it times the logarithm of how much commoner it is
    there than elsewhere: the larger term of Dunning's log-likelihood ratio (1993). Of a
    phrase and a part of it that never stands without it, the phrase is taken.
    """
    here = _counts(texts.values(), language)
    there_size, there = _background(connection, language)
    least = max(_LEAST, _LEAST_SHARE * len(texts))
    scored = [
        (
            count * math.log(count / len(texts) / ((there[phrase] + 0.5) / (there_size + 1))),
            len(phrase),
            phrase,
        )
        for phrase, count in here.items()
        if count >= least
    ]
    return max(scored, default=(0, 0, ""))[2]


_KNOWN: dict[tuple[str, str], tuple[int, int, Counter[str]]] = {}
"""Backgrounds by database and language, with the last segment there was."""
_STALE = 1.1
"""How much the memory may grow before its background is looked at again."""


def _background(connection: sqlite3.Connection, language: str) -> tuple[int, Counter[str]]:
    """Segments from all over the memory: how many, and in how many each phrase is."""
    file = connection.execute("pragma database_list").fetchone()["file"]
    last = connection.execute("select max(id) from segment").fetchone()[0] or 0
    known = _KNOWN.get((file, language)) if file else None
    if known and known[0] <= last <= known[0] * _STALE:
        return known[1:]
    step = max(1, last // _BACKGROUND)
    texts = []
    for start in range(1, last + 1, step):
        row = connection.execute(
            "select text from segment where id >= ? and id < ? and language = ? limit 1",
            (start, start + step, language),
        ).fetchone()
        if row is not None:
            texts.append(row["text"])
    _KNOWN[file, language] = (last, len(texts), _counts(texts, language))
    return _KNOWN[file, language][1:]


def _counts(texts: Iterable[str], language: str) -> Counter[str]:
    """In how many texts each phrase is."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({counted for _, _, counted in _phrases(text[:_PASSAGE], language)})
    return counts


def _phrases(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """What may be the equivalent of a word: spans, and what they are counted as.

    >>> [counted for _, _, counted in _phrases("일본의 방위비", "ko")]
    ['일본', '일본의 방위비', '방위비']
    >>> [counted for _, _, counted in _phrases("日米同盟の", "ja")]
    ['日米', '日米同', '日米同盟', '米同', '米同盟', '同盟']
    """
    if language == "ja":
        yield from _japanese(text)
        return
    words = [match.span() for match in _WORD.finditer(text)]
    ends = [start + len(without_particle(text[start:end])) for start, end in words]
    for first, (start, _) in enumerate(words):
        for last in range(first, min(first + _LONGEST, len(words))):
            if last > first and text[words[last - 1][1] : words[last][0]] != " ":
                break
            yield start, ends[last], _counted(text[start : ends[last]])


def _counted(phrase: str) -> str:
    """What a phrase is counted as: with its plural, and however it is hyphenated."""
    small = phrase.lower().replace("-", " ")
    return small[:-1] if small.endswith("s") and _PLURAL.search(small) else small


_SHORTEST_KANJI, _LONGEST_KANJI = 2, 10


def _japanese(text: str) -> Iterator[tuple[int, int, str]]:
    """Pieces of the runs of kanji; other runs, and runs that stand together."""
    runs = [m.span() for m in _JAPANESE.finditer(text) if not _HIRAGANA.fullmatch(m.group())]
    for first, (start, end) in enumerate(runs):
        is_kanji = re.fullmatch(f"[{KANJI}]+", text[start:end])
        if is_kanji:
            for i in range(start, end):
                for j in range(i + _SHORTEST_KANJI, min(i + _LONGEST_KANJI, end) + 1):
                    yield i, j, text[i:j]
        elif end - start > 1:
            yield start, end, text[start:end]
        for last in range(first + 1, min(first + _LONGEST, len(runs))):
            if runs[last - 1][1] != runs[last][0]:
                break
            yield start, runs[last][1], text[start : runs[last][1]]
