"""The leverage of files: their segments counted by what the memory has of them.

A segment is counted in one band. A match in context is one wherever the segment stands. Of
other segments with the same text the first counts by its match, and those after it are
repetitions, within the file or across the files, as in Trados Studio and memoQ: once the
first is translated, they are. What a file has a translation of, and what is locked, is
counted apart.

Where internal matches are asked for, a segment that is more like an earlier one of the files
than like anything in the memory is in the band of that likeness, for it will be in the memory
by then. So memoQ defines its `homogeneity`: each segment goes into a temporary memory, in
which those after it are looked up (memoQ documentation, "Homogeneity and repetitions in a
project"). Trados Studio calls it internal fuzzy match leverage.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from glossary.analysis import input as reading
from glossary.analysis.bands import DONE, Band, band_of
from glossary.analysis.counting import Volume, volume
from glossary.errors import GlossaryError
from glossary.language import normalise
from glossary.memory.earlier import Earlier
from glossary.memory.queries import Query, matches_of_queries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.analysis.input import Segment, Wanted
    from glossary.bitexts import Problem

LOWEST = 0.5
"""The similarity of the lowest band."""


@dataclass(slots=True)
class Leverage:
    """A file, or all of them, for one pair of languages: its volume by band."""

    file: str
    """Empty for all of them."""
    source: str
    target: str
    volumes: dict[Band, Volume] = field(default_factory=lambda: dict.fromkeys(Band, Volume()))

    @property
    def total(self) -> Volume:
        """All bands together."""
        return sum(self.volumes.values(), Volume())

    def weighted(self, weights: Mapping[Band, int]) -> float:
        """The words, each counted for its band's per cent."""
        return sum(self.volumes[band].words * weights[band] for band in Band) / 100


@dataclass(slots=True)
class Report:
    """What came of an analysis."""

    files: list[Leverage] = field(default_factory=list)
    """By file, and in it by the pair of languages."""
    totals: list[Leverage] = field(default_factory=list)
    """All files together, by the pair of languages."""
    failed: dict[Path, str] = field(default_factory=dict)
    """Why a file could not be read, in a sentence; nothing of it is counted."""

    @property
    def any_match(self) -> bool:
        """Whether the memory had anything at all."""
        none = {Band.NONE, Band.REPETITION, Band.CROSS_FILE, *DONE}
        return any(
            one.volumes[band].segments
            for one in self.totals
            for band in Band
            if band not in none
        )


def analyse(  # noqa: PLR0913 - the last two are what a person may choose
    connection: sqlite3.Connection,
    files: Sequence[Path],
    wanted: Wanted,
    tell: Callable[[Path, Problem], None],
    *,
    threshold: float = LOWEST,
    internal: bool = False,
) -> Report:
    """Count the segments of files by their best match of at least `threshold`.

    With `internal` earlier segments of the files count as if they were in the memory.
    A file that cannot be read, or that breaks off, is one of `failed`, and the others are
    counted. What could not be read of a file is told. A file named twice counts once.
    """
    report = Report()
    earlier = _Earlier(report.failed, threshold)
    counted: dict[tuple[Path, str, str], Leverage] = {}
    for found, matches in matches_of_queries(
        connection, _asked(files, wanted, tell, report.failed, threshold)
    ):
        segment = found.segment
        key = found.file, segment.source, segment.target
        if key not in counted:
            counted[key] = Leverage(str(found.file), segment.source, segment.target)
        score = matches[0].score if matches else 0
        if internal:
            score = max(score, earlier.score(found, score))
        counted[key].volumes[_band(found, score, threshold)] += volume(segment.text)
    report.files = [one for (path, *_), one in counted.items() if path not in report.failed]
    totals: dict[tuple[str, str], Leverage] = {}
    for one in report.files:
        total = totals.setdefault(
            (one.source, one.target), Leverage("", one.source, one.target)
        )
        total.volumes = {band: total.volumes[band] + one.volumes[band] for band in Band}
    report.totals = list(totals.values())
    return report


@dataclass(frozen=True, slots=True)
class _Found:
    """A segment of a file, and what it is if its text came before."""

    file: Path
    segment: Segment
    repeats: Band | None


def _band(found: _Found, score: int, threshold: float) -> Band:
    if found.segment.done:
        return found.segment.done
    band = band_of(score)
    if band is Band.CONTEXT:
        return band
    if found.repeats:
        return found.repeats
    return band if score >= round(100 * threshold) else Band.NONE


def _asked(
    files: Sequence[Path],
    wanted: Wanted,
    tell: Callable[[Path, Problem], None],
    failed: dict[Path, str],
    threshold: float,
) -> Iterator[tuple[_Found, Query | None]]:
    """The segments of the files, with what is asked of the memory."""
    before = _Before(failed)
    known: set[Path] = set()
    for path in files:
        if path.resolve() in known:
            continue
        known.add(path.resolve())
        is_empty = True
        try:
            for segment in reading.segments(path, wanted, partial(tell, path)):
                is_empty = False
                is_locked = segment.done is Band.LOCKED
                repeats = None if is_locked else before.of(path, segment)
                found = _Found(path, segment, repeats)
                yield found, _query(found, threshold)
        except GlossaryError as error:
            failed[path] = str(error)
        except OSError as error:
            failed[path] = f"{path} cannot be read: {error.strerror}."
        else:
            if is_empty:
                failed[path] = f"{path}: there is no segment in it to translate."


def _query(found: _Found, threshold: float) -> Query | None:
    segment = found.segment
    if segment.done:
        return None
    return Query(
        text=segment.text,
        source_language=segment.source,
        target_language=segment.target,
        markup=segment.markup,
        context=segment.context,
        threshold=1.0 if found.repeats else threshold,
    )


class _Before:
    """The texts that came before, and where."""

    def __init__(self, failed: Mapping[Path, str]) -> None:
        """Begin; what stands in a file that turns out to be damaged does not count."""
        self._failed = failed
        self._seen: dict[tuple[str, str, int], tuple[Path, bool]] = {}
        """The last file with a text, and whether a sound one before it has it, too."""

    def of(self, path: Path, segment: Segment) -> Band | None:
        """What a segment repeats; from now on its text came before."""
        key = segment.source, segment.target, hash(normalise(segment.text))
        last, is_across = self._seen.get(key, (None, False))
        if last == path:
            return Band.REPETITION
        is_across = is_across or (last is not None and last not in self._failed)
        self._seen[key] = path, is_across
        return Band.CROSS_FILE if is_across else None


class _Earlier:
    """The texts that came before, to be found where something is like them."""

    def __init__(self, failed: Mapping[Path, str], threshold: float) -> None:
        """Begin; what stands in a file that turns out to be damaged does not count."""
        self._failed = failed
        self._threshold = threshold
        self._texts: dict[tuple[str, str], Earlier] = {}
        self._files: dict[tuple[str, str], list[Path]] = {}
        """By the number of each text."""

    def score(self, found: _Found, least: int) -> int:
        """The best score above `least` that an earlier text gives; 0 if none does.

        From now on the segment is one of them.
        """
        segment = found.segment
        if found.repeats or segment.done is Band.LOCKED:
            return 0
        key = segment.source, segment.target
        texts = self._texts.setdefault(key, Earlier(segment.source))
        files = self._files.setdefault(key, [])
        text = normalise(segment.text)
        best = None
        threshold = max(self._threshold, (least + 1) / 100)
        if not segment.done and threshold < 1:
            best = texts.most_similar(
                text, threshold, lambda number: files[number] not in self._failed
            )
        texts.add(text)
        files.append(found.file)
        return best.score if best else 0
