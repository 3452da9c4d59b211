"""Units into the memory: in batches, in one transaction, merged by the rule of `merging`."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from glossary.language import key
from glossary.memory.merging import Kept, kept, merge, same
from glossary.model import SourceKind
from glossary.termbase import writing
from glossary.termbase.documents import now
from glossary.termbase.sources import source_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from glossary.model import Source, Unit

_Text = tuple[str, str]
"""A language, and a text in it."""
_BATCH = 10_000
"""Units that are in memory at once: a few megabytes."""
_CACHE_KIB = 128 << 10
"""For the pages of the indexes, into whose middle each segment goes."""


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


def import_units(
    connection: sqlite3.Connection, source: Source, units: Iterable[Unit]
) -> Counts:
    """Merge units into the memory, all of them or none, and index what is new.

    Each has texts in two languages or more; what a unit says of its source is not looked
    at. Raises whatever going through `units` raises, and nothing is changed then.
    """
    with writing(connection):
        counts = merge_units(connection, source, units)
        index(connection)
    return counts


def merge_units(
    connection: sqlite3.Connection,
    source: Source,
    units: Iterable[Unit],
) -> Counts:
    """As `import_units`, inside the caller's transaction, and without the index."""
    counts = Counts()
    coming = iter(units)
    with _large_cache(connection):
        writer = _Writer(connection, source_id(connection, source))
        while batch := list(islice(coming, _BATCH)):
            writer.write(batch, counts)
    return counts


def index(connection: sqlite3.Connection) -> None:
    """Bring the index of the memory up to date, at the end of a write."""
    import_module("glossary.memory.indexing").after_write(connection)


@contextmanager
def _large_cache(connection: sqlite3.Connection) -> Iterator[None]:
    before = connection.execute("pragma cache_size").fetchone()[0]
    connection.execute(f"pragma cache_size = -{_CACHE_KIB}")
    try:
        yield
    finally:
        connection.execute(f"pragma cache_size = {before}")


