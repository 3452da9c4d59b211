"""Units in the rows of a table: a column for each language, and some for what is said of it.

The first row has the languages, by code or name, in any of the three languages; a table
without such a row is read where somebody says which languages its columns are in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from glossary.bitexts._item import Item, Options, Records
from glossary.errors import InvalidInput
from glossary.files.problem import Problem
from glossary.language import language_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.bitexts._report import Layout, Report
    from glossary.model import Unit

    class Row(Protocol):
        """A row of a table of any kind."""

        @property
        def number(self) -> int:
            """From 1."""

        @property
        def cells(self) -> Sequence[str]:
            """What stands in it."""

        def place(self, column: int = 0) -> str:
            """Where it is."""


ABOUT = (
    "id",
    "document",
    "position",
    "status",
    "machine",
    "creator",
    "created",
    "changed",
    "note",
)
"""The columns beside the languages, as they are written."""

_FIELDS = {
    "id": "external_id",
    "tuid": "external_id",
    "document": "document",
    "file": "document",
    "position": "position",
    "status": "status",
    "state": "status",
    "machine": "machine",
    "creator": "creator",
    "author": "creator",
    "created": "created",
    "changed": "changed",
    "modified": "changed",
    "note": "note",
    "notes": "note",
    "comment": "note",
}
"""Headings, in small letters, by the fields of a unit."""
_NO_HEADING = "a cell in a column without a heading is not kept"
_NOT_NAMED = "a cell behind those of the languages that were named is not kept"
_STATUSES = frozenset({"initial", "translated", "reviewed", "final"})
_YES = frozenset({"yes", "true", "1", "x"})
_SOURCE, _TARGET = "source", "target"


class _Layout(NamedTuple):
    """What the columns of a table are."""

    languages: Mapping[int, str]
    fields: Mapping[int, str]
    headed: frozenset[int]
    """The columns that have a heading, understood or not."""
    stray: str
    """What to say of a cell in another one."""


def layout(cells: Sequence[str], options: Options) -> _Layout | None:
    """What the columns are, if these are headings: two of them languages."""
    languages: dict[int, str] = {}
    fields: dict[int, str] = {}
    for column, cell in enumerate(cells):
        heading = cell.strip()
        known = heading.lower()
        if known == _SOURCE and options.source_language:
            languages[column] = options.source_language
        elif known == _TARGET and options.target_languages:
            languages[column] = options.target_languages[0]
        elif known in _FIELDS:
            fields[column] = _FIELDS[known]
        elif heading and language_tag(heading):
            languages[column] = heading
    codes = {tag.code for code in languages.values() if (tag := language_tag(code))}
    headed = frozenset(column for column, cell in enumerate(cells) if cell.strip())
    return _Layout(languages, fields, headed, _NO_HEADING) if len(codes) > 1 else None


def understood(cells: Sequence[str], options: Options) -> int:
    """How many of the cells are headings, if they are; as many as languages were named."""
    found = layout(cells, options)
    if found:
        return len(found.languages) + len(found.fields)
    return int(len(cells) == len(options.languages) > 1)


def read(rows: Iterator[Any], path: Path, options: Options) -> Iterator[Item]:
    """Yield the units of rows (`Row`, or `Problem`), and what is wrong with them.

    Raises InvalidInput for a table of which nobody says what languages it is in.
    """
    records = Records(options)
    columns: _Layout | None = None
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif columns is None:
            columns = layout(row.cells, options)
            if columns is None:
                columns = _by_options(path, options)
                yield from _unit(row, columns, records)
            else:
                yield from _unknown(row, columns)
        else:
            yield from _unit(row, columns, records)


def _by_options(path: Path, options: Options) -> _Layout:
    languages = options.languages
    if len(languages) < 2:
        raise InvalidInput(
            f"{path} does not begin with the languages of its columns, such as ko and en: "
            "say them in their order with --source-language and --target-languages."
        )
    columns = dict(enumerate(languages))
    return _Layout(columns, {}, frozenset(columns), _NOT_NAMED)


def _unknown(row: Row, columns: _Layout) -> Iterator[Problem]:
    for column, cell in enumerate(row.cells):
        if cell.strip() and column not in columns.languages and column not in columns.fields:
            reason = f"the column “{cell.strip()}” is not kept"
            yield Problem(row.place(column), reason, lost=False)


def _unit(row: Row, columns: _Layout, records: Records) -> Iterator[Item]:
    cells = row.cells
    for column, cell in enumerate(cells):
        if column not in columns.headed and cell.strip():
            yield Problem(row.place(column), columns.stray, lost=False)
    about: dict[str, Any] = {"position": row.number}
    for column, field in columns.fields.items():
        if column < len(cells) and (text := cells[column].strip()):
            if field == "position":
                if text.isascii() and text.isdigit():
                    about[field] = int(text[:18])
            elif field == "machine":
                about[field] = text.lower() in _YES
            elif field != "status" or text.lower() in _STATUSES:
                about[field] = text.lower() if field == "status" else text
            else:
                reason = f"“{text}” is no status: write initial, translated, reviewed or final"
                yield Problem(row.place(column), reason, lost=False)
    texts = [
        (language, cells[column])
        for column, language in columns.languages.items()
        if column < len(cells) and cells[column].strip()
    ]
    yield from records.units(row.place(), texts, about)


def rows(units: Iterable[Unit], layout: Layout, report: Report) -> Iterator[list[str]]:
    """The rows of a table with its headings."""
    yield [*layout.languages, *ABOUT]
    for unit in units:
        if unit.markup:
            report.reduced["inline tags"] += 1
        yield [
            *(unit.segments.get(code, "") for code in layout.languages),
            unit.external_id,
            unit.document,
            str(unit.position) if unit.position else "",
            unit.status,
            "yes" if unit.machine else "",
            unit.creator,
            unit.created,
            unit.changed,
            unit.note,
        ]
