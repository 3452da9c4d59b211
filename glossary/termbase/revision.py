"""An entry as a form has it, and what a person made of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput
from glossary.language import normalise
from glossary.termbase import curation, editing

if TYPE_CHECKING:
    from glossary.model import AdministrativeStatus, Concept, Definition, Status, Term
    from glossary.termbase.editing import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFields:
    """What a form says of a term."""

    text: str
    administrative_status: AdministrativeStatus
    reliability: int | None
    reading: str
    note: str
    remove: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What a form says of an entry; its terms and definitions in the entry's order."""

    status: Status
    subject: str
    note: str
    terms: tuple[TermFields, ...]
    added: tuple[tuple[str, str], ...] = ()
    """Further terms, `(language, text)`."""
    definitions: tuple[str, ...] = ()
    """Those that there are; an empty one is taken out."""
    new_definition: str = ""


def revised(concept: Concept, form: Revision, author: Author) -> Concept:
    """The concept as a form has it; what the form leaves as it is stays untouched.

    Raises InvalidInput where the form is not one of this concept, or a term in it cannot be.
    """
    if len(form.terms) != len(concept.terms) or len(form.definitions) != len(
        concept.definitions
    ):
        raise InvalidInput(f"This form is not one of the entry {concept.id} as it is now.")
    changed = concept
    for language, text in form.added:
        if text.strip():
            changed = editing.with_term(changed, language, text, author)
    for term, fields in zip(concept.terms, form.terms, strict=True):
        if not fields.remove:
            changed = _with_fields(changed, term, fields)
    for term, fields in zip(concept.terms, form.terms, strict=True):
        if fields.remove:
            changed = editing.without_term(changed, term.language, term.text)
    changed = replace(
        changed,
        subject=_kept(concept.subject, form.subject),
        note=_kept(concept.note, form.note),
        definitions=tuple(_definitions(concept, form, author)),
    )
    if form.new_definition.strip():
        changed = editing.with_definition(changed, form.new_definition, author)
    if form.status != concept.status:
        changed = replace(changed, status=form.status)
    return changed


def _with_fields(concept: Concept, term: Term, fields: TermFields) -> Concept:
    """The concept with one of its terms as the form has it."""
    language, text = term.language, term.text
    if editing.clean(fields.text) != editing.clean(text):
        concept = curation.respell(concept, language, text, fields.text)
        text = editing.clean(fields.text)
    if fields.administrative_status != term.administrative_status:
        concept = editing.with_status(concept, language, text, fields.administrative_status)
    chosen = editing.find(concept, language, text)
    written = replace(
        chosen,
        reliability=fields.reliability,
        reading=_kept(term.reading, fields.reading),
        note=_kept(term.note, fields.note),
    )
    return replace(concept, terms=tuple(written if t is chosen else t for t in concept.terms))


def _definitions(concept: Concept, form: Revision, author: Author) -> list[Definition]:
    """The definitions; one that is written anew has its author for its source."""
    kept = []
    for definition, text in zip(concept.definitions, form.definitions, strict=True):
        if _kept(definition.text, text) == definition.text:
            kept.append(definition)
        elif text.strip():
            cleaned = editing.clean(text, "definition")
            kept.append(replace(definition, text=cleaned, source=author.key))
    return kept


def _kept(old: str, new: str) -> str:
    """What was there, where a form has it back but for its line ends; else what is new."""
    cleaned = normalise(new)
    return old if cleaned == normalise(old) else cleaned
