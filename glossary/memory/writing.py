"""Units into the memory: in batches, in one transaction, merged by the rule of `merging`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from glossary.language import key
from glossary.memory import known
from glossary.memory.merging import ABOUT, Batch, Entry, merge, said_of, same
from glossary.termbase import writing
from glossary.termbase.documents import now
from glossary.termbase.sources import source_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from glossary.memory.known import Known
    from glossary.model import Source, Unit

BATCH = 5000
"""Units that are in memory at once: a few megabytes."""


@dataclass(slots=True)
class Counts:
    """What became of some units."""

    added: int = 0
    merged: int = 0
    """Units that were there, and are newer now or have another source."""
    unchanged: int = 0
    """Units that were there as they came."""

    @property
    def total(self) -> int:
        """How many came."""
        return self.added + self.merged + self.unchanged


def batches(units: Iterable[Unit]) -> Iterator[Batch]:
    """The same units."""
    coming = iter(units)
    while some := [Entry(*said_of(unit)) for unit in islice(coming, BATCH)]:
        yield Batch(some, keys_of(unit.segments for unit in some))


def keys_of(many: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The keys of all texts of some units."""
    texts = {text for segments in many for text in segments.values()}
    return {text: key(text) for text in texts}


def import_units(
    connection: sqlite3.Connection, source: Source, units: Iterable[Unit]
) -> Counts:
    """Merge units into the memory, all of them or none, and index what is new.

    Each has texts in two languages or more; what a unit says of its source is not looked
    at. Raises whatever going through `units` raises, and nothing is changed then.
    """
    with writing(connection):
        counts = merge_units(connection, source, batches(units))
        index(connection)
    return counts


def merge_units(
    connection: sqlite3.Connection,
    source: Source,
    coming: Iterable[Batch],
    *,
    many: bool = False,
) -> Counts:
    """As `import_units`, inside the caller's transaction, which `index` has to end.

    `many` says that there may be more than the memory has.
    """
    counts = Counts()
    with _known(connection, many=many) as those:
        writer = _Writer(connection, source_id(connection, source), those)
        for batch in coming:
            writer.write(batch, counts)
    return counts


def index(connection: sqlite3.Connection) -> None:
    """Bring the index of the memory up to date, at the end of a write."""
    import_module("glossary.memory.indexing").after_write(connection)


def _known(connection: sqlite3.Connection, *, many: bool) -> AbstractContextManager[Known]:
    """What is in the memory."""
    row = connection.execute(
        "select count(*) from (select 1 from unit limit ?)", (known.FEW + 1,)
    ).fetchone()
    return known.by_id(connection) if many and row[0] <= known.FEW else known.by_key(connection)


_COLUMNS = ", ".join(("source_id", *ABOUT))
_values = attrgetter("source_id", *ABOUT)
_AT_ONCE = 50
"""Rows that are inserted by one statement: one by itself costs as much again."""


class _Writer:
    def __init__(self, connection: sqlite3.Connection, source: int, known: Known) -> None:
        self._connection = connection
        self._source = source
        self._known = known
        self._now = now()
        self._last = _last_unit(connection)
        self._before = self._last
        """Units up to this one were there before."""
        self._met = bytearray(self._last // 8 + 1)
        """A bit for each of those: whether it came from this source already."""

    def write(self, batch: Batch, counts: Counts) -> None:
        """Merge some units, and write what came of it."""
        wanted = [known.asked(unit.segments) for unit in batch.units]
        found = self._known.find(batch, wanted)
        changed: dict[int, Entry] = {}
        for unit, some in zip(batch.units, wanted, strict=True):
            candidates = [one for handle in some if handle in found for one in found[handle]]
            ours = same(unit.segments, candidates) if candidates else None
            if ours is None:
                self._last += 1
                unit.id, unit.source_id, unit.is_new = self._last, self._source, True
                found_by = known.handles(unit.segments)
                for handle in found_by:
                    found.setdefault(handle, []).append(unit)
                self._known.add(unit.id, found_by)
                changed[unit.id] = unit
                counts.added += 1
            elif merge(ours, unit, self._source, is_first=self._is_first(ours.id)):
                changed[ours.id] = ours
                counts.merged += 1
            else:
                counts.unchanged += 1
        self._store(list(changed.values()), batch.keys)

    def _is_first(self, id_: int) -> bool:
        """Whether a unit comes for the first time; from now on it does not."""
        if id_ > self._before:
            return False
        byte, bit = divmod(id_, 8)
        was_met = self._met[byte] >> bit & 1
        self._met[byte] |= 1 << bit
        return not was_met

    def _insert(self, into: str, rows: Sequence[tuple[Any, ...]]) -> None:
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            marks = ", ".join([f"({_marks(into)})"] * len(some))
            self._connection.execute(
                f"insert into {into} values {marks}", list(chain.from_iterable(some))
            )

    def _store(self, units: Sequence[Entry], keys: Mapping[str, str]) -> None:
        new = [unit for unit in units if unit.is_new]
        self._insert(
            f"unit (id, {_COLUMNS}, added)", [(u.id, *_values(u), self._now) for u in new]
        )
        self._insert(
            "segment (unit_id, language, text, markup, key)",
            [
                (unit.id, language, text, unit.markup.get(language, ""), keys[text])
                for unit in new
                for language, text in unit.segments.items()
            ],
        )
        old = [unit for unit in units if not unit.is_new]
        self._connection.executemany(
            f"update unit set ({_COLUMNS}) = ({_marks(_COLUMNS)}) where id = ?",
            [(*_values(unit), unit.id) for unit in old if unit.is_changed],
        )
        self._connection.executemany(
            "update segment set markup = ? where unit_id = ? and language = ?",
            [
                (unit.markup[language], unit.id, language)
                for unit in old
                for language in unit.marked
            ],
        )


def _marks(columns: str) -> str:
    """A question mark for each."""
    return ", ".join("?" * (columns.count(",") + 1))


def _last_unit(connection: sqlite3.Connection) -> int:
    """The last id that any unit ever had."""
    row = connection.execute("select seq from sqlite_sequence where name = 'unit'").fetchone()
    return int(row[0]) if row else 0
