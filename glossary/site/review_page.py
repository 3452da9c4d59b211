"""All that a reviewer sees: an entry with the reasons for it, what follows, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.errors import NotFound
from glossary.language import LANGUAGES
from glossary.model import AdministrativeStatus
from glossary.site.markup import marked
from glossary.termbase import (
    concepts,
    concordance,
    curation,
    merging,
    queries,
    review,
    search,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from glossary.model import Concept, Evidence, Term
    from glossary.termbase.concordance import Context
    from glossary.termbase.merging import Settled
    from glossary.termbase.review import Queue, Step

FOLLOWING = 12
"""How many of the entries that follow are listed."""
KEYS = 9
"""Equivalents that can be chosen by a key: 1 to 9."""
_FOUND = 20
"""Entries among which one is chosen to merge with."""
_AVOIDED = (AdministrativeStatus.DEPRECATED, AdministrativeStatus.SUPERSEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A piece of evidence."""

    evidence: Evidence
    title: str
    """Its source's."""
    text: str
    """The name of the text that its sentence stands in, if it is from one."""
    quote: list[tuple[str, bool]]
    """The quotation in pieces, with whether each is the term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A term, with the reasons for it."""

    term: Term
    key: int | None
    """The key that makes it the one to use; None where there is none."""
    chosen: bool
    """Whether it is the one to use."""
    avoided: bool
    reasons: list[Reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entry as it is shown."""

    concept: Concept
    row: sqlite3.Row
    """Its row of `entry`."""
    seen: str
    """Its fingerprint, which a form brings back."""
    title_language: str
    languages: Mapping[str, list[Choice]]
    sources: Mapping[str, sqlite3.Row]
    best: list[Context]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """The place in the queue where a reviewer is."""

    shown: Shown | None
    """None where nothing waits."""
    size: int
    previous: sqlite3.Row | None
    following: list[sqlite3.Row]
    subjects: list[tuple[str, int]]
    """Those of all that waits, with how many entries each."""
    steps: list[Step]
    done: Step | None
    """What was just done."""


def load(
    connection: sqlite3.Connection, queue: Queue, public_id: str, done: int | None
) -> ReviewPage:
    """The page of an entry, or of the first in the queue where none is named."""
    row = entry_row(connection, public_id) if public_id else None
    row = row or queue.first(connection)
    steps = review.steps(connection)
    place = review.place_of(row) if row else (0, 0)
    return ReviewPage(
        shown=shown(connection, row) if row else None,
        size=queue.size(connection),
        previous=queue.before(connection, place) if row else None,
        following=queue.after(connection, place, FOLLOWING) if row else [],
        subjects=queue.subjects(connection),
        steps=steps,
        done=next((step for step in steps if step.batch == done), None),
    )


def entry_row(connection: sqlite3.Connection, public_id: str) -> sqlite3.Row | None:
    """The row of `entry` of a public id, or None."""
    number = queries.row_id(connection, public_id)
    return queries.entry(connection, number) if number is not None else None


def load_shown(connection: sqlite3.Connection, public_id: str) -> Shown:
    """An entry by its public id; raises NotFound."""
    row = entry_row(connection, public_id)
    page = shown(connection, row) if row else None
    if page is None:
        raise NotFound(f"There is no entry {public_id}.")
    return page


def shown(connection: sqlite3.Connection, row: sqlite3.Row) -> Shown | None:
    """The entry in a row of `entry`."""
    concept = concepts.load_row(connection, row["id"])
    if concept is None:
        return None
    sources = queries.sources_of(connection, row["id"])
    language = next((code for code in LANGUAGES if concept.preferred(code)), "")
    return Shown(
        concept=concept,
        row=row,
        seen=review.fingerprint(concept),
        title_language=language,
        languages=_choices(concept, sources),
        sources=sources,
        best=concordance.best_contexts(connection, concept.id),
    )


def _choices(concept: Concept, sources: Mapping[str, sqlite3.Row]) -> dict[str, list[Choice]]:
    """The terms by language; equivalents are counted through for the keys."""
    others = sorted({term.language for term in concept.terms} - set(LANGUAGES))
    number = 0
    found: dict[str, list[Choice]] = {}
    for language in (*LANGUAGES, *others):
        best = concept.preferred(language)
        found[language] = []
        for term in concept.in_language(language):
            avoided = term.administrative_status in _AVOIDED
            counts = language != "ko" and not avoided
            number += counts
            preferred = term.administrative_status == AdministrativeStatus.PREFERRED
            found[language].append(
                Choice(
                    term=term,
                    key=number if counts and number <= KEYS else None,
                    chosen=preferred and term == best and not term.is_suggestion,
                    avoided=avoided,
                    reasons=[_reason(e, term, sources) for e in term.evidence],
                )
            )
    return found


def _reason(evidence: Evidence, term: Term, sources: Mapping[str, sqlite3.Row]) -> Reason:
    is_text = evidence.source.startswith("text:")
    return Reason(
        evidence=evidence,
        title=sources[evidence.source]["title"],
        text=evidence.source.removeprefix("text:") if is_text else "",
        quote=marked(evidence.quote, term.text),
    )


# ---------------------------------------------------------------- merging


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePage:
    """An entry, and the one to merge it with, or those among which to look for it."""

    shown: Shown
    other: Shown | None
    found: list[sqlite3.Row]
    keeps: str
    """The id that stays unless the reviewer says otherwise: of the one better reviewed."""
    settled: list[Settled]
    """What the two do not agree on, and what would become of it."""


def load_merge(
    connection: sqlite3.Connection, public_id: str, other_id: str, searched: str
) -> MergePage:
    """The page on which an entry is merged; raises NotFound."""
    mine = load_shown(connection, public_id)
    other_row = entry_row(connection, other_id) if other_id != public_id else None
    other = shown(connection, other_row) if other_row else None
    keeps = public_id
    settled: list[Settled] = []
    if other is not None:
        keep, gone = sorted((mine.concept, other.concept), key=curation.standing)
        keeps = keep.id
        _, settled = merging.merged(
            keep, gone, merging.decider(merging.Prefer.OURS, keep, gone)
        )
    hits = search.search(connection, searched, limit=_FOUND) if searched else []
    return MergePage(
        shown=mine,
        other=other,
        found=[hit for hit in hits if hit["concept"] != public_id],
        keeps=keeps,
        settled=settled,
    )
