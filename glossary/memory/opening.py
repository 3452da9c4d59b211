"""The index of the memory, as a look-up sees it.

A look-up asks the database which files there are, so it sees what was committed, whoever
writes meanwhile. Segments that no file covers yet are few, and are read one by one. What is
missing or damaged is made anew, never trusted.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.language import normalise
from glossary.memory import signature_files
from glossary.memory.candidates import Damaged
from glossary.memory.indexing import (
    FEW,
    Range,
    after_write,
    covered,
    folder_of,
    last_segment,
    remove_abandoned,
    segments_of,
    write_ranges,
)
from glossary.memory.making import normal
from glossary.termbase import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.memory.signature_files import Part


@dataclass(frozen=True, slots=True)
class Index:
    """Everything in which segments of a language are looked for."""

    parts: Sequence[Part]
    """By the ids of their segments."""
    others: Sequence[tuple[int, str, str]]
    """Ids, normal texts and keys of the segments that none of them covers, by their ids."""


def index(connection: sqlite3.Connection, language: str, *, mend: bool = True) -> Index:
    """What there is to look for similar segments of a language in.

    A file that is missing or damaged is made anew, in memory where the database cannot be
    written to. The same goes for many segments that no file covers.
    """
    found, damaged = _files(connection, language)
    after = covered(connection)
    tail = connection.execute(
        "select id, text, key from segment where id > ? and language = ? limit ?",
        (after, language, FEW + 1),
    ).fetchall()
    is_behind = len(tail) > FEW
    if (damaged or is_behind) and mend and _mend(connection, damaged, is_behind=is_behind):
        return index(connection, language, mend=False)
    if is_behind:
        damaged.append(Range(language, after + 1, last_segment(connection)))
        tail = []
    found += [_in_memory(connection, some) for some in damaged]
    changed = connection.execute(
        # `cross join`: the few first, and then the segments that they are
        "select s.id, s.text, s.key from unindexed u cross join segment s"
        " where s.id = u.segment_id and s.language = ?",
        (language,),
    ).fetchall()
    others = {
        row["id"]: (row["id"], normalise(row["text"]), row["key"]) for row in (*changed, *tail)
    }
    return Index(
        sorted((part for part in found if len(part.signatures)), key=_first),
        [others[number] for number in sorted(others)],
    )


def _first(part: Part) -> int:
    return part.first


_MAPPED: dict[str, Part] = {}
"""The files that are open in this process, by their paths: as text, which every look-up puts
together anew."""


def _files(connection: sqlite3.Connection, language: str) -> tuple[list[Part], list[Range]]:
    """The files of a language, and what those cover that cannot be used."""
    rows = connection.execute(
        "select name, first_segment, last_segment, checksum from signature_file"
        " where language = ? order by first_segment",
        (language,),
    ).fetchall()
    folder = folder_of(connection)
    if not rows or folder is None:
        return [], []
    begin = f"{folder}{os.sep}"
    registered = {begin + row["name"] for row in rows}
    for path in [p for p, some in _MAPPED.items() if some.language == language]:
        if path.startswith(begin) and path not in registered:
            _MAPPED.pop(path, None)
    found, damaged = [], []
    for row in rows:
        path = begin + row["name"]
        try:
            if path not in _MAPPED:
                _MAPPED[path] = signature_files.read(Path(path), language, row["checksum"])
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
            write_ranges(connection, damaged)
            if is_behind:
                after_write(connection)
        with writing(connection):
            remove_abandoned(connection, folder)
    except (OSError, sqlite3.Error):
        return False
    finally:
        connection.execute(f"pragma busy_timeout = {patience}")
    return True


_MADE: dict[tuple[Path, Range], Part] = {}
"""What this process had to keep in memory."""
_MOST_MADE = 16


def _in_memory(connection: sqlite3.Connection, some: Range) -> Part:
    """The index of a range that could not be written: kept for the next look-up.

    What was in a range is there for good, or gone: numbers of segments are not used twice.
    """
    folder = folder_of(connection)
    key = (folder or Path(), some)
    if key in _MADE and folder is not None:
        return _MADE[key]
    made = signature_files.make(
        normal(segments_of(connection, some)), some.language, some.first
    )
    while len(_MADE) >= _MOST_MADE:
        _MADE.pop(next(iter(_MADE)))
    _MADE[key] = made
    return made
