"""Aligning documents with their translations."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli.listing import counted, listing_options, print_rows
from glossary.cli.options import languages, with_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from typing import BinaryIO

    from glossary.aligning import Proposal, Stored

_SHOWN = 10
"""Documents without a partner that are named."""


@click.command()
@click.argument("source", required=False, metavar="KO", type=click.Path(path_type=Path))
@click.argument("target", required=False, metavar="OTHER", type=click.Path(path_type=Path))
@click.option(
    "--languages",
    "codes",
    callback=languages,
    help="What both are in, as in ko,en.  [default: found out from the texts]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A page (.html) or a table (.tsv) to look through before anything is stored.",
)
@click.option("--store", "stored", is_flag=True, help="Store what scores enough at once.")
@click.option(
    "--min",
    "minimum",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="The score from which a pair is taken: docs/quality-alignment.md says how many of "
    "those are right.",
)
@click.option(
    "--accept",
    type=click.Path(path_type=Path),
    help="Store the pairs marked yes in a table that was looked through.",
)
@listing_options
@with_termbase
def align(
    connection: sqlite3.Connection,
    source: Path | None,
    target: Path | None,
    codes: tuple[str, ...],
    output: Path | None,
    stored: bool,
    minimum: float,
    accept: Path | None,
    as_: str | None,
) -> None:
    """Find which sentences of a text and of its translation belong together.

    KO and OTHER are two texts, or two folders whose texts are paired by their names:
    report.ko.txt and report.en.txt, ko/report.txt and en/report.txt. One folder alone has
    its texts paired with each other. Nothing is stored without --store, or --accept with
    the reviewed TSV.

    \b
    Example: glossary tm align report.ko.txt report.en.txt -o review.html
    """
    if accept is not None:
        _check_alone(source, output, stored=stored)
        _accept(connection, accept)
        return
    if source is None:
        raise click.UsageError("Name a text and its translation, or two folders of them.")
    if output is not None and output.suffix.lower() not in {".html", ".htm", ".tsv"}:
        raise click.UsageError(f"-o {output}: its name ends in .html or .tsv.")
    if codes and len(codes) != 2:
        raise click.UsageError("--languages takes two, as in ko,en.")
    if target is None and not source.is_dir():
        raise click.UsageError(f"Name the translation of {source} as well.")
    proposals = _proposals(connection, (source, target or source), codes, minimum)
    if output is not None:
        _write(connection, proposals, output, minimum)
    elif not stored:
        _list(proposals, as_)
    _summarise(proposals)
    if stored:
        from glossary.aligning import store

        _say(store(connection, proposals))


def _check_alone(source: Path | None, output: Path | None, *, stored: bool) -> None:
    if source is not None or output is not None or stored:
        raise click.UsageError("--accept takes the table alone: it says which texts it is of.")


def _proposals(
    connection: sqlite3.Connection,
    paths: tuple[Path, Path],
    codes: Sequence[str],
    minimum: float,
) -> list[Proposal]:
    from glossary.aligning import pair_by_name, propose
    from glossary.errors import UnreadableText
    from glossary.termbase import home

    pairing = pair_by_name(*paths, codes)
    for path, reason in pairing.unpaired[:_SHOWN]:
        click.echo(f"Not paired: {path}: {reason}.", err=True)
    if len(pairing.unpaired) > _SHOWN:
        click.echo(f"Not paired: {len(pairing.unpaired) - _SHOWN:,} more.", err=True)
    if not pairing.pairs:
        raise UnreadableText(
            "No two texts have names that differ in the language only, as report.ko.txt and "
            "report.en.txt do: rename them, or name two texts."
        )
    return list(
        propose(connection, pairing.pairs, home(connection), languages=codes, minimum=minimum)
    )


def _write(
    connection: sqlite3.Connection, proposals: Sequence[Proposal], output: Path, minimum: float
) -> None:
    from glossary.aligning import page, table
    from glossary.files.whole import written_whole
    from glossary.termbase import files_of

    def write(stream: BinaryIO) -> None:
        if output.suffix.lower() == ".tsv":
            table.write(proposals, stream)
            return
        text = io.TextIOWrapper(stream, "utf-8", newline="\n")
        page.write(proposals, text, minimum=minimum)
        text.detach()

    written_whole(output, write, taken=files_of(connection))


def _list(proposals: Sequence[Proposal], as_: str | None) -> None:
    from glossary.aligning import table

    columns = table.heading(proposals[0].languages) if proposals else []
    rows = (dict(zip(columns, table.cells(p), strict=True)) for p in proposals)
    print_rows(rows, columns, as_)


def _summarise(proposals: Sequence[Proposal]) -> None:
    pairs = [proposal for proposal in proposals if proposal.source and proposal.target]
    taken = sum(proposal.accepted for proposal in pairs)
    left_out = sum(not proposal.target for proposal in proposals)
    added = sum(not proposal.source for proposal in proposals)
    documents = len({proposal.documents for proposal in proposals})
    click.echo(
        f"{counted(documents, 'pair')} of texts: {counted(len(pairs), 'pair')} of sentences, "
        f"{taken:,} of them taken and {len(pairs) - taken:,} doubtful; "
        f"{counted(left_out, 'sentence')} not translated, {added:,} added.",
        err=True,
    )


def _accept(connection: sqlite3.Connection, path: Path) -> None:
    from glossary.aligning import store, table

    _say(store(connection, table.read(path)))


def _say(stored: Stored) -> None:
    counts = stored.counts
    click.echo(
        f"Stored: {counted(counts.added, 'new pair')}. In the memory already: "
        f"{counts.merged + counts.unchanged:,}. Not accepted: {stored.left:,}.",
        err=True,
    )


COMMANDS = [align]
