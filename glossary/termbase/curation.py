"""What a person does to whole entries: merge, split, relate, rename, and find doubles.

Each is one batch of the history, and can be undone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from glossary.equivalents.alignment import concept_id
from glossary.errors import InvalidInput
from glossary.language import is_xml_name
from glossary.model import AdministrativeStatus, Concept, Relation, Status, Term, TermType
from glossary.termbase import concept_rows, concepts, editing, history
from glossary.termbase.merging import Prefer, Settled, decider, merged

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

# ---------------------------------------------------------------- merge, split


def merge(  # noqa: PLR0913 - a batch may hold several
    connection: sqlite3.Connection,
    keep: Concept,
    others: Sequence[Concept],
    *,
    actor: str,
    prefer: Prefer = Prefer.OURS,
    batch: int | None = None,
) -> tuple[Concept, list[Settled]]:
    """Make one entry of several: the first one's id stays, relations follow.

    Returns the entry, and what the others said differently.
    """
    if keep.id in {other.id for other in others} or len({o.id for o in others}) < len(others):
        raise InvalidInput(f"{keep.name} ({keep.id}) cannot be merged with itself.")
    batch = batch or history.next_batch(connection)
    settled: list[Settled] = []
    whole = keep
    for other in others:
        whole, conflicts = merged(whole, other, decider(prefer, whole, other))
        settled += conflicts
    gone = {other.id for other in others} | {keep.id}
    whole = replace(whole, relations=tuple(r for r in whole.relations if r.target not in gone))
    history.save(connection, whole, actor=actor, batch=batch)
    for other in others:
        _redirect(connection, other.id, keep.id, actor=actor, batch=batch)
        history.remove(connection, other.id, actor=actor, batch=batch)
    return whole, settled


def _redirect(
    connection: sqlite3.Connection, old: str, new: str, *, actor: str, batch: int
) -> None:
    """Have the relations that point to one entry point to another."""
    for public_id, _ in concept_rows.incoming_relations(connection, old):
        concept = concepts.load(connection, public_id)
        if concept is None or public_id == new:
            continue
        relations = (
            replace(link, target=new) if link.target == old else link
            for link in concept.relations
        )
        redirected = replace(concept, relations=tuple(dict.fromkeys(relations)))
        history.save(connection, redirected, actor=actor, batch=batch)


def split(
    connection: sqlite3.Connection,
    concept: Concept,
    terms: Sequence[tuple[str, str]],
    *,
    actor: str,
    public_id: str = "",
) -> tuple[Concept, Concept]:
    """Take terms `(language, text)` out of an entry into one of their own.

    Subject and review status go along; definitions, notes and relations stay. Returns
    both entries. Raises InvalidInput where a term is not there, or none would be left.
    """
    rest = concept
    for language, text in terms:
        rest = editing.without_term(rest, language, text)
    taken = [t for t in concept.terms if (t.language, t.text) not in _places(rest)]
    new = Concept(
        id=_new_id(connection, public_id, _headword(taken)),
        subject=concept.subject,
        status=concept.status,
        terms=tuple(_with_first_preferred(taken)),
    )
    batch = history.next_batch(connection)
    history.save(connection, rest, actor=actor, batch=batch)
    history.save(connection, new, actor=actor, batch=batch)
    return rest, new


def _places(concept: Concept) -> set[tuple[str, str]]:
    return {(term.language, term.text) for term in concept.terms}


def _headword(terms: Sequence[Term]) -> str:
    return next((t.text for t in terms if t.language == "ko"), terms[0].text)


def _with_first_preferred(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms, the first usable one of each language preferred."""
    chosen: set[str] = set()
    for term in terms:
        usable = term.administrative_status in {
            AdministrativeStatus.PREFERRED,
            AdministrativeStatus.ADMITTED,
        }
        if usable and term.language not in chosen:
            chosen.add(term.language)
            yield replace(term, administrative_status=AdministrativeStatus.PREFERRED)
        else:
            yield term


