"""Terms in their contexts: the key word in the middle, the sentence around it (KWIC)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One occurrence of a term, with the text on both sides of it.

    White space is closed up for reading; `start` and `end` are where the term stands in
    the document's own text.
    """

    term: str
    document_id: int
    document: str
    title: str
    sentence_id: int
    position: int
    start: int
    end: int
    left: str
    match: str
    right: str


def count(connection: sqlite3.Connection, public_id: str) -> int:
    """How often the terms of a concept occur."""
    row = connection.execute(
        "select count(*) from occurrence o join term t on t.id = o.term_id"
        " join concept c on c.id = t.concept_id where c.public_id = ?",
        (public_id,),
    ).fetchone()
    return int(row[0])


def by_term(connection: sqlite3.Connection, public_id: str) -> dict[str, dict[str, int]]:
    """How often each Korean term of a concept occurs, by document: `{term: {name: n}}`."""
    counts: dict[str, dict[str, int]] = {}
    for row in connection.execute(
        "select t.text as term, d.name, count(*) as n from occurrence o"
        " join term t on t.id = o.term_id join concept c on c.id = t.concept_id"
        " join sentence s on s.id = o.sentence_id join document d on d.id = s.document_id"
        " where c.public_id = ? group by t.id, d.id order by t.id, d.name",
        (public_id,),
    ):
        counts.setdefault(row["term"], {})[row["name"]] = row["n"]
    return counts


_PLACES = (
    "concept c join term t on t.concept_id = c.id and c.public_id = :concept"
    " cross join occurrence o on o.term_id = t.id"
)
"""The occurrences of a concept."""

_TEXTS = f"{_PLACES} cross join sentence s indexed by sentence_place on s.id = o.sentence_id"
"""The same with their texts. The sentences themselves are not read: of 5,000 occurrences
that takes 10 ms, and what the index says of them 2."""

_BEST_OF = 200
"""Occurrences among which good examples are looked for: more take longer than a page may."""


class InText(NamedTuple):
    """A text in which a concept occurs, and how often."""

    name: str
    document_id: int
    occurrences: int


def by_text(connection: sqlite3.Connection, public_id: str) -> list[InText]:
    """How often the terms of a concept occur in each text, by the texts' names."""
    counts = connection.execute(
        f"select s.document_id, count(*) from {_TEXTS} group by s.document_id",
        {"concept": public_id},
    )
    found = dict(map(tuple, counts))
    names = connection.execute(
        "select id, name from document where id in (select value from json_each(?))",
        (json.dumps(list(found)),),
    )
    return sorted(InText(name, number, found[number]) for number, name in names)


def contexts(
    connection: sqlite3.Connection,
    public_id: str,
    *,
    limit: int = 100,
    offset: int = 0,
    texts: Sequence[InText] | None = None,
) -> Iterator[Context]:
    """The occurrences of a concept's terms, text by text, in order.

    `texts` is what `by_text` says, where that was asked already.
    """
    ranks: dict[int, int] = {}
    skipped = seen = 0
    for rank, text in enumerate(texts or by_text(connection, public_id)):
        if seen + text.occurrences <= offset:
            skipped += text.occurrences
        elif seen < offset + limit:
            ranks[text.document_id] = rank
        seen += text.occurrences
    # A text's sentences are stored at once: their ids are one stretch, in order.
    rows = connection.execute(
        'select x.value, o."start", o.id from json_each(:texts) x'
        " cross join concept c on c.public_id = :concept"
        " cross join term t on t.concept_id = c.id"
        " cross join occurrence o on o.term_id = t.id and o.sentence_id between"
        "  (select id from sentence where document_id = x.value order by position limit 1)"
        "  and (select id from sentence where document_id = x.value"
        "   order by position desc limit 1)",
        {"concept": public_id, "texts": json.dumps(list(ranks))},
    )
    places = sorted((ranks[document], start, number) for document, start, number in rows)
    chosen = places[offset - skipped : offset - skipped + limit]
    return iter(_contexts(connection, [number for _, _, number in chosen]))


