"""An entry of a TBX file → a concept, in whichever version, style and state it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.files.xml import XML_LANG, local
from glossary.formats._tbx import names
from glossary.formats._tbx.elements import (
    DESCRIPTION,
    SECTIONS,
    TERMS,
    TRANSACTION,
    holds,
    leaf,
    leaves,
    transaction,
)
from glossary.formats._tbx.term import Said, together
from glossary.formats._tbx.words import DATES, LINKS, RELATIONS
from glossary.formats._xml.draft import STATUSES, Draft
from glossary.language import language_name, language_tag
from glossary.model import Definition, Relation

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from glossary.formats._tbx.elements import Leaf
    from glossary.formats._tbx.sources import Sources
    from glossary.language import LanguageTag


class TbxDraft(Draft):
    """A concept in the making, from one entry of a TBX file."""

    def __init__(self, element: Element, name: str, language: str, sources: Sources) -> None:
        """`name` is the entry's id, `language` that of the whole file."""
        super().__init__(element, name)
        self._language = language
        self._sources = sources
        self._take(element)

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
            self.problem(reason, lost=True, element=section)
        elif tag in seen:
            name = language_name("-".join(filter(None, tag)))
            reason = f"another section in {name}: read as one with that before it"
            self.problem(reason, lost=False, element=section)
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
            self.problem(reason, lost=bool(term.evidence or term.reading), element=element)
            return
        key = (term.language, term.text)
        if key in self._terms:
            term, gone = together(self._terms[key], term)
            reason = f"{term.text} stands twice in {language_name(tag.code)}: read as one"
            if gone:
                reason += f", without {gone} of the second"
            self.problem(reason, lost=bool(gone), element=element)
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
        name, value = names.own_note(words)
        if name == "review status" and value in STATUSES:
            self._status = STATUSES[value]
        else:
            self._notes.append(value if name == "note" else words)

    def _link(self, said: Leaf) -> None:
        target, kind = said.target, LINKS[said.kind]
        if self._sources.ours:
            target = names.from_xml_name(target)
            told = said.text.partition(": ")[0]
            kind = told if told in RELATIONS else kind
        self._relations[Relation(kind=kind, target=target)] = None

    def _describe(self, element: Element, language: str) -> None:
        """A `descripGrp`: a definition has its source in it; anything else is noted."""
        defined = False
        words = source = ""
        for said in leaves(element):
            noted = said.kind == "note" and self._sources.ours
            name, value = names.own_note(said.text) if noted else ("", "")
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
        if self._dated(DATES.get(done.kind.casefold(), ""), done.date):
            done = done._replace(date="")
        self._notes.append(done.as_note())
