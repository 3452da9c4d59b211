"""A term base that memoQ exported to CSV, read.

A column called like a language holds a term; `Term_Info` and `Term_Example` after it are said
of that term. What memoQ knows and the termbase does not, such as who made an entry, is kept
in notes.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from glossary.errors import UnreadableFile
from glossary.files import csv_rows
from glossary.files.problem import Problem
from glossary.formats._table.draft import Draft, Said, Sources, Spot
from glossary.formats._table.headings import are_memoq, language_of
from glossary.formats._table.words import plain
from glossary.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options
    from glossary.language import LanguageTag

ENTRY = (
    "Entry_ID",
    "Entry_Subject",
    "Entry_Domain",
    "Entry_ClientID",
    "Entry_ProjectID",
    "Entry_Created",
    "Entry_Creator",
    "Entry_LastModified",
    "Entry_Modifier",
    "Entry_Note",
)
"""The columns of an entry, in their order."""

_DATES = {"entrycreated": "created", "entrylastmodified": "modified"}
_DEFAULT = frozenset({"CasePermissive", "HalfPrefix"})
"""How memoQ looks for a term where nobody said how: that is not worth a note."""


def recognises(head: bytes, name: str) -> bool:
    """Whether its headings are those of memoQ's term bases."""
    return name.lower().endswith((".csv", ".txt", ".tsv")) and any(
        map(are_memoq, csv_rows.head(head))
    )


class _Column(NamedTuple):
    number: int
    heading: str
    what: str
    """entry, definition, term, info, example, or other."""
    tag: LanguageTag | None = None


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read a term base; `glossary.formats.Readable.read` has the particulars."""
    sources = Sources()
    columns: list[_Column] = []
    ids: set[int] = set()
    rows = csv_rows.reading(
        path, options.encoding, lambda cells: len(cells) if are_memoq(cells) else 0
    )
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif not columns:
            columns = list(_columns(row.cells))
            if not are_memoq(row.cells):
                raise UnreadableFile(
                    f"{path} has not the headings of a term base from memoQ (Entry_ID, …): "
                    "export it once more with field headers in row 1, or read it as csv."
                )
            yield from _unknown(columns)
        else:
            draft = _draft(row, columns, sources)
            if draft.id and hash(draft.id) in ids:
                draft.tell(draft.spot, f"another entry is number {draft.id}, too", lost=False)
            ids.add(hash(draft.id))
            items = list(draft.items())
            yield from sources.new()
            yield from items
    if not columns:
        raise UnreadableFile(f"{path} has nothing in it.")


def _columns(headings: Sequence[str]) -> Iterator[_Column]:
    for number, heading in enumerate(headings):
        word = plain(heading)
        if word in map(plain, ENTRY):
            yield _Column(number, heading, "entry")
        elif word in {"terminfo", "termexample"}:
            yield _Column(number, heading, word.removeprefix("term"))
        elif word.endswith("def") and (tag := _language(heading.strip()[: -len("_Def")])):
            yield _Column(number, heading, "definition", tag)
        elif tag := _language(heading):
            yield _Column(number, heading, "term", tag)
        else:
            yield _Column(number, heading, "other")


def _unknown(columns: Sequence[_Column]) -> Iterator[Problem]:
    for column in columns:
        if column.what == "other" and column.heading.strip():
            reason = f"“{column.heading}” is not known: what is under it is kept in notes"
            yield Problem("line 1", reason, lost=False)


def _draft(row: csv_rows.Row, columns: Sequence[_Column], sources: Sources) -> Draft:
    """The entry in a row."""
    draft = Draft(Spot(row))
    said: Said | None = None
    for column, cell in zip(columns, map(str.strip, row.cells), strict=False):
        spot = Spot(row, column.number)
        if column.what == "term":
            said = _term(draft, column, cell, spot)
        elif not cell:
            continue
        elif column.what == "entry":
            _entry(draft, column.heading, cell)
        elif column.what == "definition" and column.tag:
            draft.define(column.tag.code, cell)
        elif column.what == "info" and said is not None:
            _info(draft, said, cell, spot)
        elif column.what == "example" and said is not None:
            said.evidence.append(sources.evidence("", quote=cell))
        else:
            draft.notes.append(f"{column.heading}: {cell}")
    for number, cell in enumerate(row.cells[len(columns) :], len(columns) + 1):
        if cell.strip():
            draft.notes.append(f"column {number}: {cell.strip()}")
            reason = "there are more cells here than headings: the rest is in the note"
            draft.tell(Spot(row, number - 1), reason, lost=False)
    return draft


def _term(draft: Draft, column: _Column, cell: str, spot: Spot) -> Said | None:
    if not cell or column.tag is None:
        return None
    said = draft.add(column.tag.code, cell, spot)
    if said is not None and column.tag.region:
        said.fields["regional_usage"] = column.tag.region
    return said


def _entry(draft: Draft, heading: str, cell: str) -> None:
    """What a column says of the entry."""
    word = plain(heading)
    if word == "entryid":
        draft.id = cell
    elif word == "entrynote":
        draft.notes.insert(0, cell)
    elif word == "entrysubject" or (word == "entrydomain" and "subject" not in draft.fields):
        draft.fields["subject"] = cell
    elif word in _DATES and (moment := _moment(cell)):
        draft.fields[_DATES[word]] = moment
    else:
        draft.notes.append(f"{heading}: {cell}")


def _moment(text: str) -> str:
    """A time as memoQ writes it, M/d/yyyy h:mm:ss tt in UTC; empty for what is none."""
    try:
        when = datetime.strptime(text, "%m/%d/%Y %I:%M:%S %p")
    except ValueError:
        return ""
    return f"{when.isoformat()}Z"


def _info(draft: Draft, said: Said, cell: str, spot: Spot) -> None:
    """How memoQ looks for a term, and whether it is forbidden."""
    marks = set(filter(None, cell.split(";")))
    if any(plain(mark) == "forbidden" for mark in marks):
        said.fields["administrative_status"] = AdministrativeStatus.DEPRECATED
    if "Custom" in marks and ("|" in said.text or "*" in said.text):
        reason = f"{said.text} has memoQ's signs for endings in it: they were left in"
        draft.tell(spot, reason, lost=False)
    if marks - _DEFAULT:
        said.notes.append(f"Term_Info: {cell}")


def _language(heading: str) -> LanguageTag | None:
    """The language of a heading, in which `_` stands for a space: Chinese_(Traditional)."""
    return language_of(heading) or language_of(heading.replace("_", " "))
