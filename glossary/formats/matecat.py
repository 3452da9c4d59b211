"""A glossary for Matecat: a workbook with a row a concept, and a row for each term to avoid.

Matecat documents four columns for the concept, one called by its locale for each language and
two after it for notes and examples ("Add a glossary"); what the last two are called is not
shown there. A row with TRUE under `Forbidden` and one term forbids it wherever it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.files import spreadsheet
from glossary.formats import _entry
from glossary.formats._fields import Field
from glossary.formats._report import LeftOut, Report
from glossary.formats._table import files, remarks
from glossary.language import HOME_REGIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossary.model import Concept, Source, Term

NAME = "matecat"
TITLE = "Glossary for Matecat, XLSX"
SUFFIX = ".matecat.xlsx"
MEDIA_TYPE = files.XLSX
LANGUAGES = None
BUILT = False
CARRIES = frozenset({Field.SUBJECT, Field.OTHER_TERMS})
SHOWS = frozenset(
    {
        Field.DEFINITIONS,
        Field.ADMINISTRATIVE_STATUS,
        Field.RELIABILITY,
        Field.READINGS,
        Field.REGIONAL_USAGE,
        Field.TERM_NOTES,
        Field.TERM_SOURCES,
        Field.CONTEXTS,
    }
)
NOTES = (
    "A definition is in the first of the languages that has one; others are in notes.",
    "Deprecated and superseded terms are forbidden; what else is said of a term is in notes.",
    "Further terms of a language are in rows of their own, beside the best of the others.",
    "A language goes by the locale of its country, such as ko-KR: Matecat wants one.",
    "What Matecat calls the columns of notes and examples is not documented.",
    *files.SHEET_NOTES,
)

_Row = list[str | bool]


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,
) -> Report:
    """Write a glossary; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages)
    report = Report(notes=list(NOTES))
    columns = list(_columns(languages))
    with spreadsheet.writing(stream, columns, name="Glossary", title=title) as sheet:
        for concept in _entry.exportable(concepts, languages, report, CARRIES | SHOWS):
            report.written += 1
            for row in _rows(concept, languages, sources):
                for reason in sheet.append(row):
                    name = _entry.name(concept, languages)
                    report.leave_out(LeftOut(concept.id, name, reason))
    return report


def _columns(languages: Sequence[str]) -> Iterator[spreadsheet.Column]:
    yield from (
        spreadsheet.Column("Forbidden", width=10),
        spreadsheet.Column("Domain", width=24),
    )
    yield from (
        spreadsheet.Column("Subdomain"),
        spreadsheet.Column("Definition", languages[0], 48),
    )
    for code in languages:
        region = HOME_REGIONS.get(code)
        yield spreadsheet.Column(f"{code}-{region}" if region else code, code, 32)
        yield spreadsheet.Column("Notes", code, 32)
        yield spreadsheet.Column("Example of use", code, 32)


def _rows(
    concept: Concept, languages: Sequence[str], sources: Mapping[str, Source]
) -> Iterator[_Row]:
    terms = {code: concept.in_language(code) for code in languages}
    usable = {
        code: [t for t in terms[code] if t.administrative_status in _entry.USABLE]
        for code in languages
    }
    of_concept, rest = _definitions(concept, languages)

    def row(*, forbidden: bool, chosen: Mapping[str, Term]) -> _Row:
        cells: _Row = [True if forbidden else "", concept.subject, "", of_concept]
        for code in languages:
            # What has no column is in the notes of the first row.
            cells += _term(chosen.get(code), sources, rest.pop(code, ""))
        return cells

    for i in range(max(map(len, usable.values()))):
        yield row(
            forbidden=False,
            chosen={c: (t[i] if i < len(t) else t[0]) for c, t in usable.items() if t},
        )
    for code in languages:
        for term in terms[code]:
            if term.administrative_status not in _entry.USABLE:
                yield row(forbidden=True, chosen={code: term})


def _definitions(concept: Concept, languages: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The definition for the concept's column, and those for notes by their languages."""
    ordered = [d for code in languages for d in concept.definitions if d.language == code]
    rest: dict[str, str] = {}
    for definition in ordered[1:]:
        text = f"definition: {definition.text}"
        code = definition.language
        rest[code] = "; ".join(filter(None, (rest.get(code), text)))
    return ordered[0].text if ordered else "", rest


def _term(term: Term | None, sources: Mapping[str, Source], further: str) -> _Row:
    """The three cells of a language."""
    if term is None:
        return ["", further, ""]
    remark = remarks.of_term(term, sources)
    note = "; ".join(filter(None, (remark, further)))
    return [term.text, note, remarks.example(term)]
