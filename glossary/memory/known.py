"""Which units of the memory may be the ones that come: the question that merging asks.

A unit with two texts is found by both of them together, since one text may have a thousand
translations; one with more by each of them, since a part of it may come.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

from glossary.memory.merging import ABOUT, Entry
from glossary.model import SourceKind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from glossary.memory.merging import Batch

    Text: TypeAlias = tuple[str, str]
    """A language, and a text in it."""
    Handle: TypeAlias = Text | tuple[Text, Text]
    """By what a unit is found."""
    Found: TypeAlias = dict[Handle, list[Entry]]

FEW = 100_000
"""Units that are read in half a second, so that all of them can be known beforehand."""
_AT_ONCE = 4096
_CACHE, _LARGE_CACHE = 32 << 10, 128 << 10
"""KiB for pages of the database: where it grows at its end only, and where each text goes
into the middle of the index."""


def handles(segments: Mapping[str, str]) -> Sequence[Handle]:
    """By what a unit that is there is found."""
    if len(segments) != 2:
        return tuple(segments.items())
    one, other = segments.items()
    return ((one, other) if one < other else (other, one),)


def asked(segments: Mapping[str, str]) -> Sequence[Handle]:
    """By what those are found that have all texts of a unit that comes.

    Of one with more than two, fewer have a long text than a short one.
    """
    longest = max(segments.items(), key=_length)
    return (*handles(segments), longest) if len(segments) == 2 else (longest,)


def _length(text: Text) -> int:
    return len(text[1])


class Known(Protocol):
    """Finds units of the memory."""

    def find(self, batch: Batch, wanted: Iterable[Sequence[Handle]]) -> Found:
        """The units that may be the ones that come, by their handles.

        `wanted` is what is `asked` for each. Units that come from the user's own texts are
        not among them: each build makes them anew.
        """

    def add(self, number: int, found_by: Iterable[Handle]) -> None:
        """Take in that a unit is in the memory now."""


@contextmanager
def by_key(connection: sqlite3.Connection) -> Iterator[Known]:
    """Asks the database for what comes: however much it has."""
    with _cache(connection, _LARGE_CACHE):
        yield _ByKey(connection)


@contextmanager
def by_id(connection: sqlite3.Connection) -> Iterator[Known]:
    """Knows all units beforehand: for as many as nobody wants to ask the database for.

    The database is without its index of keys until `restore_index`, which `writing.index`
    calls: to sort a million of them takes a quarter of the time that each takes to be put in
    its place.
    """
    known = _ById(connection)
    connection.execute("drop index if exists segment_key")
    with _cache(connection, _CACHE):
        yield known


def restore_index(connection: sqlite3.Connection) -> None:
    """Have the index of keys, as in the schema, where `by_id` took it away."""
    connection.execute("create index if not exists segment_key on segment (key, language)")


@contextmanager
def _cache(connection: sqlite3.Connection, kib: int) -> Iterator[None]:
    before = connection.execute("pragma cache_size").fetchone()[0]
    connection.execute(f"pragma cache_size = -{kib}")
    try:
        yield
    finally:
        connection.execute(f"pragma cache_size = {before}")
        connection.execute("pragma shrink_memory")


class _ByKey:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute(
            "create temp table if not exists asked"
            " (key text, language text, other_key text, other_language text) strict"
        )

    def find(self, batch: Batch, wanted: Iterable[Sequence[Handle]]) -> Found:  # noqa: ARG002
        """As `Known` says."""
        cursor = self._connection.cursor()
        cursor.row_factory = None
        cursor.execute("delete from asked")
        common = Counter(text for unit in batch.units for text in unit.segments.items())
        cursor.executemany(
            "insert into asked values (?, ?, ?, ?)",
            # In the order of the index, whose pages are then each read once.
            sorted({_two_rarest(unit.segments, batch.keys, common) for unit in batch.units}),
        )
        rows = cursor.execute(
            f"select {_COLUMNS} from asked a"
            " cross join segment s on s.key = a.key and s.language = a.language"
            " cross join segment o on o.unit_id = s.unit_id and o.language = a.other_language"
            " and o.key = a.other_key"
            f" cross join unit u on u.id = s.unit_id {_TEXTS} where {_NOT_OF_TEXTS}"
        )
        return _by_handle(_entries(rows))

    def add(self, number: int, found_by: Iterable[Handle]) -> None:
        """Nothing: the database has it."""


def _two_rarest(
    segments: Mapping[str, str], keys: Mapping[str, str], common: Mapping[Text, int]
) -> tuple[str, str, str, str]:
    """Keys and languages of the two texts of a unit that the fewest have, it is to be hoped.

    Those are the ones that are rare among what comes, and then the long ones.
    """
    (language, text), (other_language, other) = sorted(
        segments.items(), key=lambda text: (common[text], -len(text[1]))
    )[:2]
    return keys[text], language, keys[other], other_language


class _ById:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._first: dict[int, int] = {}
        """A unit by the hash of each handle."""
        self._others: dict[int, list[int]] = {}
        """More units with that hash."""
        cursor = connection.cursor()
        cursor.row_factory = None
        rows = cursor.execute(
            f"select u.id, t.language, t.text from unit u {_TEXTS} where {_NOT_OF_TEXTS}"
            " order by u.id"
        )
        for number, texts in groupby(rows, itemgetter(0)):
            self.add(number, handles({language: text for _, language, text in texts}))

    def find(self, batch: Batch, wanted: Iterable[Sequence[Handle]]) -> Found:  # noqa: ARG002
        """As `Known` says."""
        ids: set[int] = set()
        for found in self._first.keys() & {hash(h) for some in wanted for h in some}:
            ids.add(self._first[found])
            ids.update(self._others.get(found, ()))
        numbers = sorted(ids)
        cursor = self._connection.cursor()
        cursor.row_factory = None
        entries: list[Entry] = []
        for start in range(0, len(numbers), _AT_ONCE):
            some = ", ".join(map(str, numbers[start : start + _AT_ONCE]))
            entries += _entries(
                cursor.execute(f"select {_COLUMNS} from unit u {_TEXTS} where u.id in ({some})")
            )
        return _by_handle(entries)

    def add(self, number: int, found_by: Iterable[Handle]) -> None:
        """As `Known` says."""
        for handle in map(hash, found_by):
            if self._first.setdefault(handle, number) != number:
                self._others.setdefault(handle, []).append(number)


_COLUMNS = ", ".join(
    ("u.id, u.source_id, t.language, t.text, t.markup", *(f"u.{name}" for name in ABOUT))
)
_TEXTS = "cross join segment t on t.unit_id = u.id"
_NOT_OF_TEXTS = f"u.source_id not in (select id from source where kind = '{SourceKind.TEXT}')"


def _entries(rows: Iterable[tuple[Any, ...]]) -> list[Entry]:
    """Units of rows, one for each of their texts."""
    found: dict[int, Entry] = {}
    for id_, source, language, text, markup, *about in rows:
        unit = found.get(id_)
        if unit is None:
            unit = found[id_] = Entry({}, {}, *about)
            unit.id, unit.source_id = id_, source
        unit.segments[language] = text
        if markup:
            unit.markup[language] = markup
    return list(found.values())


def _by_handle(units: Iterable[Entry]) -> Found:
    found: Found = {}
    for unit in units:
        for handle in handles(unit.segments):
            found.setdefault(handle, []).append(unit)
    return found
