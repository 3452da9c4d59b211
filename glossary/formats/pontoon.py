"""TBX in the shape in which Pontoon exports the terms of a locale: version 2, with `ntig`.

Measured on exports of Pontoon. They are not valid, because the definition stands after
the terms; here it stands before them. Terms that are forbidden, or not to be translated,
are deprecated ones there since September 2026 (issue 4544), and here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _entry
from glossary.formats._fields import Field
from glossary.formats._report import LeftOut, Report
from glossary.formats._tbx import martif, reading
from glossary.formats._tbx.names import ORIGIN, PARTS_OF_SPEECH, xml_name
from glossary.formats._xml.lines import Lines
from glossary.language import HOME_REGIONS, language_name
from glossary.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossary.model import Concept, Source, Term

NAME = "pontoon"
TITLE = "Bilingual TBX as Pontoon exports it"
SUFFIX = ".pontoon.tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = 2
BUILT = False
CARRIES = frozenset(
    {
        Field.DEFINITIONS,
        Field.OTHER_TERMS,
        Field.PARTS_OF_SPEECH,
        Field.ADMINISTRATIVE_STATUS,
    }
)
SHOWS = frozenset({Field.ID, Field.CONTEXTS})
NOTES = (
    "Pontoon exports such files and imports none: this is for tools that read its exports.",
    "Only entries with terms in both languages are in it, as in Pontoon.",
    "A sentence stands with the concept, one of those of terms in the first language.",
    "English is en-US, as in Pontoon.",
)


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],  # noqa: ARG001 - Pontoon has no place for them
    title: str,
) -> Report:
    """Write a glossary; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages, LANGUAGES)
    report = Report(notes=list(NOTES))
    entries = _entries(concepts, languages, report)
    report.written = martif.write(
        stream,
        entries,
        language=_locale(languages[0]),
        title=title,
        origin=ORIGIN,
    )
    return report


read = reading.read


def _entries(
    concepts: Iterable[Concept], languages: Sequence[str], report: Report
) -> Iterator[bytes]:
    lines = Lines(martif.ENTRY_LEVEL)
    for concept in _entry.exportable(concepts, languages, report, CARRIES | SHOWS):
        missing = [code for code in languages if not concept.in_language(code)]
        if missing:
            reason = f"no term in {language_name(missing[0])}, and Pontoon has pairs only"
            report.leave_out(LeftOut(concept.id, _entry.name(concept, languages), reason))
        else:
            _add(lines, concept, languages)
            yield lines.take()


def _locale(code: str) -> str:
    """What Pontoon calls a language: Korean and Japanese go without a region there."""
    return f"en-{HOME_REGIONS['en']}" if code == "en" else code


def _add(lines: Lines, concept: Concept, languages: Sequence[str]) -> None:
    lines.open("termEntry", {"id": xml_name(concept.id)})
    usages = filter(None, map(_entry.context, concept.in_language(languages[0])))
    if usage := next(usages, None):
        lines.add("descrip", usage.quote, {"type": "context"})
    for code in languages:
        lines.open("langSet", {"xml:lang": _locale(code)})
        for definition in concept.definitions:
            if definition.language == code:
                lines.open("descripGrp")
                lines.add("descrip", definition.text, {"type": "definition"})
                lines.close()
        for term in concept.in_language(code):
            _add_term(lines, term)
        lines.close()
    lines.close()


def _add_term(lines: Lines, term: Term) -> None:
    lines.open("ntig")
    lines.open("termGrp")
    lines.add("term", " ".join(term.text.split()))
    part = term.part_of_speech
    known = part in PARTS_OF_SPEECH
    if part:
        lines.add("termNote", part if known else "other", {"type": "partOfSpeech"})
    if term.administrative_status != AdministrativeStatus.ADMITTED:
        status = f"{term.administrative_status.value}Term-admn-sts"
        lines.add("termNote", status, {"type": "administrativeStatus"})
    lines.close()
    if part and not known:
        lines.add("note", f"part of speech: {part}")
    lines.close()
