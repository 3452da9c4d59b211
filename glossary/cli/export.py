"""Files for translation tools."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.formats import FormatName, print_format
from glossary.cli.options import STATUSES, languages, statuses, with_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from glossary.doctor import Foretold
    from glossary.export import Choice
    from glossary.formats import Report
    from glossary.model import Status
    from glossary.tools import Entry

_MOST_REASONS = 10
"""Kinds of losses that are printed in short."""
_LONGEST_COMMENT = 100


class _Export(click.Command):
    """Its help ends with the formats that there are."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from glossary.formats import formats

        with formatter.section("Formats"):
            formatter.write_dl([(name, format_.TITLE) for name, format_ in formats().items()])


@click.command(cls=_Export)
@click.argument("format_", metavar="FORMAT", type=FormatName())
@click.option("--lang", callback=languages, help="Which languages, in order: ko,en,ja.")
@click.option(
    "--status",
    callback=statuses,
    help=f"Which entries: {', '.join(STATUSES)}, or all.  [default: approved,proposed; "
    "in jsonl all]",
)
@click.option(
    "--reliability",
    type=click.IntRange(1, 4),
    help="The least reliability of an English or Japanese term.  [default: 2; in jsonl 1]",
)
@click.option("-o", "--output", help="The file to write, or - for standard output.")
@click.option("--report", "full", is_flag=True, help="List everything that was left out.")
@click.option(
    "--explain", is_flag=True, help="Write nothing: say what will arrive in which tool."
)
@with_termbase
def export(
    connection: sqlite3.Connection,
    format_: str,
    lang: tuple[str, ...],
    status: tuple[Status, ...],
    reliability: int | None,
    output: str | None,
    full: bool,
    explain: bool,
) -> None:
    """Write the glossary in a FORMAT that translation tools read.

    With --explain nothing is written: it is said what goes into such a file, what stays
    behind, and what each tool will have, read as that tool reads it.

    \b
    Example: glossary export omegat --lang ko,ja -o ko-ja.txt
    """
    from glossary.errors import InvalidInput
    from glossary.export import Choice, to_file, to_stream

    choice = Choice(languages=lang or None, statuses=status or None, reliability=reliability)
    if explain:
        _explain(connection, format_, choice)
        return
    if output is None:
        raise click.UsageError("Say where to write with -o FILE, or - for standard output.")
    if not output.strip() or output.endswith("/"):
        raise InvalidInput(f"-o {output!r} is no file: name one, or - for standard output.")
    if output == "-":
        report = to_stream(connection, format_, sys.stdout.buffer, choice)
    else:
        report = to_file(connection, format_, Path(output), choice).report
    name = "standard output" if output == "-" else output
    click.echo(f"{report.written:,} entries in {name}.", err=True)
    for note in report.notes:
        click.echo(f"  {note}", err=True)
    _print_left_out(report, full=full)


def _print_left_out(report: Report, *, full: bool) -> None:
    """What is not in a file, by kind and by example, or all of it."""
    if not report.total:
        return
    for line in losses(report):
        click.echo(line, err=True)
    shown = report.left_out if full else report.left_out[:3]
    click.echo("All of it:" if full else "The first, all with --report:", err=True)
    for item in shown:
        click.echo(f"  {item.term} ({item.concept}): {item.reason}", err=True)
    if full and report.total > len(shown):
        click.echo(f"  … and {report.total - len(shown):,} more.", err=True)


def losses(report: Report) -> Iterator[str]:
    """How many entries each kind of loss concerns, the commonest first."""
    from glossary.formats import Field

    fields = {field.value for field in Field}
    yield "Not in it, or not as it was:"
    for reason, number in report.reasons.most_common(_MOST_REASONS):
        placeless = reason in fields or reason.startswith(("terms in ", "definition in "))
        what = f"no place for {reason}" if placeless else reason
        yield f"  {number:,}  {what}"
    if len(report.reasons) > _MOST_REASONS:
        yield f"  and {len(report.reasons) - _MOST_REASONS:,} other reasons"


def _explain(connection: sqlite3.Connection, name: str, choice: Choice) -> None:
    from glossary.doctor import explain

    explained = explain(connection, name, choice)
    print_format(explained.format)
    report = explained.report
    click.echo(f"\n{report.written:,} entries go out ({', '.join(explained.languages)}).")
    if report.total:
        for line in losses(report):
            click.echo(line)
    for tool, foretold in groupby(explained.foretold, key=lambda one: one.verdict.tool):
        click.echo(f"\n{tool.TITLE} ({tool.VERSIONS})")
        for one in foretold:
            _print_foretold(one)
        click.echo(f"  Arrives: {tool.ARRIVES}.")
        click.echo(f"  Does not: {tool.LOST}.")
        click.echo(f"  How: {tool.HOW}.")


def _print_foretold(foretold: Foretold) -> None:
    """What a tool will have, the first entries as it will show them, what it does not see."""
    from glossary.cli.doctor import in_words
    from glossary.language import language_name

    verdict = foretold.verdict
    pair = f"{language_name(foretold.source)} to {language_name(foretold.target)}"
    click.echo(f"  {pair}: {in_words(verdict)}")
    for entry in verdict.first:
        click.echo(f"    {_shown(entry)}")
    for kind in verdict.findings:
        click.echo(f"    {kind.count:,}  {kind.what}")


def _shown(entry: Entry) -> str:
    """An entry on one line, as far as it fits."""
    comment = " · ".join(entry.comment.splitlines())
    if len(comment) > _LONGEST_COMMENT:
        comment = f"{comment[:_LONGEST_COMMENT]}…"
    pair = f"{entry.source} = {entry.target}" if entry.target else entry.source
    return f"{pair}  [{comment}]" if comment else pair


COMMANDS = [export]
