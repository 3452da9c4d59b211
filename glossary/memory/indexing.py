"""The index of the memory: kept up to date by each write, read by each look-up.

A write that adds segments first puts a new file of signatures on the disk, and then
registers it in the transaction of the segments: what is registered is there. Files are
never changed; smaller ones are merged by writing another, and those that nobody registers
any more are removed by a later write. A look-up asks the database which files there are,
so it sees what was committed, whoever writes meanwhile. Segments that no file covers yet
are few, and are read one by one.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from glossary.language import normalise
from glossary.memory import grams, signature_files
from glossary.memory.signature_files import MOST, Damaged, Signatures
from glossary.termbase import writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW = 512
"""Segments that are read one by one, in a millisecond, before a file is made for them."""
_GROWTH = 2
"""A file is merged into one that comes after it unless it is so many times as large: a
segment is written anew at most log2(MOST / _FEW) = 9 times."""
_AT_ONCE = 4096
"""Segments whose pieces are made at once."""


@dataclass(frozen=True, slots=True)
class Range:
    """The segments of a language from one id to another, both included."""

    language: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Index:
    """Everything in which similar segments of a language are looked for."""

    signatures: Sequence[Signatures]
    others: Sequence[tuple[int, str]]
    """Ids and normal texts of the segments that none of them covers."""


# ------------------------------------------------------------------------------- writing


def after_write(connection: sqlite3.Connection) -> None:
    """Index what was added since the last time; for the end of a write, in its transaction.

    Raises OSError where a file cannot be written.
    """
    with writing(connection):
        _index_pieces(connection)
        first = _covered(connection) + 1
        counts = dict(
            connection.execute(
                "select language, count(*) from segment where id >= ? group by language",
                (first,),
            ).fetchall()
        )
        if sum(counts.values()) < _FEW:
            return
        folder = folder_of(connection)
        if folder is None:
            return
        _remove_abandoned(connection, folder)
        last = _last_segment(connection)
        for language in sorted(counts):
            _cover(connection, folder, Range(language, first, last), counts[language])


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index anew.

    Raises OSError where a file cannot be written.
    """
    with writing(connection):
        connection.execute("insert into segment_fts (segment_fts) values ('delete-all')")
        connection.execute("delete from unindexed")
        connection.execute("delete from signature_file")
        _index_pieces(connection)
        connection.execute("insert into segment_fts (segment_fts) values ('optimize')")
        folder = folder_of(connection)
        if folder is None:
            return
        last = _last_segment(connection)
        for row in connection.execute("select distinct language from segment").fetchall():
            _write(connection, folder, Range(row[0], 1, last))


def _cover(connection: sqlite3.Connection, folder: Path, added: Range, segments: int) -> None:
    """Write a file for new segments, with those of older files that are not much larger.

    A file of which most is gone is written anew without it.
    """
    older = connection.execute(
        "select name, first_segment, last_segment, segments from signature_file"
        " where language = ? order by first_segment desc",
        (added.language,),
    ).fetchall()
    first, merging = added.first, True
    for row in older:
        old = Range(added.language, row["first_segment"], row["last_segment"])
        left = _count(connection, old)
        merging = merging and left < _GROWTH * segments and left + segments <= MOST
        if merging:
            first, segments = old.first, segments + left
        if merging or left * 2 < row["segments"]:
            connection.execute("delete from signature_file where name = ?", (row["name"],))
        if not merging and 0 < left * 2 < row["segments"]:
            _write(connection, folder, old)
    _write(connection, folder, Range(added.language, first, added.last))


def _write(connection: sqlite3.Connection, folder: Path, whole: Range) -> None:
    """Write and register files for a range, `MOST` segments each."""
    folder.mkdir(exist_ok=True)
    rows = _texts(connection, whole)
    first = whole.first
    while True:
        some = [row for row, _ in zip(rows, range(MOST), strict=False)]
        if not some and first > whole.first:
            return
        last = some[-1][0] if len(some) == MOST else whole.last
        name = f"{whole.language}-{first}-{last}-{secrets.token_hex(4)}.signatures"
        count, checksum = signature_files.write(
            folder / name, some, whole.language, first, last
        )
        connection.execute(
            "insert into signature_file"
            " (name, language, first_segment, last_segment, segments, checksum)"
            " values (?, ?, ?, ?, ?, ?)",
            (name, whole.language, first, last, count, checksum),
        )
        if last == whole.last:
            return
        first = last + 1


def _index_pieces(connection: sqlite3.Connection) -> None:
    """Put the keys of new segments into the index of the concordance."""
    rows = connection.cursor()
    rows.row_factory = None
    rows.execute(
        "select id, key from segment where id > ? order by id", (grams.covered(connection),)
    )
    while some := rows.fetchmany(_AT_ONCE):
        numbers, keys = zip(*some, strict=True)
        connection.executemany(
            "insert into segment_fts (rowid, grams) values (?, ?)",
            zip(numbers, grams.pieces(keys), strict=True),
        )


def _covered(connection: sqlite3.Connection) -> int:
    """The last segment of those that the files cover, in all languages."""
    row = connection.execute("select max(last_segment) from signature_file").fetchone()
    return row[0] or 0


def _count(connection: sqlite3.Connection, some: Range) -> int:
    """How many segments there are in a range."""
    row = connection.execute(
        "select count(*) from segment where id between ? and ? and language = ?",
        (some.first, some.last, some.language),
    ).fetchone()
    return int(row[0])


