"""Tables of terms, read from whatever file they are in: what a row of one is, in which
columns, and what becomes of rows that are not as they should be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.errors import UnreadableFile
from glossary.files.problem import Problem
from glossary.formats._table import ours
from glossary.formats._table.draft import Line, Sources
from glossary.formats._table.headings import languages_of_name
from glossary.formats._table.layout import (
    Column,
    Layout,
    check,
    check_headings,
    headed,
    languages,
    unheaded,
)
from glossary.formats._table.theirs import Rows
from glossary.formats._table.words import Role
from glossary.model import Concept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options

_ABOVE = 10
"""So many rows may stand above the headings: a title, a date, a remark."""


def understood(cells: Sequence[str], options: Options) -> int:
    """How many of the cells are headings of a table of terms; 0 where there is none."""
    layout = headed(cells, options)
    if layout is None:
        return 0
    return sum(column.role != Role.OTHER_TEXT for column in layout.columns)


def read(lines: Iterator[Line | Problem], path: Path, options: Options) -> Iterator[Item]:
    """The concepts of a table, as they come, and what is wrong with it.

    Raises UnreadableFile for a table with no headings that mean anything where nobody says
    which languages it is in, and InvalidInput for options that do not go with it.
    """
    check(options)
    waiting: list[Line] = []
    table: _Table | None = None
    for line in lines:
        if isinstance(line, Problem):
            yield line
        elif table is not None:
            yield from table.row(line)
        elif layout := headed(line.cells, options):
            check_headings(line.cells, options)
            yield from map(_above, waiting)
            table = _Table(layout, path, options)
            yield from table.assumptions(line)
        else:
            waiting.append(line)
            if len(waiting) > _ABOVE or sum(map(bool, line.cells)) > 1:
                table = _unheaded(waiting, path, options)
                yield from _without_headings(waiting[0])
                for first in waiting:
                    yield from table.row(first)
    if table is None:
        table = _unheaded(waiting, path, options)
        for line in waiting:
            yield from table.row(line)
    yield from table.end()


def _unheaded(lines: Sequence[Line], path: Path, options: Options) -> _Table:
    """A table without headings. Raises UnreadableFile where nobody names its languages."""
    if not lines:
        raise UnreadableFile(f"{path} has nothing in it.")
    if not options.languages:
        first = ", ".join(f"“{cell[:40]}”" for cell in lines[0].cells[:8] if cell)
        raise UnreadableFile(
            f"{path}, {lines[0].place()}: no heading here names a language ({first}). Say what "
            'the columns hold, as in --map "용어=ko" --map "뜻=definition", or which languages '
            "the first of them are in, where there are no headings: --lang ko,en."
        )
    check_headings([], options)
    return _Table(unheaded(max(len(line.cells) for line in lines), options), path, options)


def _above(line: Line) -> Problem:
    shown = " ".join(filter(None, line.cells))
    reason = f"this stands above the headings and was left out: {shown[:80]}"
    return Problem(line.place(), reason, lost=False)


def _without_headings(line: Line) -> Iterator[Problem]:
    shown = ", ".join(f"“{cell[:40]}”" for cell in line.cells[:8] if cell)
    reason = (
        f"no headings were recognised, and the first row was read as an entry: {shown}. Say "
        "with --map what columns hold if these are headings"
    )
    yield Problem(line.place(), reason, lost=False)


class _Table:
    """Reads rows once it is known what they are."""

    def __init__(self, layout: Layout, path: Path, options: Options) -> None:
        self._layout = layout
        self._width = len(layout.columns)
        self._ids: set[int] = set()
        """Hashes of the ids of entries: there may be very many."""
        sources = Sources()
        self._assumed = languages(options) or languages_of_name(path.name)
        self._reader: ours.Concepts | ours.Terms | Rows
        if layout.is_ours and layout.by_terms:
            self._reader = ours.Terms(layout, sources)
        elif layout.is_ours:
            self._reader = ours.Concepts(layout, sources)
        else:
            self._reader = Rows(layout, sources, self._assumed)
        self._is_grouped = layout.by_terms or layout.by_pairs
        self._rows = 0
        self._place = ""

    def assumptions(self, headings: Line) -> Iterator[Problem]:
        """What is taken for granted because the headings do not say it."""
        self._place = headings.place()
        layout = self._layout
        named = layout.having(Role.SOURCE_LANGUAGE, Role.TARGET_LANGUAGE, Role.LANGUAGE)
        for column in layout.having(Role.TERM, Role.SOURCE_TERM, Role.TARGET_TERM):
            if not (column.language or named or self._assumed):
                reason = (
                    f"“{column.heading}” does not say its language: each term was taken for "
                    f'what its letters are. Name one with --map "{column.heading}=ko"'
                )
                yield Problem(headings.place(column.number), reason, lost=False)
        if layout.by_terms and not layout.having(Role.ID):
            reason = "there is no column of ids: each row was read as an entry of its own"
            yield Problem(headings.place(), reason, lost=False)

    def row(self, line: Line) -> Iterator[Item]:
        """The concepts that end with a row or before it."""
        cells = line.cells
        if self._are_headings(cells):
            reason = "the headings stand here again: this row was not read"
            yield Problem(line.place(), reason, lost=False)
            return
        if len(cells) != self._width:
            if any(cells[self._width :]):
                yield from self._widen(line)
            cells = [*cells[: self._width], *[""] * (self._width - len(cells))]
        self._rows += 1
        yield from self._checked(self._reader.row(line, cells), line.place())

    def _are_headings(self, cells: Sequence[str]) -> bool:
        headings = self._layout.headings
        return tuple(cells[: len(headings)]) == headings != ()

    def end(self) -> Iterator[Item]:
        """The concept that the last rows are of."""
        if not self._rows:
            reason = "there are headings here and no rows below them"
            yield Problem(self._place, reason, lost=False)
        yield from self._checked(self._reader.end(), self._place)

    def _widen(self, line: Line) -> Iterator[Problem]:
        """Make room for cells that have no heading."""
        reason = (
            f"there are {len(line.cells)} cells here and {self._width} headings: the rest is "
            "kept in the note. A comma in a text may want quotation marks around it"
        )
        yield Problem(line.place(), reason, lost=False)
        for number in range(self._width, len(line.cells)):
            extra = Column(number, f"column {number + 1}", Role.OTHER_TEXT)
            self._reader.columns.append(extra)
        self._width = len(line.cells)

    def _checked(self, items: Iterator[Item], place: str) -> Iterator[Item]:
        """The items; an id that another entry has is said to be so."""
        for item in items:
            if isinstance(item, Concept) and item.id:
                if hash(item.id) in self._ids:
                    yield Problem(place, self._again(item.id), lost=False)
                    if not self._is_grouped:
                        item = replace(item, id="")  # noqa: PLW2901 - it is another entry
                self._ids.add(hash(item.id))
            yield item

    def _again(self, concept_id: str) -> str:
        if self._is_grouped:
            return f"there are rows of {concept_id} above, too, apart from these: read as two"
        return f"an entry above has the id {concept_id}, too: this one was read without an id"
