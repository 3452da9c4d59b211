"""What a search found, as its page shows it and as programs get it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glossary.language import LANGUAGES
from glossary.model import TermType
from glossary.site.highlight import Needles, Pieces, excerpt
from glossary.termbase.search import beginnings
from glossary.termbase.search.fitting import Place
from glossary.termbase.search.hits import Filters, Hits, find
from glossary.termbase.search.near import Guess, guesses
from glossary.termbase.search.results import Result, is_avoided, is_usable, results

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

PAGE = 20
"""Entries a page: the page stays light, and a person does not read more at once."""

_TERMS = 6
"""Terms of one language that are shown; an entry may have dozens of spellings."""


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term of an entry."""

    row: sqlite3.Row
    pieces: Pieces
    reading: Pieces
    remark: str
    """Why it is not one to write: `deprecated`, `superseded`, `suggestion` or `variant`."""

    @property
    def is_marked(self) -> bool:
        """Whether what was searched for is in it."""
        return any(marked for _, marked in [*self.pieces, *self.reading])


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry on the page."""

    row: sqlite3.Row
    terms: Mapping[str, Sequence[ShownTerm]]
    """By language: those to write, and others only where they are what was found."""
    more: Mapping[str, int]
    """How many terms to write are not shown."""
    definition: Pieces
    """What of the definition is shown, if anything."""

    @property
    def first(self) -> str:
        """The first language that has a term; empty where none has."""
        return next((language for language, terms in self.terms.items() if terms), "")


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Entries that fit equally well."""

    place: Place | None
    total: int
    entries: Sequence[ShownEntry]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of results."""

    text: str
    hits: Hits
    page: int
    pages: int
    groups: Sequence[ShownGroup]
    guesses: Sequence[Guess]


def search(connection: sqlite3.Connection, text: str, filters: Filters, page: int) -> Found:
    """A page of what was found for a cleaned text; the last one where there is none so far."""
    hits = find(connection, text, filters, limit=PAGE, offset=(page - 1) * PAGE)
    page = hits.offset // PAGE + 1
    pages = max(1, -(-hits.total // PAGE))
    rows = results(connection, [i for group in hits.groups for i in group.ids])
    needles = _needles(connection, text, hits)
    groups = [
        ShownGroup(
            group.place,
            group.total,
            [_shown(rows[i], needles, group.place) for i in group.ids if i in rows],
        )
        for group in hits.groups
    ]
    nothing = text and not hits.unfiltered and not hits.total
    return Found(text, hits, page, pages, groups, guesses(connection, text) if nothing else ())


def _needles(connection: sqlite3.Connection, text: str, hits: Hits) -> Needles:
    sounds = {Place.SOUNDS, Place.SOUNDS_BEGIN}
    also = beginnings.kana(connection, text)
    if any(group.place in sounds for group in hits.groups):
        also += beginnings.romanised(connection, text)
    return Needles.of(text, also=also)


def _shown(result: Result, needles: Needles, place: Place | None) -> ShownEntry:
    terms: dict[str, list[ShownTerm]] = {}
    more: dict[str, int] = {}
    for language in LANGUAGES:
        every = [_term(row, needles) for row in result.terms.get(language, ())]
        usable = [term for term in every if not term.remark]
        shown = usable[:_TERMS] + [term for term in usable[_TERMS:] if term.is_marked]
        more[language] = len(usable) - len(shown)
        terms[language] = shown + [t for t in every if t.remark and t.is_marked][:_TERMS]
    definition: Pieces = []
    if result.entry["definition"] and place in {None, Place.EXACT, Place.DEFINED}:
        definition = excerpt(needles.mark(result.entry["definition"]))
    return ShownEntry(result.entry, terms, more, definition)


def _term(row: sqlite3.Row, needles: Needles) -> ShownTerm:
    reading = needles.mark(row["reading"]) if row["reading"] else []
    return ShownTerm(row, needles.mark(row["text"]), reading, _remark(row))


def _remark(row: sqlite3.Row) -> str:
    if is_usable(row):
        return ""
    if is_avoided(row):
        return str(row["administrative_status"])
    return "suggestion" if row["is_suggestion"] else str(TermType.VARIANT)


# ---------------------------------------------------------------- for programs


def data(found: Found, addresses: Mapping[str, str]) -> dict[str, Any]:
    """A page of results as JSON has it; `addresses` are those of its entries, by public id."""
    return {
        "ok": True,
        "query": found.text,
        "total": found.hits.total,
        "page": found.page,
        "pages": found.pages,
        "facets": {
            name: [{"value": value, "count": count} for value, count in counts.items()]
            for name, counts in found.hits.facets.items()
        },
        "did_you_mean": [
            {"text": guess.text, "reason": guess.reason.value} for guess in found.guesses
        ],
        "results": [
            _entry(entry, group.place, addresses)
            for group in found.groups
            for entry in group.entries
        ],
    }


def _entry(
    entry: ShownEntry, place: Place | None, addresses: Mapping[str, str]
) -> dict[str, Any]:
    row = entry.row
    columns = ("subject", "status", "reliability", "frequency", "definition")
    return {
        "concept": row["concept"],
        "url": addresses[row["concept"]],
        "fit": place.name.lower() if place is not None else None,
        **{column: row[column] for column in columns},
        "terms": [
            {
                "language": language,
                "text": term.row["text"],
                "reading": term.row["reading"],
                "type": term.row["type"],
                "administrative_status": term.row["administrative_status"],
                "reliability": term.row["reliability"],
                "is_suggestion": bool(term.row["is_suggestion"]),
            }
            for language, terms in entry.terms.items()
            for term in terms
        ],
    }
