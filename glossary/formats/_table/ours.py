"""Our own tables, read: the inverse of `by_concept` and `by_term`.

Cells are taken as they stand, white space and all; only the ends of texts for people are
cut. What a person has added in the spreadsheet and cannot be right is kept in the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.formats._table.cells import pieces, unsaid
from glossary.formats._table.draft import Draft, Kept, Said, Sources, Spot
from glossary.formats._table.headings import language_of
from glossary.formats._table.our_details import SAID, of_concept, say
from glossary.formats._table.words import Role
from glossary.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.formats import Item
    from glossary.formats._table.draft import Line
    from glossary.formats._table.layout import Column, Layout

_STATUSES = {
    Role.TERM: AdministrativeStatus.ADMITTED,
    Role.OTHER: AdministrativeStatus.ADMITTED,
    Role.DEPRECATED: AdministrativeStatus.DEPRECATED,
    Role.SUPERSEDED: AdministrativeStatus.SUPERSEDED,
}


class _Block:
    """The columns of a language in a table with a row a concept."""

    def __init__(self, layout: Layout, language: str) -> None:
        self.language = language
        of_it = [c for c in layout.columns if c.language == language]
        self.terms = [(c, _STATUSES[c.role]) for c in of_it if c.role in _STATUSES]
        self.said = [column for column in of_it if column.role in SAID]
        self.definition = _number(of_it, Role.DEFINITION)
        self.source = _number(of_it, Role.DEFINITION_SOURCE)
        self.numbers = [c.number for c in (*(c for c, _ in self.terms), *self.said)]
        self.numbers += [n for n in (self.definition, self.source) if n >= 0]


def _number(columns: Sequence[Column], role: Role) -> int:
    """The number of the first column that holds something; -1 for none, which is empty."""
    return next((column.number for column in columns if column.role == role), -1)


class Concepts:
    """Reads a table with a row a concept."""

    def __init__(self, layout: Layout, sources: Sources) -> None:
        self._sources = sources
        self._kept = Kept()
        self._blocks = [_Block(layout, code) for code in layout.languages]
        in_blocks = {number for block in self._blocks for number in block.numbers}
        self.columns = [c for c in layout.columns if c.number not in in_blocks]
        """Those that are of no language, or that we do not write."""

    def row(self, line: Line, cells: Sequence[str]) -> Iterator[Item]:
        """The concept in a row."""
        cells = [*cells, ""]  # the cell of a column that is not there
        draft = Draft(Spot(line))
        for column in self.columns:
            if cells[column.number]:
                of_concept(draft, column, cells[column.number], line, self._kept)
        for block in self._blocks:
            if any(map(cells.__getitem__, block.numbers)):
                self._block(draft, block, line, cells)
        items = list(draft.items())
        yield from self._sources.new()
        yield from items

    def end(self) -> Iterator[Item]:
        """Nothing is kept from row to row."""
        return iter(())

    def _block(self, draft: Draft, block: _Block, line: Line, cells: Sequence[str]) -> None:
        named: dict[str | None, Said | None] = {}
        for column, status in block.terms:
            cell = cells[column.number]
            for text in pieces(cell) if cell else ():
                said = draft.add(block.language, text, Spot(line, column.number))
                if said is not None:
                    said.fields["administrative_status"] = status
                if column.role == Role.TERM:
                    named.setdefault(None, said)  # what is said bare is said of it
                named[text] = said
        names = [name for name in named if name is not None]
        for column in block.said:
            cell = cells[column.number]
            for piece in pieces(cell) if cell else ():
                name, text = unsaid(piece, names)
                said = named.get(name)
                if said is not None:
                    say(said, column, text, self._sources, draft, line)
                elif name not in named:
                    draft.notes.append(f"{column.heading}: {piece}")
                    reason = f"“{column.heading}” says something of no term: kept in the note"
                    draft.tell(Spot(line, column.number), reason, lost=False)
        if cells[block.definition]:
            origins = cells[block.source]
            _define(draft, block.language, cells[block.definition], origins, self._sources)


def _define(draft: Draft, language: str, texts: str, origins: str, sources: Sources) -> None:
    """The definitions in a cell, with their sources from another."""
    named = pieces(origins)
    for i, text in enumerate(pieces(texts)):
        draft.define(language, text, sources.key(named[i] if i < len(named) else ""))


class Terms:
    """Reads a table with a row a term, the rows of a concept together."""

    def __init__(self, layout: Layout, sources: Sources) -> None:
        self._sources = sources
        self._kept = Kept()
        self._said = [c for c in layout.columns if c.role in SAID]
        self._id = _number(layout.columns, Role.ID)
        self._language = _number(layout.columns, Role.LANGUAGE)
        self._term = _number(layout.columns, Role.TERM)
        self._definition = _number(layout.columns, Role.DEFINITION)
        self._origin = _number(layout.columns, Role.DEFINITION_SOURCE)
        self._context = _number(layout.columns, Role.CONTEXT)
        self._context_source = _number(layout.columns, Role.CONTEXT_SOURCE)
        self.columns = [
            c for c in layout.columns if c.role not in SAID and c.role not in _OF_THE_ROW
        ]
        """Those that are of the whole concept, or that we do not write."""
        self._draft: Draft | None = None

    def row(self, line: Line, cells: Sequence[str]) -> Iterator[Item]:
        """The concept before, where this row is of another one."""
        cells = [*cells, ""]  # the cell of a column that is not there
        concept_id = cells[self._id]
        draft = self._draft
        if draft is None or draft.id != concept_id or not concept_id:
            yield from self.end()
            draft = self._draft = Draft(Spot(line), concept_id)
        for column in self.columns:
            if cells[column.number]:
                of_concept(draft, column, cells[column.number], line, self._kept)
        tag = language_of(cells[self._language])
        if tag is None:
            reason = (
                f"{cells[self._language]!r} is no language, and the row was left out: write "
                "ko, en or ja"
            )
            draft.tell(Spot(line, self._language), reason, lost=True)
            return
        if cells[self._term].strip():
            said = draft.add(tag.code, cells[self._term], Spot(line, self._term))
            if said is not None:
                self._say(draft, said, line, cells)
        _define(draft, tag.code, cells[self._definition], cells[self._origin], self._sources)

    def end(self) -> Iterator[Item]:
        """The last concept."""
        if self._draft is not None:
            items = list(self._draft.items())
            self._draft = None
            yield from self._sources.new()
            yield from items

    def _say(self, draft: Draft, said: Said, line: Line, cells: Sequence[str]) -> None:
        """What the cells of a row say of its term."""
        for column in self._said:
            if text := cells[column.number]:
                for piece in pieces(text) if column.role == Role.SOURCES else (text,):
                    say(said, column, piece, self._sources, draft, line)
        if not cells[self._context]:
            return
        origins = pieces(cells[self._context_source])
        quoted: set[str] = set()
        for i, quote in enumerate(pieces(cells[self._context])):
            origin = origins[i] if i < len(origins) else ""
            if quote.strip():
                said.evidence.append(self._sources.evidence(origin, quote=quote.strip()))
                quoted.add(said.evidence[-1].source)
        # Who is quoted is not named for the term once more.
        said.evidence = [e for e in said.evidence if e.quote or e.source not in quoted]


_OF_THE_ROW = frozenset(
    {
        Role.ID,
        Role.LANGUAGE,
        Role.TERM,
        Role.DEFINITION,
        Role.DEFINITION_SOURCE,
        Role.CONTEXT,
        Role.CONTEXT_SOURCE,
        Role.EVIDENCE,
    }
)
"""What else is said of a term or its language in a table with a row a term."""
