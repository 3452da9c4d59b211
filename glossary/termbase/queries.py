"""Listings and figures: what the CLI and the site show besides single entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from glossary.language import key, normalise

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from glossary.model import Status

    Answer = TypeVar("Answer")


def entries(  # noqa: PLR0913 - a filter a column
    connection: sqlite3.Connection,
    *,
    statuses: Sequence[Status] = (),
    subject: str | None = None,
    missing: str | None = None,
    entity: str | None = None,
    limit: int | None = None,
) -> list[sqlite3.Row]:
    """Rows of `entry`, the most frequent first; `missing` is a language without a term.

    `entity` is what a name names; an empty one asks for every name.
    """
    where, values = ["true"], []
    if statuses:
        where.append(f"status in ({', '.join('?' * len(statuses))})")
        values += [str(status) for status in statuses]
    if subject is not None:
        where.append("subject = ?")
        values.append(subject)
    if missing is not None:
        column = {"ko": "ko", "en": "en", "ja": "ja"}[missing]
        where.append(f"{column} = ''")
    if entity is not None:
        where.append("entity = ?" if entity else "entity <> ?")
        values.append(entity)
    return connection.execute(
        f"select * from entry where {' and '.join(where)}"
        " order by frequency desc, ko, id limit ?",
        [*values, -1 if limit is None else limit],
    ).fetchall()


def statistics(connection: sqlite3.Connection) -> dict[str, int]:
    """How much there is of what."""
    one = connection.execute(
        "select (select count(*) from document) as texts,"
        " (select count(*) from sentence) as sentences,"
        " (select count(*) from concept) as entries,"
        " (select count(*) from concept where status = 'approved') as approved,"
        " (select count(*) from concept where status = 'proposed') as proposed,"
        " (select count(*) from concept where status = 'candidate') as candidates,"
        " (select count(*) from concept where status = 'rejected') as rejected,"
        " (select count(distinct concept_id) from term where language = 'en') as english,"
        " (select count(distinct concept_id) from term where language = 'ja') as japanese,"
        " (select count(*) from term) as terms,"
        " (select count(*) from occurrence) as occurrences,"
        " (select count(*) from unit) as units,"
        " (select count(*) from change) as changes"
    ).fetchone()
    return dict(one)


def has_texts(connection: sqlite3.Connection) -> bool:
    """Whether there is any text."""
    return connection.execute("select 1 from document limit 1").fetchone() is not None


def has_units(connection: sqlite3.Connection) -> bool:
    """Whether there is anything in the translation memory."""
    return connection.execute("select 1 from unit limit 1").fetchone() is not None


def equivalents_by_method(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """Per language and kind of evidence: how many entries have an equivalent from it.

    An equivalent with evidence of several kinds counts under each.
    """
    return connection.execute(
        "select t.language, e.method, count(distinct t.concept_id) as entries"
        " from term t join evidence e on e.term_id = t.id where t.language <> 'ko'"
        " group by t.language, e.method order by t.language, entries desc, e.method"
    ).fetchall()


# ---------------------------------------------------------------- one entry, for its page


def at_one_moment(
    connection: sqlite3.Connection, question: Callable[[sqlite3.Connection], Answer]
) -> Answer:
    """The answer to a question of several queries, though a build may write meanwhile."""
    connection.execute("begin")
    try:
        return question(connection)
    finally:
        connection.rollback()


def row_id(connection: sqlite3.Connection, public_id: str) -> int | None:
    """The row of the concept that goes by a public id, or None."""
    row = connection.execute(
        "select id from concept where public_id = ?", (public_id,)
    ).fetchone()
    return int(row["id"]) if row else None


def entry(connection: sqlite3.Connection, concept_id: int) -> sqlite3.Row | None:
    """The row of `entry` that shows a concept, or None."""
    row: sqlite3.Row | None = connection.execute(
        "select * from entry where id = ?", (concept_id,)
    ).fetchone()
    return row


def exact_entries(connection: sqlite3.Connection, text: str) -> list[sqlite3.Row]:
    """Rows of `entry` with a term spelt, but for spaces and such, or read like `text`."""
    return connection.execute(
        "select e.* from entry e where e.id in (select concept_id from term"
        " where key = :key or (reading <> '' and reading = :reading))"
        " order by e.status = 'rejected', e.frequency desc, e.id",
        {"key": key(text), "reading": normalise(text)},
    ).fetchall()


def sources_of(connection: sqlite3.Connection, concept_id: int) -> dict[str, sqlite3.Row]:
    """The sources that a concept rests on, by key; `document` names one that is a text.

    The key of a text is `text:` and its name, by which it is found at once.
    """
    rows = connection.execute(
        "select s.key, s.title, s.url, s.licence, d.name as document from source s"
        " left join document d on d.source_id = s.id and d.name = substr(s.key, 6)"
        " where s.id in (select e.source_id from evidence e join term t on t.id = e.term_id"
        "  where t.concept_id = :id union select source_id from definition"
        "  where concept_id = :id)",
        {"id": concept_id},
    )
    return {row["key"]: row for row in rows}


def documents_quoted(connection: sqlite3.Connection, concept_id: int) -> dict[int, str]:
    """The sentences that a concept's evidence quotes: sentence id → the text's name."""
    rows = connection.execute(
        "select s.id, d.name from evidence e join term t on t.id = e.term_id"
        " join sentence s on s.id = e.sentence_id join document d on d.id = s.document_id"
        " where t.concept_id = ?",
        (concept_id,),
    )
    return {row["id"]: row["name"] for row in rows}


def neighbours(connection: sqlite3.Connection, concept_id: int) -> list[sqlite3.Row]:
    """Rows of `entry` that a concept is related to, with `kind` as seen from it.

    That is `broader`, `narrower`, `related` or `see`.
    """
    return connection.execute(
        "select r.kind, e.* from relation r join entry e on e.id = r.target_id"
        " where r.concept_id = :id"
        " union select iif(r.kind = 'broader', 'narrower', r.kind), e.* from relation r"
        " join entry e on e.id = r.concept_id"
        " where r.target_id = :id and r.kind <> 'see'"
        " order by kind, ko, en",
        {"id": concept_id},
    ).fetchall()