def best_contexts(
    connection: sqlite3.Connection, public_id: str, *, limit: int = 3
) -> list[Context]:
    """The contexts that a dictionary would print: what says most comes first.

    A sentence that defines the term, one that says less of it, one that glosses it, then
    by how well the sentence reads by itself (`readability`). Each sentence comes once. Of
    a term that occurs often, only the first 200 sentences without a definition or gloss
    are looked at.
    """
    looked_at = connection.execute(
        f"select * from (select o.id from {_PLACES} order by o.sentence_id limit :most)"
        f" union select o.id from {_PLACES} where o.sentence_id in ("
        "  select x.sentence_id from statement x where x.key in"
        "   (select key from term where concept_id = c.id)"
        "  union select g.sentence_id from gloss g where g.term in"
        "   (select text from term where concept_id = c.id))",
        {"concept": public_id, "most": _BEST_OF},
    )
    rows = connection.execute(
        'select o.id, s.text, d.name, o."start",'
        " (select max(strength) from statement x where x.sentence_id = s.id"
        "  and x.key in (select key from term where concept_id = t.concept_id)) as says,"
        " exists (select 1 from gloss g join term k on k.text = g.term"
        "  where g.sentence_id = s.id and k.concept_id = t.concept_id) as glosses"
        " from json_each(?) j join occurrence o on o.id = j.value"
        " join term t on t.id = o.term_id join sentence s on s.id = o.sentence_id"
        ' join document d on d.id = s.document_id order by d.name, o."start"',
        (json.dumps([row["id"] for row in looked_at]),),
    ).fetchall()
    ranked = sorted(
        rows, key=lambda r: (-(r["says"] or 0), -r["glosses"], -readability(r["text"]))
    )
    firsts: dict[str, int] = {}
    for row in ranked:
        firsts.setdefault(row["text"], row["id"])
    return _contexts(connection, list(firsts.values())[:limit])


_LENGTH = (25, 90)
"""Characters of a sentence that is easy to take in and still says something."""
_POINTING_BACK = re.compile(
    r"[\s❍○●•◦▪■□◆※*\-–—]*(?:이[는를에로런]|이러한|이들|그[는가를의런들]|그러[나한므]|따라서|하지만|또한|반면|한편"
    r"|이처럼|이와|위의|앞서|아울러|다만)"
)
"""How a sentence begins that cannot be understood without the one before it."""
_CLOSED = re.compile(r"(?:다|요|까|음|함|임|됨|것)[.?!。]?[”’\"')\]]*$")


def readability(sentence: str) -> float:
    """How well a sentence does as an example, from 0 to 1.

    After GDEX (Kilgarriff et al. 2008): a whole sentence of middle length that does not
    begin by pointing back.

    >>> readability("두 나라는 상호접근협정에 서명하고 연합훈련을 정례화하기로 했다.")
    1.0
    >>> readability("이에 따라 협정은 종료됐다.") < readability("협정은 종료됐다.")
    True
    """
    shortest, longest = _LENGTH
    size = len(sentence)
    score = min(size / shortest, 1.0, max(longest / max(size, 1), 0.25))
    if _POINTING_BACK.match(sentence):
        score *= 0.5
    if not _CLOSED.search(sentence.rstrip()):
        score *= 0.5
    return score


def _contexts(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Context]:
    """The occurrences in some rows, in that order."""
    rows = connection.execute(
        "select t.text as term, d.id as document_id, d.name, d.title, s.id as sentence_id,"
        ' s.position, s."start" as begins, s."end" as ends, o."start", o."end"'
        " from json_each(?) j join occurrence o on o.id = j.value"
        " join term t on t.id = o.term_id join sentence s on s.id = o.sentence_id"
        " join document d on d.id = s.document_id"
        " order by j.key",
        (json.dumps(numbers),),
    ).fetchall()
    texts = {
        row["id"]: row["text"]
        for row in connection.execute(
            "select id, text from document where id in (select value from json_each(?))",
            (json.dumps(sorted({row["document_id"] for row in rows})),),
        )
    }
    return [_context(row, texts[row["document_id"]]) for row in rows]


def _context(row: sqlite3.Row, text: str) -> Context:
    start, end = row["start"], row["end"]
    return Context(
        term=row["term"],
        document_id=row["document_id"],
        document=row["name"],
        title=row["title"],
        sentence_id=row["sentence_id"],
        position=row["position"],
        start=start,
        end=end,
        left=_closed_up(text[row["begins"] : start]),
        match=_closed_up(text[start:end]),
        right=_closed_up(text[end : row["ends"]]),
    )


def _closed_up(text: str) -> str:
    """With every stretch of white space one space, also at the ends."""
    inner = " ".join(text.split())
    before = " " if text[:1].isspace() and inner else ""
    after = " " if text[-1:].isspace() and inner else ""
    return before + inner + after


# ---------------------------------------------------------------- one text, for its page


def documents(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """Every text by name: `id`, `name`, `title`, and how many `sentences` it has."""
    return connection.execute(
        "select d.id, d.name, d.title, count(s.id) as sentences from document d"
        " left join sentence s on s.document_id = d.id group by d.id order by d.name"
    ).fetchall()


def document(connection: sqlite3.Connection, document_id: int) -> sqlite3.Row | None:
    """A text with what is known of its source, or None."""
    row: sqlite3.Row | None = connection.execute(
        "select d.*, s.url, s.licence from document d join source s on s.id = d.source_id"
        " where d.id = ?",
        (document_id,),
    ).fetchone()
    return row


def sentence_spans(connection: sqlite3.Connection, document_id: int) -> list[sqlite3.Row]:
    """Where the sentences of a text stand in it: id, start, end, in order."""
    return connection.execute(
        'select id, "start", "end" from sentence where document_id = ? order by "start"',
        (document_id,),
    ).fetchall()
