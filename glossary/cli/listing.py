"""Rows on the terminal, in a table, or for another program."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Any, Protocol

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    class Row(Protocol):
        """Anything with named columns: a row of SQLite, a dict."""

        def __getitem__(self, column: str, /) -> Any:
            """The value in a column."""


_WIDEST = 36
"""The columns a cell of a table may take before it is cut; other formats cut nothing."""

_FORMATS = (
    (("--json",), "json", "Print a JSON array of objects."),
    (("--nl",), "nl", "Print one JSON object a line."),
    (("--csv",), "csv", "Print CSV."),
    (("--tsv",), "tsv", "Print tab-separated values."),
    (("-t", "--table"), "table", "Print an aligned table.  [default on a terminal]"),
)


def counted(count: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "unit"), counted(1200, "unit")
    ('1 unit', '1,200 units')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def listing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the output formats, and pass on `as_`, the name of the one that was chosen."""
    for flags, name, help_ in reversed(_FORMATS):
        command = click.option(*flags, "as_", flag_value=name, help=help_)(command)
    return command


def print_rows(rows: Iterable[Row], columns: Sequence[str], as_: str | None) -> None:
    """Print rows in a format; None is a table on a terminal and TSV in a pipe."""
    dicts = [{column: row[column] for column in columns} for row in rows]
    chosen = as_ or ("table" if sys.stdout.isatty() else "tsv")
    if chosen == "json":
        click.echo(json.dumps(dicts, ensure_ascii=False, indent=2))
    elif chosen == "nl":
        for row in dicts:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif chosen == "table":
        _print_table(dicts, columns)
    else:
        _print_separated(dicts, columns, "," if chosen == "csv" else "\t")


def _print_separated(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], separator: str
) -> None:
    writer = csv.writer(sys.stdout, delimiter=separator, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(["" if row[c] is None else row[c] for c in columns])


def _print_table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    from tabulate import tabulate

    cells = [[_cut(row[column]) for column in columns] for row in rows]
    click.echo(tabulate(cells, headers=columns, tablefmt="simple", disable_numparse=True))


def _cut(value: Any) -> str:
    from wcwidth import wcswidth, wcwidth

    text = "" if value is None else " ".join(str(value).split())
    if wcswidth(text) <= _WIDEST:
        return text
    width, kept = 0, []
    for character in text:
        width += max(0, wcwidth(character))
        if width > _WIDEST - 1:
            break
        kept.append(character)
    return "".join(kept) + "…"
