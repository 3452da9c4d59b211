"""What TBX-Basic version 2 and version 3 have in common: all but names and header.

Levels and picklists are those of TBX-Basic 1.2.1 (2023); the order within an entry is
one that both versions' grammars accept. Elements are built without a namespace: the
root declares version 3's as the default one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from glossary.errors import InvalidInput
from glossary.formats import _entry
from glossary.formats._fields import EVERYTHING, Field
from glossary.formats._report import LeftOut, Report
from glossary.language import has_hangul, key
from glossary.model import Method

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element as Element

    from glossary.model import Concept, Definition, Source, Term

CARRIES = EVERYTHING - {Field.DATES, Field.TERMHOOD, Field.ORIGINS, Field.EVIDENCE}
SHOWS: frozenset[Field] = frozenset()
NOTES = (
    "Reliability, readings and the review status have no place of their own: see the notes.",
    "All relations are cross-references; their kind stands in the text.",
    "A term has one context sentence: the shortest quoted that has the term in it.",
)

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "other")
_IN_CONTEXTS = (Method.GLOSS, Method.EXTRACTION)
_LONGEST_CONTEXT = 300  # characters: a quotation, not a copy of somebody's text

# Letters that are name characters in every edition of XML: validators differ in theirs.
_NAME_START = "A-Za-z_가-힣一-龥"
_NOT_IN_NAME = re.compile(rf"[^{_NAME_START}0-9.-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """A version of TBX-Basic: the names by which it differs from the other."""

    root: str
    attributes: Mapping[str, str]
    header: str
    entry: str
    section: str
    term: str
    references: str
    notes: tuple[str, ...] = ()
    """Beyond those of both versions."""

    def write(
        self,
        concepts: Iterable[Concept],
        stream: BinaryIO,
        *,
        languages: Sequence[str],
        sources: Mapping[str, Source],
        title: str,
    ) -> Report:
        """Write a TBX file; `glossary.formats.Format.write` has the particulars."""
        _entry.check_languages(languages)
        if isinstance(concepts, Iterator):
            concepts = tuple(concepts)
        report = Report(notes=[*NOTES, *self.notes])
        writer = _Writer(self, languages, sources, report)
        for concept in _entry.exportable(concepts, languages, Report()):
            writer.announce(concept)
        if not writer.targets:
            raise InvalidInput(
                f"Nothing to export: no entry has a term in {' or '.join(languages)}, and "
                "TBX has no empty glossaries. Choose other languages or another status."
            )
        head, between, tail = self._shell(_entry.legible(title))
        stream.write(head)
        ids = _Ids()  # the same concepts in the same order: the ids that were announced
        for concept in _entry.exportable(concepts, languages, report, CARRIES):
            stream.write(_bytes(writer.entry(concept, ids.take(concept.id)), level=3))
            report.written += 1
        stream.write(between)
        if writer.cited:
            stream.write(_bytes(writer.back(), level=2))
        stream.write(tail)
        return report

    def _shell(self, title: str) -> tuple[bytes, bytes, bytes]:
        """The file without entries: what stands before, between and after the two parts."""
        root = etree.Element(self.root, dict(self.attributes))
        root.set(_XML_LANG, "en")  # of our own words: the header, the notes
        # With titleStmt and sourceDesc alone the 2019 and 2023 grammars agree on an order.
        description = etree.SubElement(etree.SubElement(root, self.header), "fileDesc")
        _add(etree.SubElement(description, "titleStmt"), "title", title)
        origin = "Exported from a ko-security-glossary termbase."
        _add(etree.SubElement(description, "sourceDesc"), "p", origin)
        text = etree.SubElement(root, "text")
        etree.SubElement(etree.SubElement(text, "body"), "entries")
        etree.SubElement(text, "back")
        head, rest = _bytes(root, declaration=True).split(b"      <entries/>\n")
        between, tail = rest.split(b"    <back/>\n")
        return head, between, tail


class _Ids:
    """Hands out XML names, no two alike, as near to what is asked for as may be."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        stem = _NOT_IN_NAME.sub("_", wanted)
        if not re.match(f"[{_NAME_START}]", stem):
            stem = f"_{stem}"
        name, number = stem, 1
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        return name


