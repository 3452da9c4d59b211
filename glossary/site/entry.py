"""All that the page of an entry shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from glossary import formats
from glossary.export import TRUSTED
from glossary.language import LANGUAGES
from glossary.memory.concordance import concordance as memory_concordance
from glossary.model import AdministrativeStatus
from glossary.site import kwic
from glossary.site.differences import differences
from glossary.site.graph import graph
from glossary.site.markup import marked
from glossary.termbase import concepts, concordance, history, queries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from glossary.formats import Format
    from glossary.memory.concordance import Hit
    from glossary.model import Concept, Evidence, Term
    from glossary.site.differences import Difference
    from glossary.site.graph import Graph
    from glossary.termbase.history import Change

PAGE = 50
"""How many occurrences stand on one page."""
_CHANGES = 10
"""Changes that are shown, the latest."""
_UNITS, _LOOKED_UP = 4, 60
"""Translation units that are shown, and how long a term may be to be looked for in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A piece of evidence, with where to read it."""

    evidence: Evidence
    source: sqlite3.Row
    document: str
    """The name of the text in which the quoted sentence stands; empty where none does."""
    quote: list[tuple[str, bool]]
    """The quotation in pieces, with whether each is the term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermBlock:
    """A term, with the reasons for it."""

    term: Term
    avoided: bool
    reasons: list[Reason]

    @property
    def sources(self) -> list[str]:
        """The titles of what it rests on, each once."""
        return list(dict.fromkeys(reason.source["title"] for reason in self.reasons))


