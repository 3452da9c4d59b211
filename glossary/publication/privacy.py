"""What in a termbase is about people and their computers: names, and paths of files."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from glossary.termbase import frozen, history

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container

_PATH = re.compile(
    r"(?!https?:)(?P<kind>(?!file:)[a-z]+:)?(?:file:)?(?:/|~|[A-Za-z]:[\\/]|\.\.[\\/]|\\\\).*[\\/](?P<name>[^\\/]+)[\\/]?"
)
"""A path that says where on somebody's computer a file is, after a source's kind perhaps."""


def without_folders(name: str) -> str:
    """The name of a file without where on a computer it was; other names as they are.

    >>> [without_folders(n) for n in ("text:/home/kim/a.txt", r"C:\\Users\\kim\\a.tmx")]
    ['text:a.txt', 'a.tmx']
    >>> [without_folders(n) for n in ("seeds/a.txt", "curated:terms.csv", "https://a.org/b/c")]
    ['seeds/a.txt', 'curated:terms.csv', 'https://a.org/b/c']
    """
    match = _PATH.fullmatch(name)
    return f"{match['kind'] or ''}{match['name']}" if match else name


def make_anonymous(connection: sqlite3.Connection) -> dict[str, int]:
    """Take the names of editors and the folders of files out; says how many of which.

    Editors are `editor-1`, `editor-2` from then on. A name in a note or in a text stays:
    nobody can tell what it is.
    """
    editors = frozen.editors(connection, history.BUILD)
    free = (name for n in count(1) if (name := f"editor-{n}") not in editors)
    frozen.rename_editors(connection, dict(zip(editors, free, strict=False)))
    done = {"editors": len(editors), "translators": frozen.forget_creators(connection)}
    done["paths"] = _shorten(connection)
    return {what: number for what, number in done.items() if number}


def _shorten(connection: sqlite3.Connection) -> int:
    by_kind: dict[str, list[str]] = {}
    for kind, name in frozen.names_of_files(connection):
        by_kind.setdefault(kind, []).append(name)
    paths: set[str] = set()
    for kind, names in by_kind.items():
        taken = {name for name in names if without_folders(name) == name}
        renamed: dict[str, str] = {}
        for name in names:
            if name in taken:
                continue
            new = "" if kind == "url" else without_folders(name)
            if kind in {"document", "source"}:  # these are unique
                new = _free(new, taken)
                taken.add(new)
            renamed[name] = new
        frozen.rename_files(connection, kind, renamed)
        paths.update(name.partition(":")[2] if kind == "source" else name for name in renamed)
    return len(paths)


def _free(name: str, taken: Container[str]) -> str:
    """That name, or the first with a number that nobody has."""
    number = 1
    stem, dot, end = name.rpartition(".")
    free = name
    while free in taken:
        number += 1
        free = f"{stem}-{number}{dot}{end}" if stem else f"{name}-{number}"
    return free
