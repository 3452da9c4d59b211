"""A workbook for a term base of Phrase TMS (once Memsource): a column a language.

Phrase documents language codes for headings and `CID` for the concept ("Modify or Import to
Term Bases (TMS)"). What the columns for attributes of terms are called is not shown there, so
that there are none here.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO

from glossary.files import spreadsheet
from glossary.formats import _entry
from glossary.formats._fields import Field
from glossary.formats._report import LeftOut, Report
from glossary.formats._table import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossary.model import Concept, Source

NAME = "phrase"
TITLE = "Term base for Phrase TMS, XLSX"
SUFFIX = ".phrase.xlsx"
MEDIA_TYPE = files.XLSX
LANGUAGES = None
BUILT = False
CARRIES = frozenset({Field.ID, Field.OTHER_TERMS})
SHOWS: frozenset[Field] = frozenset()
NOTES = (
    "Only terms are in it: what Phrase calls columns of their attributes is not documented.",
    "Terms to avoid are left out: Phrase would offer them like any other.",
    "Further terms of a language are in rows with the same CID; try that with a few entries.",
    "Languages go by the codes they were named by: Phrase tells ko from ko-KR if it is strict.",
    *files.SHEET_NOTES,
)


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],  # noqa: ARG001 - there is no place for them
    title: str,
) -> Report:
    """Write a term base; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages)
    report = Report(notes=list(NOTES))
    columns = [spreadsheet.Column("CID", width=24)]
    columns += [spreadsheet.Column(code, code, 32) for code in languages]
    with spreadsheet.writing(stream, columns, name="Terms", title=title) as sheet:
        for concept in _entry.exportable(concepts, languages, report, CARRIES | SHOWS):
            written = False
            for row in _rows(concept, languages, report):
                written = True
                for reason in sheet.append(row):
                    report.leave_out(LeftOut(concept.id, row[1], reason))
            report.written += written
    return report


def _rows(concept: Concept, languages: Sequence[str], report: Report) -> Iterator[list[str]]:
    """The terms to use, the best of each language in the first row."""
    usable = []
    for code in languages:
        terms = concept.in_language(code)
        usable.append([t.text for t in terms if t.administrative_status in _entry.USABLE])
        for term in terms:
            if term.administrative_status not in _entry.USABLE:
                reason = f"{term.administrative_status}: Phrase would offer it"
                report.leave_out(LeftOut(concept.id, term.text, reason))
    for texts in zip_longest(*usable, fillvalue=""):
        yield [concept.id, *texts]
    if not any(usable):
        reason = "no term to use in any of the languages"
        report.leave_out(LeftOut(concept.id, _entry.name(concept, languages), reason))
