"""Does this translation hold? check."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import click

from glossary.bitexts import formats
from glossary.cli import piped
from glossary.cli.listing import counted
from glossary.cli.options import STATUSES, canonical, database_option, statuses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.checks import Finding, Pair
    from glossary.files.problem import Problem
    from glossary.model import Concept, Status

_FILE = click.Path(exists=True, allow_dash=True, path_type=Path)

_TOLD = 5
"""Problems of one kind in a file that are printed."""


def _code(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    return canonical(value) if value else ""


def _codes(
    _context: click.Context, _parameter: click.Parameter, value: Sequence[str]
) -> tuple[str, ...]:
    """Codes, or what they begin with: given once or more, with commas or without."""
    return tuple(
        code.strip().upper() for one in value for code in one.split(",") if code.strip()
    )


@click.command()
@click.argument("file", required=False, type=_FILE)
@click.argument("target_file", required=False, type=_FILE)
@click.option("--from", "source", callback=_code, help="The language of the source: ko.")
@click.option("--to", "target", callback=_code, help="The language of the translation: en.")
@click.option(
    "--as",
    "format_",
    type=click.Choice(list(formats())),
    help="The format, if it cannot be told.",
)
@click.option("--encoding", default="", help="Of text files.  [default: found out]")
@click.option(
    "--only",
    multiple=True,
    callback=_codes,
    help="Check these rules only: T,N301.",
    metavar="CODES",
)
@click.option(
    "--skip",
    multiple=True,
    callback=_codes,
    help="Leave these rules out: W,P404.",
    metavar="CODES",
)
@click.option(
    "--severity",
    type=click.Choice(("error", "warning", "info")),
    default="warning",
    show_default=True,
    help="The mildest that is reported.",
)
@click.option(
    "--status",
    callback=statuses,
    help=f"Which entries: {', '.join(STATUSES[:-1])}.  [default: approved,proposed]",
)
@click.option("--json", "as_", flag_value="json", help="Print JSON.")
@click.option("--html", "as_", flag_value="html", help="Write a page to read.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
@click.option("--rules", "list_rules", is_flag=True, help="List the rules and stop.")
@database_option
@click.pass_context
def check(
    context: click.Context,
    file: Path | None,
    target_file: Path | None,
    source: str,
    target: str,
    format_: str | None,
    encoding: str,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    severity: str,
    status: tuple[Status, ...],
    as_: str | None,
    output: Path | None,
    list_rules: bool,
    database: Path,
) -> None:
    """Check a finished translation: terms, numbers, units, what was left, tags, marks.

    FILE is an XLIFF, TMX, PO, or a table (TSV, CSV, XLSX) with a column for each language; or
    FILE and TARGET_FILE are two texts with a line for each other. - is the standard input.
    Exit code 0 when nothing is
    found that is as bad as --severity or worse, 1 when something is, 2 when the command was
    not understood. Without a glossary the rules about terms are left out.

    \b
    glossary check translation.xlf --skip W,P404 -o report.html
    glossary check ko.txt en.txt --from ko --to en --severity error

    \b
    Example: glossary check --rules
    """
    from glossary.checks import Severity, choose
    from glossary.checks import check as findings_in
    from glossary.errors import InvalidInput, UnreadableFile

    if list_rules:
        _print_rules(as_)
        return
    if file is None:
        raise click.UsageError("Name a FILE to check, or list the rules with --rules.")
    if target_file is not None and format_:
        raise click.UsageError("--as goes with one FILE: two of them are texts.")
    if file == target_file == piped.STANDARD_INPUT:
        raise click.UsageError("Only one of the two texts can be the standard input.")
    try:
        codes = choose(only, skip)
    except InvalidInput as error:
        raise click.UsageError(str(error)) from error
    told = _Told()
    asked = _Asked(source, target, encoding, format_ or "")
    concepts = _concepts(context, database, status) if _about_terms(codes) else []
    as_ = as_ or _by_suffix(output)
    named = [file] if target_file is None else [file, target_file]
    with piped.files_of(named) as files:
        pairs = _Counted(_pairs(files, asked, told))
        findings = _Tally(findings_in(pairs, concepts, codes=codes, least=Severity(severity)))
        with _opened(output, (*files, database)) as stream:
            _write(findings, stream, as_, files[0], pairs)
        told.summarise()
        if not pairs.counts:
            why = "could be read as one of a translation" if told.lost else "is there"
            raise UnreadableFile(
                f"{files[0]}: nothing was checked, because no segment of it {why}."
            )
    click.echo(_summary(pairs, findings), err=as_ is not None or output is not None)
    if findings.codes:
        context.exit(1)


def _by_suffix(output: Path | None) -> str | None:
    """What to write, by the end of the file's name."""
    suffix = output.suffix.lower() if output else ""
    return {".html": "html", ".htm": "html", ".json": "json"}.get(suffix)


class _Counted:
    """Pairs that are counted as they go by."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._pairs = pairs
        self.counts: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Pair]:
        for pair in self._pairs:
            self.counts[pair.target_language] += 1
            yield pair


class _Tally:
    """Findings that are counted as they go by."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._findings = findings
        self.codes: Counter[str] = Counter()
        self.severities: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Finding]:
        for finding in self._findings:
            self.codes[finding.code] += 1
            self.severities[finding.severity] += 1
            yield finding


