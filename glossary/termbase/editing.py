"""What a person does to an entry: make it, add, prefer and remove terms, set its fields."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossary.equivalents.alignment import concept_id
from glossary.equivalents.kanji import new_style
from glossary.errors import InvalidInput
from glossary.language import (
    has_hangul,
    has_kana,
    has_kanji,
    is_acronym,
    is_kanji,
    key,
    normalise,
)
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Status,
    Term,
    TermType,
)
from glossary.termbase import concepts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

RELIABILITY = 3
"""Of a term that a person enters, unless they say otherwise: reliable (IATE)."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who edits, and the source they give for what they enter."""

    name: str
    source: str = ""

    @property
    def key(self) -> str:
        """The source key that goes with what they enter."""
        return f"person:{self.source or self.name}"


def clean(text: str, what: str = "term") -> str:
    """A term as it is stored; raises InvalidInput where nothing is left of it."""
    cleaned = normalise(text)
    if not cleaned:
        raise InvalidInput(f"The {what} is empty: write at least one character.")
    return cleaned


def term_of(language: str, text: str, author: Author, *, preferred: bool = False) -> Term:
    """A term as a person enters it."""
    cleaned = clean(text)
    return Term(
        language=language,
        text=cleaned,
        type=TermType.ACRONYM if is_acronym(cleaned) else TermType.FULL_FORM,
        administrative_status=AdministrativeStatus.PREFERRED
        if preferred
        else AdministrativeStatus.ADMITTED,
        reliability=RELIABILITY,
        evidence=(Evidence(method=Method.PERSON, source=author.key),),
    )


def new_concept(
    connection: sqlite3.Connection, terms: Sequence[tuple[str, str]], author: Author
) -> Concept:
    """An approved entry with terms as `(language, text)`, the Korean one first.

    The first term of each language is the preferred one. Its id is made from the first
    Korean term, as `build` would make it.
    """
    made: dict[tuple[str, str], Term] = {}
    for language, text in terms:
        first = all(code != language for code, _ in made)
        term = term_of(language, text, author, preferred=first)
        made.setdefault((language, key(term.text)), term)
    headword = next(iter(made.values()))
    return Concept(
        id=free_id(connection, concept_id(headword.text)),
        status=Status.APPROVED,
        terms=tuple(made.values()),
    )


def free_id(connection: sqlite3.Connection, wanted: str) -> str:
    """An id that no entry has: the one wanted, or that with a number."""
    number, free = 1, wanted
    while concepts.is_taken(connection, free):
        number += 1
        free = f"{wanted}-{number}"
    return free


def existing(connection: sqlite3.Connection, text: str) -> Concept | None:
    """The entry that has exactly this Korean term, if there is one."""
    wanted = normalise(text)
    for found in concepts.with_key(connection, text, "ko"):
        concept = concepts.load(connection, found)
        if concept and any(t.language == "ko" and t.text == wanted for t in concept.terms):
            return concept
    return None


def near(connection: sqlite3.Connection, text: str) -> list[str]:
    """The ids of entries whose term is the same but for spacing, case, dots, or hanja."""
    found = concepts.with_key(connection, text)
    found += concepts.with_reading(connection, text)
    if is_kanji(normalise(text)):
        found += concepts.with_key(connection, new_style(normalise(text)), "ja")
    return list(dict.fromkeys(found))


def with_term(concept: Concept, language: str, text: str, author: Author) -> Concept:
    """The concept with one more term; one that it has already gets the author's source.

    A candidate that gets an equivalent is a proposed entry from then on.
    """
    new = term_of(language, text, author, preferred=concept.preferred(language) is None)
    if all(t.language != language or t.text != new.text for t in concept.terms):
        candidate = concept.status == Status.CANDIDATE and language != "ko"
        return replace(
            concept,
            terms=(*concept.terms, new),
            status=Status.PROPOSED if candidate else concept.status,
        )
    if not author.source:
        return concept
    return replace(concept, terms=tuple(_with_source(t, new) for t in concept.terms))


