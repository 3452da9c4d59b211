"""Two glossaries side by side: which entries are the same, and what differs in them.

Each side is laid down in a database of its own that SQLite keeps in a temporary file, so
that glossaries of any size can be compared.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from glossary import concept_json
from glossary.formats import Field
from glossary.language import key
from glossary.model import Method

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from glossary.model import Concept


_OF_TERMS = (
    (Field.ADMINISTRATIVE_STATUS, "status", "administrative_status"),
    (Field.TERM_TYPES, "type", "type"),
    (Field.PARTS_OF_SPEECH, "part of speech", "part_of_speech"),
    (Field.RELIABILITY, "reliability", "reliability"),
    (Field.READINGS, "reading", "reading"),
    (Field.REGIONAL_USAGE, "regional usage", "regional_usage"),
    (Field.TERM_NOTES, "note", "note"),
)

COMPARABLE = frozenset(
    {
        Field.SUBJECT,
        Field.REVIEW_STATUS,
        Field.NOTE,
        Field.RELATIONS,
        Field.DEFINITIONS,
        Field.EVIDENCE,
        *(field for field, _, _ in _OF_TERMS),
    }
)
"""What is compared, beside the terms themselves; of the evidence, its sources."""


class Difference(NamedTuple):
    """One thing that differs; empty where a side does not have it."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Compared:
    """An entry that differs."""

    kind: str
    """`added`, `removed` or `changed`."""
    concept: str
    """Its id: on the second side, or on the first where it was removed."""
    term: str
    differences: tuple[Difference, ...] = ()


# Entries are the same by their ids; else by terms in two languages; else by the Korean
# term; else by a number and a term in common. Each time only where the likeness is one to one.
_SAME_ID = """
select a.id as a, b.id as b from entry a join entry b on a.id = b.id
where a.side = 0 and b.side = 1 and a.named and b.named
"""
_SAME_TERMS = """
select a.id as a, b.id as b
from term a join term b on a.language = b.language and a.key = b.key
where a.side = 0 and b.side = 1 and a.id in unmatched_a and b.id in unmatched_b
group by a.id, b.id having count(distinct a.language) > 1
"""
_SAME_KOREAN = """
select distinct a.id as a, b.id as b
from term a join term b on a.language = b.language and a.key = b.key
where a.side = 0 and b.side = 1 and a.id in unmatched_a and b.id in unmatched_b
and a.language = 'ko'
"""
_SAME_NUMBER = """
select a.id as a, b.id as b from entry a join entry b on a.number = b.number
where a.side = 0 and b.side = 1 and a.id in unmatched_a and b.id in unmatched_b
and exists (select 1 from term s join term t on s.language = t.language and s.key = t.key
    where s.side = 0 and s.id = a.id and t.side = 1 and t.id = b.id)
"""
_SCHEMA = """
create table entry (side, id, number, named, data, primary key (side, id)) without rowid;
create table term (side, id, language, key);
create index entry_number on entry (side, number);
create index term_key on term (language, key);
create table match (a unique, b unique);
create view unmatched_a as
    select id from entry where side = 0 and id not in (select a from match);
create view unmatched_b as
    select id from entry where side = 1 and id not in (select b from match);
"""


def compare(
    before: Iterable[Concept], after: Iterable[Concept], fields: AbstractSet[Field]
) -> Iterator[Compared]:
    """What differs between two glossaries in `fields`: removed, changed, then added.

    Entries without an id, and those whose id says nothing, are known by their terms.
    """
    with closing(sqlite3.connect("")) as sides:
        sides.executescript(_SCHEMA)
        for number, concepts in enumerate((before, after)):
            _lay_down(sides, number, concepts)
        for query in (_SAME_ID, _SAME_TERMS, _SAME_KOREAN, _SAME_NUMBER):
            _match(sides, query)
        for kind, view in (("removed", "unmatched_a"), ("added", "unmatched_b")):
            side = int(kind == "added")
            rows = f"select data from entry where side = {side} and id in {view} order by id"
            for (data,) in sides.execute(rows):
                concept = concept_json.loads(data)
                yield Compared(kind, concept.id, concept.name)
        pairs = (
            "select a.data, b.data from match m join entry a on a.side = 0 and a.id = m.a"
            " join entry b on b.side = 1 and b.id = m.b where a.data <> b.data order by b.id"
        )
        for pair in sides.execute(pairs):
            one, other = map(concept_json.loads, pair)
            found = tuple(differences(one, other, fields))
            if found:
                yield Compared("changed", other.id or one.id, other.name, found)


def _lay_down(sides: sqlite3.Connection, number: int, concepts: Iterable[Concept]) -> None:
    for position, concept in enumerate(concepts):
        # A number says nothing: MultiTerm and others give out new ones with each export.
        named = concept.id != "" and not concept.id.isdecimal()
        id_ = concept.id if named else f"{number} {position}"
        cursor = sides.execute(
            "insert or ignore into entry values (?, ?, ?, ?, ?)",
            (number, id_, concept.id or None, named, concept_json.dumps(concept)),
        )
        if cursor.rowcount:
            sides.executemany(
                "insert into term values (?, ?, ?, ?)",
                [(number, id_, term.language, key(term.text)) for term in concept.terms],
            )


def _match(sides: sqlite3.Connection, query: str) -> None:
    """Note the pairs of a query, but for entries that it has in more than one pair."""
    sides.execute("drop table if exists pair")
    sides.execute(f"create temp table pair as {query}")
    sides.execute(
        "insert into match select a, b from pair"
        " where a in (select a from pair group by a having count(*) = 1)"
        " and b in (select b from pair group by b having count(*) = 1)"
    )


def differences(
    before: Concept, after: Concept, fields: AbstractSet[Field]
) -> Iterator[Difference]:
    """What differs between two entries, in `fields`."""
    old, new = (dict(_facts(concept, fields)) for concept in (before, after))
    for what, term in dict.fromkeys((*old, *new)):
        if what != _TERM and term and ((_TERM, term) in old) != ((_TERM, term) in new):
            continue  # that the whole term came or went says it
        values = (side.get((what, term), "") for side in (old, new))
        difference = Difference(f"{what} of {term}" if term else what, *values)
        if difference.before != difference.after:
            yield difference


_TERM = "text"


def _facts(
    concept: Concept, fields: AbstractSet[Field]
) -> Iterator[tuple[tuple[str, str], str]]:
    """All that is said in an entry: what, of which term if of one, and how it goes."""
    links = sorted(f"{link.kind}: {link.target}" for link in concept.relations)
    for field, text in (
        (Field.SUBJECT, concept.subject),
        (Field.REVIEW_STATUS, concept.status.value),
        (Field.NOTE, concept.note),
        (Field.RELATIONS, ", ".join(links)),
    ):
        if field in fields:
            yield (field.value, ""), text
    if Field.DEFINITIONS in fields:
        for language in dict.fromkeys(d.language for d in concept.definitions):
            texts = (d.text for d in concept.definitions if d.language == language)
            yield (f"definition ({language})", ""), "\n".join(texts)
    for term in concept.terms:
        name = f"{term.language}:{term.text}"
        yield (_TERM, name), term.text
        for field, what, attribute in _OF_TERMS:
            value = getattr(term, attribute)
            if field in fields and value is not None:
                yield (what, name), str(value)
        if Field.EVIDENCE in fields:
            keys = {e.source for e in term.evidence if e.method != Method.EXTRACTION}
            yield ("sources", name), ", ".join(sorted(keys))
