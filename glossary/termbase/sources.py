"""Where things came from: the table that every definition and evidence points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.model import Source, SourceKind

if TYPE_CHECKING:
    import sqlite3


def source_id(connection: sqlite3.Connection, source: Source) -> int:
    """The row of a source, added or brought up to date."""
    row = connection.execute(
        "insert into source (key, kind, title, url, licence) values (?, ?, ?, ?, ?)"
        " on conflict (key) do update set kind = excluded.kind, title = excluded.title,"
        " url = excluded.url, licence = excluded.licence returning id",
        (source.key, source.kind, source.title, source.url, source.licence),
    ).fetchone()
    return int(row["id"])


def id_of_key(connection: sqlite3.Connection, key: str) -> int:
    """The row of the source that goes by `key`; one that is new is made from the key."""
    row = connection.execute("select id from source where key = ?", (key,)).fetchone()
    if row:
        return int(row["id"])
    kind, _, title = key.partition(":")
    known = kind in set(SourceKind)
    return source_id(
        connection,
        Source(
            key=key,
            kind=SourceKind(kind) if known else SourceKind.PERSON,
            title=title if known else key,
        ),
    )


def remove_unused(connection: sqlite3.Connection) -> None:
    """Take out the sources that nothing comes from."""
    connection.execute(
        "delete from source where id not in (select source_id from evidence"
        " union select source_id from definition union select source_id from document"
        " union select source_id from unit union select source_id from origin)"
    )


def sources(connection: sqlite3.Connection) -> dict[str, Source]:
    """Every source by its key."""
    return {
        row["key"]: Source(
            key=row["key"],
            kind=SourceKind(row["kind"]),
            title=row["title"],
            url=row["url"],
            licence=row["licence"],
        )
        for row in connection.execute("select * from source order by key")
    }
