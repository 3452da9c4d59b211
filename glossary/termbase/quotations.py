"""What is quoted of the texts where the texts themselves are left out.

Texts belong to those who published them. What remains is what one may take from another's
work to show how a word is used (Berne Convention, art. 10(1): with its source, and no more
than the purpose justifies): a sentence an entry, and a small share of each text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.model import Method
from glossary.termbase.concordance import best_contexts
from glossary.termbase.connection import writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from glossary.termbase.concordance import Context

SHARE = 0.1
"""Of the characters of a text, with what evidence quotes of it: small by any reading of the
law, and enough for most entries, since several share a sentence."""

LONGEST = 300
"""Characters of a sentence that is quoted; a longer one is a table or a list."""


def quote_contexts(connection: sqlite3.Connection) -> int:
    """Give entries that evidence quotes no text for a sentence from one; says how many
    sentences of texts are quoted in all.

    It is the best context of the entry that is quoted already or fits in the share, and
    becomes evidence that the term stands there. The most frequent entries choose first.
    """
    quoted = _quoted(connection)
    left = _left(connection)
    with writing(connection):
        for concept_id, public_id in _without_quotation(connection):
            found = best_contexts(connection, public_id)
            context = _chosen(found, quoted, left)
            if context is None:
                continue
            if context.sentence_id not in quoted:
                quoted.add(context.sentence_id)
                left[context.document_id] -= _length(context)
            _store(connection, concept_id, context)
    return len(quoted)


def _quoted(connection: sqlite3.Connection) -> set[int]:
    """The sentences that evidence quotes."""
    rows = connection.execute(
        "select distinct sentence_id from evidence"
        " where sentence_id is not null and quote <> ''"
    )
    return {row[0] for row in rows}


def _left(connection: sqlite3.Connection) -> dict[int, float]:
    """How many characters of each text may still be quoted."""
    rows = connection.execute(
        'select s.document_id, sum(s."end" - s."start") as length,'
        ' sum(iif(q.sentence_id is null, 0, s."end" - s."start")) as quoted from sentence s'
        " left join (select distinct sentence_id from evidence where quote <> '') q"
        " on q.sentence_id = s.id group by s.document_id"
    )
    return {row["document_id"]: SHARE * row["length"] - row["quoted"] for row in rows}


def _without_quotation(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Entries that occur and that no evidence quotes a text for, the most frequent first."""
    rows = connection.execute(
        "select e.id, e.concept from entry e where e.frequency > 0 and not exists ("
        " select 1 from term t join evidence v on v.term_id = t.id where t.concept_id = e.id"
        "  and v.sentence_id is not null and v.quote <> '')"
        " order by e.frequency desc, e.id"
    )
    return [(row["id"], row["concept"]) for row in rows]


def _chosen(
    found: list[Context], quoted: set[int], left: Mapping[int, float]
) -> Context | None:
    """The context to quote: one that is quoted anyway, else the best that there is room for."""
    anyway = (context for context in found if context.sentence_id in quoted)
    fitting = (
        context
        for context in found
        if _length(context) <= min(LONGEST, left[context.document_id])
    )
    return next(anyway, None) or next(fitting, None)


def _length(context: Context) -> int:
    return len(context.left) + len(context.match) + len(context.right)


def _store(connection: sqlite3.Connection, concept_id: int, context: Context) -> None:
    connection.execute(
        "insert into evidence (term_id, method, source_id, sentence_id, quote)"
        " select t.id, :method, d.source_id, s.id, s.text from occurrence o"
        " join term t on t.id = o.term_id join sentence s on s.id = o.sentence_id"
        " join document d on d.id = s.document_id"
        ' where s.id = :sentence and o."start" = :start and t.concept_id = :concept limit 1',
        {
            "method": str(Method.EXTRACTION),
            "sentence": context.sentence_id,
            "start": context.start,
            "concept": concept_id,
        },
    )