# ---------------------------------------------------------------- relate, rename


def relate(
    connection: sqlite3.Connection,
    concept: Concept,
    links: AbstractSet[Relation],
    *,
    actor: str,
    remove: bool = False,
) -> Concept:
    """Make, or take away, relations from an entry to others; returns it.

    Raises InvalidInput where that changes nothing.
    """
    if concept.id in {link.target for link in links}:
        raise InvalidInput(f"{concept.name} ({concept.id}) cannot be related to itself.")
    kept = set(concept.relations) - links if remove else set(concept.relations) | links
    # In the order in which they are read from the database.
    relations = tuple(sorted(kept, key=lambda link: (link.kind, link.target)))
    related = replace(concept, relations=relations)
    if not history.save(connection, related, actor=actor):
        raise InvalidInput("There is nothing to change: that relation is as you want it.")
    return related


def rename(
    connection: sqlite3.Connection, concept: Concept, public_id: str, *, actor: str
) -> Concept:
    """Give an entry another id; relations follow. Raises InvalidInput."""
    new = replace(concept, id=_new_id(connection, public_id, ""))
    batch = history.next_batch(connection)
    history.save(connection, new, actor=actor, batch=batch)
    _redirect(connection, concept.id, new.id, actor=actor, batch=batch)
    history.remove(connection, concept.id, actor=actor, batch=batch)
    return new


def _new_id(connection: sqlite3.Connection, wanted: str, headword: str) -> str:
    if not wanted:
        return editing.free_id(connection, concept_id(headword))
    if not is_xml_name(wanted):
        raise InvalidInput(
            f"{wanted!r} cannot be an id: begin with a letter, then use letters, digits, "
            "“-”, “_” and “.”."
        )
    if concepts.is_taken(connection, wanted):
        raise InvalidInput(f"There is an entry {wanted} already: choose another id.")
    return wanted


def respell(concept: Concept, language: str, old: str, new: str) -> Concept:
    """The concept with a term written differently. Raises InvalidInput."""
    text = editing.clean(new)
    term = editing.find(concept, language, old)
    if (language, text) in _places(concept):
        raise InvalidInput(f"{concept.id} has a term {language}:{text} already.")
    return replace(
        concept,
        terms=tuple(replace(t, text=text) if t is term else t for t in concept.terms),
    )


# ---------------------------------------------------------------- doubles


@dataclass(frozen=True, slots=True)
class Double:
    """Two entries that may be one."""

    one: str
    other: str
    why: str
    """`spelling`, `hanja`, `acronym`; several with ` and ` between."""
    terms: str
    """What is alike: `ko:한미 동맹 = 한미동맹`."""
    languages: int
    """In how many languages; from two on it is hardly chance."""


class _Likeness(NamedTuple):
    why: str
    language: str
    terms: str


def doubles(connection: sqlite3.Connection) -> list[Double]:
    """Entries that may be one: most alike first.

    Alike is the same term but for spaces, dots and case; the hanja of the other's
    reading; an acronym with the letters that the words of the other's English name begin
    with. Entries that were rejected are left alone.
    """
    found: dict[tuple[str, str], list[_Likeness]] = defaultdict(list)
    for finder in (_same_spelling, _same_hanja, _acronyms):
        for one, other, likeness in finder(connection):
            pair = (min(one, other), max(one, other))
            if likeness not in found[pair]:
                found[pair].append(likeness)
    made = [
        Double(
            *pair,
            why=" and ".join(dict.fromkeys(likeness.why for likeness in all_)),
            terms="; ".join(f"{x.language}:{x.terms}" for x in all_),
            languages=len({likeness.language for likeness in all_}),
        )
        for pair, all_ in found.items()
    ]
    return sorted(made, key=lambda double: (-double.languages, double.one, double.other))


