"""The index of the memory, kept up to date by each write.

A write that adds segments first puts a new file of signatures on the disk, and then
registers it in the transaction of the segments: what is registered is there. Files are
never changed; smaller ones are merged by writing another, and those that nobody registers
any more are removed by a later write.
"""

from __future__ import annotations

import secrets
import sqlite3
from array import array
from collections import Counter
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from glossary.memory.known import restore_index
from glossary.memory.making import MANY, Job, make_all, other_process
from glossary.memory.signature_files import MOST
from glossary.termbase import writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEW = 512
"""Segments that are read one by one, in a millisecond, before a file is made for them."""
_GROWTH = 2
"""A file is merged into one that comes after it unless it is so many times as large: a
segment is written anew at most log2(MOST / FEW) = 9 times."""


@dataclass(frozen=True, slots=True)
class Range:
    """The segments of a language from one id to another, both included."""

    language: str
    first: int
    last: int


def after_write(connection: sqlite3.Connection) -> None:
    """Index what was added since the last time; for the end of a write, in its transaction.

    If the write began with taking the index of keys away, that comes back, too. Raises
    OSError where a file cannot be written.
    """
    with writing(connection):
        folder = folder_of(connection)
        first = covered(connection) + 1
        counts = Counter(
            _column(connection, "select language from segment where id >= ?", first)
        )
        ranges: list[Range] = []
        if folder is not None and sum(counts.values()) >= FEW:
            remove_abandoned(connection, folder)
            last = last_segment(connection)
            for language in sorted(counts):
                added = Range(language, first, last)
                ranges += _to_write(connection, added, counts[language])
        write_ranges(connection, ranges)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the whole index anew.

    Raises OSError where a file cannot be written.
    """
    with writing(connection):
        connection.execute("delete from unindexed")
        connection.execute("delete from signature_file")
        last = last_segment(connection)
        rows = connection.execute("select distinct language from segment").fetchall()
        ranges = [Range(row["language"], 1, last) for row in rows]
        write_ranges(connection, ranges)


def _to_write(connection: sqlite3.Connection, added: Range, segments: int) -> list[Range]:
    """What to write for new segments: with those of older files that are not much larger.

    Those are no longer registered after that. A file of which most is gone is written anew.
    """
    older = connection.execute(
        "select name, first_segment, last_segment, segments from signature_file"
        " where language = ? order by first_segment desc",
        (added.language,),
    ).fetchall()
    found, first, merging = [], added.first, True
    for row in older:
        old = Range(added.language, row["first_segment"], row["last_segment"])
        left = _count(connection, old)
        merging = merging and left < _GROWTH * segments and left + segments <= MOST
        if merging:
            first, segments = old.first, segments + left
        elif 0 < left * 2 < row["segments"]:
            found.append(old)
        if merging or left * 2 < row["segments"]:
            connection.execute("delete from signature_file where name = ?", (row["name"],))
    return [*found, Range(added.language, first, added.last)]


def write_ranges(connection: sqlite3.Connection, ranges: Sequence[Range]) -> None:
    """Write and register files for some ranges."""
    folder = folder_of(connection)
    with _all_or_none() as jobs, ExitStack() as stack:
        other = None
        # Ranges of ids, of which the languages share one.
        if folder and len(ranges) > 1 and ranges[0].last - ranges[0].first > 2 * MANY:
            other = stack.enter_context(other_process())  # it starts while we go on
        restore_index(connection)
        if folder is None:
            return
        # The languages in turn: files of one take longer to make than those of another.
        turns = zip_longest(*(_portions(connection, whole) for whole in ranges))
        for some, count in filter(None, chain.from_iterable(turns)):
            end = secrets.token_hex(4)  # no two writes ever use one name
            name = f"{some.language}-{some.first}-{some.last}-{end}.signatures"
            jobs.append(Job(folder / name, some.language, some.first, some.last, count))
        if jobs:
            folder.mkdir(exist_ok=True)

        def rows_of(job: Job) -> Iterator[tuple[int, str, str]]:
            return segments_of(connection, Range(job.language, job.first, job.last))

        for job, made in make_all(jobs, rows_of, other):
            connection.execute(
                "insert into signature_file"
                " (name, language, first_segment, last_segment, segments, checksum)"
                " values (?, ?, ?, ?, ?, ?)",
                (job.path.name, job.language, job.first, job.last, *made),
            )


@contextmanager
def _all_or_none() -> Iterator[list[Job]]:
    """For jobs of which no file is to stay, where one cannot be made: nobody would know it."""
    jobs: list[Job] = []
    try:
        yield jobs
    except BaseException:
        for job in jobs:
            with suppress(OSError):
                job.path.unlink()
        raise


def _portions(connection: sqlite3.Connection, whole: Range) -> Iterator[tuple[Range, int]]:
    """The same range, in pieces with `MOST` segments at most, and how many each has."""
    ids = array(
        "Q",
        _column(
            connection,
            "select id from segment where id between ? and ? and language = ? order by id",
            whole.first,
            whole.last,
            whole.language,
        ),
    )
    first = whole.first
    for start in range(0, len(ids), MOST):
        some = ids[start : start + MOST]
        last = some[-1] if start + MOST < len(ids) else whole.last
        yield Range(whole.language, first, last), len(some)
        first = last + 1


def _column(connection: sqlite3.Connection, query: str, *values: Any) -> Iterator[Any]:
    """The only column of what is asked for."""
    rows = connection.cursor()
    rows.row_factory = None
    return (value for (value,) in rows.execute(query, values))


def covered(connection: sqlite3.Connection) -> int:
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


def last_segment(connection: sqlite3.Connection) -> int:
    """The newest segment's number; 0 where there is none."""
    return connection.execute("select max(id) from segment").fetchone()[0] or 0


def segments_of(connection: sqlite3.Connection, whole: Range) -> Iterator[tuple[int, str, str]]:
    """Ids, texts and keys."""
    rows = connection.cursor()
    rows.row_factory = None
    return rows.execute(
        "select id, text, key from segment where id between ? and ? and language = ?"
        " order by id",
        (whole.first, whole.last, whole.language),
    )


def folder_of(connection: sqlite3.Connection) -> Path | None:
    """Where the files of a database are: `glossary.db-memory`; None for one in memory."""
    file = connection.execute("pragma database_list").fetchone()["file"]
    return Path(f"{file}-memory") if file else None


def remove_abandoned(connection: sqlite3.Connection, folder: Path) -> None:
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
            with suppress(OSError):  # another time, too: Windows keeps what somebody reads
                path.unlink()


def _names(connection: sqlite3.Connection) -> set[str]:
    return {row["name"] for row in connection.execute("select name from signature_file")}
