"""How well sentences go together by their lengths alone.

Gale and Church, A Program for Aligning Sentences in Bilingual Corpora (Computational
Linguistics 19, 1993): each character of one language gives rise to a random number of
characters of the other, so that the lengths of a pair differ by a normal variable whose
variance grows with the length. (Moore's Poisson, AMTA 2002, is the same for long sentences
and has a variance of its own; ours is estimated.) What is not theirs: a character of the
wide scripts counts as several Latin ones, as many as make the documents equally long, for
a name in Latin letters is as long in Korean as it is in English; and the result is how
much likelier the lengths are in a pair than in two sentences taken at random, so that
leaving a sentence out needs no length of its own.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDE = re.compile(
    "[\u1100-\u11ff\u3005\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
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
_RATIOS = (0.5, 4.0)
"""Latin letters that a wide character may be worth; outside, the documents differ in more
than language."""


def is_wide(sentences: Iterable[str]) -> bool:
    """Whether sentences are in Hangul, kanji or kana for the most part.

    >>> is_wide(["한미동맹은 견고하다."]), is_wide(["The alliance is firm."])
    (True, False)
    """
    return sum(1 if _WIDE.search(text) else -1 for text in sentences) > 0


class Lengths:
    """The lengths of the sentences of two documents, made comparable."""

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        """Measure both; the ratio between them is that of the documents as wholes."""
        narrow_s, wide_s = _counts(source)
        narrow_t, wide_t = _counts(target)
        worth_s, worth_t = _worths(sum(narrow_s), sum(wide_s), sum(narrow_t), sum(wide_t))
        self._source = [1 + n + worth_s * w for n, w in zip(narrow_s, wide_s, strict=True)]
        self._target = [1 + n + worth_t * w for n, w in zip(narrow_t, wide_t, strict=True)]
        if self._source and self._target:
            ratio = sum(self._target) / sum(self._source)
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


def _counts(sentences: Iterable[str]) -> tuple[list[int], list[int]]:
    narrow, wide = [], []
    for text in sentences:
        solid = _SPACE.sub("", text)
        wide.append(len(_WIDE.findall(solid)))
        narrow.append(len(solid) - wide[-1])
    return narrow, wide


def _worths(narrow_s: int, wide_s: int, narrow_t: int, wide_t: int) -> tuple[float, float]:
    """What a wide character of each side is worth, such that both sides are equally long."""
    least, most = _RATIOS
    if wide_s >= wide_t and wide_s:
        return max(least, min(most, (narrow_t + wide_t - narrow_s) / wide_s)), 1.0
    if wide_t:
        return 1.0, max(least, min(most, (narrow_s + wide_s - narrow_t) / wide_t))
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
