"""MultiTerm XML (`mtf`), what MultiTerm and Trados exchange termbases in.

Its elements are those of RWS's description of MTF: `concept` with a number, then groups of
languages, terms and fields. Which fields there are is up to a termbase; these go by the
names that MultiTerm's own templates have, as far as they have them. MultiTerm writes
UTF-16; Acrolinx gives it UTF-8, and so does this. Nothing here was tried in MultiTerm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import InvalidInput
from glossary.files import xml_begin
from glossary.formats import _entry
from glossary.formats._fields import EVERYTHING, Field
from glossary.formats._multiterm import reading
from glossary.formats._report import Report
from glossary.formats._xml.lines import DECLARATION, Lines, escaped
from glossary.language import language_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossary.model import Concept, Definition, Source, Term

NAME = "multiterm"
TITLE = "MultiTerm XML, for MultiTerm and Trados"
SUFFIX = ".mtf.xml"
MEDIA_TYPE = "application/xml"
LANGUAGES = None
BUILT = False
SHOWS = frozenset({Field.CONTEXTS})
CARRIES = EVERYTHING - SHOWS - {Field.DATES, Field.TERMHOOD, Field.ORIGINS, Field.EVIDENCE}
NOTES = (
    "MultiTerm numbers the entries: ours is in the field Entry ID.",
    "MultiTerm drops fields that a termbase does not have: give it those that are named here.",
    "Of an entry: Entry ID, Subject, Review status, Note, Relation; of a language: Definition.",
    "Of a term: Status, Term type, Part of speech, Region, Reading, Reliability, Source, Note.",
    "A relation is text: its kind and the other's Entry ID.",
    "A term has one sentence, in Context: the shortest quoted that has the term in it.",
    "The file is in UTF-8, and those of MultiTerm in UTF-16. Nobody has tried it there yet.",
)

read = reading.read


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - others go by the name
    """Whether its root element is that of MultiTerm XML."""
    root = xml_begin.root(head)
    return root is not None and root.name == reading.ROOT


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,  # noqa: ARG001 - the format has no place for one
) -> Report:
    """Write a file to import; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages)
    report = Report(notes=list(NOTES))
    lines = Lines()
    for concept in _entry.exportable(concepts, languages, report, CARRIES | SHOWS):
        if not report.written:
            stream.write(DECLARATION)
            lines.open(reading.ROOT)
        report.written += 1
        _Entry(lines, languages, sources).add(concept, report.written)
        stream.write(lines.take())
    if not report.written:
        raise InvalidInput(
            f"Nothing to export: no entry has a term in {' or '.join(languages)}. Choose other "
            "languages or another status."
        )
    lines.close()
    stream.write(lines.take())
    return report


class _Entry:
    """Adds a concept to the lines."""

    def __init__(
        self, lines: Lines, languages: Sequence[str], sources: Mapping[str, Source]
    ) -> None:
        self._lines = lines
        self._languages = languages
        self._sources = sources

    def add(self, concept: Concept, number: int) -> None:
        lines = self._lines
        lines.open("conceptGrp")
        lines.add("concept", str(number))
        self._field("Entry ID", concept.id)
        self._field("Subject", concept.subject)
        self._field("Review status", concept.status.value)
        self._field("Note", concept.note)
        for relation in concept.relations:
            self._field("Relation", f"{relation.kind}: {relation.target}")
        found = {term.language for term in concept.terms}
        for definition in concept.definitions:
            code = definition.language
            if code in self._languages and code not in found:
                # There is no group of that language for it to stand in.
                self._define(definition, f"Definition ({code})")
        for code in self._languages:
            if code in found:
                self._language(concept, code)
        lines.close()

    def _field(self, name: str, text: str, source: str = "") -> None:
        """A field with the name of its source within it; none where it is empty."""
        if text.strip():
            within = _described("Source", source) if source.strip() else ""
            self._lines.put(_described(name, text, within))

    def _define(self, definition: Definition, name: str) -> None:
        known = definition.source and _entry.source(definition.source, self._sources).title
        self._field(name, definition.text, known)

    def _language(self, concept: Concept, code: str) -> None:
        lines = self._lines
        lines.open("languageGrp")
        lines.add("language", "", {"type": language_name(code), "lang": code.upper()})
        for definition in concept.definitions:
            if definition.language == code:
                self._define(definition, "Definition")
        for term in concept.in_language(code):
            lines.open("termGrp")
            lines.add("term", " ".join(term.text.split()))
            self._term(term)
            lines.close()
        lines.close()

    def _term(self, term: Term) -> None:
        self._field("Status", term.administrative_status.value)
        self._field("Term type", term.type.value)
        self._field("Part of speech", term.part_of_speech)
        self._field("Region", term.regional_usage)
        self._field("Reading", term.reading)
        self._field("Reliability", str(term.reliability or ""))
        citations = {known.key: text for known, text in _entry.cited(term, self._sources)}
        if context := _entry.context(term):
            self._field("Context", context.quote, citations.get(context.source, ""))
        for text in citations.values():
            self._field("Source", text)
        self._field("Note", term.note)


def _described(name: str, text: str, within: str = "") -> str:
    """A field in its group, with what is said of it."""
    descrip = f'<descrip type="{name}">{escaped(text)}</descrip>'
    return f"<descripGrp>{descrip}{within}</descripGrp>"