@dataclass(slots=True)
class _Writer:
    dialect: Dialect
    languages: Sequence[str]
    sources: Mapping[str, Source]
    report: Report
    ids: _Ids = field(default_factory=_Ids)
    targets: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Of every concept in the export: its id in the file and a term to call it by."""
    cited: dict[str, str] = field(default_factory=dict)
    """Ids in the file of the sources that were named, by their keys."""

    def announce(self, concept: Concept) -> None:
        """Let the other entries refer to this one."""
        name = _entry.name(concept, self.languages)
        self.targets.setdefault(concept.id, (self.ids.take(concept.id), name))

    def entry(self, concept: Concept, name: str) -> Element:
        """A concept with all that is known of it."""
        entry = etree.Element(self.dialect.entry, id=name)
        if name != concept.id:
            reason = f"its id is not an XML name, or not its alone: written as {name}"
            self._leave_out(concept, reason)
        if concept.subject:
            _add(entry, "descrip", concept.subject, type="subjectField")
        for definition in concept.definitions:
            code = definition.language
            if code in self.languages and not concept.in_language(code):
                # There is no section of that language for it to stand in.
                self._definition(entry, definition)[0].set(_XML_LANG, code)
        _note(entry, concept.note)
        _note(entry, f"review status: {concept.status}")
        self._relations(entry, concept)
        for code in self.languages:
            if concept.in_language(code):
                self._section(entry, concept, code)
        return entry

    def back(self) -> Element:
        """The sources named in the entries, with address and licence."""
        back = etree.Element("back")
        references = etree.SubElement(back, self.dialect.references, type="bibl")
        for source_key, name in self.cited.items():
            source = _entry.source(source_key, self.sources)
            reference = etree.SubElement(references, "refObject", id=name)
            _add(reference, "item", source.title, type="title")
            for kind in ("url", "licence"):
                if text := getattr(source, kind):
                    _add(reference, "item", text, type=kind)
        return back

    def _leave_out(self, concept: Concept, reason: str) -> None:
        term = _entry.name(concept, self.languages)
        self.report.leave_out(LeftOut(concept.id, term, reason))

    def _relations(self, entry: Element, concept: Concept) -> None:
        for relation in concept.relations:
            if relation.target in self.targets:
                target, called = self.targets[relation.target]
                text = f"{relation.kind}: {called}"
                _add(entry, "ref", text, type="crossReference", target=target)
            else:
                reason = f"{relation.kind}: {relation.target} is not in this export"
                self._leave_out(concept, reason)

    def _section(self, entry: Element, concept: Concept, language: str) -> None:
        section = etree.SubElement(entry, self.dialect.section)
        section.set(_XML_LANG, language)
        for definition in concept.definitions:
            if definition.language == language:
                self._definition(section, definition)
        for term in concept.in_language(language):
            self._term(section, term)

    def _definition(self, parent: Element, definition: Definition) -> Element:
        group = etree.SubElement(parent, "descripGrp")
        _add(group, "descrip", definition.text, type="definition")
        self._source(group, definition.source)
        return group

    def _source(self, parent: Element, source_key: str, text: str = "") -> None:
        if not source_key:
            return
        if source_key not in self.cited:
            self.cited[source_key] = self.ids.take(source_key)
        text = text or _entry.source(source_key, self.sources).title
        target = self.cited[source_key]
        _add(parent, "admin", text, type="source", target=target)

    def _term(self, section: Element, term: Term) -> None:
        # The grammars want every termNote before everything else that is said.
        parent = etree.SubElement(section, self.dialect.term)
        _add(parent, "term", " ".join(term.text.split()))
        part = term.part_of_speech
        known = part in _PARTS_OF_SPEECH
        if part:
            _add(parent, "termNote", part if known else "other", type="partOfSpeech")
        _add(parent, "termNote", term.type, type="termType")
        status = f"{term.administrative_status}Term-admn-sts"
        _add(parent, "termNote", status, type="administrativeStatus")
        if term.regional_usage:
            _add(parent, "termNote", term.regional_usage, type="geographicalUsage")
        self._context(parent, term)
        for source, text in _entry.cited(term, self.sources):
            self._source(parent, source.key, text)
        if term.reading:
            reading = _entry.READING_NAMES.get(term.language, "reading")
            _note(parent, f"{reading}: {term.reading}")
        if term.reliability is not None:
            _note(parent, f"reliability: {term.reliability} of 4")
        if part and not known:
            _note(parent, f"part of speech: {part}")
        _note(parent, term.note)

    def _context(self, parent: Element, term: Term) -> None:
        quotes = (
            piece
            for piece in term.evidence
            if piece.method in _IN_CONTEXTS
            and len(piece.quote) <= _LONGEST_CONTEXT
            and key(term.text) in key(piece.quote)
        )
        shortest = min(quotes, key=lambda piece: len(piece.quote), default=None)
        if shortest is None:
            return
        group = etree.SubElement(parent, "descripGrp")
        context = _add(group, "descrip", shortest.quote, type="context")
        if term.language != "ko" and has_hangul(shortest.quote):
            context.set(_XML_LANG, "ko")  # a gloss: 한미 군사협정(GSOMIA)
        self._source(group, shortest.source)


def _add(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    element = etree.SubElement(parent, tag, attributes)
    element.text = text
    return element


def _note(parent: Element, text: str) -> None:
    if text:
        _add(parent, "note", text)


def _bytes(element: Element, *, level: int = 0, declaration: bool = False) -> bytes:
    """An element as it stands in the file: indented, on lines of its own."""
    etree.indent(element, level=level)
    whole = etree.tostring(element, encoding="UTF-8", xml_declaration=declaration)
    return b"  " * level + whole + b"\n"
