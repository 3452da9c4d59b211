"""Tables of units as text: what CSV and TSV have in common."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from glossary.bitexts import _report, _table
from glossary.bitexts._item import Options
from glossary.bitexts._report import Layout, Report
from glossary.files import csv_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from glossary.bitexts._item import Item
    from glossary.model import Unit


def recognises(
    head: bytes, name: str, suffixes: Sequence[str], delimiters: Sequence[str]
) -> bool:
    """By the name, and by not being another kind of file under it.

    What has no ending to its name, as what is piped in, by the languages it begins with.
    """
    if PurePath(name).suffix:
        return name.lower().endswith(tuple(suffixes)) and bool(csv_rows.head(head))
    rows = csv_rows.head(head, delimiters)
    return bool(rows) and _table.layout(rows[0], Options()) is not None


def read(path: Path, options: Options, delimiters: Sequence[str]) -> Iterator[Item]:
    """Yield the units of a table whose cells are parted by one of the delimiters."""
    usable = partial(_table.understood, options=options)
    rows = csv_rows.reading(path, options.encoding, usable, delimiters)
    return _table.read(rows, path, options)


def write(units: Iterable[Unit], stream: BinaryIO, layout: Layout, delimiter: str) -> Report:
    """Write a table whose cells are parted by a delimiter."""
    _report.check(layout)
    report = Report()
    held = _report.holding(units, layout, report)
    with csv_rows.writing(stream, delimiter) as append:
        for row in _table.rows(held, layout, report):
            for lost in append(row):
                report.reduced[lost] += 1
    return report
