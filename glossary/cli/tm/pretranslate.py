"""Filling in what the memory has."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli import piped
from glossary.cli.listing import counted
from glossary.cli.options import canonical, with_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from typing import BinaryIO

    from glossary.pretranslation import Summary


def _code(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    return canonical(value) if value else ""


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; - is the standard output.",
)
@click.option("--in-place", is_flag=True, help="Write over a bilingual FILE itself.")
@click.option(
    "--from",
    "source",
    callback=_code,
    metavar="LANGUAGE",
    help="What FILE is in.  [default: it says so, or its script does]",
)
@click.option(
    "--to", "target", callback=_code, metavar="LANGUAGE", help="If FILE does not say it."
)
@click.option(
    "--as",
    "version",
    type=click.Choice(("xliff", "xliff12")),
    help="What is made of a document: XLIFF 2.1 or 1.2.  [default: xliff]",
)
@click.option(
    "--min",
    "least",
    type=click.IntRange(50, 100),
    default=75,
    show_default=True,
    help="The score from which a match is filled in.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    help="Matches that stand beside a segment.",
)
@click.option(
    "--copy-source",
    is_flag=True,
    help="In an XLIFF 1.2 of a document: put the source where there is no match. OmegaT shows "
    "nothing else.",
)
@click.option("--no-terms", is_flag=True, help="Leave the glossary's terms out.")
@click.option("--fast", is_flag=True, help="Do not analyse Korean to be sure of terms.")
@click.option("--encoding", default="", help="Of a text file, if it cannot be told.")
@with_termbase
def pretranslate(
    connection: sqlite3.Connection,
    file: Path,
    output: Path | None,
    in_place: bool,
    source: str,
    target: str,
    version: str | None,
    least: int,
    limit: int,
    copy_source: bool,
    no_terms: bool,
    fast: bool,
    encoding: str,
) -> None:
    """Fill in what the memory has of FILE, for a translation tool to go on with.

    Of a document an XLIFF is made: a unit a paragraph, a segment a sentence. An XLIFF 1.2 or
    2, an SDLXLIFF, MQXLIFF or PO comes back as it is, with its empty translations filled in;
    those that are there are never touched. What is not the same text, or has several
    translations, is marked as to be looked at, with what differs in a note. Other matches
    and the glossary's terms stand beside the segments. - is the standard input.

    \b
    glossary tm pretranslate job.xlf -o job.filled.xlf
    glossary tm pretranslate report.docx --to en --as xliff12 -o report.xlf

    \b
    Example: glossary tm pretranslate report.ko.txt --to en -o report.xlf
    """
    from glossary.pretranslation import How
    from glossary.pretranslation import pretranslate as pretranslated

    if (output is None) == (not in_place):
        raise click.UsageError("Name the file to write with -o, or say --in-place.")
    if copy_source and version != "xliff12":
        raise click.UsageError("--copy-source goes with --as xliff12.")
    how = How(
        source=source,
        target=target,
        minimum=least,
        limit=limit,
        terms=not no_terms,
        analyse=not fast,
        version=version or "",
        copies=copy_source,
        encoding=encoding,
    )
    if in_place:
        _check_bilingual(file)
    with piped.files_of([file]) as (path,):
        if output is not None and _is_same(path, output):
            raise click.UsageError(f"{output} is FILE itself: name another, or say --in-place.")
        summary, write = pretranslated(connection, path, how)
        _write(connection, write, output or path)
    _say(connection, summary)


def _is_same(path: Path, output: Path) -> bool:
    return output.exists() and path.exists() and output.samefile(path)


def _check_bilingual(path: Path) -> None:
    from glossary.analysis.input import is_document

    if path == piped.STANDARD_INPUT:
        raise click.UsageError("What is piped in has no place of its own: say -o.")
    if is_document(path):
        raise click.UsageError(f"{path} is a document: an XLIFF cannot take its place.")


def _write(
    connection: sqlite3.Connection, write: Callable[[BinaryIO], None], output: Path
) -> None:
    from glossary.files.whole import written_whole
    from glossary.termbase import files_of

    if output == Path("-"):
        write(sys.stdout.buffer)
        return
    written_whole(output, write, taken=files_of(connection))


def _say(connection: sqlite3.Connection, summary: Summary) -> None:
    from glossary.analysis import Band
    from glossary.memory import holdings

    total = summary.bands.total()
    bands = ", ".join(
        f"{summary.bands[band]:,} {'in context' if band is Band.CONTEXT else f'at {band}'}"
        for band in Band
        if summary.bands[band] and band is not Band.NONE
    )
    text = f"{counted(total, 'segment')} without a translation, {summary.filled:,} filled in"
    text += f" ({bands}); {summary.doubtful:,} of them to be looked at" if bands else ""
    text += f". {summary.kept:,} left as they were" if summary.kept else ""
    click.echo(f"{text}.", err=True)
    if summary.displaced:
        click.echo(f"In {summary.displaced:,} of them tags have to be moved.", err=True)
    if not summary.filled and not holdings(connection):
        click.echo(
            "The memory is empty: take translations in with `glossary tm import`.", err=True
        )


COMMANDS = [pretranslate]
