"""TBX as Weblate reads it, through translate-toolkit: two languages, a file each pair.

A concept is one string; its terms are alternatives, in a `tig` each. Documented in
Weblate's manual, "TermBase eXchange format", and measured on translate-toolkit 3.20. What
Weblate has no field for stands in notes. `from` on a note is Weblate's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _entry
from glossary.formats._fields import Field
from glossary.formats._report import LeftOut, Report
from glossary.formats._tbx import martif, reading
from glossary.formats._tbx.names import ORIGIN, PARTS_OF_SPEECH, user_note, xml_name
from glossary.formats._xml.lines import Lines
from glossary.language import language_name
from glossary.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossary.model import Concept, Source, Term

NAME = "weblate"
TITLE = "Bilingual TBX for Weblate"
SUFFIX = ".weblate.tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = 2
BUILT = False
CARRIES = frozenset(
    {
        Field.OTHER_TERMS,
        Field.TERM_TYPES,
        Field.PARTS_OF_SPEECH,
        Field.ADMINISTRATIVE_STATUS,
    }
)
SHOWS = frozenset(
    {
        Field.ID,
        Field.SUBJECT,
        Field.REVIEW_STATUS,
        Field.NOTE,
        Field.DEFINITIONS,
        Field.RELIABILITY,
        Field.READINGS,
        Field.REGIONAL_USAGE,
        Field.TERM_NOTES,
        Field.TERM_SOURCES,
    }
)
NOTES = (
    "Weblate takes the language translated into from the file's name: call it en.tbx, ja.tbx.",
    "Terms to avoid are marked as forbidden, superseded ones as obsolete.",
    "Before September 2026 Weblate has one term of a language, and one mark for the entry.",
    "A definition in the language translated into is the explanation of the translation.",
    "An entry without a term in the language translated into is there to be translated.",
    "The file is not valid TBX: `from` on a note is Weblate's own.",
)

_STATUSES = {
    AdministrativeStatus.PREFERRED: "preferred",
    AdministrativeStatus.DEPRECATED: "forbidden",
    AdministrativeStatus.SUPERSEDED: "obsolete",
}
_FOR_TRANSLATORS = {"from": "developer"}
_EXPLANATION = {"from": "translator"}
# What an import of such a file has put into the note, at its beginning.
_DESCRIPTION = re.compile(r"(Translation needed|Usage note): (.+)(?:\n|\Z)")


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,
) -> Report:
    """Write a glossary; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages, LANGUAGES)
    report = Report(notes=list(NOTES))
    entries = _entries(concepts, languages, report, sources)
    report.written = martif.write(
        stream,
        entries,
        language=languages[0],
        title=title,
        origin=ORIGIN,
    )
    return report


read = reading.read


def _entries(
    concepts: Iterable[Concept],
    languages: Sequence[str],
    report: Report,
    sources: Mapping[str, Source],
) -> Iterator[bytes]:
    lines = Lines(martif.ENTRY_LEVEL)
    for concept in _entry.exportable(concepts, languages, report, CARRIES | SHOWS):
        if concept.in_language(languages[0]):
            _add(lines, concept, languages, sources)
            yield lines.take()
        else:
            reason = f"no term in {language_name(languages[0])}, which is translated from"
            report.leave_out(LeftOut(concept.id, _entry.name(concept, languages), reason))


def _add(
    lines: Lines, concept: Concept, languages: Sequence[str], sources: Mapping[str, Source]
) -> None:
    found, wanted = languages
    lines.open("termEntry", {"id": xml_name(concept.id)})
    note = concept.note
    while description := _DESCRIPTION.match(note):
        lines.add("descrip", description[2], {"type": description[1]})
        note = note[description.end() :]
    _note(lines, f"subject: {concept.subject}" if concept.subject else "")
    _note(lines, f"review status: {concept.status}")
    _note(lines, user_note(note))
    for code in languages:
        lines.open("langSet", {"xml:lang": code})
        for definition in concept.definitions:
            if definition.language == code == found:
                lines.add("descrip", definition.text, {"type": "definition"})
            elif definition.language == code:
                lines.add("note", definition.text, _EXPLANATION)
        terms = concept.in_language(code)
        for term in terms:
            _add_term(lines, term, sources)
        if not terms and code == wanted:
            lines.open("tig")
            lines.add("term", "")
            lines.close()
        lines.close()
    lines.close()


def _add_term(lines: Lines, term: Term, sources: Mapping[str, Source]) -> None:
    part = term.part_of_speech
    known = part in PARTS_OF_SPEECH
    lines.open("tig")
    lines.add("term", " ".join(term.text.split()))
    for kind, text in (
        ("partOfSpeech", part if known or not part else "other"),
        ("termType", "" if term.type == _entry.type_of(term.text) else term.type.value),
        ("administrativeStatus", _STATUSES.get(term.administrative_status, "")),
    ):
        if text:
            lines.add("termNote", text, {"type": kind})
    reading = _entry.READING_NAMES.get(term.language, "reading")
    citations = [text for _, text in _entry.cited(term, sources)]
    _note(lines, f"{reading}: {term.reading}" if _entry.normal(term.reading) else "")
    _note(lines, "" if known or not part else f"part of speech: {part}")
    _note(lines, f"region: {term.regional_usage}" if term.regional_usage.strip() else "")
    _note(lines, f"reliability: {term.reliability} of 4" if term.reliability else "")
    _note(lines, f"source: {'; '.join(citations)}" if citations else "")
    _note(lines, user_note(term.note))
    lines.close()


def _note(lines: Lines, text: str) -> None:
    if text.strip():
        lines.add("note", text, _FOR_TRANSLATORS)
