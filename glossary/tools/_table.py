"""What the rows and columns of a text are, and how many."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from glossary.formats._table.headings import meaning
from glossary.formats._table.words import Role
from glossary.language import has_hangul, has_kana, has_kanji, is_latin
from glossary.tools._kind import Kind
from glossary.tools._loaded import Refused
from glossary.tools._text import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.formats._table.headings import Heading
    from glossary.tools._file import File

_SAMPLE = 200
"""Rows from which it is told what the columns are."""

_SEPARATORS = (",", ";", "\t")

_LONGEST_HEADING = 60
"""Characters: what is longer is no name of a column."""


def count(file: File) -> None:
    """Find the separator, the headings and the languages of a table, and count its rows."""
    try:
        if file.kind is not Kind.XLSX:
            _separate(file, [line for _, line in islice(_written(file), _SAMPLE)])
        if file.kind is Kind.PLAIN:
            file.entries = sum(1 for _ in _written(file))
            return
        sample = [cells for _, cells in islice(rows(file), _SAMPLE)]
        if sample and is_heading(sample[0]):
            file.headings = tuple(cell.strip() for cell in sample[0])
            file.columns = tuple(language_of(cell) for cell in sample[0])
        else:
            file.columns = tuple(guessed(column) for column in _first_two(sample))
        _count_cells(file)
    except Refused as refused:
        file.kind = Kind.PLAIN
        file.findings.add(refused.finding)


def _written(file: File) -> Iterator[tuple[int, str]]:
    """The lines with something in them that are no comments."""
    assert file.encoding is not None
    return (
        (number, line)
        for number, line in lines(file.path, file.encoding)
        if line.strip() and not line.startswith("#")
    )


def _separate(file: File, sample: Sequence[str]) -> None:
    """Say what stands between the cells, if anything does in most lines."""
    is_csv = file.path.suffix.lower() == ".csv"
    shares = {s: sum(s in line for line in sample) for s in _SEPARATORS}
    if shares["\t"] * 2 > len(sample):
        file.kind, file.separator = Kind.TABS, "\t"
    elif is_csv and any(shares.values()):
        # A comma may stand in any text; a semicolon in most lines was put there.
        semicolons = shares[";"] * 2 >= len(sample) and shares[";"] > shares[","]
        file.kind, file.separator = Kind.COMMAS, ";" if semicolons else ","
    elif not is_csv:
        for separator in ";,":
            numbers = Counter(line.count(separator) for line in sample)
            if not numbers:
                continue
            number, times = numbers.most_common(1)[0]
            if number and times * 10 >= len(sample) * 9:
                file.kind, file.separator = Kind.COMMAS, separator
                break
    if file.kind is Kind.COMMAS:
        file.detail = "semicolons" if file.separator == ";" else "commas"


def rows(file: File, *, tell: bool = False) -> Iterator[tuple[str, Sequence[str]]]:
    """The rows of a table that are not empty, each with its place.

    With `tell`, what is wrong with a workbook goes into the findings of the file.
    Raises Refused for a table in text that cannot be taken apart, and UnreadableFile for a
    workbook that is none or is dangerous.
    """
    if file.kind is Kind.XLSX:
        return _of_workbook(file, tell=tell)
    return _by_tabs(file) if file.kind is Kind.TABS else _by_quotes(file)


def _of_workbook(file: File, *, tell: bool) -> Iterator[tuple[str, Sequence[str]]]:
    from glossary.files.spreadsheet import Row, read_rows  # noqa: PLC0415 - seldom needed

    for row in read_rows(file.path, is_heading):
        if isinstance(row, Row):
            yield row.place().rpartition("!")[0] + f", row {row.number}", row.cells
        elif tell:
            file.say(row.place, row.reason, lost=row.lost)


def _by_tabs(file: File) -> Iterator[tuple[str, Sequence[str]]]:
    for number, line in _written(file):
        yield f"line {number}", line.split("\t")


def _by_quotes(file: File) -> Iterator[tuple[str, Sequence[str]]]:
    assert file.encoding is not None
    reader = csv.reader(
        (f"{line}\n" for _, line in lines(file.path, file.encoding)),
        delimiter=file.separator or ",",
    )
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Refused(
                f"the table cannot be taken apart here ({error})",
                "look for a quotation mark that is not closed",
                f"line {reader.line_num}",
            ) from error
        if any(map(str.strip, row)):
            yield f"line {reader.line_num}", row


def is_heading(cells: Sequence[str]) -> bool:
    """Whether a row names columns: two languages, or words for columns throughout."""
    written = [cell for cell in cells if cell.strip()]
    named = sum(bool(language_of(cell)) for cell in written)
    words = sum(_meaning(cell) is not None for cell in written)
    return len(written) > 1 and (named > 1 or words == len(written))


def language_of(heading: str) -> str:
    """The code of the language whose terms stand under a heading; empty if of none."""
    found = _meaning(heading)
    if found is None or found.role != Role.TERM:
        return ""
    return "-".join(filter(None, (found.language, found.region)))


def _meaning(heading: str) -> Heading | None:
    text = heading.strip("# ")
    return meaning(text) if len(text) <= _LONGEST_HEADING else None


def _first_two(sample: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The cells of the source and of the target: what stands behind is in any language."""
    width = max(map(len, sample), default=0)
    for index in range(min(width, 2)):
        yield [row[index] for row in sample if index < len(row)]


def guessed(cells: Iterable[str]) -> str:
    """The language that most cells are written in, as far as their script tells."""
    votes: Counter[str] = Counter()
    written = 0
    for cell in cells:
        if not cell.strip():
            continue
        written += 1
        if has_hangul(cell):
            votes["ko"] += 1
        elif has_kana(cell) or has_kanji(cell):
            votes["ja"] += 1
        elif is_latin(cell):
            votes["en"] += 1
    best, number = votes.most_common(1)[0] if votes else ("", 0)
    return best if number * 2 > written else ""


def _count_cells(file: File) -> None:
    names = file.headings or file.columns
    for index, (_, row) in enumerate(rows(file, tell=True)):
        if index == 0 and file.headings:
            continue
        file.entries += 1
        for cell, name, code in zip(row, names, file.columns, strict=False):
            if code and cell.strip():
                file.languages[name if file.headings else code] += 1


def pair_of_columns(file: File, source: str, target: str) -> tuple[int, int]:
    """Where the terms of two languages stand: by the headings, else the first two."""
    return _column(file, source, Role.SOURCE_TERM, 0), _column(
        file, target, Role.TARGET_TERM, 1
    )


def _column(file: File, language: str, role: Role, default: int) -> int:
    for i, code in enumerate(file.columns if file.headings else ()):
        if code.partition("-")[0] == language.partition("-")[0]:
            return i
    roles = [found.role if (found := _meaning(name)) else None for name in file.headings]
    if Role.TERM in roles and not any(file.columns):  # a row a term
        return roles.index(Role.TERM if role == Role.SOURCE_TERM else Role.LANGUAGE)
    return roles.index(role) if role in roles else default
