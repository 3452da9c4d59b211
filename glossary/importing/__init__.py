"""A file → the termbase: an import is a merge, and one change that can be undone.

`glossary.termbase.matching` says which entries of ours are meant, and
`glossary.termbase.merging` what becomes of two that are one. Called by `cli`.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from glossary import formats
from glossary.errors import InvalidInput, UnreadableFile
from glossary.importing.outcome import How, Imported, Lines, Proposal
from glossary.importing.run import Run
from glossary.model import Concept, SourceKind
from glossary.termbase import concepts, open_termbase, trying, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from glossary.formats import Field, Item, Options

__all__ = ["How", "Imported", "Lines", "Proposal", "glossary_in", "import_file"]


def import_file(
    connection: sqlite3.Connection,
    path: Path,
    how: How,
    *,
    actor: str,
    track: Callable[[Iterator[Item]], Iterator[Item]] = lambda items: items,
) -> Imported:
    """Merge a file into the termbase: all of it or nothing, as one change.

    Raises UnreadableFile or InvalidInput for a file that cannot be read, and one
    that names the places where some entries cannot and `keep_going` is not set.
    """
    reader, name = _reader(path, how.format)
    outcome = Imported(name, f"{SourceKind.FILE}:{how.title or path.name}")
    with (trying if how.dry_run else writing)(connection):
        run = Run(connection, how, actor, outcome)
        for item in track(reader.read(path, how.options)):
            run.take(item)
        run.finish(path)
    return outcome


def glossary_in(path: Path, options: Options) -> tuple[Iterator[Concept], AbstractSet[Field]]:
    """The entries of a database or a file, and what of an entry it can hold.

    Raises UnreadableFile or InvalidInput; so does going through the entries.
    """
    with path.open("rb") as stream:
        is_database = stream.read(16) == b"SQLite format 3\0"
    if is_database:
        return _stored(path), formats.EVERYTHING
    reader, name = _reader(path, "")
    return _entries(reader, path, options), formats.formats()[name].CARRIES


def _stored(path: Path) -> Iterator[Concept]:
    with closing(open_termbase(path)) as connection:
        yield from concepts.Selection(connection)


def _entries(reader: formats.Readable, path: Path, options: Options) -> Iterator[Concept]:
    for item in reader.read(path, options):
        if isinstance(item, Concept):
            yield item
        elif isinstance(item, formats.Problem) and item.lost:
            raise UnreadableFile(f"{path}, {item.place}: {item.reason}")


def _reader(path: Path, name: str) -> tuple[formats.Readable, str]:
    if not path.exists():
        raise UnreadableFile(f"There is no file {path}.")
    if path.is_dir():
        raise UnreadableFile(f"{path} is a folder: name a file in it.")
    known = formats.readable()
    name = name or formats.recognised(path) or ""
    if name not in known:
        what = (
            f"{name!r} is not a format that is read"
            if name
            else f"{path} is in no known format"
        )
        raise InvalidInput(f"{what}: say which with --format, one of {', '.join(known)}.")
    return known[name], name