def _last_segment(connection: sqlite3.Connection) -> int:
    return connection.execute("select max(id) from segment").fetchone()[0] or 0


def _texts(connection: sqlite3.Connection, whole: Range) -> Iterator[tuple[int, str]]:
    """Ids and normal texts, those without anything to compare left out."""
    rows = connection.execute(
        "select id, text from segment where id between ? and ? and language = ? order by id",
        (whole.first, whole.last, whole.language),
    )
    return ((row["id"], text) for row in rows for text in (normalise(row["text"]),) if text)


def folder_of(connection: sqlite3.Connection) -> Path | None:
    """Where the files of a database are: `glossary.db-memory`; None for one in memory."""
    file = connection.execute("pragma database_list").fetchone()["file"]
    return Path(f"{file}-memory") if file else None


def _remove_abandoned(connection: sqlite3.Connection, folder: Path) -> None:
    """Remove files that are registered neither here nor in what was last committed.

    The write lock is ours, so nobody else has written one that is yet to be registered.
    """
    if not folder.is_dir():
        return
    kept = _names(connection)
    file = connection.execute("pragma database_list").fetchone()["file"]
    try:
        committed = sqlite3.connect(f"file:{quote(file)}?mode=ro", uri=True)
        try:
            committed.row_factory = sqlite3.Row
            kept |= _names(committed)
        finally:
            committed.close()
    except sqlite3.Error:
        return  # another time
    for path in folder.glob("*.signatures"):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def _names(connection: sqlite3.Connection) -> set[str]:
    return {row["name"] for row in connection.execute("select name from signature_file")}


# ------------------------------------------------------------------------------- reading


def index(connection: sqlite3.Connection, language: str, *, mend: bool = True) -> Index:
    """What there is to look for similar segments of a language in.

    A file that is missing or damaged is made anew, in memory where the database cannot be
    written to. The same goes for many segments that no file covers.
    """
    found, damaged = _files(connection, language)
    after = _covered(connection)
    tail = connection.execute(
        "select id, text from segment where id > ? and language = ? limit ?",
        (after, language, _FEW + 1),
    ).fetchall()
    is_behind = len(tail) > _FEW
    if (damaged or is_behind) and mend and _mend(connection, damaged, is_behind=is_behind):
        return index(connection, language, mend=False)
    if is_behind:
        damaged.append(Range(language, after + 1, _last_segment(connection)))
        tail = []
    found += [_in_memory(connection, some) for some in damaged]
    changed = connection.execute(
        # `cross join`: the few first, and then the segments that they are
        "select s.id, s.text from unindexed u cross join segment s"
        " where s.id = u.segment_id and s.language = ?",
        (language,),
    ).fetchall()
    return Index(
        [some for some in found if len(some)],
        [(row["id"], normalise(row["text"])) for row in (*tail, *changed)],
    )


_MAPPED: dict[Path, Signatures] = {}
"""The files that are open in this process."""


def _files(
    connection: sqlite3.Connection, language: str
) -> tuple[list[Signatures], list[Range]]:
    """The files of a language, and what those cover that cannot be used."""
    rows = connection.execute(
        "select name, first_segment, last_segment, checksum from signature_file"
        " where language = ?",
        (language,),
    ).fetchall()
    folder = folder_of(connection)
    if not rows or folder is None:
        return [], []
    registered = {folder / row["name"] for row in rows}
    for path in [p for p, some in _MAPPED.items() if some.language == language]:
        if path.parent == folder and path not in registered:
            _MAPPED.pop(path, None)
    found, damaged = [], []
    for row in rows:
        path = folder / row["name"]
        try:
            if path not in _MAPPED:
                _MAPPED[path] = signature_files.read(path, language, row["checksum"])
            is_sound = not _MAPPED[path].is_damaged
        except Damaged:
            is_sound = False
        if is_sound:
            found.append(_MAPPED[path])
        else:
            damaged.append(Range(language, row["first_segment"], row["last_segment"]))
    return found, damaged


def _mend(connection: sqlite3.Connection, damaged: Sequence[Range], *, is_behind: bool) -> bool:
    """Write files for what no sound file covers; whether that could be done at once."""
    folder = folder_of(connection)
    if folder is None or connection.in_transaction or not os.access(folder.parent, os.W_OK):
        return False
    patience = connection.execute("pragma busy_timeout").fetchone()[0]
    connection.execute("pragma busy_timeout = 0")  # who looks up waits for nobody
    try:
        with writing(connection):
            for some in damaged:
                connection.execute(
                    "delete from signature_file where language = ? and first_segment = ?",
                    (some.language, some.first),
                )
                _write(connection, folder, some)
            if is_behind:
                after_write(connection)
    except (OSError, sqlite3.Error):
        return False
    finally:
        connection.execute(f"pragma busy_timeout = {patience}")
    return True


_MADE: dict[tuple[Path, Range], Signatures] = {}
"""What this process had to keep in memory."""
_MOST_MADE = 16


def _in_memory(connection: sqlite3.Connection, some: Range) -> Signatures:
    """Signatures of a range that could not be written: kept for the next look-up.

    What was in a range is there for good, or gone: numbers of segments are not used twice.
    """
    folder = folder_of(connection)
    key = (folder or Path(), some)
    if key in _MADE and folder is not None:
        return _MADE[key]
    made = signature_files.make(_texts(connection, some), some.language)
    while len(_MADE) >= _MOST_MADE:
        _MADE.pop(next(iter(_MADE)))
    _MADE[key] = made
    return made
