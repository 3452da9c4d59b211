"""What the memory holds, source by source; and taking one of them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput, NotFound
from glossary.memory.writing import index
from glossary.model import SourceKind
from glossary.termbase import sources, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Holding:
    """A source and what there is of it."""

    key: str
    title: str
    kind: SourceKind
    units: int
    machine: int
    """Units that a machine translated."""
    documents: int
    added: str
    """When the last of them came: `2026-01-31T09:00:00Z`."""
    segments: Mapping[str, int]
    """How many texts in each language."""


def languages(connection: sqlite3.Connection) -> dict[str, int]:
    """How many texts there are in each language, the most first."""
    rows = connection.execute(
        "select language, count(*) as texts from segment group by language order by 2 desc, 1"
    )
    return {row["language"]: row["texts"] for row in rows}


def holdings(connection: sqlite3.Connection) -> list[Holding]:
    """Every source that units come from, the largest first."""
    segments: dict[int, dict[str, int]] = {}
    for row in connection.execute(
        "select u.source_id, s.language, count(*) as texts from segment s"
        " join unit u on u.id = s.unit_id group by 1, 2 order by 3 desc, 2"
    ):
        segments.setdefault(row["source_id"], {})[row["language"]] = row["texts"]
    return [
        Holding(
            key=row["key"],
            title=row["title"],
            kind=SourceKind(row["kind"]),
            units=row["units"],
            machine=row["machine"],
            documents=row["documents"],
            added=row["added"],
            segments=segments.get(row["id"], {}),
        )
        for row in connection.execute(
            "select o.id, o.key, o.title, o.kind, count(*) as units, sum(machine) as machine,"
            " count(distinct nullif(document, '')) as documents, max(added) as added"
            " from unit u join source o on o.id = u.source_id group by o.id"
            " order by units desc, o.key"
        )
    ]


def found(connection: sqlite3.Connection, name: str) -> Holding:
    """The source of units that goes by a key or a title.

    Raises NotFound, and InvalidInput where several go by that title.
    """
    all_ = holdings(connection)
    fitting = [one for one in all_ if name == one.key] or [
        one for one in all_ if name == one.title
    ]
    if not fitting:
        known = ", ".join(one.key for one in all_) or "nothing"
        raise NotFound(f"Nothing in the memory comes from {name!r}; it has units of: {known}.")
    if len(fitting) > 1:
        keys = " or ".join(one.key for one in fitting)
        raise InvalidInput(f"{name!r} can be several sources: say {keys}.")
    return fitting[0]


def remove(connection: sqlite3.Connection, name: str) -> Holding:
    """Take out all units of a source, by its key or title; says what there was of it.

    Raises NotFound; InvalidInput for a text, which the next build would bring back.
    """
    holding = found(connection, name)
    if holding.kind == SourceKind.TEXT:
        raise InvalidInput(
            f"{holding.title} is one of the texts, and `glossary build` makes its units: "
            "`glossary forget` takes the text out."
        )
    with writing(connection):
        connection.execute(
            "delete from unit where source_id = (select id from source where key = ?)",
            (holding.key,),
        )
        sources.remove_unused(connection)
        index(connection)
    return holding