class _Writer:
    def __init__(self, connection: sqlite3.Connection, source: int) -> None:
        self._connection = connection
        self._source = source
        self._now = now()
        self._last = _last_unit(connection)
        self._before = self._last
        """Units up to this one were there before."""
        self._met = bytearray(self._last // 8 + 1)
        """A bit for each of those: whether it came from this source already."""
        self._written: set[int] | None = None if self._last else set()
        """Of a memory that was empty the hashes of all texts by which a unit in it may be
        found, so that the database is asked for few."""
        self._of_texts = {
            row[0]
            for row in connection.execute(
                "select id from source where kind = ?", (SourceKind.TEXT,)
            )
        }
        _make_table(connection)

    def write(self, batch: Sequence[Unit], counts: Counts) -> None:
        """Merge some units, and write what came of it."""
        texts = {text for unit in batch for text in unit.segments.values()}
        keys = {text: key(text) for text in texts}
        asked = [_longest(unit) for unit in batch]
        known = self._known(set(asked), keys)
        changed: dict[int, Kept] = {}
        for unit, text in zip(batch, asked, strict=True):
            ours = same(unit.segments, known[text]) if text in known else None
            if ours is None:
                self._last += 1
                ours = kept(unit, self._last, self._source)
                # One of two languages has all texts of another only if it is that one.
                for found_by in (text,) if len(unit.segments) == 2 else unit.segments.items():
                    known.setdefault(found_by, []).append(ours)
                changed[ours.id] = ours
                counts.added += 1
            elif merge(ours, unit, self._source, is_first=self._is_first(ours.id)):
                changed[ours.id] = ours
                counts.merged += 1
            else:
                counts.unchanged += 1
        if self._written is not None:
            self._written.update(map(hash, known))
        self._store(list(changed.values()), keys)

    def _is_first(self, id_: int) -> bool:
        """Whether a unit comes for the first time; from now on it does not."""
        if id_ > self._before:
            return False
        byte, bit = divmod(id_, 8)
        was_met = self._met[byte] >> bit & 1
        self._met[byte] |= 1 << bit
        return not was_met

    def _known(self, texts: Set[_Text], keys: Mapping[str, str]) -> dict[_Text, list[Kept]]:
        """The units that have one of these texts, by each of them.

        Those that come from the texts are not among them: each build makes them anew.
        """
        wanted = texts
        if self._written is not None:
            wanted = {text for text in texts if hash(text) in self._written}
        known: dict[_Text, list[Kept]] = {}
        units: dict[int, Kept] = {}
        for row in self._rows(wanted, keys):
            id_, source, language, text, markup, *about = row
            if source in self._of_texts:
                continue
            unit = units.get(id_)
            if unit is None:
                unit = units[id_] = _kept(id_, source, about)
            if language in unit.segments:
                continue  # found by two spellings that have one key
            unit.segments[language] = text
            if markup:
                unit.markup[language] = markup
            if (language, text) in texts:
                known.setdefault((language, text), []).append(unit)
        return known

    def _rows(self, texts: Set[_Text], keys: Mapping[str, str]) -> Iterable[tuple[Any, ...]]:
        """A row for each segment of the units that have one of these texts."""
        if not texts:
            return ()
        # In the order of the index, whose pages are then each read once.
        asked = sorted((keys[text], language) for language, text in texts)
        cursor = self._connection.cursor()
        cursor.row_factory = None
        cursor.execute("delete from asked")
        cursor.executemany("insert into asked (key, language) values (?, ?)", asked)
        return cursor.execute(
            "select u.id, u.source_id, t.language, t.text, t.markup, u.external_id,"
            " u.document, u.position, u.status, u.machine, u.creator, u.created, u.changed,"
            " u.note from asked a"
            " cross join segment s on s.key = a.key and s.language = a.language"
            " cross join unit u on u.id = s.unit_id"
            " cross join segment t on t.unit_id = u.id"
        ).fetchall()

    def _store(self, units: Sequence[Kept], keys: Mapping[str, str]) -> None:
        new = [unit for unit in units if unit.is_new]
        self._connection.executemany(
            "insert into unit (id, source_id, external_id, document, position, status,"
            " machine, creator, created, changed, note, added)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(unit.id, *_columns(unit), self._now) for unit in new],
        )
        self._connection.executemany(
            "insert into segment (unit_id, language, text, markup, key) values (?, ?, ?, ?, ?)",
            [
                (unit.id, language, text, unit.markup.get(language, ""), keys[text])
                for unit in new
                for language, text in unit.segments.items()
            ],
        )
        old = [unit for unit in units if not unit.is_new]
        self._connection.executemany(
            "update unit set source_id = ?, external_id = ?, document = ?, position = ?,"
            " status = ?, machine = ?, creator = ?, created = ?, changed = ?, note = ?"
            " where id = ?",
            [(*_columns(unit), unit.id) for unit in old if unit.is_changed],
        )
        self._connection.executemany(
            "update segment set markup = ? where unit_id = ? and language = ?",
            [
                (unit.markup[language], unit.id, language)
                for unit in old
                for language in unit.marked
            ],
        )


def _make_table(connection: sqlite3.Connection) -> None:
    connection.execute("create temp table if not exists asked (key text, language text) strict")


def _kept(id_: int, source: int, about: Sequence[Any]) -> Kept:
    external, document, position, status, machine, creator, created, changed, note = about
    return Kept(
        id=id_,
        source=source,
        segments={},
        markup={},
        external_id=external,
        document=document,
        position=position,
        status=status,
        machine=bool(machine),
        creator=creator,
        created=created,
        changed=changed,
        note=note,
    )


def _columns(unit: Kept) -> tuple[str | int, ...]:
    return (
        unit.source,
        unit.external_id,
        unit.document,
        unit.position,
        unit.status,
        int(unit.machine),
        unit.creator,
        unit.created,
        unit.changed,
        unit.note,
    )


def _longest(unit: Unit) -> _Text:
    """The text by which a unit that has all of its texts is found.

    Fewer units have a long text than a short one.
    """
    return max(unit.segments.items(), key=_length)


def _length(text: _Text) -> tuple[int, str]:
    """What texts are ordered by: no two of a unit are equal in it."""
    return len(text[1]), text[0]


def _last_unit(connection: sqlite3.Connection) -> int:
    """The last id that any unit ever had."""
    row = connection.execute("select seq from sqlite_sequence where name = 'unit'").fetchone()
    return int(row[0]) if row else 0