@dataclass(frozen=True, slots=True, kw_only=True)
class PastChange:
    """A change, and what it made differ."""

    change: Change
    differences: list[Difference]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A format that the entry can be had in; `pair` is `ko,en` where it holds two languages."""

    format: Format
    pair: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """A concept and all that hangs on it."""

    concept: Concept
    row: sqlite3.Row
    """Its row of `entry`."""
    title: str
    title_language: str
    languages: dict[str, list[TermBlock]]
    suggestions: dict[str, list[TermBlock]]
    """Terms that nothing vouches for, by language."""
    sources: Mapping[str, sqlite3.Row]
    relations: dict[str, list[sqlite3.Row]]
    graph: Graph | None
    occurrences: int
    in_texts: int
    """How many texts it stands in."""
    best: list[kwic.Example]
    """What says most of it, on the first page."""
    texts: list[kwic.TextBlock]
    page: int
    pages: int
    units: list[Hit]
    """Translation units in whose source the term stands."""
    searched: str
    """What they were looked for by."""
    changes: list[PastChange]
    has_older_changes: bool
    downloads: list[Download]

    @property
    def equivalents(self) -> list[tuple[str, str]]:
        """The terms to use besides the title, one a language: `(language, text)`."""
        firsts = ((code, self.concept.preferred(code)) for code in self.languages)
        return [
            (code, term.text)
            for code, term in firsts
            if term and code != self.title_language and not term.is_suggestion
        ]


def load(
    connection: sqlite3.Connection, public_id: str, page: int = 1, *, size: int = PAGE
) -> EntryPage | None:
    """The page of a concept; `page` counts its occurrences' pages of `size`, from 1."""
    concept = concepts.load(connection, public_id)
    row_id = queries.row_id(connection, public_id)
    row = None if row_id is None else queries.entry(connection, row_id)
    if concept is None or row_id is None or row is None:
        return None
    sources = queries.sources_of(connection, row_id)
    quoted = queries.documents_quoted(connection, row_id)
    others = {term.language for term in concept.terms} - set(LANGUAGES)
    blocks = {
        language: [_term(term, sources, quoted) for term in concept.in_language(language)]
        for language in (*LANGUAGES, *sorted(others))
    }
    title, title_language = _title(concept)
    relations = _relations(connection, row_id)
    counts = concordance.by_text(connection, public_id)
    occurrences = sum(text.occurrences for text in counts)
    pages = max(1, -(-occurrences // size))
    page = min(max(page, 1), pages)
    changes = history.changes(connection, public_id=public_id, limit=_CHANGES + 1)
    return EntryPage(
        concept=concept,
        row=row,
        title=title,
        title_language=title_language,
        languages={
            code: [b for b in blocks[code] if not b.term.is_suggestion] for code in blocks
        },
        suggestions={
            code: [b for b in blocks[code] if b.term.is_suggestion] for code in blocks
        },
        sources=sources,
        relations=relations,
        graph=graph(title, title_language, relations),
        occurrences=occurrences,
        in_texts=len(counts),
        best=_best(connection, concept, sources, in_texts=bool(counts)) if page == 1 else [],
        texts=kwic.texts(connection, public_id, counts, page, size),
        page=page,
        pages=pages,
        units=_units(connection, title, title_language),
        searched=title,
        changes=[
            PastChange(change=c, differences=differences(c.before, c.after))
            for c in changes[:_CHANGES]
        ],
        has_older_changes=len(changes) > _CHANGES,
        downloads=list(_downloads(concept)),
    )


def _best(
    connection: sqlite3.Connection,
    concept: Concept,
    sources: Mapping[str, sqlite3.Row],
    *,
    in_texts: bool,
) -> list[kwic.Example]:
    """What says most: contexts from the texts, or quotations of texts that are not here."""
    return kwic.best(connection, concept.id) if in_texts else kwic.quoted(concept, sources)


def _title(concept: Concept) -> tuple[str, str]:
    """What the page is called, and its language: a term to use, else any, else the id."""
    usable = (concept.preferred(language) for language in LANGUAGES)
    term = next(filter(None, usable), None) or next(iter(concept.terms), None)
    return (term.text, term.language) if term else (concept.id, "")


def _term(
    term: Term, sources: Mapping[str, sqlite3.Row], quoted: Mapping[int, str]
) -> TermBlock:
    return TermBlock(
        term=term,
        avoided=term.administrative_status
        in {AdministrativeStatus.DEPRECATED, AdministrativeStatus.SUPERSEDED},
        reasons=[
            Reason(
                evidence=evidence,
                source=sources[evidence.source],
                document=quoted.get(evidence.sentence_id or 0, ""),
                quote=marked(evidence.quote, term.text),
            )
            for evidence in term.evidence
        ],
    )


def _relations(connection: sqlite3.Connection, row_id: int) -> dict[str, list[sqlite3.Row]]:
    """Rows of `entry` by relation, in the order in which the page has them."""
    found: dict[str, list[sqlite3.Row]] = {
        kind: list(rows)
        for kind, rows in groupby(
            queries.neighbours(connection, row_id), key=lambda row: row["kind"]
        )
    }
    kinds = ("broader", "narrower", "related", "see")
    return {kind: found[kind] for kind in kinds if kind in found}


def _units(connection: sqlite3.Connection, term: str, language: str) -> list[Hit]:
    """The first translation units whose text in that language has the term."""
    if not language or len(term) > _LOOKED_UP:
        return []
    found = memory_concordance(
        connection, term, language=language, limit=_UNITS, only_words=True
    )
    return [hit for hit in found if hit.translations]


# ---------------------------------------------------------------- downloads


def _downloads(concept: Concept) -> Iterator[Download]:
    """Every format that can hold the entry; first those that most people want.

    One of two languages is offered for each in which the entry has a term that would go
    into it, as `export.some_to_stream` chooses.
    """
    first, *others = LANGUAGES
    held = {t.language for t in concept.terms if (t.reliability or TRUSTED) >= TRUSTED}
    for format_ in sorted(formats.formats().values(), key=lambda f: not f.BUILT):
        if format_.LANGUAGES == 2:
            for other in others:
                if {first, other} <= held:
                    yield Download(format=format_, pair=f"{first},{other}")
        else:
            yield Download(format=format_)
