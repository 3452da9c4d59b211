"""A table for people, a row a concept: opens in Excel as it is.

UTF-8 with a byte order mark, commas, CRLF (RFC 4180). A cell that a spreadsheet would
take for a formula gets an apostrophe in front (OWASP, CSV injection); one that begins
with apostrophes and then such a character gets one more, so that taking one away from
every cell of that shape gives the data back.
"""

from __future__ import annotations

import codecs
import csv
import re
from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _entry
from glossary.formats._fields import Field
from glossary.formats._report import LeftOut, Report
from glossary.language import language_name
from glossary.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from glossary.model import Concept, Source, Term

NAME = "csv"
TITLE = "Table for Excel, a row a concept"
SUFFIX = ".csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
LANGUAGES = None
BUILT = True
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
NOTES = ("Where no term is preferred, the first admitted one stands in the term column.",)

_BETWEEN = " | "
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,  # noqa: ARG001 - a table has no place for one
) -> Report:
    """Write a table; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages)
    report = Report(notes=list(NOTES))
    rows = csv.writer(codecs.getwriter("utf-8-sig")(stream), lineterminator="\r\n")
    rows.writerow(_header(languages))
    for concept in _entry.exportable(concepts, languages, report, CARRIES | SHOWS):
        rows.writerow(map(_safe, _row(concept, languages, sources)))
        report.written += 1
        for term in concept.terms:
            if term.language in languages and _BETWEEN in term.text:
                reason = f"it has {_BETWEEN!r} in it, which stands between terms here"
                report.leave_out(LeftOut(concept.id, term.text, reason))
    return report


def _header(languages: Sequence[str]) -> list[str]:
    names = [language_name(code) for code in languages]
    header = ["id", "status", "subject", *names]
    for code, language in zip(languages, names, strict=True):
        reading = _entry.READING_NAMES.get(code, "reading")
        header += [
            f"{language} other terms",
            f"{language} deprecated",
            f"{language} superseded",
            f"{language} {reading}",
            f"{language} definition",
            f"{language} definition source",
            f"{language} reliability (1-4)",
            f"{language} sources",
            f"{language} note",
        ]
    return [*header, "note", "relations"]


def _row(
    concept: Concept, languages: Sequence[str], sources: Mapping[str, Source]
) -> Iterator[str]:
    yield from (concept.id, concept.status, concept.subject)
    first = {code: concept.preferred(code) for code in languages}
    for term in first.values():
        yield term.text if term else ""
    for code in languages:
        yield from _details(concept, code, first[code], sources)
    yield concept.note
    yield _BETWEEN.join(f"{link.kind}: {link.target}" for link in concept.relations)


def _details(
    concept: Concept, language: str, first: Term | None, sources: Mapping[str, Source]
) -> Iterator[str]:
    """The cells of a language, after the term to use in it, which stands before them."""
    terms = concept.in_language(language)

    def texts(*statuses: AdministrativeStatus) -> str:
        chosen = (t for t in terms if t.administrative_status in statuses)
        return _BETWEEN.join(term.text for term in chosen if term is not first)

    def said(of: Callable[[Term], str]) -> str:
        """What is said of the terms: bare of the first, after its name of any other."""
        return _BETWEEN.join(
            text if term is first else f"{term.text}: {text}"
            for term in terms
            if (text := of(term))
        )

    definitions = [d for d in concept.definitions if d.language == language]
    origins = [_entry.source(d.source, sources).title for d in definitions]
    yield texts(AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED)
    yield texts(AdministrativeStatus.DEPRECATED)
    yield texts(AdministrativeStatus.SUPERSEDED)
    yield said(lambda term: term.reading)
    yield _BETWEEN.join(definition.text for definition in definitions)
    yield _BETWEEN.join(origins)
    yield said(lambda term: str(term.reliability or ""))
    yield said(lambda term: _sources(term, sources))
    yield said(_note)


def _sources(term: Term, sources: Mapping[str, Source]) -> str:
    return "; ".join(
        f"{text} ({source.url})" if source.url else text
        for source, text in _entry.cited(term, sources)
    )


def _note(term: Term) -> str:
    return "; ".join(filter(None, (term.regional_usage, term.note)))


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
