"""Texts in the termbase: documents, sentences, and what extraction found in them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from glossary.language import fold, key
from glossary.model import (
    VOUCHING,
    Candidate,
    EntityKind,
    Gloss,
    OffsetMap,
    Sentence,
    Source,
    SourceKind,
    Statement,
)
from glossary.termbase.sources import source_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.model import Document


def now() -> str:
    """The time, in UTC, to the second, as the termbase writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def store(
    connection: sqlite3.Connection, document: Document, sentences: Iterable[Sentence]
) -> str:
    """Store a document; says whether it was `added`, `changed` or `unchanged`."""
    row = connection.execute(
        "select id, text from document where name = ?", (document.name,)
    ).fetchone()
    if row and row["text"] == document.text:
        return "unchanged"
    if row:
        connection.execute("delete from document where id = ?", (row["id"],))
    source = Source(
        key=f"text:{document.name}",
        kind=SourceKind.TEXT,
        title=document.name.rsplit("/", 1)[-1],
    )
    document_id = connection.execute(
        "insert into document (source_id, name, title, encoding, text, added)"
        " values (?, ?, ?, ?, ?, ?)",
        (
            source_id(connection, source),
            document.name,
            document.title,
            document.encoding,
            document.text,
            now(),
        ),
    ).lastrowid
    connection.executemany(
        'insert into sentence (document_id, position, "start", "end", text, folded, runs)'
        " values (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                document_id,
                s.position,
                *s.span,
                s.text,
                fold(s.text)[0],
                json.dumps(s.offsets.runs),
            )
            for s in sentences
        ),
    )
    return "changed" if row else "added"


def names(connection: sqlite3.Connection) -> list[str]:
    """The names of the documents."""
    return [r["name"] for r in connection.execute("select name from document order by name")]


def remove(connection: sqlite3.Connection, name: str) -> None:
    """Take a document and its sentences out."""
    connection.execute("delete from document where name = ?", (name,))


def offsets(row: sqlite3.Row) -> OffsetMap:
    """The way back from a sentence's text to the document, from its row."""
    runs = json.loads(row["runs"])
    return OffsetMap(tuple((start, origin, width) for start, origin, width in runs))


def _sentence(row: sqlite3.Row) -> Sentence:
    return Sentence(
        id=row["id"], position=row["position"], text=row["text"], offsets=offsets(row)
    )


def sentences(connection: sqlite3.Connection) -> Iterator[Sentence]:
    """Every sentence, text by text."""
    rows = connection.execute(
        "select s.id, s.position, s.text, s.runs from sentence s"
        " join document d on d.id = s.document_id order by d.name, s.position"
    )
    return map(_sentence, rows)


def count_sentences(connection: sqlite3.Connection) -> int:
    """How many sentences there are."""
    return int(connection.execute("select count(*) from sentence").fetchone()[0])


def quote(connection: sqlite3.Connection, sentence_id: int) -> tuple[str, str]:
    """A sentence's source key and text."""
    row = connection.execute(
        "select o.key, s.text from sentence s join document d on d.id = s.document_id"
        " join source o on o.id = d.source_id where s.id = ?",
        (sentence_id,),
    ).fetchone()
    return row["key"], row["text"]


def store_nouns(
    connection: sqlite3.Connection,
    nouns: Iterable[tuple[int, Sequence[tuple[int, int]]]],
) -> None:
    """Store, by sentence id, the spans of the nominal morphemes."""
    connection.executemany(
        "update sentence set nouns = ? where id = ?",
        ((json.dumps(spans, separators=(",", ":")), number) for number, spans in nouns),
    )


def store_candidates(connection: sqlite3.Connection, candidates: Iterable[Candidate]) -> int:
    """Replace the candidates of the last extraction; says how many there are."""
    connection.execute("delete from candidate")
    connection.executemany(
        "insert into candidate (text, frequency, termhood, variants, entity, features)"
        " values (?, ?, ?, ?, ?, ?)",
        (
            (
                c.text,
                c.frequency,
                c.termhood,
                json.dumps(c.variants, ensure_ascii=False),
                c.entity or "",
                json.dumps(dict(c.features), ensure_ascii=False),
            )
            for c in candidates
        ),
    )
    count: int = connection.execute("select count(*) from candidate").fetchone()[0]
    return count


def candidates(connection: sqlite3.Connection) -> Iterator[Candidate]:
    """The candidates of the last extraction, best first."""
    for row in connection.execute("select * from candidate order by termhood desc, text"):
        yield Candidate(
            text=row["text"],
            frequency=row["frequency"],
            termhood=row["termhood"],
            variants=tuple(json.loads(row["variants"])),
            entity=EntityKind(row["entity"]) if row["entity"] else None,
            features=json.loads(row["features"]),
        )


def store_glosses(connection: sqlite3.Connection, glosses: Iterable[Gloss]) -> None:
    """Replace the glosses of the last extraction."""
    connection.execute("delete from gloss")
    connection.executemany(
        'insert into gloss (sentence_id, "start", "end", term, gloss, language, kind)'
        " values (?, ?, ?, ?, ?, ?, ?)",
        ((g.sentence_id, g.start, g.end, g.term, g.gloss, g.language, g.kind) for g in glosses),
    )


def glosses(connection: sqlite3.Connection) -> list[Gloss]:
    """The glosses of the last extraction, in the order of the texts."""
    rows = connection.execute(
        "select g.* from gloss g join sentence s on s.id = g.sentence_id"
        ' join document d on d.id = s.document_id order by d.name, s.position, g."start"'
    )
    return [
        Gloss(
            sentence_id=row["sentence_id"],
            start=row["start"],
            end=row["end"],
            term=row["term"],
            gloss=row["gloss"],
            language=row["language"],
            kind=row["kind"],
        )
        for row in rows
    ]


def store_statements(connection: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    """Replace the statements of the last extraction."""
    connection.execute("delete from statement")
    connection.executemany(
        'insert into statement (sentence_id, "start", "end", term, key, pattern, strength)'
        " values (?, ?, ?, ?, ?, ?, ?)",
        (
            (s.sentence_id, s.start, s.end, s.term, key(s.term), s.pattern, s.strength)
            for s in statements
        ),
    )


def statements(connection: sqlite3.Connection, term: str | None = None) -> list[Statement]:
    """The statements of the last extraction, or those of one term, the strongest first."""
    rows = connection.execute(
        "select t.* from statement t join sentence s on s.id = t.sentence_id"
        " join document d on d.id = s.document_id where :key is null or t.key = :key"
        " order by t.strength desc, d.name, s.position",
        {"key": None if term is None else key(term)},
    )
    return [
        Statement(
            sentence_id=row["sentence_id"],
            start=row["start"],
            end=row["end"],
            term=row["term"],
            pattern=row["pattern"],
            strength=row["strength"],
        )
        for row in rows
    ]


def korean_terms_of_people(connection: sqlite3.Connection) -> list[str]:
    """The Korean terms that somebody vouches for, in entries that somebody approved."""
    rows = connection.execute(
        "select t.text from term t join concept c on c.id = t.concept_id"
        " where t.language = 'ko' and c.status = 'approved' and exists (select 1 from evidence"
        f" where term_id = t.id and method in ({', '.join('?' * len(VOUCHING))}))"
        " order by t.id",
        sorted(VOUCHING),
    )
    return [row["text"] for row in rows]