def _same_spelling(connection: sqlite3.Connection) -> Iterator[tuple[str, str, _Likeness]]:
    for row in connection.execute(
        "select a.public_id as one, b.public_id as other, t.language, t.text, u.text as alike"
        " from term t join term u on u.key = t.key and u.language = t.language"
        " and u.concept_id > t.concept_id join concept a on a.id = t.concept_id"
        " join concept b on b.id = u.concept_id"
        " where a.status <> 'rejected' and b.status <> 'rejected'"
    ):
        terms = (
            row["text"] if row["text"] == row["alike"] else f"{row['text']} = {row['alike']}"
        )
        yield row["one"], row["other"], _Likeness("spelling", row["language"], terms)


def _same_hanja(connection: sqlite3.Connection) -> Iterator[tuple[str, str, _Likeness]]:
    for row in connection.execute(
        "select a.public_id as one, b.public_id as other, t.language, t.text, t.reading"
        " from term t join term u on u.language = t.language and u.text = t.reading"
        " and u.concept_id <> t.concept_id join concept a on a.id = t.concept_id"
        " join concept b on b.id = u.concept_id where t.reading <> ''"
        " and a.status <> 'rejected' and b.status <> 'rejected'"
    ):
        terms = f"{row['text']} = {row['reading']}"
        yield row["one"], row["other"], _Likeness("hanja", row["language"], terms)


def _acronyms(connection: sqlite3.Connection) -> Iterator[tuple[str, str, _Likeness]]:
    """Acronyms that stand in another entry than the English name they are short for.

    One that has its name beside it in its own entry is not looked at.
    """
    rows = connection.execute(
        "select c.public_id, t.text, t.type from term t"
        " join concept c on c.id = t.concept_id"
        " where c.status <> 'rejected' and t.language = 'en'"
    ).fetchall()
    explained = {(row["public_id"], a) for row in rows for a in _initials(row["text"])}
    acronyms: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        stands_alone = (row["public_id"], row["text"].upper()) not in explained
        if row["type"] == TermType.ACRONYM and stands_alone:
            acronyms[row["text"].upper()].append(row["public_id"])
    for row in rows:
        for acronym in _initials(row["text"]):
            for public_id in acronyms.get(acronym, ()):
                if public_id != row["public_id"]:
                    likeness = _Likeness("acronym", "en", f"{acronym} = {row['text']}")
                    yield public_id, row["public_id"], likeness


_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "a", "an", "with", "&"})


def _initials(text: str) -> set[str]:
    """The acronyms that an English name gives, with its small words and without.

    >>> sorted(_initials("Acquisition and Cross-Servicing Agreement"))
    ['AACSA', 'ACSA']
    """
    words = text.lower().replace("-", " ").split()
    if len(words) < 3:  # of two letters there are too many
        return set()
    kept = [words, [word for word in words if word not in _SMALL]]
    return {"".join(word[0] for word in chosen).upper() for chosen in kept}


def merge_doubles(
    connection: sqlite3.Connection, *, actor: str
) -> list[tuple[Double, list[Settled]]]:
    """Merge the entries that are alike in two languages or more, as one batch.

    The one that more people have seen to stays: approved before proposed, older first.
    """
    batch = history.next_batch(connection)
    done = []
    while double := next((d for d in doubles(connection) if d.languages > 1), None):
        pair = [concepts.load(connection, i) for i in (double.one, double.other)]
        keep, other = sorted(filter(None, pair), key=standing)
        _, settled = merge(connection, keep, [other], actor=actor, batch=batch)
        done.append((replace(double, one=keep.id, other=other.id), settled))
    return done


_STANDING = (Status.APPROVED, Status.PROPOSED, Status.CANDIDATE, Status.REJECTED)


def standing(concept: Concept) -> tuple[int, str, str]:
    """What entries are sorted by for the one that stays: better reviewed, then older."""
    return _STANDING.index(concept.status), concept.created, concept.id
