"""A table with a row a term, as we write it: its columns and what stands in them.

The rows of a concept stand together. Its id, review status and subject are on each of
them, to sort and filter by; what else there is to say of it is on the first one only, and
a definition on the first row of its language. A language with a definition and no term has
a row without a term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.files.spreadsheet import Column
from glossary.formats import _entry
from glossary.formats._fields import EVERYTHING, Field
from glossary.formats._table.cells import cited, joined, pair
from glossary.formats._table.words import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glossary.model import Concept, Source, Term

BY_TERMS = True
CARRIES = EVERYTHING - {Field.EVIDENCE}
SHOWS = frozenset({Field.EVIDENCE})
NOTES = (
    "Id, review status and subject are on every row of a concept, its other columns on one.",
    "What shares a cell stands apart by ` | `.",
)

ID = "concept id"
NOTE = "concept note"
_WIDE, _WIDER = 32, 48

_OF_THE_TERM = (
    Column(Role.TERM_STATUS, width=12),
    Column(Role.TYPE, width=12),
    Column(Role.PART_OF_SPEECH, width=12),
    Column(Role.RELIABILITY, width=10),
    Column(Role.READING, "ja", 24),
    Column(Role.REGION, width=10),
    Column(Role.TERM_NOTE, "ko", _WIDE),
    Column(Role.SOURCES, "ko", _WIDE),
    Column(Role.CONTEXT, "ko", _WIDER),
    Column(Role.CONTEXT_SOURCE, "ko"),
    Column(Role.EVIDENCE),
)
_OF_THE_CONCEPT = (
    Column(NOTE, "ko", _WIDE),
    Column(Role.RELATIONS, width=24),
    Column(Role.ORIGINS, width=24),
    Column(Role.TERMHOOD, width=10),
    Column(Role.CREATED, width=22),
    Column(Role.MODIFIED, width=22),
)
_COLUMNS = (
    Column(ID, width=24),
    Column(Role.LANGUAGE, width=10),
    Column(Role.TERM, "ko", _WIDE),
    *_OF_THE_TERM,
    Column(Role.DEFINITION, "ko", _WIDER),
    Column(Role.DEFINITION_SOURCE, "ko"),
    Column(Role.SUBJECT, width=24),
    Column(Role.REVIEW, width=10),
    *_OF_THE_CONCEPT,
)
_NO_TERM = ("",) * (len(_OF_THE_TERM) + 1)
_SAID_ALREADY = ("",) * len(_OF_THE_CONCEPT)


def columns(languages: Sequence[str]) -> Sequence[Column]:  # noqa: ARG001 - of all of them
    """The columns, whichever languages there are."""
    return _COLUMNS


def rows(
    concept: Concept, languages: Sequence[str], sources: Mapping[str, Source]
) -> Iterator[list[str]]:
    """The rows of an entry, by language in the order given, the preferred terms first."""
    rest = _of_the_concept(concept)
    for code in languages:
        definition = _definition(concept, code, sources)
        terms = concept.in_language(code)
        for cells in [_of_the_term(term, sources) for term in terms] or [_NO_TERM]:
            if terms or any(definition):
                yield [
                    concept.id,
                    code,
                    *cells,
                    *definition,
                    concept.subject,
                    concept.status,
                    *rest,
                ]
                rest = _SAID_ALREADY
                definition = ("", "")


def _definition(
    concept: Concept, language: str, sources: Mapping[str, Source]
) -> tuple[str, str]:
    """The definitions in a language and their sources, in a cell each."""
    definitions = [d for d in concept.definitions if d.language == language]
    if not definitions:
        return "", ""
    origins = [_entry.source(d.source, sources).title for d in definitions]
    texts = joined([definition.text for definition in definitions])
    return texts, joined(origins) if any(origins) else ""


def _of_the_term(term: Term, sources: Mapping[str, Source]) -> tuple[str, ...]:
    citations = _entry.cited(term, sources)
    named = {known.key: text for known, text in citations}
    quoted = [piece for piece in term.evidence if piece.quote.strip()]
    origins = [named.get(piece.source, "") for piece in quoted]
    return (
        term.text,
        term.administrative_status,
        term.type,
        term.part_of_speech,
        str(term.reliability or ""),
        term.reading,
        term.regional_usage,
        term.note,
        joined([cited(text, known.url) for known, text in citations]),
        joined([piece.quote for piece in quoted]),
        joined(origins) if any(origins) else "",
        joined([piece.method for piece in term.evidence]),
    )


def _of_the_concept(concept: Concept) -> tuple[str, ...]:
    return (
        concept.note,
        joined([pair(link.kind, link.target) for link in concept.relations]),
        joined([pair(origin.source, origin.id) for origin in concept.origins]),
        "" if concept.termhood is None else repr(concept.termhood),
        concept.created,
        concept.modified,
    )