class _Told:
    """Says what of a file was not read as it stands; of each kind the first few."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, bool]] = Counter()

    @property
    def lost(self) -> int:
        """Of how many segments it was said that they were not checked."""
        return sum(count for (_, lost), count in self._counts.items() if lost)

    def __call__(self, problem: Problem) -> None:
        kind = problem.reason, problem.lost
        self._counts[kind] += 1
        if self._counts[kind] <= _TOLD:
            lost = "not checked: " if problem.lost else ""
            click.echo(f"{problem.place}: {lost}{problem.reason}", err=True)

    def summarise(self) -> None:
        """Say how many more there were."""
        for (reason, _), count in self._counts.items():
            if count > _TOLD:
                click.echo(f"and {count - _TOLD:,} more: {reason}", err=True)


class _Asked(NamedTuple):
    """What a person says of the files."""

    source: str
    target: str
    encoding: str
    format: str


def _pairs(files: Sequence[Path], asked: _Asked, told: _Told) -> Iterator[Pair]:
    from glossary.bitexts import Options
    from glossary.checks import input as read

    if len(files) > 1:
        return read.from_texts(
            (files[0], files[1]),
            told,
            source=asked.source,
            target=asked.target,
            encoding=asked.encoding,
        )
    options = Options(
        source_language=asked.source,
        target_languages=(asked.target,) if asked.target else (),
        encoding=asked.encoding,
    )
    return read.from_bitext(files[0], told, options, asked.format)


def _about_terms(codes: Iterable[str]) -> bool:
    return any(code.startswith("T") for code in codes)


def _concepts(
    context: click.Context, database: Path, status: tuple[Status, ...]
) -> list[Concept]:
    """The entries whose terms are asked for, and the rejected ones."""
    from glossary.model import Status
    from glossary.termbase import open_termbase
    from glossary.termbase.concepts import Selection

    default = click.core.ParameterSource.DEFAULT
    if not database.exists() and context.get_parameter_source("database") is default:
        click.echo(f"There is no glossary at {database}: terms are not checked.", err=True)
        return []
    wanted = status or (Status.APPROVED, Status.PROPOSED)
    connection = open_termbase(database)
    try:
        return list(Selection(connection, (*dict.fromkeys((*wanted, Status.REJECTED)),)))
    finally:
        connection.close()


@contextmanager
def _opened(output: Path | None, read: Sequence[Path]) -> Iterator[IO[str]]:
    """Where to write: a file appears when it is complete; none that is `read` is written."""
    from glossary.errors import InvalidInput
    from glossary.files.whole import whole_text

    if output is None or str(output) == "-":
        yield sys.stdout
        return
    if any(path.resolve() == output.resolve() for path in read):
        raise InvalidInput(f"{output} is one of the files to be read: name another after -o.")
    with whole_text(output) as stream:
        yield stream


def _write(
    findings: _Tally, stream: IO[str], as_: str | None, file: Path, pairs: _Counted
) -> None:
    if as_ == "html":
        from glossary.checks.page import write

        write(findings, stream, f"Check of {file.name}", pairs.counts)
    elif as_ == "json":
        _write_json(findings, stream, pairs)
    else:
        for finding in findings:
            stream.writelines(_lines(finding))


def _write_json(findings: _Tally, stream: IO[str], pairs: _Counted) -> None:
    """An object with the findings, one a line, and a summary behind them."""
    stream.write('{"findings": [')
    try:
        for number, finding in enumerate(findings):
            stream.write(",\n" if number else "\n")
            stream.write(json.dumps(asdict(finding), ensure_ascii=False))
    finally:  # a file that breaks off gives an object, too
        summary = {
            "segments": pairs.counts.total(),
            "findings": findings.codes.total(),
            "by_code": dict(sorted(findings.codes.items())),
            "by_severity": dict(findings.severities),
        }
        stream.write(f'\n],\n"summary": {json.dumps(summary)}}}\n')


def _lines(finding: Finding) -> Iterator[str]:
    expected = f"  [expected: {_one_line(finding.expected)}]" if finding.expected else ""
    about = f"{finding.code} {finding.severity}: {_one_line(finding.message)}{expected}"
    yield f"{_one_line(finding.segment)}  {about}\n"
    yield f"    {finding.source_language or '?'}  {_one_line(finding.source)}\n"
    yield f"    {finding.target_language or '?'}  {_one_line(finding.target)}\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _summary(pairs: _Counted, findings: _Tally) -> str:
    checked = f"{counted(pairs.counts.total(), 'segment')} checked"
    if not findings.codes:
        return f"{checked}: nothing found."
    severities = ", ".join(f"{findings.severities[s]:,} {s}" for s in findings.severities)
    codes = ", ".join(f"{code} {count:,}" for code, count in sorted(findings.codes.items()))
    return f"{checked}: {severities} ({codes})."


def _print_rules(as_: str | None) -> None:
    from glossary.checks import rules

    if as_ == "json":
        listed: list[dict[str, Any]] = [asdict(rule) for rule in rules().values()]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for rule in rules().values():
        click.echo(f"{rule.code}  {rule.severity:8} {rule.title}")
        click.echo(click.wrap_text(rule.explanation, 92, "      ", "      "))


COMMANDS = [check]
