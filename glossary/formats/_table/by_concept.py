"""A table with a row a concept, as we write it: its columns and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.files.spreadsheet import Column
from glossary.formats import _entry
from glossary.formats._fields import Field
from glossary.formats._table.cells import cited, joined, pair, said
from glossary.formats._table.headings import names
from glossary.formats._table.words import Role
from glossary.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossary.model import Concept, Source, Term

BY_TERMS = False
CARRIES = frozenset(
    {
        Field.ID,
        Field.SUBJECT,
        Field.REVIEW_STATUS,
        Field.NOTE,
        Field.DEFINITIONS,
        Field.DEFINITION_SOURCES,
        Field.RELATIONS,
        Field.OTHER_TERMS,
        Field.ADMINISTRATIVE_STATUS,
        Field.RELIABILITY,
        Field.READINGS,
        Field.TERM_NOTES,
        Field.TERM_SOURCES,
        Field.REGIONAL_USAGE,
    }
)
SHOWS: frozenset[Field] = frozenset()
NOTES = (
    "Where no term is preferred, the first admitted one stands in the term column.",
    "What shares a cell stands apart by ` | `.",
    "What is said of a term stands bare of the first, and after its name of any other.",
)

_PREFERRED = AdministrativeStatus.PREFERRED
_WIDE, _WIDER = 32, 48


def columns(languages: Sequence[str]) -> list[Column]:
    """The columns, the terms to use first and side by side."""
    called = names(languages)
    table = [Column("id", width=24), Column("status", width=10), Column("subject", width=24)]
    table += [Column(called[code], code, _WIDE) for code in languages]
    for code in languages:
        name = called[code]
        reading = _entry.READING_NAMES.get(code, "reading")
        table += (
            Column(f"{name} {Role.OTHER}", code, _WIDE),
            Column(f"{name} {Role.DEPRECATED}", code),
            Column(f"{name} {Role.SUPERSEDED}", code),
            Column(f"{name} status"),
            Column(f"{name} {reading}", "ja" if reading == "hanja" else code, 24),
            Column(f"{name} {Role.DEFINITION}", code, _WIDER),
            Column(f"{name} {Role.DEFINITION_SOURCE}", code),
            Column(f"{name} {Role.RELIABILITY}"),
            Column(f"{name} {Role.SOURCES}", code, _WIDE),
            Column(f"{name} {Role.REGION}"),
            Column(f"{name} note", code, _WIDE),
        )
    return [*table, Column("note", width=_WIDE), Column(Role.RELATIONS, width=24)]


def rows(
    concept: Concept, languages: Sequence[str], sources: Mapping[str, Source]
) -> Iterator[list[str]]:
    """The row of an entry, its cells in the order of `columns`."""
    terms = _by_language(concept, languages)
    firsts = [_first(found) for found in terms]
    row = [concept.id, concept.status, concept.subject]
    row += [joined([first.text]) if first else "" for first in firsts]
    for code, found, first in zip(languages, terms, firsts, strict=True):
        row += _details(concept, code, found, first, sources)
    row.append(concept.note)
    row.append(joined([pair(link.kind, link.target) for link in concept.relations]))
    yield row


def _by_language(concept: Concept, languages: Sequence[str]) -> list[Sequence[Term]]:
    """Its terms in each language, the preferred ones first. Most languages have one."""
    found: dict[str, Sequence[Term]] = {}
    for term in concept.terms:
        code = term.language
        found[code] = concept.in_language(code) if code in found else (term,)
    return [found.get(code, ()) for code in languages]


def _first(terms: Sequence[Term]) -> Term | None:
    """The term to use: the best, where it may be used."""
    return terms[0] if terms and terms[0].administrative_status in _entry.USABLE else None


_NOTHING = ("",) * 11


def _details(
    concept: Concept,
    language: str,
    terms: Sequence[Term],
    first: Term | None,
    sources: Mapping[str, Source],
) -> Sequence[str]:
    """The cells of a language, after the term to use in it, which stands before them."""
    definitions = [d for d in concept.definitions if d.language == language]
    if not terms and not definitions:
        return _NOTHING
    called = [term.text for term in terms]
    others: dict[AdministrativeStatus, list[str]] = {}
    ranks: list[str] = []
    readings: list[str] = []
    degrees: list[str] = []
    citations: list[str] = []
    regions: list[str] = []
    notes: list[str] = []
    for term in terms:
        name = None if term is first else term.text
        if name is not None:
            others.setdefault(term.administrative_status, []).append(name)
        if term.administrative_status == _PREFERRED:
            ranks.append(said(name, _PREFERRED, called))
        if term.reading:
            readings.append(said(name, term.reading, called))
        if term.reliability is not None:
            degrees.append(said(name, str(term.reliability), called))
        for known, text in _entry.cited(term, sources) if term.evidence else ():
            citations.append(said(name, cited(text, known.url), called))
        if term.regional_usage:
            regions.append(said(name, term.regional_usage, called))
        if term.note:
            notes.append(said(name, term.note, called))
    usable = [text for status in _entry.USABLE for text in others.get(status, ())]
    origins = [_entry.source(d.source, sources).title for d in definitions]
    return (
        joined(usable),
        joined(others.get(AdministrativeStatus.DEPRECATED, ())),
        joined(others.get(AdministrativeStatus.SUPERSEDED, ())),
        joined(ranks),
        joined(readings),
        joined([definition.text for definition in definitions]),
        joined(origins) if any(origins) else "",
        joined(degrees),
        joined(citations),
        joined(regions),
        joined(notes),
    )
