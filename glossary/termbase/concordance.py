"""Terms in their contexts: the key word in the middle, the sentence around it (KWIC)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


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


_CONTEXT = (
    "select t.text as term, d.id as document_id, d.name, d.title, s.id as sentence_id,"
    ' s.position, o."start", o."end",'
    ' substr(d.text, s."start" + 1, o."start" - s."start") as "left",'
    ' substr(d.text, o."start" + 1, o."end" - o."start") as "match",'
    ' substr(d.text, o."end" + 1, s."end" - o."end") as "right"'
    " from occurrence o join term t on t.id = o.term_id"
    " join concept c on c.id = t.concept_id"
    " join sentence s on s.id = o.sentence_id join document d on d.id = s.document_id"
)


def contexts(
    connection: sqlite3.Connection, public_id: str, *, limit: int = 100, offset: int = 0
) -> Iterator[Context]:
    """The occurrences of a concept's terms, text by text, in order."""
    rows = connection.execute(
        f'{_CONTEXT} where c.public_id = ? order by d.name, o."start" limit ? offset ?',
        (public_id, limit, offset),
    ).fetchall()
    return map(_context, rows)


def best_contexts(
    connection: sqlite3.Connection, public_id: str, *, limit: int = 3
) -> list[Context]:
    """The contexts that a dictionary would print: what says most comes first.

    A sentence that defines the term, one that says less of it, one that glosses it, then
    by how well the sentence reads by itself (`readability`). Each sentence comes once.
    """
    rows = connection.execute(
        'select o.id, s.text, d.name, o."start",'
        " (select max(strength) from statement x where x.sentence_id = s.id"
        "  and x.key in (select key from term where concept_id = c.id)) as says,"
        " exists (select 1 from gloss g join term k on k.text = g.term"
        "  where g.sentence_id = s.id and k.concept_id = c.id) as glosses"
        " from occurrence o join term t on t.id = o.term_id"
        " join concept c on c.id = t.concept_id join sentence s on s.id = o.sentence_id"
        " join document d on d.id = s.document_id where c.public_id = ?"
        ' order by d.name, o."start"',
        (public_id,),
    ).fetchall()
    ranked = sorted(
        rows, key=lambda r: (-(r["says"] or 0), -r["glosses"], -readability(r["text"]))
    )
    firsts: dict[str, int] = {}
    for row in ranked:
        firsts.setdefault(row["text"], row["id"])
    return [
        _context(connection.execute(f"{_CONTEXT} where o.id = ?", (number,)).fetchone())
        for number in list(firsts.values())[:limit]
    ]


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


def _context(row: sqlite3.Row) -> Context:
    return Context(
        term=row["term"],
        document_id=row["document_id"],
        document=row["name"],
        title=row["title"],
        sentence_id=row["sentence_id"],
        position=row["position"],
        start=row["start"],
        end=row["end"],
        left=_closed_up(row["left"]),
        match=_closed_up(row["match"]),
        right=_closed_up(row["right"]),
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


def entries_in_text(connection: sqlite3.Connection, document_id: int) -> list[sqlite3.Row]:
    """Every place in a text where an entry that is not rejected stands.

    Rows of `entry` with `start` and `end`, offsets into the text; the same place comes
    once for each entry, the one best reviewed first.
    """
    return connection.execute(
        'select o."start", o."end", e.* from occurrence o join term t on t.id = o.term_id'
        " join entry e on e.id = t.concept_id join sentence s on s.id = o.sentence_id"
        " where s.document_id = ? and e.status <> 'rejected'"
        ' order by o."start", o."end", case e.status when \'approved\' then 0'
        " when 'proposed' then 1 else 2 end, e.id",
        (document_id,),
    ).fetchall()
