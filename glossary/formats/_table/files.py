"""Tables of terms in files: either kind of table, in CSV, TSV or XLSX."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from glossary.files import csv_rows, spreadsheet
from glossary.formats import Options, _entry, formats
from glossary.formats._report import LeftOut, Report
from glossary.formats._table import reading
from glossary.formats._table.headings import are_memoq
from glossary.formats._table.layout import headed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from glossary.formats import Item
    from glossary.formats._fields import Field
    from glossary.formats._table.layout import Layout
    from glossary.model import Concept, Source

SHEET_NOTES = (
    "A text of more than 32,767 characters is cut short: Excel holds no more in a cell.",
    "Entries beyond row 1,048,576 are left out: a sheet ends there.",
)
"""What a workbook does to any entry."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of a workbook."""

_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb")
"""How workbooks of Excel's are called, old ones among them."""


class Table(Protocol):
    """A kind of table: `by_concept` or `by_term`."""

    @property
    def BY_TERMS(self) -> bool:  # noqa: N802 - a constant, as all of these
        """Whether a row is one of a concept's terms."""

    @property
    def CARRIES(self) -> AbstractSet[Field]:  # noqa: N802
        """What arrives in a column of its own."""

    @property
    def SHOWS(self) -> AbstractSet[Field]:  # noqa: N802
        """What arrives for people to read."""

    @property
    def NOTES(self) -> Sequence[str]:  # noqa: N802
        """What else happens to entries."""

    def columns(self, languages: Sequence[str]) -> Sequence[spreadsheet.Column]:
        """What the columns are called and how they look."""

    def rows(
        self, concept: Concept, languages: Sequence[str], sources: Mapping[str, Source]
    ) -> Iterator[list[str]]:
        """The rows of an entry."""


@dataclass(frozen=True, slots=True)
class Text:
    """Files of a kind of table in CSV or TSV."""

    table: Table
    delimiter: str
    suffix: str
    """That of the format."""

    def write(
        self,
        concepts: Iterable[Concept],
        stream: BinaryIO,
        *,
        languages: Sequence[str],
        sources: Mapping[str, Source],
        title: str,  # noqa: ARG002 - there is no place for one
    ) -> Report:
        """Write a table; `glossary.formats.Format.write` has the particulars."""
        _entry.check_languages(languages)
        report = Report(notes=list(self.table.NOTES))
        with csv_rows.writing(stream, self.delimiter) as append:
            append([column.heading for column in self.table.columns(languages)])
            _fill(self.table, append, concepts, languages, sources, report)
        return report

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether it is a table in text: with a row a term, as we write it, or another.

        `.csv` is believed, so that whoever reads it says what is wrong with it; with tabs,
        or with our rows of terms, it takes headings.
        """
        is_csv = self.suffix.endswith(".csv")
        ending = ".csv" if is_csv else (".tsv", ".txt", ".tab", ".utf8")
        if not name.lower().endswith(ending) or has_own_ending(name, self.suffix):
            return False
        rows = csv_rows.head(head)
        if any(map(are_memoq, rows)):
            return False
        layout = first_layout(rows)
        if self.table.BY_TERMS or _has_our_terms(layout):
            return self.table.BY_TERMS and _has_our_terms(layout)
        return is_csv or layout is not None


@dataclass(frozen=True, slots=True)
class Workbook:
    """Files of a kind of table in XLSX."""

    table: Table

    def write(
        self,
        concepts: Iterable[Concept],
        stream: BinaryIO,
        *,
        languages: Sequence[str],
        sources: Mapping[str, Source],
        title: str,
    ) -> Report:
        """Write a table; `glossary.formats.Format.write` has the particulars."""
        _entry.check_languages(languages)
        report = Report(notes=[*self.table.NOTES, *SHEET_NOTES])
        columns = self.table.columns(languages)
        with spreadsheet.writing(stream, columns, name="Glossary", title=title) as sheet:
            _fill(self.table, sheet.append, concepts, languages, sources, report)
        return report

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether it is a workbook: with a row a term, as we write it, or another."""
        if not name.lower().endswith(_WORKBOOKS):
            return False
        layout = headed(spreadsheet.first_headings(head), Options())
        return _has_our_terms(layout) == self.table.BY_TERMS


def _has_our_terms(layout: Layout | None) -> bool:
    return layout is not None and layout.is_ours and layout.by_terms


def _fill(  # noqa: PLR0913, PLR0917 - as its callers have it
    table: Table,
    append: Callable[[list[str]], Sequence[str]],
    concepts: Iterable[Concept],
    languages: Sequence[str],
    sources: Mapping[str, Source],
    report: Report,
) -> None:
    """Write the rows of the entries; what a file has no room for goes into the report."""
    for concept in _entry.exportable(concepts, languages, report, table.CARRIES | table.SHOWS):
        for row in table.rows(concept, languages, sources):
            for reason in append(row):
                name = _entry.name(concept, languages)
                report.leave_out(LeftOut(concept.id, name, reason))
        report.written += 1


def read_text(path: Path, options: Options) -> Iterator[Item]:
    """Read a table in CSV or TSV; `glossary.formats.Readable.read` has the particulars."""

    def usable(cells: Sequence[str]) -> int:
        return reading.understood(cells, options)

    return reading.read(csv_rows.reading(path, options.encoding, usable), path, options)


def read_sheet(path: Path, options: Options) -> Iterator[Item]:
    """Read a table in XLSX; `glossary.formats.Readable.read` has the particulars."""

    def usable(cells: Sequence[str]) -> bool:
        return bool(reading.understood(cells, options))

    return reading.read(spreadsheet.read_rows(path, usable), path, options)


def first_layout(rows: Iterable[Sequence[str]]) -> Layout | None:
    """The layout of a table by its first rows; None where they have no headings.

    Above the headings there may be rows of one cell, such as a title.
    """
    for cells in rows:
        if layout := headed(cells, Options()):
            return layout
        if sum(map(bool, cells)) > 1:
            break
    return None


def has_own_ending(name: str, but: str = "") -> bool:
    """Whether a file is called as a format calls its files by more than what they are.

    `.google.csv` is, `.csv` is not; `but` is the ending of the format that asks.
    """
    endings = (other.SUFFIX for other in formats().values())
    return any(name.lower().endswith(e) for e in endings if e.count(".") > 1 and e != but)
