"""How well sentences go together by their lengths alone.

Gale and Church, A Program for Aligning Sentences in Bilingual Corpora (Computational
Linguistics 19, 1993): each character of one language gives rise to a random number of
characters of the other, so that the lengths of a pair differ by a normal variable whose
variance grows with the length. (Moore's Poisson, AMTA 2002, is the same for long sentences and
has a variance of its own; ours is estimated.) What is not theirs: a character of the wide
scripts counts as several Latin ones, as many as make the documents equally long (or as are
usual, where the documents are too unlike), for a name in Latin letters is as long in Korean as
it is in English; and the result is how much likelier the lengths are in a pair than in two
sentences taken at random, so that leaving a sentence out needs no length of its own.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_KANJI = re.compile("[\u3005\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SPACE = re.compile(r"\s")

VARIANCE = 4.0
"""Of the difference, for each character of length; Gale and Church have 6.8 for languages
of Latin letters throughout. Chosen on the development documents among 3, 4 and 6."""
_LEAST_VARIANCE = 1.0
"""Documents whose sentences are all of one length say nothing of the variance."""
_PRIOR_PAIRS = 20
"""Pairs that `VARIANCE` counts as, beside those of the documents."""
_MEDIAN = 0.455
"""Of the square of a standard normal variable."""
_LEAST_SPREAD = 0.25
"""Variance of log lengths below which a document's sentences count as equally long."""
_LETTERS_OF_HANGUL = 2.3
_LETTERS_OF_KANJI = 1.7
"""English letters that a syllable, and a character of Japanese, is worth: medians of the
development documents, of which nine in ten are within 15 % of it."""
_RATIOS = (0.7, 1.4)
"""Documents whose lengths, so counted, are further apart than this differ in more than
language: nothing is learnt from their ratio."""


def is_wide(sentences: Iterable[str]) -> bool:
    """Whether sentences are in Hangul, kanji or kana for the most part.

    >>> is_wide(["한미동맹은 견고하다."]), is_wide(["The alliance is firm."])
    (True, False)
    """
    return (
        sum(1 if _HANGUL.search(text) or _KANJI.search(text) else -1 for text in sentences) > 0
    )


class Lengths:
    """The lengths of the sentences of two documents, made comparable."""

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        """Measure both; the ratio between them is that of the documents as wholes."""
        narrow_s, wide_s = _counts(source)
        narrow_t, wide_t = _counts(target)
        factor_s, factor_t = _factors(sum(narrow_s), sum(wide_s), sum(narrow_t), sum(wide_t))
        self._source = [1 + n + factor_s * w for n, w in zip(narrow_s, wide_s, strict=True)]
        self._target = [1 + n + factor_t * w for n, w in zip(narrow_t, wide_t, strict=True)]
        ratio = sum(self._target) / max(1.0, sum(self._source))
        if _RATIOS[0] <= ratio <= _RATIOS[1]:
            self._source = [ratio * length for length in self._source]
        self._alone_s = _log_density(self._source)
        self._alone_t = _log_density(self._target)
        self._variance = VARIANCE

    def learn(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take the variance from pairs of sentences that are likely right.

        The median makes it robust against those that are not.
        """
        squares = sorted(
            2 * (self._source[i] - self._target[j]) ** 2 / (self._source[i] + self._target[j])
            for i, j in pairs
        )
        if squares:
            observed = squares[len(squares) // 2] / _MEDIAN
            share = len(squares) / (len(squares) + _PRIOR_PAIRS)
            self._variance = max(_LEAST_VARIANCE, VARIANCE ** (1 - share) * observed**share)

    def score(self, i: int, di: int, j: int, dj: int) -> float:
        """The log of how much likelier the lengths are in a bead than at random.

        The bead has `di` sentences of the source from `i` on and `dj` of the target from
        `j` on, one of each at least. The mean of what is said from either side.
        """
        if di == dj == 1:
            x, y = self._source[i], self._target[j]
            alone = self._alone_s[i] + self._alone_t[j]
        else:
            x, y = sum(self._source[i : i + di]), sum(self._target[j : j + dj])
            alone = sum(self._alone_s[i : i + di]) + sum(self._alone_t[j : j + dj])
            # where a sentence is cut in two is as likely here as there
            alone += (di - 1) * math.log(x) + (dj - 1) * math.log(y)
        variance = self._variance * (x + y) / 2
        together = -((x - y) ** 2) / (2 * variance) - math.log(2 * math.pi * variance) / 2
        return together - alone / 2


def _counts(sentences: Iterable[str]) -> tuple[list[int], list[float]]:
    """Of each sentence its narrow characters, and how many its wide ones are worth."""
    narrow, wide = [], []
    for text in sentences:
        solid = _SPACE.sub("", text)
        hangul, kanji = len(_HANGUL.findall(solid)), len(_KANJI.findall(solid))
        narrow.append(len(solid) - hangul - kanji)
        wide.append(_LETTERS_OF_HANGUL * hangul + _LETTERS_OF_KANJI * kanji)
    return narrow, wide


def _factors(
    narrow_s: float, wide_s: float, narrow_t: float, wide_t: float
) -> tuple[float, float]:
    """By what the wide characters of one side are to be multiplied for equal lengths.

    Of the side that has more of them; by nothing where the documents are too unlike.
    """
    least, most = _RATIOS
    if wide_s >= wide_t and wide_s:
        factor = (narrow_t + wide_t - narrow_s) / wide_s
        return (factor if least <= factor <= most else 1.0), 1.0
    if wide_t:
        factor = (narrow_s + wide_s - narrow_t) / wide_t
        return 1.0, (factor if least <= factor <= most else 1.0)
    return 1.0, 1.0


def _log_density(lengths: Sequence[float]) -> list[float]:
    """Of each length among all of a document: log-normal, as sentence lengths are."""
    if not lengths:
        return []
    logs = [math.log(length) for length in lengths]
    mean = sum(logs) / len(logs)
    spread = max(_LEAST_SPREAD, sum((x - mean) ** 2 for x in logs) / len(logs))
    constant = math.log(2 * math.pi * spread) / 2
    return [-x - constant - (x - mean) ** 2 / (2 * spread) for x in logs]
