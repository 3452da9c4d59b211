"""Rows of CSV (RFC 4180), parted by commas, semicolons or tabs: written and read."""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from glossary.files import text_file
from glossary.files.formulas import guarded, unguarded
from glossary.files.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_DELIMITERS = (",", ";", "\t")
_LOOKED_AT = 10
"""Lines that show by what the cells of a file are parted."""

LONGEST_CELL = 131_072
"""Characters of a cell: the limit of the csv module, which is one for the whole program."""

LONGEST_ROW = 1 << 20
"""Characters of a row, line breaks in its cells included: beyond, a quotation mark is
astray that swallows the file."""

_TOO_LONG = "field larger than field limit"
"""How the csv module says that a cell is too long."""
_LONG = (
    f"a cell that begins in this line is longer than {LONGEST_CELL:,} characters, or the "
    "quotation mark before it is never closed: the line was left out"
)
_ASTRAY = (
    "a quotation mark is out of place, and the line was left out: a cell with such marks in "
    "it stands between two of them, and those inside are doubled"
)


class Row(NamedTuple):
    """A row that has something in it."""

    number: int
    """Of the line that it begins in."""
    cells: Sequence[str]

    def place(self, column: int = 0) -> str:
        """Where one of its cells is, by the number of its column from 0."""
        return f"line {self.number}, column {column + 1}" if column else f"line {self.number}"


@contextmanager
def writing(
    stream: BinaryIO, delimiter: str
) -> Iterator[Callable[[Sequence[str]], Sequence[str]]]:
    """Something to hand rows to, which are in the stream once the block ends.

    It says what of a row cannot be read back. There is a byte order mark, by which Excel
    knows UTF-8, and no cell is a formula.
    """
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    rows = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")

    def append(cells: Sequence[str]) -> Sequence[str]:
        rows.writerow(guarded(cells))
        if max(map(len, cells)) < LONGEST_CELL:
            return ()
        return [f"a cell of {LONGEST_CELL:,} characters or more: it will not be read back"]

    try:
        yield append
    finally:
        text.detach()  # flushes it, and leaves the stream to whoever opened it


def reading(
    path: Path,
    encoding: str,
    usable: Callable[[Sequence[str]], int],
    delimiters: Sequence[str] = _DELIMITERS,
) -> Iterator[Row | Problem]:
    """The rows of a file that are not empty, apostrophes against formulas taken away.

    `usable` says of the cells of a row how much of it is understood as headings: that
    tells which of the delimiters it is. Raises UnreadableFile.
    """
    stream, name = text_file.open_text(path, encoding)
    with stream:
        if not encoding and (odd := text_file.read_as(name)):
            yield odd
        told: list[Problem] = []
        lines = text_file.lines(stream, told.append)
        first = list(islice(lines, _LOOKED_AT))
        delimiter, skipped = _delimiter(first, usable, delimiters)
        rows = _Rows(chain(first, lines), delimiter)
        for row in rows:
            if told:
                yield from told
                told.clear()
            if isinstance(row, Problem):
                yield row
            elif row.number > skipped:
                yield row._replace(cells=unguarded(row.cells))
        yield from told


def head(data: bytes, delimiters: Sequence[str] = _DELIMITERS) -> list[list[str]]:
    """The first rows of a file by its first bytes, for whoever wants to recognise it.

    None of what is not text in some form of Unicode.
    """
    name = text_file.unicode_of(data)
    lines = data.decode(name, "ignore").removeprefix("\ufeff").splitlines(keepends=True)
    if "\0" in "".join(lines):
        return []
    # What parts the cells gives most rows the same number of them: commas in a note do not.
    return max((_parted(lines, delimiter) for delimiter in delimiters), key=_evenness)


def _parted(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    delimiter = _said(lines) or delimiter
    try:
        return list(islice(csv.reader(lines, delimiter=delimiter), _LOOKED_AT))
    except csv.Error:
        return []


def _evenness(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many rows have the number of cells that most have, and which number that is."""
    sizes = Counter(len(cells) for cells in rows if len(cells) > 1)
    return max(((count, size) for size, count in sizes.items()), default=(0, 0))


def _said(lines: Sequence[str]) -> str:
    """The delimiter in `sep=;`, Excel's way of saying it; nothing where that is not said."""
    said = lines[0].strip() if lines else ""
    return said[-1] if said.startswith("sep=") and len(said) == len("sep=") + 1 else ""


def _delimiter(
    lines: Sequence[str], usable: Callable[[Sequence[str]], int], delimiters: Sequence[str]
) -> tuple[str, int]:
    """What the cells are parted by, and how many lines there are only to say so."""
    if said := _said(lines):
        return said, 1

    def understood(delimiter: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            return 0, 0
        headings = max(rows, key=usable, default=[])
        known = usable(headings)
        return known, len(headings) if known else sum(map(len, rows))

    return max(delimiters, key=understood), 0


class _Rows:
    """Rows read so that a quotation mark astray costs a line and no more."""

    def __init__(self, lines: Iterator[str], delimiter: str) -> None:
        self._lines = lines
        self._ahead: deque[str] = deque()
        """Lines that were taken for those of a row that turned out to be none."""
        self._taken: list[str] = []
        self._room = LONGEST_ROW
        self._delimiter = delimiter

    def __iter__(self) -> Iterator[Row | Problem]:
        reader = csv.reader(self._source(), delimiter=self._delimiter, strict=True)
        number = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                # The source has come to an end with that; a new one begins after the line.
                line = self._taken[0]
                self._ahead.extendleft(reversed(self._taken[1:]))
                del self._taken[1:]
                reader = csv.reader(self._source(), delimiter=self._delimiter, strict=True)
                yield self._as_it_stands(number, line, str(error))
            else:
                if any(map(str.strip, cells)):
                    yield Row(number, cells)
            number += len(self._taken)
            self._taken.clear()
            self._room = LONGEST_ROW

    def _source(self) -> Iterator[str]:
        while True:
            line = self._ahead.popleft() if self._ahead else next(self._lines, "")
            if not line:
                return
            self._taken.append(line)
            self._room -= len(line)
            if self._room < 0 and len(self._taken) > 1:
                raise csv.Error(_TOO_LONG)
            yield line

    def _as_it_stands(self, number: int, line: str, error: str) -> Row | Problem:
        """A line with a quotation mark astray: between tabs it is only a character."""
        if self._delimiter == "\t" and "\t" in line:
            return Row(number, line.rstrip("\r\n").split("\t"))
        reason = _LONG if error.startswith(_TOO_LONG) else _ASTRAY
        return Problem(f"line {number}", reason, lost=True)
