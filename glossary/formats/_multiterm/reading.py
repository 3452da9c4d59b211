"""MultiTerm XML → concepts, whatever the fields of its termbase are called.

Fields whose names are known, in English, Korean or Japanese, are taken over; all others
are named in notes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput, UnreadableFile
from glossary.files import xml
from glossary.files.problem import Problem
from glossary.formats._multiterm.fields import Role, group_of
from glossary.formats._multiterm.term import Publications, Said
from glossary.formats._xml.draft import STATUSES, Draft
from glossary.language import language_name, language_tag
from glossary.model import Definition, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element as Element

    from glossary.formats import Item, Options
    from glossary.formats._multiterm.fields import Done, Field, Group
    from glossary.language import LanguageTag

ROOT = "mtf"
_ENTRY = "conceptGrp"
_DATES = {"origination": "created", "modification": "modified"}
_DEFINITION = re.compile(r"Definition \((.+)\)")
_SAYS_UTF16 = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']utf-16", re.IGNORECASE)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Yield what is in a file; `glossary.formats.Readable.read` has the particulars."""
    if options.columns:
        raise InvalidInput(f"{path} is MultiTerm XML, which has no columns: leave out --map.")
    encoding = options.encoding
    if not encoding and _is_mislabelled(path):
        encoding = "utf-8"
        reason = "the file says that it is in UTF-16, and it is not: read as UTF-8"
        yield Problem("line 1", reason, lost=False)
    file = _File()
    for part in xml.entries(path, {_ENTRY}, encoding):
        if isinstance(part, Problem):
            yield part
        elif isinstance(part, tuple):  # the root, as it begins
            if part.name != ROOT:
                raise UnreadableFile(
                    f"{path} is no MultiTerm XML: it begins with <{part.name}>, and not with "
                    f"<{ROOT}>. Choose another format with --format."
                )
        else:
            yield from file.take(part)
    if not file.entries:
        raise UnreadableFile(
            f"There is not one entry in {path} that could be read. Export it again from "
            "MultiTerm, with all of its entries."
        )


def _is_mislabelled(path: Path) -> bool:
    """Whether the file has the declaration of UTF-16 in bytes that are not: saved anew."""
    with path.open("rb") as stream:
        return _SAYS_UTF16.match(stream.read(200).removeprefix(b"\xef\xbb\xbf")) is not None


class _File:
    """What has to be known of a file while its entries are read."""

    def __init__(self) -> None:
        self.entries = 0
        self._publications = Publications()
        self._ids: set[int] = set()
        """Hashes of the ids there were: there may be a million."""

    def take(self, entry: Element) -> Iterator[Item]:
        self.entries += 1
        draft = _MultitermDraft(entry, self._publications)
        if draft.id and hash(draft.id) in self._ids:
            reason = (
                f"an entry before this has the id {draft.id}: this one is read without an id"
            )
            draft.problem(reason, lost=False)
            draft.id = ""
        self._ids.add(hash(draft.id))
        concept = draft.concept()
        yield from self._publications.new()
        yield from draft.problems
        if concept is not None:
            yield concept


class _MultitermDraft(Draft):
    """A concept in the making, from one entry of MultiTerm XML."""

    def __init__(self, entry: Element, publications: Publications) -> None:
        super().__init__(entry)
        self._publications = publications
        self._read(group_of(entry))

    def _read(self, entry: Group) -> None:
        roles = {field.role: field.text for field in reversed(entry.fields)}
        number = next((xml.text(e) for name, e in entry.others if name == "concept"), "")
        self.id = roles.get(Role.ID) or number
        # Both are in every entry of a file that our writer wrote.
        ours = {Role.ID, Role.REVIEW} <= roles.keys()
        for field in entry.fields:
            self._take(field, ours=ours)
        for done in entry.done:
            self._date(done)
        for name, element in entry.others:
            if name == "languageGrp":
                self._language(element, ours=ours)
            elif name != "concept" and (text := xml.text(element)):
                self._notes.append(f"{element.get('type') or name}: {text}")

    def _take(self, field: Field, *, ours: bool) -> None:
        """Take over a field of the whole entry."""
        role = field.role
        kind, colon, target = field.text.partition(": ")
        if role is Role.ID and field.text == self.id:
            self._notes.extend(field.noted_within())
        elif role is Role.REVIEW and field.text in STATUSES:
            self._status = STATUSES[field.text]
            self._notes.extend(field.noted_within())
        elif role is Role.RELATION and ours and colon:
            self._relations[Relation(kind=kind, target=target)] = None
            self._notes.extend(field.noted_within())
        elif role is Role.SUBJECT:
            self._subjects.append(field.text)
            self._notes.extend(field.noted_within())
        elif tag := _defined_in(field.name):
            self._define(field, tag)
        else:
            self._notes.extend(field.noted())

    def _define(self, field: Field, tag: LanguageTag) -> None:
        source, rest = field.source()
        key = self._publications.cite(source) if source else ""
        definition = Definition(language=tag.code, text=field.text, source=key)
        self._definitions.append(definition)
        for inner in rest:
            self._notes.extend(inner.noted())

    def _date(self, done: Done) -> None:
        """A date of the entry; who did it is noted."""
        if self._dated(_DATES.get(done.kind, ""), done.date):
            done = done._replace(date="")
        if done.date or done.who:
            self._notes.append(done.noted)

    def _language(self, element: Element, *, ours: bool) -> None:
        group = group_of(element)
        tag = self._tag(group, element)
        if tag is None:
            return
        for field in group.fields:
            if field.role is Role.DEFINITION:
                self._define(field, tag)
            else:
                self._notes.extend(field.noted(tag.code))
        for done in group.done:
            self._notes.append(done._replace(kind=f"{done.kind} ({tag.code})").noted)
        for name, child in group.others:
            if name == "termGrp":
                self._term(child, tag, ours=ours)

    def _tag(self, group: Group, element: Element) -> LanguageTag | None:
        """The language of a group; a problem where it has none, with what is lost."""
        named = next((e for name, e in group.others if name == "language"), None)
        names = [] if named is None else [named.get("lang") or "", named.get("type") or ""]
        for name in filter(None, names):
            if tag := language_tag(name):
                return tag
        terms = (xml.text(e) for e in element.iter() if xml.local(e.tag) == "term")
        said = " ".join(filter(None, names)) or "a group that names none"
        reason = f"{said}: no language that is known; left out: {', '.join(terms)}"
        self.problem(reason, lost=True, element=element)
        return None

    def _term(self, element: Element, tag: LanguageTag, *, ours: bool) -> None:
        said = Said(element, self._publications, ours=ours)
        term = said.term(tag)
        for definition in said.definitions:
            self._define(definition, tag)
        key = (term.language, term.text)
        if not term.text:
            reason = f"a term in {language_name(tag.code)} without text"
            self.problem(reason, lost=False, element=element)
        elif key in self._terms:
            language = language_name(tag.code)
            reason = f"{term.text} stands twice in {language}: the second is left out"
            self.problem(reason, lost=True, element=element)
        else:
            self._terms[key] = term


def _defined_in(name: str) -> LanguageTag | None:
    """The language of a definition that stands with the entry, in our files."""
    defined = _DEFINITION.fullmatch(name)
    return language_tag(defined[1]) if defined else None
