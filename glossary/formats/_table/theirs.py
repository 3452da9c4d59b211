"""Somebody else's table, read: a row a concept, a row a term, or a row a pair of terms.

A term whose language no heading and no cell names is in that of its letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats._entry import normal
from glossary.formats._table.draft import Draft, Line, Said, Sources, Spot
from glossary.formats._table.headings import language_of
from glossary.formats._table.split import Found, Mixed, terms
from glossary.formats._table.their_details import Cell, Details, by_letters
from glossary.formats._table.words import Role
from glossary.language import LanguageTag, has_kanji, is_acronym
from glossary.model import AdministrativeStatus, TermType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.formats import Item
    from glossary.formats._table.layout import Layout

_TERMS = frozenset(
    {
        Role.TERM,
        Role.SOURCE_TERM,
        Role.TARGET_TERM,
        Role.OTHER,
        Role.ABBREVIATION,
        Role.DEPRECATED,
        Role.SUPERSEDED,
    }
)
_STATUSES = {
    Role.DEPRECATED: AdministrativeStatus.DEPRECATED,
    Role.SUPERSEDED: AdministrativeStatus.SUPERSEDED,
}
_PAIR = (Role.SOURCE_TERM, Role.TARGET_TERM)
_NAMED_BY = {
    Role.SOURCE_LANGUAGE: (Role.SOURCE_TERM,),
    Role.TARGET_LANGUAGE: (Role.TARGET_TERM,),
    Role.LANGUAGE: (*_TERMS - {*_PAIR}, Role.DEFINITION, Role.CONTEXT),
}
"""The columns whose language stands in a column of its own."""
_UNKNOWN = LanguageTag("", "")


class Rows:
    """Reads a table, whatever a row of it is."""

    def __init__(
        self, layout: Layout, sources: Sources, assumed: Sequence[LanguageTag]
    ) -> None:
        """`assumed` are the languages that a person named, or the file's name."""
        self._sources = sources
        self.columns = [c for c in layout.columns if c.role not in {Role.IGNORED, Role.ID}]
        self._id = next(iter(layout.having(Role.ID)), None)
        self._grouped = layout.by_terms or layout.by_pairs
        self._details = Details(sources, layout)
        self._assumed = assumed
        nameless = (c.number for c in layout.having(Role.TERM) if not c.language)
        self._named = dict(zip(nameless, assumed, strict=False))
        """The languages of columns whose headings name none, as a person named them."""
        self._by_letters: dict[int, str] = {}
        """The same, as their letters showed."""
        self._draft: Draft | None = None

    def row(self, line: Line, cells: Sequence[str]) -> Iterator[Item]:
        """The concept that ends with this row, or before it."""
        cells = [cell.strip() for cell in cells]
        concept_id = cells[self._id.number] if self._id else ""
        continues = self._grouped and concept_id and self._draft
        if not continues or self._draft is None or self._draft.id != concept_id:
            yield from self.end()
            self._draft = Draft(Spot(line), concept_id)
        self._fill(self._draft, line, cells)
        if not self._grouped:
            yield from self.end()

    def end(self) -> Iterator[Item]:
        """The last concept."""
        if self._draft is not None:
            items = list(self._draft.items())
            self._draft = None
            yield from self._sources.new()
            yield from items

    def _fill(self, draft: Draft, line: Line, cells: Sequence[str]) -> None:
        """Add what is in a row to an entry."""
        spoken = self._spoken(draft, line, cells)
        if spoken is None:
            return
        found = []
        for column in self.columns:
            text = cells[column.number]
            if text and column.role not in _NAMED_BY:
                tag = LanguageTag(column.language, column.region)
                tag = tag if tag.code else spoken.get(column.role, _UNKNOWN)
                found.append(Cell(column, text, line, *tag))
        about: list[Said] = []
        for cell in found:
            if cell.column.role in _TERMS:
                about += self._terms(draft, cell)
        self._details.add(
            draft, [cell for cell in found if cell.column.role not in _TERMS], about
        )

    def _spoken(
        self, draft: Draft, line: Line, cells: Sequence[str]
    ) -> dict[Role, LanguageTag] | None:
        """The languages that the row itself names; None where one of them is none."""
        spoken = dict(zip(_PAIR, self._assumed, strict=False))
        for column in self.columns:
            if column.role in _NAMED_BY:
                tag = language_of(cells[column.number])
                if tag is None:
                    reason = (
                        f"{cells[column.number]!r} is no language, and the row was left out: "
                        "write ko, en or ja"
                    )
                    draft.tell(Spot(line, column.number), reason, lost=True)
                    return None
                spoken |= dict.fromkeys(_NAMED_BY[column.role], tag)
        return spoken

    def _terms(self, draft: Draft, cell: Cell) -> Iterator[Said]:
        """Add the terms in a cell to the entry."""
        language = cell.language or self._of_letters(cell)
        if not language:
            reason = (
                f"{cell.text!r} could be in any language, and was left out: say which, as in "
                f'--map "{cell.column.heading}=ko"'
            )
            draft.tell(cell.spot, reason, lost=True)
            return
        try:
            found = terms(cell.text, language)
        except Mixed as mixed:
            reason = (
                f"“{mixed}” is in two languages, or not in that of its column, and was left "
                "out with its cell: give each language a cell of its own"
            )
            draft.tell(cell.spot, reason, lost=True)
            return
        for one in found:
            is_source = cell.column.role == Role.SOURCE_TERM  # once for each translation
            said = draft.add(language, one.text, cell.spot, again=is_source)
            if said is not None:
                _mark(said, cell, one)
                yield said

    def _of_letters(self, cell: Cell) -> str:
        """The language of a term whose column's heading names none."""
        number = cell.column.number
        if number in self._named:
            return self._named[number].code
        if shown := by_letters(cell.text):
            self._by_letters[number] = shown
        return self._by_letters.get(number) or ("ja" if has_kanji(cell.text) else "")


def _mark(said: Said, cell: Cell, found: Found) -> None:
    """Say of a term what its cell and its column say of it."""
    role = cell.column.role
    if found.note and found.note not in said.notes:
        said.notes.append(found.note)
    if found.reading:
        said.fields["reading"] = normal(found.reading)
    if cell.region:
        said.fields["regional_usage"] = cell.region
    if role in _STATUSES:
        said.fields["administrative_status"] = _STATUSES[role]
    if role == Role.ABBREVIATION and not is_acronym(said.text):
        said.fields["type"] = TermType.ABBREVIATION
