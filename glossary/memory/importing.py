"""A file of translation units → the memory, and what came of it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary import bitexts
from glossary.bitexts import Broken, Options, Problem
from glossary.errors import UnreadableFile
from glossary.memory import ahead
from glossary.memory.writing import Counts, index, merge_units
from glossary.model import Source, SourceKind
from glossary.termbase import trying, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from glossary.memory.ahead import Lot
    from glossary.memory.merging import Batch

_PLACES = 5
"""Places that are kept of each reason."""
_REASONS = 1000
"""Different reasons that are kept; beyond, all are one: nobody reads more."""
_MORE = "other reasons"


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What a person says of an import."""

    format: str = ""
    """Empty: found out from the file."""
    options: Options = field(default_factory=Options)
    title: str = ""
    """By which the file is known as a source; empty: its name."""
    keep_going: bool = False
    """Whether of a file that breaks off what can be read is taken."""
    dry_run: bool = False


@dataclass(slots=True)
class Records:
    """Records of a file to which one thing happened: how many, and where the first are."""

    count: int = 0
    places: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Imported:
    """What an import did, or would do."""

    path: str
    format: str
    source: str
    """The source's key."""
    counts: Counts = field(default_factory=Counts)
    left_out: dict[str, Records] = field(default_factory=dict)
    """Records that are not in the memory, by the reason."""
    remarks: dict[str, Records] = field(default_factory=dict)
    """Records that are, but not as they stand in the file."""

    @property
    def records_left_out(self) -> int:
        """How many, whatever the reason."""
        return sum(records.count for records in self.left_out.values())


def import_file(
    connection: sqlite3.Connection,
    path: Path,
    how: How,
    *,
    waiting: Callable[[], None] | None = None,
) -> Imported:
    """Merge a file into the memory: all of it or nothing.

    With `waiting`, which is called once, it waits for somebody else's import to end.
    Raises UnreadableFile for one that cannot be read, that breaks off (unless `keep_going`),
    or in which there is nothing to import, and says why; InvalidInput for options that do
    not go with it.
    """
    format_ = bitexts.format_of(path, how.format)
    title = how.title or path.name
    source = Source(key=f"{SourceKind.MEMORY}:{title}", kind=SourceKind.MEMORY, title=title)
    outcome = Imported(str(path), format_.NAME, source.key)
    is_large = path.stat().st_size >= ahead.LARGE
    with (
        (trying if how.dry_run else writing)(connection, waiting=waiting),
        _seldom_collected(),
        _lots(format_, path, how.options, is_large=is_large) as lots,
    ):
        coming = _batches(lots, path, how, outcome)
        outcome.counts = merge_units(connection, source, coming, many=is_large)
        if not outcome.counts.total:
            raise UnreadableFile(_nothing(path, outcome.left_out))
        if not how.dry_run:
            index(connection)
    return outcome


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """With a search for cycles of objects now and then only: else it is a fifth of the work.

    There are thousands of units at any time, and none of them is part of a cycle.
    """
    before = gc.get_threshold()
    gc.set_threshold(ahead.COLLECTED_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _lots(
    format_: bitexts.Format, path: Path, options: Options, *, is_large: bool
) -> Iterator[Iterator[Lot]]:
    """What a file has in it; a large one is read by another process."""
    if is_large:
        with ahead.read_ahead(format_.NAME, path, options) as lots:
            yield lots
    else:
        yield ahead.lots(format_.read(path, options))


def _batches(lots: Iterator[Lot], path: Path, how: How, outcome: Imported) -> Iterator[Batch]:
    for lot in lots:
        yield lot.batch
        for item in lot.others:
            if isinstance(item, Problem):
                found = outcome.left_out if item.lost else outcome.remarks
                _note(found, item.place, item.reason)
            else:
                _break(item, path, how, outcome)


def _break(item: Broken, path: Path, how: How, outcome: Imported) -> None:
    if not how.keep_going:
        raise UnreadableFile(
            f"{path} was not imported: it is damaged. {item.place}: {item.reason}. Get it "
            "again, or take what comes before that place with --keep-going."
        )
    _note(outcome.left_out, item.place, item.reason)


def _note(found: dict[str, Records], place: str, reason: str) -> None:
    if reason not in found and len(found) >= _REASONS:
        reason = _MORE
    records = found.setdefault(reason, Records())
    records.count += 1
    if len(records.places) < _PLACES:
        records.places.append(place)


def _nothing(path: Path, left_out: Mapping[str, Records]) -> str:
    """Why a file has nothing that can be imported."""
    if not left_out:
        return f"{path}: nothing to import, because there is no translation unit in it."
    found = sorted(left_out.items(), key=lambda item: -item[1].count)
    total = sum(records.count for _, records in found)
    none = f"none of its {total:,} records can" if total > 1 else "its only record cannot"
    said = "; ".join(
        f"{records.count:,}: {reason} ({', '.join(records.places[:3])}"
        f"{' …' if records.count > 3 else ''})"
        for reason, records in found[:_PLACES]
    )
    return f"{path}: nothing to import, because {none} be used. {said}."