def _with_source(term: Term, entered: Term) -> Term:
    """A term that is entered once more with a source gets that as evidence."""
    if (term.language, term.text) != (entered.language, entered.text):
        return term
    evidence = dict.fromkeys((*term.evidence, *entered.evidence))
    return replace(term, evidence=tuple(evidence))


def without_term(concept: Concept, language: str, text: str) -> Concept:
    """The concept without a term; the next of its language becomes the preferred one."""
    gone = find(concept, language, text)
    left = replace(concept, terms=tuple(t for t in concept.terms if t is not gone))
    if not left.terms:
        raise InvalidInput(
            f"{gone.text!r} is the only term of {concept.id}: remove the entry with "
            "`glossary rm` instead."
        )
    heir = left.preferred(language)
    if gone.administrative_status != AdministrativeStatus.PREFERRED or heir is None:
        return left
    return with_status(left, language, heir.text, AdministrativeStatus.PREFERRED)


def with_preferred(concept: Concept, language: str, text: str, author: Author) -> Concept:
    """The concept with `text` as the preferred term, added if it is new.

    A suggestion is vouched for by that, as if the author had entered it.
    """
    added = with_term(concept, language, text, author)
    if find(added, language, text).is_suggestion:
        added = _with_suggestion(added, language, text, author)
    return with_status(added, language, clean(text), AdministrativeStatus.PREFERRED)


def _with_suggestion(concept: Concept, language: str, text: str, author: Author) -> Concept:
    """The concept with a term that nobody vouched for as one that its author vouches for."""
    chosen = find(concept, language, text)
    entered = term_of(language, chosen.text, author)
    vouched = replace(_with_source(chosen, entered), reliability=entered.reliability)
    return replace(
        concept,
        terms=tuple(vouched if t is chosen else t for t in concept.terms),
        status=Status.PROPOSED if concept.status == Status.CANDIDATE else concept.status,
    )


def with_status(
    concept: Concept, language: str, text: str, status: AdministrativeStatus
) -> Concept:
    """The concept with a term's status set; there is one preferred term a language."""
    chosen = find(concept, language, text)

    def changed(term: Term) -> Term:
        if term is chosen:
            return replace(term, administrative_status=status)
        if (
            status == AdministrativeStatus.PREFERRED
            and term.language == language
            and term.administrative_status == AdministrativeStatus.PREFERRED
        ):
            return replace(term, administrative_status=AdministrativeStatus.ADMITTED)
        return term

    return replace(concept, terms=tuple(changed(term) for term in concept.terms))


def with_reading(concept: Concept, language: str, text: str, reading: str) -> Concept:
    """The concept with the reading of one of its terms set."""
    chosen = find(concept, language, text)
    return replace(
        concept,
        terms=tuple(
            replace(term, reading=normalise(reading)) if term is chosen else term
            for term in concept.terms
        ),
    )


def with_definition(concept: Concept, text: str, author: Author) -> Concept:
    """The concept with the definition in the language of `text` put in or replaced."""
    cleaned = clean(text, "definition")
    new = Definition(language=language_of(cleaned), text=cleaned, source=author.key)
    others = tuple(d for d in concept.definitions if d.language != new.language)
    return replace(concept, definitions=(new, *others))


def language_of(text: str) -> str:
    """Which of the glossary's languages a text is in, by its script.

    >>> [language_of(t) for t in ("동맹(同盟)", "同盟である", "an alliance")]
    ['ko', 'ja', 'en']
    """
    if has_hangul(text):
        return "ko"
    return "ja" if has_kana(text) or has_kanji(text) else "en"


def find(concept: Concept, language: str, text: str) -> Term:
    """The concept's term that is spelt so, or alike; raises InvalidInput."""
    wanted = clean(text)
    terms = [t for t in concept.terms if t.language == language]
    exact = [t for t in terms if t.text == wanted]
    close: Iterable[Term] = exact or [t for t in terms if key(t.text) == key(wanted)]
    for term in close:
        return term
    has = ", ".join(f"{t.language}:{t.text}" for t in concept.terms)
    raise InvalidInput(f"{concept.id} has no term {language}:{wanted}; it has {has}.")
