"""A concept as an entry of a TBX file: text, built piece by piece, that needs no tree.

Levels and picklists are those of TBX-Basic 1.2.1 (2023); the order within an entry is
one that the grammars of both versions accept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from glossary.files.characters import legible
from glossary.formats import _entry
from glossary.formats._report import LeftOut
from glossary.formats._tbx import names
from glossary.formats._tbx.names import PARTS_OF_SPEECH
from glossary.formats._xml.lines import escaped
from glossary.language import has_hangul
from glossary.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glossary.formats._report import Report
    from glossary.model import Concept, Definition, Source, Term

_RANKS = {status: rank for rank, status in enumerate(AdministrativeStatus)}

# Elements of the data categories: in DCA style the type of a meta category, in DCT style
# an element of the module's own namespace.
_CATEGORIES = {
    "subjectField": ("descrip", "min"),
    "definition": ("descrip", "basic"),
    "context": ("descrip", "basic"),
    "source": ("admin", "basic"),
    "crossReference": ("ref", "basic"),
    "partOfSpeech": ("termNote", "min"),
    "administrativeStatus": ("termNote", "min"),
    "termType": ("termNote", "basic"),
    "geographicalUsage": ("termNote", "basic"),
    "reading": ("admin", "linguist"),
    "readingNote": ("adminNote", "linguist"),
}


class Names(NamedTuple):
    """The elements that go by other names in version 2 and version 3."""

    entry: str
    section: str
    term: str


def tags(style: str) -> dict[str, tuple[str, str]]:
    """What opens, up to its attributes, and closes the element of each data category."""
    if style == "dct":
        names = {c: f"{module}:{c}" for c, (_, module) in _CATEGORIES.items()}
        return {category: (f"<{name}", f"</{name}>") for category, name in names.items()}
    return {
        category: (f'<{meta} type="{category}"', f"</{meta}>")
        for category, (meta, _) in _CATEGORIES.items()
    }


@dataclass(slots=True)
class Entries:
    """Turns one concept after the other into text, and remembers the sources it cites."""

    names: Names
    tags: Mapping[str, tuple[str, str]]
    attributes: bool
    """Whether a data category may name its language and its source (not so in DCT)."""
    readings: bool
    """Whether readings have a category of their own (in TBX-Linguist)."""
    languages: Sequence[str]
    sources: Mapping[str, Source]
    linked: Mapping[str, str]
    """What the entries that others refer to are called, by their ids."""
    report: Report
    cited: dict[str, str] = field(default_factory=dict)
    """The keys of the sources that were named → their names in the file."""
    _lines: list[str] = field(default_factory=list)

    def text(self, concept: Concept) -> str:
        """A concept with all that is known of it."""
        lines = self._lines = []
        name = names.xml_name(concept.id)
        if name != concept.id:
            self._leave_out(concept, f"its id is not an XML name: written as {name}")
        lines.append(f'      <{self.names.entry} id="{name}">')
        if concept.subject:
            self._add(8, "subjectField", concept.subject)
        terms = sorted(concept.terms, key=lambda term: _RANKS[term.administrative_status])
        found = {term.language for term in terms}
        definitions = [each for each in concept.definitions if each.text.strip()]
        if len(definitions) < len(concept.definitions):
            self._leave_out(concept, "a definition without text")
        for definition in definitions:
            if definition.language in self.languages and definition.language not in found:
                # There is no section of that language for it to stand in.
                self._definition(8, definition, definition.language)
        self._note(8, names.user_note(concept.note))
        self._note(8, f"review status: {concept.status.value}")
        self._relations(concept)
        for code in self.languages:
            if code in found:
                self._section(code, definitions, terms)
        lines.append(f"      </{self.names.entry}>\n")
        return "\n".join(lines)

    def _leave_out(self, concept: Concept, reason: str) -> None:
        term = _entry.name(concept, self.languages)
        self.report.leave_out(LeftOut(concept.id, term, reason))

    def _add(self, indent: int, category: str, text: str, attributes: str = "") -> None:
        opening, closing = self.tags[category]
        self._lines.append(f"{' ' * indent}{opening}{attributes}>{escaped(text)}{closing}")

    def _note(self, indent: int, text: str) -> None:
        if text:
            self._lines.append(f"{' ' * indent}<note>{escaped(text)}</note>")

    def _relations(self, concept: Concept) -> None:
        for relation in concept.relations:
            if relation.target in self.linked:
                text = f"{relation.kind}: {legible(self.linked[relation.target])}"
                target = names.xml_name(relation.target)
                self._add(8, "crossReference", text, f' target="{target}"')
            else:
                reason = f"{relation.kind}: {relation.target} is not in this export"
                self._leave_out(concept, reason)

    def _section(
        self, language: str, definitions: Iterable[Definition], terms: Iterable[Term]
    ) -> None:
        self._lines.append(f'        <{self.names.section} xml:lang="{language}">')
        for definition in definitions:
            if definition.language == language:
                self._definition(10, definition)
        for term in terms:
            if term.language == language:
                self._term(term)
        self._lines.append(f"        </{self.names.section}>")

    def _definition(self, indent: int, definition: Definition, language: str = "") -> None:
        self._group(indent, "definition", definition.text, definition.source, language)

    def _group(self, indent: int, category: str, text: str, source: str, language: str) -> None:
        """A description with its source; `language` where it is not that around it."""
        pad = " " * indent
        self._lines.append(f"{pad}<descripGrp>")
        marked = language and self.attributes
        self._add(indent + 2, category, text, f' xml:lang="{language}"' if marked else "")
        if source:
            self._source(indent + 2, _entry.source(source, self.sources))
        if language and not marked:
            self._note(indent + 2, f"language: {language}")
        self._lines.append(f"{pad}</descripGrp>")

    def _source(self, indent: int, source: Source, note: str = "") -> None:
        if source.key not in self.cited:
            self.cited[source.key] = names.source_name(source.key)
        name = self.cited[source.key]
        words = names.citation(source.title, note)
        if self.attributes:
            self._add(indent, "source", words, f' target="{name}"')
        else:
            self._add(indent, "source", names.with_mark(words, name))

    def _term(self, term: Term) -> None:
        # The grammars want every termNote before everything else that is said.
        lines = self._lines
        lines.append(f"          <{self.names.term}>")
        lines.append(f"            <term>{escaped(' '.join(term.text.split()))}</term>")
        part = term.part_of_speech
        known = part in PARTS_OF_SPEECH
        if part:
            self._add(12, "partOfSpeech", part if known else "other")
        self._add(12, "termType", term.type)
        status = term.administrative_status.value
        self._add(12, "administrativeStatus", f"{status}Term-admn-sts")
        if term.regional_usage:
            self._add(12, "geographicalUsage", term.regional_usage)
        if quoted := _entry.context(term):
            # A gloss stands in a Korean sentence: 한미 군사협정(GSOMIA).
            foreign = term.language != "ko" and has_hangul(quoted.quote)
            language = "ko" if foreign else ""
            self._group(12, "context", quoted.quote, quoted.source, language)
        for citation in _entry.cited(term, self.sources):
            self._source(12, citation.source, citation.note)
        self._reading(term)
        if term.reliability is not None:
            self._note(12, f"reliability: {term.reliability} of 4")
        if part and not known:
            self._note(12, f"part of speech: {part}")
        self._note(12, names.user_note(term.note))
        lines.append(f"          </{self.names.term}>")

    def _reading(self, term: Term) -> None:
        if not _entry.normal(term.reading):
            return
        name = _entry.READING_NAMES.get(term.language, "reading")
        if not self.readings:
            self._note(12, f"{name}: {term.reading}")
            return
        self._lines.append("            <adminGrp>")
        self._add(14, "reading", term.reading)
        if name != "reading":
            self._add(14, "readingNote", name)
        self._lines.append("            </adminGrp>")
