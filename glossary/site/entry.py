"""All that the page of an entry shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from glossary.language import LANGUAGES
from glossary.model import AdministrativeStatus
from glossary.site.markup import marked
from glossary.termbase import concepts, concordance, history, queries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from glossary.model import Concept, Evidence, Term
    from glossary.termbase.concordance import Context
    from glossary.termbase.history import Change

PAGE = 100
"""How many occurrences stand on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A piece of evidence, with where to read it."""

    evidence: Evidence
    source: sqlite3.Row
    document_id: int | None
    """The text in which the quoted sentence stands."""
    quote: list[tuple[str, bool]]
    """The quotation in pieces, with whether each is the term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermBlock:
    """A term, with the reasons for it."""

    term: Term
    avoided: bool
    reasons: list[Reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """The occurrences in one text that stand on this page, and how many it has in all."""

    document_id: int
    title: str
    count: int
    contexts: list[Context]


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
    occurrences: int
    best: list[Context]
    """What says most of it, on the first page."""
    texts: list[TextBlock]
    page: int
    pages: int
    changes: list[Change]


def load(connection: sqlite3.Connection, concept_id: int, page: int) -> EntryPage | None:
    """The page of the concept in a row; `page` counts its occurrences' pages, from 1."""
    concept = concepts.load_row(connection, concept_id)
    row = queries.entry(connection, concept_id)
    if concept is None or row is None:
        return None
    sources = queries.sources_of(connection, concept_id)
    quoted = queries.documents_quoted(connection, concept_id)
    others = {term.language for term in concept.terms} - set(LANGUAGES)
    occurrences = concordance.count(connection, concept.id)
    pages = max(1, -(-occurrences // PAGE))
    page = min(max(page, 1), pages)
    title_language = next(
        (language for language in LANGUAGES if concept.preferred(language)), ""
    )
    title = concept.preferred(title_language)
    blocks = {
        language: [_term(term, sources, quoted) for term in concept.in_language(language)]
        for language in (*LANGUAGES, *sorted(others))
    }
    return EntryPage(
        concept=concept,
        row=row,
        title=title.text if title else concept.id,
        title_language=title_language,
        languages={
            code: [b for b in blocks[code] if not b.term.is_suggestion] for code in blocks
        },
        suggestions={
            code: [b for b in blocks[code] if b.term.is_suggestion] for code in blocks
        },
        sources=sources,
        relations={
            kind: list(rows)
            for kind, rows in groupby(
                queries.neighbours(connection, concept_id), key=lambda row: row["kind"]
            )
        },
        occurrences=occurrences,
        best=concordance.best_contexts(connection, concept.id) if page == 1 else [],
        texts=_texts(connection, concept.id, page),
        page=page,
        pages=pages,
        changes=history.changes(connection, public_id=concept.id),
    )


def _term(
    term: Term, sources: Mapping[str, sqlite3.Row], quoted: Mapping[int, int]
) -> TermBlock:
    return TermBlock(
        term=term,
        avoided=term.administrative_status
        in {AdministrativeStatus.DEPRECATED, AdministrativeStatus.SUPERSEDED},
        reasons=[
            Reason(
                evidence=evidence,
                source=sources[evidence.source],
                document_id=quoted.get(evidence.sentence_id or 0),
                quote=marked(evidence.quote, term.text),
            )
            for evidence in term.evidence
        ],
    )


def _texts(connection: sqlite3.Connection, public_id: str, page: int) -> list[TextBlock]:
    counts: dict[str, int] = {}
    for by_document in concordance.by_term(connection, public_id).values():
        for name, count in by_document.items():
            counts[name] = counts.get(name, 0) + count
    contexts = concordance.contexts(connection, public_id, limit=PAGE, offset=(page - 1) * PAGE)
    blocks = []
    for name, group in groupby(contexts, key=lambda context: context.document):
        inside = list(group)
        blocks.append(
            TextBlock(
                document_id=inside[0].document_id,
                title=inside[0].title,
                count=counts[name],
                contexts=inside,
            )
        )
    return blocks
