"""What `build` has found, put beside what is stored, so that no person's edit is lost."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from glossary.language import key
from glossary.termbase import concept_rows, concepts, entries, history, occurrences

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from glossary.model import Concept, Term


@dataclass(slots=True)
class Changes:
    """How many entries a build added, changed, removed, and left as people made them."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0
    """Entries that a person has edited or removed: only their evidence was refreshed."""
    shadowed: list[tuple[str, str]] = field(default_factory=list)
    """Entries not added since one that a person edited has their term: new, standing."""


def reconcile(connection: sqlite3.Connection, found: Iterable[Concept]) -> Changes:
    """Make the termbase hold what was found, but for what people have touched.

    An entry nobody touched is added, brought up to date, or taken out when it is found
    no more. One that a person has edited keeps every word: new evidence for the terms it
    has is added, nothing else. One that a person has removed stays away.
    """
    changes = Changes()
    batch = history.next_batch(connection)
    touched = history.people_touched(connection)
    standing = _korean_keys(connection, (i for i, gone in touched.items() if not gone))
    seen: list[Concept] = []
    for concept in found:
        owner = concept.id if concept.id in touched else _owner(concept, standing)
        if owner is None:
            _store(connection, concept, batch, changes)
            seen.append(concept)
            continue
        changes.kept += 1
        if owner != concept.id:
            changes.shadowed.append((concept.id, owner))
        if not touched[owner]:
            _add_evidence(connection, owner, concept)
    for concept in seen:
        concept_rows.write_relations(connection, concept)
    _remove_others(connection, {c.id for c in seen} | set(touched), batch, changes)
    occurrences.refresh(connection)
    entries.refresh(connection)
    return changes


def _korean_keys(
    connection: sqlite3.Connection, public_ids: Iterable[str]
) -> dict[str, list[Concept]]:
    keys: dict[str, list[Concept]] = defaultdict(list)
    for public_id in public_ids:
        concept = concepts.load(connection, public_id)
        for term in concept.in_language("ko") if concept else ():
            assert concept is not None
            keys[key(term.text)].append(concept)
    return keys


def _owner(concept: Concept, standing: dict[str, list[Concept]]) -> str | None:
    """The touched entry that has this concept's first Korean term, and says the same.

    One whose equivalents are all others is another concept: 공해 is the high seas, and
    pollution.
    """
    korean = concept.in_language("ko")
    for other in standing.get(key(korean[0].text), ()) if korean else ():
        if _may_be_one(concept, other):
            return other.id
    return None


def _may_be_one(one: Concept, other: Concept) -> bool:
    languages = {t.language for t in one.terms} & {t.language for t in other.terms} - {"ko"}
    spelt = {(t.language, key(t.text)) for t in one.terms}
    return not languages or any(
        (t.language, key(t.text)) in spelt for t in other.terms if t.language in languages
    )


def _store(
    connection: sqlite3.Connection, concept: Concept, batch: int, changes: Changes
) -> None:
    before = concepts.load(connection, concept.id)
    if before == concept:
        return
    if before is not None and _comparable(before) == _comparable(concept):
        concept_rows.write(connection, concept, modified=False)
        return
    concept_rows.write(connection, concept)
    history.record(connection, batch, history.BUILD, before, concept)
    if before is None:
        changes.added += 1
    else:
        changes.changed += 1


def _comparable(concept: Concept) -> tuple[object, ...]:
    """What a reader would see change: order, rank score and row numbers left out."""
    return (
        replace(concept, termhood=None, terms=(), relations=()),
        {
            replace(term, evidence=()): {
                replace(evidence, sentence_id=None) for evidence in term.evidence
            }
            for term in concept.terms
        },
        set(concept.relations),
    )


def _add_evidence(connection: sqlite3.Connection, public_id: str, found: Concept) -> None:
    """Give the terms of a touched entry the evidence that was found for them."""
    stored = concepts.load(connection, public_id)
    assert stored is not None
    new = {(term.language, key(term.text)): term for term in found.terms}
    terms = tuple(
        _with_evidence(term, new.get((term.language, key(term.text)))) for term in stored.terms
    )
    if terms != stored.terms:
        concept_rows.write(connection, replace(stored, terms=terms), modified=False)


def _with_evidence(term: Term, found: Term | None) -> Term:
    if found is None:
        return term
    fresh = {(e.method, e.source, e.quote): e for e in found.evidence}
    kept = tuple(
        # The text may have changed, and the sentence with it have another row.
        replace(e, sentence_id=fresh.pop(place).sentence_id) if place in fresh else e
        for e in term.evidence
        for place in [(e.method, e.source, e.quote)]
    )
    return replace(term, evidence=kept + tuple(fresh.values()))


def _remove_others(
    connection: sqlite3.Connection, keep: set[str], batch: int, changes: Changes
) -> None:
    rows = connection.execute("select public_id from concept").fetchall()
    for public_id in sorted({row["public_id"] for row in rows} - keep):
        before = concepts.load(connection, public_id)
        concept_rows.delete(connection, public_id)
        history.record(connection, batch, history.BUILD, before, None)
        changes.removed += 1
