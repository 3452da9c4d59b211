"""The concordance: where each Korean term of the termbase stands in its texts."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from glossary.language import fold
from glossary.recognition import Recogniser
from glossary.termbase.documents import offsets

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.model import Status
    from glossary.recognition import Match


def refresh(connection: sqlite3.Connection, concept_id: int | None = None) -> None:
    """Find the occurrences of every Korean term anew, or of one concept's."""
    only = "" if concept_id is None else " and concept_id = :concept"
    bound = {"concept": concept_id}
    connection.execute(
        f"delete from occurrence where term_id in (select id from term where true{only})",
        bound,
    )
    terms = connection.execute(
        f"select id, concept_id, text, key from term where language = 'ko'{only}",
        bound,
    ).fetchall()
    if not terms or not connection.execute("select 1 from sentence").fetchone():
        return
    concept_of = {row["id"]: row["concept_id"] for row in terms}
    recogniser = Recogniser((row["id"], row["text"]) for row in terms)
    connection.executemany(
        'insert into occurrence (term_id, sentence_id, "start", "end") values (?, ?, ?, ?)',
        (
            (match.term, sentence["id"], *offsets(sentence).original(match.start, match.end))
            for sentence in _sentences(connection, [] if concept_id is None else terms)
            for match in _outermost(
                recogniser.find(sentence["text"], json.loads(sentence["nouns"])), concept_of
            )
        ),
    )


def terms(
    connection: sqlite3.Connection,
    language: str,
    statuses: Sequence[Status],
    minimum_reliability: int = 1,
) -> list[tuple[str, str]]:
    """The terms of a language to look for in a text: `(public id of the concept, term)`.

    Of concepts of some statuses; equivalents (terms not in Korean) of that reliability or
    more, or of none.
    """
    marks = ", ".join("?" * len(statuses))
    rows = connection.execute(
        "select c.public_id, t.text from term t join concept c on c.id = t.concept_id"
        f" where t.language = ? and c.status in ({marks})"
        " and (t.language = 'ko' or coalesce(t.reliability, 4) >= ?)"
        " order by c.public_id, t.position",
        [language, *map(str, statuses), minimum_reliability],
    )
    return [(row["public_id"], row["text"]) for row in rows]


def _sentences(
    connection: sqlite3.Connection, terms: Sequence[sqlite3.Row | dict[str, str]]
) -> Iterator[sqlite3.Row]:
    """The sentences in which one of the terms may stand; all of them for no terms."""
    keys = [row["key"] for row in terms]
    where = " or ".join(["instr(folded, ?)"] * len(keys)) or "true"
    return connection.execute(f"select id, text, runs, nouns from sentence where {where}", keys)


def _outermost(matches: Iterable[Match], concept_of: dict[int, int]) -> list[Match]:
    """Each place once for a concept: of its terms that overlap there, the longest.

    Where two of its terms are spelt alike, the first has it.
    """
    kept: list[Match] = []
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start, m.term)):
        spans = taken[concept_of[match.term]]
        if not any(match.start < end and start < match.end for start, end in spans):
            spans.append((match.start, match.end))
            kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.end, m.term))


def count(connection: sqlite3.Connection, texts: Sequence[str]) -> Counter[str]:
    """How often Korean terms stand in the texts, whether or not the termbase has them."""
    counts: Counter[str] = Counter()
    if not texts:
        return counts
    recogniser = Recogniser(enumerate(texts))
    keys = [{"key": fold(text)[0]} for text in texts]
    for sentence in _sentences(connection, keys):
        for match in recogniser.find(sentence["text"], json.loads(sentence["nouns"])):
            counts[texts[match.term]] += 1
    return counts
