"""What a row of somebody else's table says beside its terms, and where it belongs.

What names a language, such as `한국어 비고`, is said of the first term in it; sources, types,
parts of speech and statuses are said of each of its terms, and where no language is named,
of all in the row. A definition or a sentence whose language is not named is in that of its
letters. What has no place is kept in the note, after its heading.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from glossary.formats._entry import normal
from glossary.formats._table import words
from glossary.formats._table.draft import Draft, Kept, Line, Said, Sources, Spot
from glossary.formats._table.words import Role
from glossary.language import has_hangul, has_kana, is_latin, key
from glossary.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from glossary.formats._table.layout import Column, Layout


class Cell(NamedTuple):
    """What stands in a column of a row."""

    column: Column
    text: str
    line: Line
    language: str
    """Of the column or, where that has none, as the row says; else empty."""
    region: str = ""

    @property
    def spot(self) -> Spot:
        """Where it is."""
        return Spot(self.line, self.column.number)


def by_letters(text: str) -> str:
    """The language that the letters of a text show; empty for kanji and digits."""
    if has_hangul(text):
        return "ko"
    if has_kana(text):
        return "ja"
    return "en" if is_latin(text) else ""


_FIRST = {Role.DEFINITION: 0, Role.CONTEXT: 0, Role.STATUS: 1, Role.TERM_STATUS: 1}
"""Definitions and sentences come before their sources, and whether a term is forbidden
after its status."""


class Details:
    """Puts what cells say where it belongs."""

    def __init__(self, sources: Sources, layout: Layout) -> None:
        self._sources = sources
        self._by_terms = layout.by_terms
        self._languages = layout.languages
        self._kept = Kept()

    def add(self, draft: Draft, cells: Iterable[Cell], said: list[Said]) -> None:
        """Add to an entry what the cells say; `said` are the terms in the same row."""
        for cell in sorted(cells, key=lambda cell: _FIRST.get(cell.column.role, 2)):
            role = cell.column.role
            language = cell.language
            if role == Role.READING and not language:
                language = "ja" if any(s.language == "ja" for s in said) else "ko"
            about = [s for s in said if language in {"", s.language}]
            done = False
            if role in {Role.DEFINITION, Role.CONTEXT}:
                done = self._sentence(draft, cell, said)
            elif role in _SOURCES:
                done = self._source(draft, cell, about)
            elif role == Role.SUBJECT:
                done = draft.fields.setdefault("subject", cell.text) == cell.text
            elif role == Role.NOTE:
                done = self._note(draft, cell, about)
            elif role in {Role.STATUS, Role.REVIEW} and (review := words.review(cell.text)):
                draft.fields["status"] = review
                done = True
            elif about:
                done = _of_terms(role, cell.text, about)
            if not done:
                self._kept.add(draft, cell.column, cell.text, cell.line)

    def _note(self, draft: Draft, cell: Cell, about: list[Said]) -> bool:
        """A note is on the entry; on the term where each has a row."""
        notes = about[0].notes if self._by_terms and about else draft.notes
        if cell.text not in notes:
            notes.append(cell.text)
        return True

    def _sentence(self, draft: Draft, cell: Cell, said: list[Said]) -> bool:
        """A definition, or a sentence that has a term in it."""
        language = cell.language or by_letters(cell.text)
        if cell.column.role == Role.DEFINITION:
            language = language or next((s.language for s in said), "")
            draft.define(language, cell.text)
            return bool(language)
        inside = [s for s in said if key(s.text) in key(cell.text)]
        about = [s for s in inside or said if s.language == language] or inside or said
        if about:
            about[0].evidence.append(self._sources.evidence("", quote=cell.text))
        return bool(about)

    def _source(self, draft: Draft, cell: Cell, about: list[Said]) -> bool:
        """What is named as the source of terms, definitions and sentences in the row."""
        role = cell.column.role
        source = self._sources.key(cell.text)
        used = False
        if role != Role.CONTEXT_SOURCE:
            for i, definition in enumerate(draft.definitions):
                if not definition.source and cell.language in {"", definition.language}:
                    draft.definitions[i] = replace(definition, source=source)
                    used = True
        if role == Role.SOURCES:
            for one in about:
                one.evidence.append(self._sources.evidence(cell.text))
            used = used or bool(about)
        if role == Role.CONTEXT_SOURCE:
            for one in about:
                for i, piece in enumerate(one.evidence):
                    if piece.quote and not piece.source:
                        one.evidence[i] = replace(piece, source=source)
                        used = True
        return used


_SOURCES = frozenset({Role.SOURCES, Role.DEFINITION_SOURCE, Role.CONTEXT_SOURCE})
_OF_ALL: Mapping[Role, tuple[str, Callable[[str], Any]]] = {
    Role.STATUS: ("administrative_status", words.status),
    Role.TERM_STATUS: ("administrative_status", words.status),
    Role.TYPE: ("type", words.term_type),
    Role.PART_OF_SPEECH: ("part_of_speech", words.part_of_speech),
    Role.RELIABILITY: ("reliability", words.reliability),
    Role.REGION: ("regional_usage", str),
}
"""What a column is called in `Term`, and what makes a value of a cell."""


def _of_terms(role: Role, text: str, about: list[Said]) -> bool:
    """Say it of the terms; whether it could be said."""
    if role == Role.TERM_NOTE:
        about[0].notes.append(text)
        return True
    if role == Role.READING:
        return bool(about[0].fields.setdefault("reading", normal(text)) == normal(text))
    if role == Role.FORBIDDEN:
        forbidden = words.truth(text)
        if forbidden:
            for one in about:
                one.fields["administrative_status"] = AdministrativeStatus.DEPRECATED
        return forbidden is not None
    if role not in _OF_ALL:
        return False
    name, read = _OF_ALL[role]
    value = read(text)
    if not value:
        return False
    for one in about:
        one.fields.setdefault(name, value)
    return True
