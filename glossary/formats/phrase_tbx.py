"""TBX as Phrase TMS (once Memsource) imports it: version 2, with fields of its own.

Phrase documents that it reads TBX, and not what in it. The names of fields are those of
exports that people have published and of the documentation of TermWeb, which writes such
files ("TermWeb – Phrase (Memsource) integration").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _entry
from glossary.formats._fields import Field
from glossary.formats._report import LeftOut, Report
from glossary.formats._tbx import martif
from glossary.formats._tbx.names import xml_name
from glossary.formats._xml.lines import Lines
from glossary.model import AdministrativeStatus, Status, TermType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glossary.model import Concept, Source, Term

NAME = "phrase-tbx"
TITLE = "TBX for Phrase TMS"
SUFFIX = ".phrase.tbx"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = False
CARRIES = frozenset(
    {
        Field.SUBJECT,
        Field.REVIEW_STATUS,
        Field.NOTE,
        Field.DEFINITIONS,
        Field.OTHER_TERMS,
        Field.TERM_TYPES,
        Field.PARTS_OF_SPEECH,
        Field.ADMINISTRATIVE_STATUS,
        Field.TERM_NOTES,
    }
)
SHOWS = frozenset(
    {
        Field.RELIABILITY,
        Field.READINGS,
        Field.REGIONAL_USAGE,
        Field.TERM_SOURCES,
        Field.CONTEXTS,
    }
)
NOTES = (
    "Certain: terms, their status, forbidden, preferred, part of speech, type, usage and note.",
    "Not certain, for Phrase does not document it: subject, definition and note of a concept.",
    "Approved entries are `Approved`, all others `New`.",
    "Deprecated and superseded terms are forbidden.",
    "Phrase gives entries ids of its own: importing a file twice may make them twice.",
    "With strict matching of locales, Phrase takes ko for a term base in ko, not in ko-KR.",
)

_LONGEST_TERM = 1_000  # characters, by the manual of Memsource
_LONGEST_USAGE = 7_700  # characters, by the documentation of TermWeb
_TO_AVOID = (AdministrativeStatus.DEPRECATED, AdministrativeStatus.SUPERSEDED)
_PARTS_OF_SPEECH = {
    "noun": "NOUN",
    "verb": "VERB",
    "adjective": "ADJECTIVE",
    "adverb": "ADVERB",
}
_TYPES = {
    TermType.FULL_FORM: "FULL_FORM",
    TermType.ACRONYM: "ACRONYM",
    TermType.ABBREVIATION: "ABBREVIATION",
    TermType.SHORT_FORM: "SHORT_FORM",
    TermType.VARIANT: "VARIANT",
    TermType.PHRASE: "PHRASE",
}


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,
) -> Report:
    """Write a term base; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages)
    report = Report(notes=list(NOTES))
    report.written = martif.write(
        stream,
        _entries(concepts, languages, report, sources),
        language="en",  # that of the header
        title=title,
        origin=f"Exported for {TITLE.removeprefix('TBX for ')}.",
    )
    return report


def _entries(
    concepts: Iterable[Concept],
    languages: Sequence[str],
    report: Report,
    sources: Mapping[str, Source],
) -> Iterator[bytes]:
    lines = Lines(martif.ENTRY_LEVEL)
    for concept in _entry.exportable(concepts, languages, report, CARRIES | SHOWS):
        terms = {
            code: [t for t in concept.in_language(code) if _fits(concept, t, report)]
            for code in languages
        }
        if any(terms.values()):
            _add(lines, concept, terms, sources)
            yield lines.take()


def _fits(concept: Concept, term: Term, report: Report) -> bool:
    """Whether Phrase takes the term; what it does not take is reported."""
    usage = _entry.context(term)
    if usage and len(usage.quote) > _LONGEST_USAGE:
        reason = f"its sentence has more than {_LONGEST_USAGE} characters, and is cut short"
        report.leave_out(LeftOut(concept.id, term.text, reason))
    if len(term.text) > _LONGEST_TERM:
        reason = f"a term of more than {_LONGEST_TERM} characters"
        report.leave_out(LeftOut(concept.id, term.text, reason))
        return False
    return True


def _add(
    lines: Lines,
    concept: Concept,
    terms: Mapping[str, Sequence[Term]],
    sources: Mapping[str, Source],
) -> None:
    lines.open("termEntry", {"id": xml_name(concept.id)})
    # There is no section of a language without terms for its definition to stand in.
    homeless = [
        f"definition ({definition.language}): {definition.text}"
        for definition in concept.definitions
        if definition.language in terms and not terms[definition.language]
    ]
    note = "\n".join(filter(str.strip, (concept.note, *homeless)))
    for kind, text in (("conceptDomain", concept.subject), ("conceptNote", note)):
        if text.strip():
            lines.add("descrip", text, {"type": kind})
    for code, found in terms.items():
        if not found:
            continue
        lines.open("langSet", {"xml:lang": code})
        for definition in concept.definitions:
            if definition.language == code:
                lines.add("descrip", definition.text, {"type": "conceptDefinition"})
        for term in found:
            _add_term(lines, term, sources, approved=concept.status == Status.APPROVED)
        lines.close()
    lines.close()


def _add_term(
    lines: Lines, term: Term, sources: Mapping[str, Source], *, approved: bool
) -> None:
    status = term.administrative_status
    usage = _entry.context(term)
    lines.open("tig")
    lines.add("term", " ".join(term.text.split()))
    for kind, text in (
        ("partOfSpeech", _PARTS_OF_SPEECH.get(term.part_of_speech, "")),
        ("forbidden", _truth(holds=status in _TO_AVOID)),
        ("preferred", _truth(holds=status == AdministrativeStatus.PREFERRED)),
        ("status", "Approved" if approved else "New"),
        ("usageNote", usage.quote[:_LONGEST_USAGE] if usage else ""),
        ("termType", _TYPES[term.type]),
    ):
        if text:
            lines.add("termNote", text, {"type": kind})
    if note := "\n".join(_noted(term, sources)):
        lines.add("note", note)
    lines.close()


def _noted(term: Term, sources: Mapping[str, Source]) -> Iterator[str]:
    """What Phrase has no field for, and the note itself."""
    part = term.part_of_speech
    if part and part not in _PARTS_OF_SPEECH:
        yield f"part of speech: {part}"
    if term.administrative_status == AdministrativeStatus.SUPERSEDED:
        yield "superseded"
    if term.regional_usage.strip():
        yield f"region: {term.regional_usage}"
    if _entry.normal(term.reading):
        yield f"{_entry.READING_NAMES.get(term.language, 'reading')}: {term.reading}"
    if term.reliability is not None:
        yield f"reliability: {term.reliability} of 4"
    if citations := [text for _, text in _entry.cited(term, sources)]:
        yield f"source: {'; '.join(citations)}"
    if term.note.strip():
        yield term.note


def _truth(*, holds: bool) -> str:
    return "true" if holds else "false"
