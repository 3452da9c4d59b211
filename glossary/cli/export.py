"""Files for translation tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.options import STATUSES, languages, statuses, with_termbase

if TYPE_CHECKING:
    import sqlite3

    from glossary.formats import Report


class _FormatName(click.ParamType):
    """A format by its name; the formats are looked for only when one is wanted."""

    name = "format"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        from glossary.formats import formats  # noqa: PLC0415 - keeps --help fast

        if value not in formats():
            self.fail(f"there is no format {value!r}: use {', '.join(formats())}.", param, ctx)
        return value


@click.command()
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
@click.option("-o", "--output", required=True, help="The file to write, or - for standard output.")
@click.option("--report", "full", is_flag=True, help="List everything that was left out.")
@with_termbase
def export(
    connection: sqlite3.Connection,
    format_: str,
    lang: tuple[str, ...],
    status: tuple[str, ...],
    reliability: int,
    output: str,
    full: bool,
) -> None:
    """Write the glossary in a FORMAT that translation tools read.

    \b
    tbx   TBX v3 (TBX-Basic): the standard; Swordfish, RWS Glossary Converter
    tbx2  TBX v2 (TBX-Basic): most tools, such as Weblate, MultiTerm, Phrase
    csv   a row an entry: Excel, memoQ
    tsv   a row a pair of terms: OmegaT (name the file ….txt)

    \b
    Example: glossary export tsv --lang ko,ja -o ko-ja.txt
    """
    from glossary import pipeline  # noqa: PLC0415
    from glossary.formats import formats  # noqa: PLC0415
    from glossary.language import LANGUAGES  # noqa: PLC0415
    from glossary.model import Status  # noqa: PLC0415

    wanted = lang or LANGUAGES[: formats()[format_].LANGUAGES]
    chosen = [Status(name) for name in status]
    if output == "-":
        with click.open_file("-", "wb") as stream:
            report = pipeline.write(
                connection,
                format_,
                stream,
                languages=wanted,
                statuses=chosen,
                reliability=reliability,
            )
    else:
        report = pipeline.export(
            connection,
            format_,
            Path(output),
            languages=wanted,
            statuses=chosen,
            reliability=reliability,
        ).report
    _print_report(report, output, full=full)


def _print_report(report: Report, output: str, *, full: bool) -> None:
    name = "standard output" if output == "-" else output
    click.echo(f"{report.written} entries in {name}.", err=True)
    for note in report.notes:
        click.echo(f"  {note}", err=True)
    if not report.left_out:
        return
    click.echo(
        f"{len(report.left_out)} things are not in it"
        + (":" if full else "; list them with --report. The first:"),
        err=True,
    )
    for item in report.left_out if full else report.left_out[:3]:
        click.echo(f"  {item.term} ({item.concept}): {item.reason}", err=True)


COMMANDS = [export]
