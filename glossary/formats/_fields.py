"""What there is to say of an entry, by name, so that a format can say what it carries."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from glossary.model import AdministrativeStatus, Method, Status, TermType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from glossary.model import Concept, Term


class Field(StrEnum):
    """A kind of thing that an entry may hold; its value is what people call it."""

    ID = "id"
    DATES = "dates"
    SUBJECT = "subject"
    REVIEW_STATUS = "review status"
    NOTE = "note"
    DEFINITIONS = "definitions"
    DEFINITION_SOURCES = "sources of definitions"
    RELATIONS = "relations"
    ORIGINS = "ids in files it was imported from"
    TERMHOOD = "termhood"
    OTHER_TERMS = "further terms of a language"
    TERM_TYPES = "term types"
    PARTS_OF_SPEECH = "parts of speech"
    ADMINISTRATIVE_STATUS = "administrative status"
    RELIABILITY = "reliability"
    READINGS = "readings"
    REGIONAL_USAGE = "regional usage"
    TERM_NOTES = "notes on terms"
    TERM_SOURCES = "sources of terms"
    CONTEXTS = "context sentences"
    EVIDENCE = "how the evidence was come by"


EVERYTHING = frozenset(Field)

_ALWAYS = frozenset({Field.ID, Field.DATES})
"""Every entry has these: that a format has no place for them is said once, not of each."""


def lost(
    concept: Concept, languages: Sequence[str], arriving: AbstractSet[Field]
) -> tuple[str, ...]:
    """What an entry has that is not among what arrives, in the words of `Field`.

    A value that is the model's own default says nothing, and is not missed.
    """
    missing = [field.value for field, has in _CONCEPT if field not in arriving and has(concept)]
    terms = [term for term in concept.terms if term.language in languages]
    missing += [
        field.value for field, has in _TERM if field not in arriving and any(map(has, terms))
    ]
    if Field.OTHER_TERMS not in arriving and len({t.language for t in terms}) < len(terms):
        missing.append(Field.OTHER_TERMS.value)
    others = dict.fromkeys(t.language for t in concept.terms if t.language not in languages)
    missing += [f"terms in {language}" for language in others]
    defined = dict.fromkeys(
        d.language for d in concept.definitions if d.language not in languages
    )
    if Field.DEFINITIONS in arriving:
        missing += [f"definition in {language}" for language in defined]
    return tuple(missing)


def _sourced(term: Term) -> bool:
    return any(
        piece.source and (piece.method != Method.EXTRACTION or piece.quote)
        for piece in term.evidence
    )


_CONCEPT: tuple[tuple[Field, Callable[[Concept], bool]], ...] = (
    (Field.SUBJECT, lambda c: bool(c.subject)),
    (Field.REVIEW_STATUS, lambda c: c.status != Status.CANDIDATE),
    (Field.NOTE, lambda c: bool(c.note)),
    (Field.DEFINITIONS, lambda c: bool(c.definitions)),
    (Field.DEFINITION_SOURCES, lambda c: any(d.source for d in c.definitions)),
    (Field.RELATIONS, lambda c: bool(c.relations)),
    (Field.ORIGINS, lambda c: bool(c.origins)),
    (Field.TERMHOOD, lambda c: c.termhood is not None),
)

_TERM: tuple[tuple[Field, Callable[[Term], bool]], ...] = (
    (Field.TERM_TYPES, lambda t: t.type != TermType.FULL_FORM),
    (Field.PARTS_OF_SPEECH, lambda t: t.part_of_speech not in {"", "noun"}),
    (
        Field.ADMINISTRATIVE_STATUS,
        lambda t: t.administrative_status != AdministrativeStatus.ADMITTED,
    ),
    (Field.RELIABILITY, lambda t: t.reliability is not None),
    (Field.READINGS, lambda t: bool(t.reading)),
    (Field.REGIONAL_USAGE, lambda t: bool(t.regional_usage)),
    (Field.TERM_NOTES, lambda t: bool(t.note)),
    (Field.TERM_SOURCES, _sourced),
    (Field.CONTEXTS, lambda t: any(piece.quote for piece in t.evidence)),
    (Field.EVIDENCE, lambda t: bool(t.evidence)),
)


def summary(arriving: AbstractSet[Field]) -> Iterator[str]:
    """Fields by their names, in the order in which they are declared."""
    return (field.value for field in Field if field in arriving)
