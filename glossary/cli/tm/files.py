"""Files of translation units, into the memory and out of it; what it holds."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.bitexts import formats
from glossary.cli import piped
from glossary.cli.listing import counted, listing_options, print_rows
from glossary.cli.options import canonical, database_option, languages, with_termbase
from glossary.language import LANGUAGES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from glossary.bitexts import Report
    from glossary.memory import How, Imported
    from glossary.memory.importing import Records

_FORMATS = click.Choice(list(formats()))


def _language(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    return canonical(value) if value else ""


# ------------------------------------------------------------------------------- import


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "--source-language", callback=_language, help="Translated from, if a file does not say."
)
@click.option(
    "--target-languages",
    callback=languages,
    help="Translated into: en,ja. Others are left out. Of a table without headings, with "
    "the source language first, the languages of its columns.",
)
@click.option("--as", "format_", type=_FORMATS, help="The format, if it cannot be told.")
@click.option("--encoding", default="", help="Of a text file, if it cannot be told.")
@click.option("--source", "title", default="", help="What to call the file as a source.")
@click.option("--machine", is_flag=True, help="A machine translated it.")
@click.option(
    "--keep-going", is_flag=True, help="Of a damaged file, take what can be read of it."
)
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@database_option
def import_(
    files: tuple[Path, ...],
    source_language: str,
    target_languages: tuple[str, ...],
    format_: str | None,
    encoding: str,
    title: str,
    machine: bool,
    keep_going: bool,
    dry_run: bool,
    as_json: bool,
    database: Path,
) -> None:
    """Take translations from FILEs into the memory: TMX, XLIFF, PO, TSV, CSV, XLSX.

    A unit that has the same texts as one in the memory is merged with it, and the newer
    one's dates and status count; one text with two translations is two units. Each file is
    taken whole or not at all: exit code 1 if one could not be. - is the standard input.

    \b
    Example: glossary tm import project.tmx --dry-run
    """
    from glossary.bitexts import Options
    from glossary.errors import UnreadableFile
    from glossary.memory import How

    if title and len(files) > 1:
        raise click.UsageError("--source names one file: import them one by one.")
    how = How(
        format=format_ or "",
        options=Options(
            source_language=source_language,
            target_languages=target_languages,
            encoding=encoding,
            machine=machine,
        ),
        title=title,
        keep_going=keep_going,
        dry_run=dry_run,
    )
    done, failed = _imported(files, how, database)
    if as_json:
        rows = [_as_data(one) for one in done]
        rows += [{"path": _called(path), "error": error} for path, error in failed.items()]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif done:
        _print_imported(done, dry_run=dry_run)
    if failed:
        raise UnreadableFile("\n".join(failed.values()))


def _imported(
    files: Sequence[Path], how: How, database: Path
) -> tuple[list[Imported], dict[Path, str]]:
    """What came of each file, and why nothing came of some."""
    from glossary.cli.run import created
    from glossary.errors import InvalidInput, UnreadableFile
    from glossary.memory import import_file

    done: list[Imported] = []
    failed: dict[Path, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        if how.dry_run and not database.exists():
            database = Path(folder, database.name)
        with piped.files_of(files) as paths, created(database) as connection:
            for path in paths:
                try:
                    done.append(import_file(connection, path, how, waiting=_waiting))
                except (InvalidInput, UnreadableFile) as error:
                    if len(files) == 1:
                        raise
                    failed[path] = piped.said(error, path)
            if not done:
                raise UnreadableFile("\n".join(failed.values()))
    return done, failed


def _waiting() -> None:
    click.echo("Waiting for another program that is writing to the glossary …", err=True)


def _called(path: Path) -> str:
    return piped.NAME if piped.is_piped(path) else str(path)


def _as_data(done: Imported) -> dict[str, Any]:
    data = asdict(done) | {"path": _called(Path(done.path))}
    data |= data.pop("counts")
    for name in ("left_out", "remarks"):
        data[name] = [{"reason": why} | records for why, records in data[name].items()]
    return data


def _print_imported(done: Sequence[Imported], *, dry_run: bool) -> None:
    columns = ("file", "format", "new", "merged", "unchanged", "left out")
    rows = [
        {
            "file": Path(one.path).name,
            "format": one.format,
            "new": f"{one.counts.added:,}",
            "merged": f"{one.counts.merged:,}",
            "unchanged": f"{one.counts.unchanged:,}",
            "left out": f"{one.records_left_out:,}",
        }
        for one in done
    ]
    print_rows(rows, columns, "table")
    for one in done:
        _print_records("left out", one, one.left_out)
        _print_records("taken, but not as it stands", one, one.remarks)
    if any(one.counts.merged for one in done):
        click.echo(
            "\nMerged: its texts were in the memory; its dates, status, source or a further "
            "language are new."
        )
    if dry_run:
        click.echo("\nNothing was written: leave out --dry-run to do it.")


def _print_records(what: str, done: Imported, found: Mapping[str, Records]) -> None:
    if not found:
        return
    click.echo(f"\n{Path(done.path).name}, {what}:")
    for reason, records in sorted(found.items(), key=lambda item: -item[1].count):
        places = ", ".join(records.places)
        more = " …" if records.count > len(records.places) else ""
        click.echo(f"  {records.count:6,}  {reason} ({places}{more})")


# ------------------------------------------------------------------------------- export


@click.command()
@click.argument("format_", metavar="FORMAT", type=_FORMATS)
@click.option("-o", "--output", help="The file; - is the standard output.  [required]")
@click.option(
    "--languages",
    "codes",
    callback=languages,
    help="Which, in their order, the one translated from first: ko,en.  [default: all "
    "three, or ko,en where the format has room for two]",
)
@click.option(
    "--level",
    type=click.IntRange(1, 2),
    default=2,
    show_default=True,
    help="1 leaves inline tags out, as OmegaT wants it; 2 has them where there were any.",
)
@click.option("--regions/--no-regions", default=True, help="Write ko-KR, or ko.")
@click.option("--source", default="", help="Only what came from there: its key or name.")
@with_termbase
def export(
    connection: sqlite3.Connection,
    format_: str,
    output: str | None,
    codes: tuple[str, ...],
    level: int,
    regions: bool,
    source: str,
) -> None:
    """Write the memory in a FORMAT: tmx, xliff (2.1), xliff12, po, tsv, csv or xlsx.

    \b
    Example: glossary tm export tmx --languages ko,ja --level 1 -o memory.tmx
    """
    from functools import partial

    from glossary.bitexts import Layout
    from glossary.files.whole import written_whole
    from glossary.memory.exporting import export_units
    from glossary.termbase import files_of

    if not output:
        raise click.UsageError("Say where to write with -o FILE, or - for standard output.")
    if len(codes) == 1:
        raise click.UsageError("--languages: name two languages or more, as in ko,en.")
    layout = Layout(
        languages=codes or LANGUAGES[: formats()[format_].LANGUAGES],
        tags=level > 1,
        regions=regions,
    )
    write = partial(export_units, connection, format_, layout=layout, source=source)
    if output == "-":
        report = write(sys.stdout.buffer)
    else:
        report = written_whole(Path(output), write, taken=files_of(connection))
    _print_exported(report, "standard output" if output == "-" else output)


def _print_exported(report: Report, name: str) -> None:
    click.echo(f"{counted(report.written, 'unit')} in {name}.", err=True)
    for what, found in (
        ("Left out", report.left_out),
        ("In it, but without", report.reduced),
    ):
        for reason, count in found.most_common():
            click.echo(f"{what}: {count:,}, {reason}", err=True)


# ------------------------------------------------------------------------------- holdings


@click.command("list")
@click.option("--source", default="", help="Only what came from there: its key or name.")
@listing_options
@with_termbase
def list_(connection: sqlite3.Connection, source: str, as_: str | None) -> None:
    """List all that is in the memory.

    \b
    Example: glossary tm list --json
    """
    from glossary import memory

    units = (
        memory.units_of(connection, memory.found(connection, source).key)
        if source
        else memory.units(connection)
    )
    rows = (
        {code: unit.segments.get(code, "") for code in LANGUAGES}
        | {"status": unit.status, "source": unit.source}
        for unit in units
    )
    print_rows(rows, (*LANGUAGES, "status", "source"), as_)


@click.command()
@listing_options
@with_termbase
def stats(connection: sqlite3.Connection, as_: str | None) -> None:
    """Say what the memory holds: units and texts in each language, source by source.

    \b
    Example: glossary tm stats
    """
    from glossary import memory

    held = memory.holdings(connection)
    codes = list(dict.fromkeys((*LANGUAGES, *(code for one in held for code in one.segments))))
    rows = [
        {"source": one.key, "units": one.units}
        | {code: one.segments.get(code, 0) for code in codes}
        | {"machine": one.machine, "documents": one.documents, "added": one.added}
        for one in held
    ]
    columns = ("source", "units", *codes, "machine", "documents", "added")
    print_rows(rows, columns, as_)


@click.command()
@click.argument("source")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_termbase
def remove(connection: sqlite3.Connection, source: str, yes: bool) -> None:
    """Take all units of one SOURCE out of the memory: its key or name in `tm stats`.

    A unit that came from several files belongs to the one that was imported last.

    \b
    Example: glossary tm remove project.tmx --yes
    """
    from glossary import memory

    held = memory.found(connection, source)
    units = counted(held.units, "unit")
    if not yes:
        click.confirm(f"Take out {units} of {held.title}?", abort=True, err=True)
    memory.remove(connection, held.key)
    click.echo(f"{units} of {held.title} {'was' if held.units == 1 else 'were'} taken out.")


COMMANDS = [import_, export, list_, stats, remove]
