"""The leverage report."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli import piped
from glossary.cli.listing import listing_options, print_rows
from glossary.cli.options import canonical, languages, with_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

    from glossary.analysis import Band, Leverage, Report
    from glossary.bitexts import Problem

_COLUMNS = ("file", "from", "to", "band", "segments", "words", "characters", "with_spaces")
_TOTAL = "total"


def _weights(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> Mapping[Band, int] | None:
    from glossary.analysis.bands import weights
    from glossary.errors import InvalidInput

    try:
        return weights(value) if value is not None else None
    except InvalidInput as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "--from",
    "source",
    metavar="LANGUAGE",
    help="What the files are in.  [default: they say so, or their script does]",
)
@click.option(
    "--to",
    "targets",
    callback=languages,
    help="To be translated into: en,ja.  [default: what a file says, or the others]",
)
@click.option(
    "--min",
    "least",
    type=click.IntRange(50, 100),
    default=50,
    show_default=True,
    help="What is less similar is no match: 75 takes a fraction of the time of 50.",
)
@click.option(
    "--internal",
    is_flag=True,
    help="Count what is like an earlier segment of the files as a match, too.",
)
@click.option(
    "--weights",
    callback=_weights,
    help="Per cent of a word by band: context=0,repetition=10,cross-file=10,100=10,95-99=30,"
    "85-94=60. What is not named counts whole, what is translated not at all.",
)
@click.option("--encoding", default="", help="Of text files, if it cannot be told.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report to this file, as a page, too.",
)
@listing_options
@with_termbase
def analyse(
    connection: sqlite3.Connection,
    files: tuple[Path, ...],
    source: str | None,
    targets: tuple[str, ...],
    least: int,
    internal: bool,
    weights: Mapping[Band, int] | None,
    encoding: str,
    html: Path | None,
    as_: str | None,
) -> None:
    """Count what the memory has of FILEs that are to be translated: the leverage report.

    Segments, words and characters by match band, for each file and together. FILEs are
    documents, and bilingual files such as XLIFF and PO, in which what is translated counts
    apart. A word is what stands between spaces, in Korean the eojeol; each kanji, kana and
    full-width sign is one, as in Word and memoQ. Of segments with the same text the first
    counts by its match and the others as repetitions, unless they match in their context.
    With --internal a segment like an earlier one of the files is a fuzzy match, as with the
    homogeneity of memoQ.
    - is the standard input. Exit code 1 if a file could not be read; the others are counted.

    \b
    glossary tm analyse new.docx --to en --weights context=0,repetition=10,100=10,95-99=30

    \b
    Example: glossary tm analyse report.ko.txt --to en,ja
    """
    from glossary.analysis import Wanted
    from glossary.analysis import analyse as analysed
    from glossary.errors import UnreadableFile

    wanted = Wanted(
        source=canonical(source) if source else "", targets=targets, encoding=encoding
    )
    if html is not None and html.resolve() in {file.resolve() for file in files}:
        raise click.UsageError(f"--html {html}: that is one of the files to be counted.")
    told = _Told()
    with piped.files_of(files) as paths:
        report = analysed(
            connection, paths, wanted, told, threshold=least / 100, internal=internal
        )
        _name_pipe(report, paths)
    told.summarise()
    if report.files:
        _print(report, weights, as_)
        _explain(connection, report)
    if html is not None and report.files:
        _write_page(connection, report, weights, html)
    if report.failed:
        raise UnreadableFile("\n".join(report.failed.values()))


def _name_pipe(report: Report, paths: Sequence[Path]) -> None:
    """Call what was piped in so, and not by the file that it was put in."""
    for path in filter(piped.is_piped, paths):
        for one in report.files:
            one.file = piped.NAME if one.file == str(path) else one.file
        if path in report.failed:
            report.failed[path] = piped.said(report.failed[path], path)


class _Told:
    """Says what of a file was not read as it stands; each thing once, with its places."""

    def __init__(self) -> None:
        self._places: dict[tuple[Path, str, bool], list[str]] = {}
        self._counts: Counter[tuple[Path, str, bool]] = Counter()

    def __call__(self, path: Path, problem: Problem) -> None:
        kind = path, problem.reason, problem.lost
        self._counts[kind] += 1
        places = self._places.setdefault(kind, [])
        if len(places) < 3:
            places.append(problem.place)

    def summarise(self) -> None:
        """Print them."""
        for (path, reason, lost), places in self._places.items():
            count = self._counts[path, reason, lost]
            more = " …" if count > len(places) else ""
            what = f"{count:,} not counted: {reason}" if lost else reason
            click.echo(f"{path.name}: {what} ({', '.join(places)}{more})", err=True)


def _rows(
    one: Leverage, weights: Mapping[Band, int] | None, *, numbers: bool
) -> Iterator[dict[str, Any]]:
    """A row a band, and all of them; numbers for programs, or as people write them."""
    shown = (lambda n: n) if numbers else "{:,}".format
    volumes = [(band.value, volume, band) for band, volume in one.volumes.items()]
    for name, volume, band in [*volumes, (_TOTAL, one.total, None)]:
        row = {
            "file": one.file or f"({_TOTAL})",
            "from": one.source,
            "to": one.target,
            "band": name,
            "segments": shown(volume.segments),
            "words": shown(volume.words),
            "characters": shown(volume.characters),
            "with_spaces": shown(volume.with_spaces),
        }
        if weights:
            weighted = volume.words * weights[band] / 100 if band else one.weighted(weights)
            row["weighted"] = shown(round(weighted, 2))
        yield row


def _print(report: Report, weights: Mapping[Band, int] | None, as_: str | None) -> None:
    columns = (*_COLUMNS, "weighted") if weights else _COLUMNS
    if as_ not in {None, "table"} or (as_ is None and not sys.stdout.isatty()):
        everything = [*report.files, *report.totals]
        rows = [row for one in everything for row in _rows(one, weights, numbers=True)]
        print_rows(rows, columns, as_)
        return
    several = len({one.file for one in report.files}) > 1
    for one in [*report.files, *(report.totals if several else ())]:
        click.echo(f"\n{one.file or 'All files'}  {one.source} → {one.target}")
        print_rows(list(_rows(one, weights, numbers=False)), columns[3:], "table")


def _explain(connection: sqlite3.Connection, report: Report) -> None:
    """Say it where the memory has nothing at all for a pair of languages."""
    from glossary.language import language_name
    from glossary.memory import holdings

    if report.any_match:
        return
    held = holdings(connection)
    for one in report.totals:
        if not any({one.source, one.target} <= set(source.segments) for source in held):
            click.echo(
                f"The memory has nothing in {language_name(one.source)} and "
                f"{language_name(one.target)}, so nothing matches: take translations in with "
                "`glossary tm import`.",
                err=True,
            )


def _write_page(
    connection: sqlite3.Connection,
    report: Report,
    weights: Mapping[Band, int] | None,
    html: Path,
) -> None:
    from glossary.analysis.page import page
    from glossary.files.whole import written_whole
    from glossary.termbase import files_of

    def write(stream: BinaryIO) -> None:
        stream.writelines(part.encode() for part in page(report, weights))

    written_whole(html, write, taken=files_of(connection))


COMMANDS = [analyse]
