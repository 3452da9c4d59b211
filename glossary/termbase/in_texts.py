"""What stands in each text: its sentences, its entries, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from glossary.model import Status

_UNREVIEWED_LAST = "case e.status when 'approved' then 0 when 'proposed' then 1 else 2 end"


def overview(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """Every text by name: `id`, `name`, `title`, `added`, and how much there is in it.

    That is `sentences`, `entries` that are not rejected, and `occurrences` of these.
    """
    return connection.execute(
        "select d.id, d.name, d.title, d.added,"
        " (select count(*) from sentence where document_id = d.id) as sentences,"
        " coalesce(f.entries, 0) as entries, coalesce(f.occurrences, 0) as occurrences"
        " from document d left join ("
        "  select s.document_id, count(distinct e.id) as entries, count(*) as occurrences"
        "  from occurrence o join sentence s on s.id = o.sentence_id"
        "  join term t on t.id = o.term_id join concept e on e.id = t.concept_id"
        "  where e.status <> 'rejected' group by s.document_id"
        " ) f on f.document_id = d.id order by d.name"
    ).fetchall()


def names(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """`id`, `name` and `title` of every text, by title."""
    return connection.execute(
        "select id, name, title from document order by title, name"
    ).fetchall()


def by_name(connection: sqlite3.Connection, name: str) -> sqlite3.Row | None:
    """A text with the `url` and `licence` of its source, or None."""
    row: sqlite3.Row | None = connection.execute(
        "select d.*, s.url, s.licence from document d join source s on s.id = d.source_id"
        " where d.name = ?",
        (name,),
    ).fetchone()
    return row


def entries(connection: sqlite3.Connection, document_id: int) -> list[sqlite3.Row]:
    """The entries that stand in a text and are not rejected, the most frequent there first.

    `id`, `concept`, `ko`, `en`, `ja`, `status`, `reliability`, and of this text: `count`
    (how often), `sentence` (the id of the first that it stands in) and `start` (where).
    """
    return connection.execute(
        "select e.id, e.concept, e.ko, e.en, e.ja, e.status, e.reliability,"
        # With `min`, SQLite takes the other columns from the row that has the least.
        ' count(*) as count, min(o."start") as "start", o.sentence_id as sentence'
        " from sentence s cross join occurrence o on o.sentence_id = s.id"
        " join term t on t.id = o.term_id join entry e on e.id = t.concept_id"
        " where s.document_id = ? and e.status <> 'rejected'"
        " group by e.id order by count desc, e.ko, e.id",
        (document_id,),
    ).fetchall()


def places(
    connection: sqlite3.Connection, document_id: int, first: int, last: int
) -> list[sqlite3.Row]:
    """Where entries that are not rejected stand in some of a text's sentences.

    `first` and `last` are positions of sentences. Rows have `start` and `end`, offsets into
    the text, and the entry's `id`; the same place comes once for each entry, the one best
    reviewed first.
    """
    return connection.execute(
        'select o."start", o."end", e.id'
        " from sentence s cross join occurrence o on o.sentence_id = s.id"
        " join term t on t.id = o.term_id join concept e on e.id = t.concept_id"
        " where s.document_id = ? and s.position between ? and ? and e.status <> 'rejected'"
        f' order by o."start", o."end", {_UNREVIEWED_LAST}, e.id',
        (document_id, first, last),
    ).fetchall()


def concept_ids(
    connection: sqlite3.Connection, document_id: int, statuses: Sequence[Status]
) -> list[int]:
    """The rows of the concepts of some statuses that stand in a text, by public id."""
    marks = ", ".join("?" * len(statuses))
    rows = connection.execute(
        "select distinct c.id, c.public_id"
        " from sentence s cross join occurrence o on o.sentence_id = s.id"
        " join term t on t.id = o.term_id join concept c on c.id = t.concept_id"
        f" where s.document_id = ? and c.status in ({marks}) order by c.public_id",
        [document_id, *map(str, statuses)],
    )
    return [row["id"] for row in rows]
