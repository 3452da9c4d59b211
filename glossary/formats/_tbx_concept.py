"""An entry of a TBX file → a concept, in whichever version, style and state it is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from glossary.files.problem import Problem
from glossary.files.xml import XML_LANG, local
from glossary.formats import _tbx_names
from glossary.formats._tbx_elements import (
    DESCRIPTION,
    SECTIONS,
    TERMS,
    TRANSACTION,
    holds,
    leaf,
    leaves,
    transaction,
)
from glossary.formats._tbx_term import Said, together
from glossary.formats._tbx_words import DATES, LINKS, RELATIONS
from glossary.language import language_name, language_tag
from glossary.model import Concept, Definition, Relation, Status, Term

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from glossary.formats._tbx_elements import Leaf
    from glossary.formats._tbx_sources import Sources
    from glossary.language import LanguageTag

_STATUSES = {status.value: status for status in Status}


class Draft:
    """A concept in the making, from one entry; `problems` is what was wrong with that."""

    def __init__(self, element: Element, name: str, language: str, sources: Sources) -> None:
        """`name` is the entry's id, `language` that of the whole file."""
        self.problems: list[Problem] = []
        self._name = name
        self._line = element.sourceline or 0
        self._language = language
        self._sources = sources
        self._subjects: list[str] = []
        self._status = Status.PROPOSED
        self._notes: list[str] = []
        self._definitions: list[Definition] = []
        self._relations: dict[Relation, None] = {}
        self._terms: dict[tuple[str, str], Term] = {}
        self._dates = {"created": "", "modified": ""}
        self._take(element)

    def concept(self) -> Concept | None:
        """The concept; None, and a problem, where there is no term in it."""
        if not self._terms:
            self._problem("there is no term in it: left out", lost=True)
            return None
        return Concept(
            id=self._name,
            subject="; ".join(self._subjects),
            status=self._status,
            note="\n".join(filter(None, self._notes)) if self._notes else "",
            terms=tuple(self._terms.values()),
            definitions=tuple(self._definitions),
            relations=tuple(self._relations),
            created=self._dates["created"],
            modified=self._dates["modified"],
        )

    def _problem(self, reason: str, *, lost: bool, element: Element | None = None) -> None:
        line = self._line if element is None else element.sourceline
        place = f"line {line}, entry {self._name}" if self._name else f"line {line}"
        self.problems.append(Problem(place, reason, lost))

    def _take(self, element: Element) -> None:
        seen: list[LanguageTag] = []
        for child in element:
            kind = local(child.tag)
            if kind in SECTIONS:
                if tag := self._tag(child, seen):
                    seen.append(tag)
                    self._section(child, tag)
            elif kind == TRANSACTION:
                self._transaction(child)
            else:
                self._take_any(child)

    def _tag(self, section: Element, seen: list[LanguageTag]) -> LanguageTag | None:
        """The language of a section; a problem where it has none, with what is lost."""
        code = section.get(XML_LANG) or section.get("lang") or ""
        tag = language_tag(code)
        if tag is None:
            texts = ", ".join(said.text for said in leaves(section) if said.kind == "term")
            said = f"{code} is no language known" if code else "a section names no language"
            reason = f"{said}: what is in it is left out ({texts})"
            self._problem(reason, lost=True, element=section)
        elif tag in seen:
            name = language_name("-".join(filter(None, tag)))
            reason = f"another section in {name}: read as one with that before it"
            self._problem(reason, lost=False, element=section)
        return tag

    def _section(self, section: Element, tag: LanguageTag) -> None:
        """What is said in a language."""
        others = []
        terms = loose = False
        for child in section:
            name = local(child.tag)
            if name in TERMS:
                terms = True
                self._term(child, tag)
            else:
                loose = loose or name == "term"
                others.append(child)
        if loose and not terms:  # as if the section were the `tig`
            self._term(section, tag)
            return
        for child in others:
            self._take_any(child, tag.code)

    def _term(self, element: Element, tag: LanguageTag) -> None:
        said = Said(element, self._sources)
        term = said.term(tag.code, tag.region)
        for definition in said.definitions:
            self._take_any(definition, tag.code)
        for link in said.links:
            self._link(link)
        if not term.text:
            if term.note:
                self._notes.append(f"note ({tag.code}): {term.note}")
            reason = f"a term in {language_name(tag.code)} without text"
            self._problem(reason, lost=bool(term.evidence or term.reading), element=element)
            return
        key = (term.language, term.text)
        if key in self._terms:
            term, gone = together(self._terms[key], term)
            reason = f"{term.text} stands twice in {language_name(tag.code)}: read as one"
            if gone:
                reason += f", without {gone} of the second"
            self._problem(reason, lost=bool(gone), element=element)
        self._terms[key] = term

    def _take_any(self, element: Element, language: str = "") -> None:
        """Take over what is said of the whole concept, or of a `language` of it."""
        name = local(element.tag)
        if name == DESCRIPTION:
            self._describe(element, language)
        elif name == TRANSACTION:
            self._notes.append(transaction(element).as_note(language))
        elif holds(name):
            for said in leaves(element):
                self._take_leaf(said, language)
        else:
            self._take_leaf(leaf(element), language)

    def _take_leaf(self, said: Leaf, language: str) -> None:
        if said.kind == "note" and self._sources.ours:
            self._take_own_note(said.text)
        elif said.kind == "subjectField" and said.text:
            self._subjects.append(said.text)
        elif said.kind == "definition":
            language = language or said.element.get(XML_LANG) or self._language
            self._define(said.text, "", language)
        elif said.kind in LINKS and said.target:
            self._link(said)
        elif said.kind:
            self._notes.append(said.as_note(language))

    def _take_own_note(self, words: str) -> None:
        name, value = _tbx_names.own_note(words)
        if name == "review status" and value in _STATUSES:
            self._status = _STATUSES[value]
        else:
            self._notes.append(value if name == "note" else words)

    def _link(self, said: Leaf) -> None:
        target, kind = said.target, LINKS[said.kind]
        if self._sources.ours:
            target = _tbx_names.from_xml_name(target)
            told = said.text.partition(": ")[0]
            kind = told if told in RELATIONS else kind
        self._relations[Relation(kind=kind, target=target)] = None

    def _describe(self, element: Element, language: str) -> None:
        """A `descripGrp`: a definition has its source in it; anything else is noted."""
        defined = False
        words = source = ""
        for said in leaves(element):
            noted = said.kind == "note" and self._sources.ours
            name, value = _tbx_names.own_note(said.text) if noted else ("", "")
            if said.kind == "definition" and not defined:
                defined, words = True, said.text
                language = language or said.element.get(XML_LANG) or self._language
            elif said.kind == "source" and defined and not source:
                source = self._sources.cite(said.text, said.target).source
            elif name == "language":
                language = value
            else:
                self._take_leaf(said, language)
        self._define(words, source, language)

    def _define(self, words: str, source: str, language: str) -> None:
        tag = language_tag(language)
        if words and tag:
            definition = Definition(language=tag.code, text=words, source=source)
            self._definitions.append(definition)
        elif words:
            self._notes.append(f"definition: {words}")

    def _transaction(self, element: Element) -> None:
        """A date of the entry; who did it is noted."""
        done = transaction(element)
        field = DATES.get(done.kind.casefold(), "")
        when = _when(done.date)
        if field and when:
            dates = (self._dates[field] or when, when)
            self._dates[field] = min(dates) if field == "created" else max(dates)
            done = done._replace(date="")
        self._notes.append(done.as_note())


def _when(date: str) -> str:
    """A date or a time of XML Schema as the termbase has it; empty if it is neither."""
    try:
        moment = datetime.fromisoformat(date)
        zoned = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return ""
    return zoned.isoformat(timespec="seconds").replace("+00:00", "Z")
