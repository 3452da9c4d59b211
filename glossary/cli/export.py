"""Files for translation tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli.options import STATUSES, languages, statuses, with_termbase

if TYPE_CHECKING:
    import sqlite3

    from glossary.formats import Report
    from glossary.model import Status


class _FormatName(click.ParamType[str, str]):
    """A format by its name; the formats are looked for only when one is wanted."""

    name = "format"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        from glossary.formats import formats

        if value not in formats():
            self.fail(f"there is no format {value!r}: use {', '.join(formats())}.", param, ctx)
        return value


class _Export(click.Command):
    """Its help ends with the formats that there are."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from glossary.formats import formats

        with formatter.section("Formats"):
            formatter.write_dl([(name, format_.TITLE) for name, format_ in formats().items()])


@click.command(cls=_Export)
@click.argument("format_", metavar="FORMAT", type=_FormatName())
@click.option("--lang", callback=languages, help="Which languages, in order: ko,en,ja.")
@click.option(
    "--status",
    callback=statuses,
    default="approved,proposed",
    show_default=True,
    help=f"Which entries: {', '.join(STATUSES)}, or all.",
)
@click.option(
    "--reliability",
    type=click.IntRange(1, 4),
    default=2,
    show_default=True,
    help="The least reliability of an English or Japanese term.",
)
@click.option(
    "-o", "--output", required=True, help="The file to write, or - for standard output."
)
@click.option("--report", "full", is_flag=True, help="List everything that was left out.")
@with_termbase
def export(
    connection: sqlite3.Connection,
    format_: str,
    lang: tuple[str, ...],
    status: tuple[Status, ...],
    reliability: int,
    output: str,
    full: bool,
) -> None:
    """Write the glossary in a FORMAT that translation tools read.

    \b
    Example: glossary export tsv --lang ko,ja -o ko-ja.txt
    """
    from glossary.errors import InvalidInput
    from glossary.export import to_file, to_stream
    from glossary.formats import formats
    from glossary.language import LANGUAGES

    chosen: dict[str, Any] = {
        "languages": lang or LANGUAGES[: formats()[format_].LANGUAGES],
        "statuses": status,
        "reliability": reliability,
    }
    if not output.strip() or output.endswith("/"):
        raise InvalidInput(f"-o {output!r} is no file: name one, or - for standard output.")
    if output == "-":
        report = to_stream(connection, format_, sys.stdout.buffer, **chosen)
    else:
        report = to_file(connection, format_, Path(output), **chosen).report
    _print_report(report, output, full=full)


def _print_report(report: Report, output: str, *, full: bool) -> None:
    name = "standard output" if output == "-" else output
    click.echo(f"{report.written} entries in {name}.", err=True)
    for note in report.notes:
        click.echo(f"  {note}", err=True)
    if not report.left_out:
        return
    click.echo(
        f"{len(report.left_out)} things are not in it as they were"
        + (":" if full else "; list them with --report. The first:"),
        err=True,
    )
    for item in report.left_out if full else report.left_out[:3]:
        click.echo(f"  {item.term} ({item.concept}): {item.reason}", err=True)


COMMANDS = [export]
