"""A term base as memoQ exports and imports it: CSV with semicolons, a row an entry.

memoQ documents the order of the columns, and those of entries (memoQ API, "Term base in CSV
format"); how those of a language and of a term are called is known from files only. A term
has three of them, and they are there as often as the entry with the most terms needs.
What is read, and how, is said in `_memoq_read`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _entry, _memoq_read
from glossary.formats._fields import Field
from glossary.formats._report import LeftOut, Report
from glossary.formats._table import remarks
from glossary.language import language_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options
    from glossary.model import Concept, Source, Term

NAME = "memoq"
TITLE = "Term base for memoQ, CSV"
SUFFIX = ".memoq.csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
LANGUAGES = None
BUILT = False
CARRIES = frozenset({Field.SUBJECT, Field.DATES, Field.DEFINITIONS, Field.OTHER_TERMS})
SHOWS = frozenset(
    {
        Field.ID,
        Field.NOTE,
        Field.REVIEW_STATUS,
        Field.RELATIONS,
        Field.DEFINITION_SOURCES,
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
    "Only the columns of entries are documented; those of terms are as in files seen.",
    "memoQ numbers entries: an entry's own id is in its note, as is what has no column.",
    "Terms to avoid are in the entry's note only: how memoQ marks them in CSV is not known.",
    "A language has one definition; others are in the entry's note.",
    "The shortest sentence that is quoted for a term is its example.",
    "Meant for memoQ alone: what looks like a formula is left as it is.",
)

_MATCHING = "CasePermissive;HalfPrefix"
"""memoQ's own way of looking for a term where nobody said another."""


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,  # noqa: ARG001 - there is no place for one
) -> Report:
    """Write a term base; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages)
    if isinstance(concepts, Iterator):
        concepts = tuple(concepts)
    widths = dict.fromkeys(languages, 1)
    for concept in _entry.exportable(concepts, languages, Report()):
        for code in languages:
            widths[code] = max(widths[code], len(_usable(concept, code)))
    report = Report(notes=list(NOTES))
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    try:
        rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
        rows.writerow(_header(widths))
        for concept in _entry.exportable(concepts, languages, report, CARRIES | SHOWS):
            if any(_usable(concept, code) for code in languages):
                report.written += 1
                rows.writerow(_row(report.written, concept, widths, sources))
            else:
                reason = "no term to use in any of the languages"
                report.leave_out(LeftOut(concept.id, _entry.name(concept, languages), reason))
    finally:
        text.detach()  # the stream is whoever's who opened it
    return report


def _usable(concept: Concept, language: str) -> list[Term]:
    terms = concept.in_language(language)
    return [term for term in terms if term.administrative_status in _entry.USABLE]


def _header(widths: Mapping[str, int]) -> Iterator[str]:
    yield from _memoq_read.ENTRY
    for code, width in widths.items():
        name = language_name(code).replace(" ", "_")
        yield f"{name}_Def"
        for _ in range(width):
            yield from (name, "Term_Info", "Term_Example")


def _row(
    number: int, concept: Concept, widths: Mapping[str, int], sources: Mapping[str, Source]
) -> Iterator[str]:
    yield from (str(number), concept.subject, "", "", "")
    yield from (_date(concept.created), "", _date(concept.modified), "")
    yield "\n".join(_note(concept, list(widths), sources))
    for code, width in widths.items():
        yield next((d.text for d in concept.definitions if d.language == code), "")
        terms = _usable(concept, code)
        for term in terms:
            yield from (term.text, _MATCHING, remarks.example(term))
        yield from ("",) * (3 * (width - len(terms)))


def _note(
    concept: Concept, languages: Sequence[str], sources: Mapping[str, Source]
) -> Iterator[str]:
    """What has no column, a line each."""
    yield from remarks.of_concept(concept)
    yield from remarks.of_definitions(concept, languages, sources)
    for code in languages:
        for term in concept.in_language(code):
            remark = remarks.of_term(term, sources)
            if term.administrative_status not in _entry.USABLE:
                yield f"do not use {term.text}: {remark}"
            elif remark:
                yield f"{term.text}: {remark}"


def _date(moment: str) -> str:
    """A time as memoQ writes it, M/d/yyyy h:mm:ss tt; empty for what is none."""
    try:
        when = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    half = "AM" if when.hour < 12 else "PM"
    return f"{when.month}/{when.day}/{when.year} {when.hour % 12 or 12}:{when:%M:%S} {half}"


def recognises(head: bytes, name: str) -> bool:
    """Whether its headings are those of memoQ's term bases."""
    return _memoq_read.recognises(head, name)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read a term base; `glossary.formats.Readable.read` has the particulars."""
    return _memoq_read.read(path, options)
