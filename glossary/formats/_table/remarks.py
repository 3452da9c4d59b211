"""What is said of terms and entries, in a few words for people: where a table has no field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats import _entry
from glossary.language import language_name
from glossary.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossary.model import Concept, Source, Term


def of_term(term: Term, sources: Mapping[str, Source]) -> str:
    """What is said of a term: how it ranks, where it is used, how it is read, who says so."""
    reading = _entry.READING_NAMES.get(term.language, "reading")
    citations = ", ".join(text for _, text in _entry.cited(term, sources))
    admitted = term.administrative_status == AdministrativeStatus.ADMITTED
    parts = [
        "" if admitted else term.administrative_status,
        term.regional_usage,
        f"{reading} {term.reading}" if term.reading else "",
        f"reliability {term.reliability}/4" if term.reliability is not None else "",
        f"source {citations}" if citations else "",
        term.note,
    ]
    return "; ".join(filter(None, parts))


def of_concept(concept: Concept) -> Iterator[str]:
    """What is said of an entry, a line each: its id, where it stands, what it relates to."""
    if concept.note:
        yield concept.note
    if concept.id:
        yield f"id: {concept.id}"
    yield f"review status: {concept.status}"
    for link in concept.relations:
        yield f"{link.kind}: {link.target}"


def of_definitions(
    concept: Concept, languages: Sequence[str], sources: Mapping[str, Source]
) -> Iterator[str]:
    """Where the first definition in each language is from, and what further ones there are."""
    for code in languages:
        definitions = [d for d in concept.definitions if d.language == code]
        for number, definition in enumerate(definitions):
            source = _entry.source(definition.source, sources).title
            if number:
                text = f"{definition.text} ({source})" if source else definition.text
                yield f"definition ({language_name(code)}): {text}"
            elif source:
                yield f"definition source ({language_name(code)}): {source}"


def example(term: Term) -> str:
    """The shortest sentence that is quoted for a term."""
    quotes = (piece.quote for piece in term.evidence if piece.quote.strip())
    return min(quotes, key=len, default="")
