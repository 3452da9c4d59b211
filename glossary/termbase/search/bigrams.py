"""Full-text search that works for Korean and Japanese: character bigrams in FTS5.

Words of Korean and Japanese carry particles and no reliable spaces, and SQLite's trigram
index answers two-syllable queries with nothing. So text is indexed as overlapping pairs
of characters without regard to spaces, and queries are rewritten in the same way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.language import HANGUL, KANA, KANJI, fold, normalise, without_particle

if TYPE_CHECKING:
    from collections.abc import Iterable

_CJK_RUN = re.compile(f"[{HANGUL}{KANJI}{KANA}]+")
_RUN = re.compile(rf"[{HANGUL}{KANJI}{KANA}]+|[^\W_{HANGUL}{KANJI}{KANA}]+")
_BREAK = " \ue000 "
"""Stands between two texts, so that no phrase is found across them: a character for
private use, which FTS5 takes for a word and no query has."""


def grams(texts: Iterable[str]) -> str:
    """What is indexed for some texts.

    >>> grams(["한미 동맹", "ROK-U.S. alliance"])
    '한미 미동 동맹 맹 \ue000 rok u s alliance'
    """
    return _BREAK.join(" ".join(_grams(text)) for text in texts)


def _grams(text: str) -> list[str]:
    tokens: list[str] = []
    for run in _RUN.findall(_close_up(text).lower()):
        if _CJK_RUN.match(run):
            tokens += [run[i : i + 2] for i in range(len(run) - 1)]
            tokens.append(run[-1])  # so that one-syllable queries find a last syllable
        else:
            tokens.append(run)
    return tokens


def _close_up(text: str) -> str:
    """Without the spaces, dots and quotes between two Korean or Japanese characters."""
    folded, places = fold(text)
    out: list[str] = []
    for i, place in enumerate(places):
        apart = i > 0 and place > places[i - 1] + 1
        if apart and not (_CJK_RUN.match(folded[i - 1]) and _CJK_RUN.match(folded[i])):
            out.append(" ")
        out.append(folded[i])
    return "".join(out)


def query(text: str) -> str:
    """The FTS5 expression for what a person typed; empty where nothing can be found.

    The whole as one phrase, or all of its words in any place; a word with a particle
    is also looked for without it.

    >>> query("한미 동맹을")
    '("한미 미동 동맹 맹을") OR ("한미" AND ("동맹 맹을" OR "동맹"))'
    """
    words = [word for word in normalise(text).split() if _RUN.search(word)]
    if not words:
        return ""
    each = " AND ".join(_word(word) for word in words)
    if len(words) == 1:
        return each
    return f"({_phrase(' '.join(words))}) OR ({each})"


def _word(word: str) -> str:
    bare = without_particle(word)
    if bare == word:
        return _phrase(word)
    return f"({_phrase(word)} OR {_phrase(bare)})"


def _phrase(text: str) -> str:
    tokens = _grams(text)
    runs = _RUN.findall(_close_up(text).lower())
    if _CJK_RUN.match(runs[-1]) and len(runs[-1]) > 1:
        tokens.pop()  # the last syllable by itself: the text may go on after it
    # A lone syllable, or a Latin word still being typed, finds what begins with it.
    open_end = len(runs[-1]) == 1 or not _CJK_RUN.match(runs[-1])
    return f'"{" ".join(tokens)}"' + ("*" if open_end else "")
