"""Glossaries that come from elsewhere: import, and diff."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli import piped
from glossary.cli.options import STATUSES, actor_option, database_option, languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossary.importing import Imported, Lines
    from glossary.termbase.comparison import Compared
    from glossary.termbase.merging import Conflict

_SHOWN = 5
"""Lines shown of each list, unless --all."""


def _columns(
    _context: click.Context, _parameter: click.Parameter, values: Sequence[str]
) -> dict[str, str]:
    """The headings in `--map HEADING=FIELD`."""
    found = {}
    for value in values:
        heading, equals, field = value.rpartition("=")
        if not equals or not heading.strip() or not field.strip():
            raise click.BadParameter(f"{value!r}: write the heading, `=`, and what it holds.")
        found[heading.strip()] = field.strip()
    return found


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "format_", default="", help="Its format, if it cannot be told.")
@click.option(
    "--lang", callback=languages, help="Languages of its columns, where it does not say: ko,en."
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    callback=_columns,
    metavar="HEADING=FIELD",
    help="What a column holds: a language, id, subject, definition, note, source … or - to "
    "leave it out.",
)
@click.option("--encoding", default="", help="Of a text file, if it cannot be told.")
@click.option("--source", "title", default="", help="What to call the file as a source.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option(
    "--prefer",
    type=click.Choice(["ours", "theirs", "newer"]),
    default="ours",
    show_default=True,
    help="Whose word counts where the file and the glossary differ.",
)
@click.option("--ask", is_flag=True, help="Ask about each difference.")
@click.option("--keep-going", is_flag=True, help="Take what can be read, leave out the rest.")
@click.option("--status", type=click.Choice(STATUSES), help="Review status of new entries.")
@click.option(
    "--reliability", type=click.IntRange(1, 4), help="Of terms of which the file says none."
)
@click.option("--all", "full", is_flag=True, help="Show every line, not the first few.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@actor_option
@database_option
def import_(
    file: Path,
    format_: str,
    lang: tuple[str, ...],
    columns: dict[str, str],
    encoding: str,
    title: str,
    dry_run: bool,
    prefer: str,
    ask: bool,
    keep_going: bool,
    status: str | None,
    reliability: int | None,
    full: bool,
    as_json: bool,
    actor: str,
    database: Path,
) -> None:
    """Merge a FILE of terms into the glossary: TBX, CSV, TSV, XLSX, MultiTerm, JSON Lines …

    An entry of the file is one of yours if it has its id, or if terms in two languages are
    the same. What is new is added; where the two differ yours stays, unless you --prefer
    theirs. It is one change: `glossary undo` takes all of it back. A new database is made
    if there is none. - is the standard input.

    \b
    Example: glossary import exports/glossary.tbx --dry-run
    """
    from glossary.cli.run import created
    from glossary.formats import Options
    from glossary.importing import How, import_file
    from glossary.model import Status
    from glossary.termbase.merging import Prefer

    how = How(
        format=format_,
        options=Options(languages=lang, columns=columns, encoding=encoding),
        title=title,
        prefer=Prefer(prefer),
        ask=_ask if ask else None,
        keep_going=keep_going,
        status=Status(status) if status else None,
        reliability=reliability,
        dry_run=dry_run,
    )
    with tempfile.TemporaryDirectory() as folder:
        if dry_run and not database.exists():
            database = Path(folder, database.name)
        with piped.files_of([file]) as (path,), created(database) as connection:
            done = import_file(connection, path, how, actor=actor)
    if as_json:
        click.echo(json.dumps(_as_data(done), ensure_ascii=False, indent=2))
    else:
        _print_imported(done, path, dry_run=dry_run, most=None if full else _SHOWN)


def _ask(conflict: Conflict) -> bool:
    click.echo(f"\n{conflict.term} ({conflict.concept}): {conflict.what}", err=True)
    click.echo(f"  ours    {conflict.ours}", err=True)
    click.echo(f"  theirs  {conflict.theirs}", err=True)
    answer = click.Choice(["ours", "theirs"])
    return bool(click.prompt("Take", type=answer, default="ours", err=True) == "theirs")


def _as_data(done: Imported) -> dict[str, Any]:
    data = asdict(done)
    for name in ("added", "changed", "merged"):
        data[name]["first"] = [
            dict(zip(("concept", "term", "change"), line, strict=False))
            for line in data[name]["first"]
        ]
    for name in ("left_out", "warnings"):
        data[name]["first"] = [
            dict(zip(("place", "reason"), line, strict=True)) for line in data[name]["first"]
        ]
    data["conflicts"] = [c._asdict() | {"taken": taken} for c, taken in done.conflicts]
    data["proposals"] = [p._asdict() for p in done.proposals]
    return data


def _print_imported(done: Imported, file: Path, *, dry_run: bool, most: int | None) -> None:
    would = "would be " if dry_run else ""
    click.echo(f"{file} ({done.format}): {_total(done)} entries")
    _print_lines(f"{would}added", done.added, most)
    _print_lines(f"{would}changed, known by their ids", done.changed, most)
    _print_lines(f"{would}merged, known by terms in two languages", done.merged, most)
    if done.unchanged:
        click.echo(f"{done.unchanged:6} unchanged")
    _print_lines("left out", done.left_out, most)
    _print_lines("read, but not as it stands", done.warnings, most)
    _print_conflicts(done, most)
    if done.proposals:
        click.echo(f"{len(done.proposals):6} {would}added, but like an entry that is here:")
        _print_some(
            (
                f"{p.term} ({p.concept}): if it is the same, "
                f"`glossary merge {p.like[0]} {p.concept}`"
                for p in done.proposals
            ),
            len(done.proposals),
            most,
        )
    if done.restored:
        click.echo(f"{done.restored:6} records of texts, memory and history {would}restored")
    if done.not_restored:
        click.echo(
            f"{done.not_restored:6} records of texts, memory and history left out: "
            "they go into an empty glossary only"
        )
    if dry_run:
        click.echo("Nothing was written: leave out --dry-run to do it.")
    elif done.added.count or done.changed.count or done.merged.count:
        click.echo("All is as it was." if done.restored else "`glossary undo` takes it back.")


def _total(done: Imported) -> int:
    return done.added.count + done.changed.count + done.merged.count + done.unchanged


def _print_lines(what: str, lines: Lines, most: int | None) -> None:
    if lines.count:
        click.echo(f"{lines.count:6} {what}:")
        _print_some(map(_line, lines.first), lines.count, most)


def _line(line: tuple[str, ...]) -> str:
    if len(line) == 2 and line[0] != line[1]:
        return f"{line[0]}: {line[1]}"
    return f"{line[1]} ({line[0]}): {line[2]}" if len(line) > 2 else line[0]


def _print_conflicts(done: Imported, most: int | None) -> None:
    if not done.conflicts:
        return
    click.echo(f"{len(done.conflicts):6} differences:")
    _print_some(
        (
            f"{c.term} ({c.concept}), {c.what}: ours {c.ours!r}, theirs {c.theirs!r} — "
            f"{'theirs taken' if taken else 'ours stays'}"
            for c, taken in done.conflicts
        ),
        len(done.conflicts),
        most,
    )


def _print_some(lines: Iterable[str], count: int, most: int | None) -> None:
    shown = 0
    for line in lines:
        if most is not None and shown == most:
            break
        click.echo(f"         {line}")
        shown += 1
    if shown < count:
        click.echo(f"         and {count - shown} more{'' if most is None else ' (--all)'}")


@click.command()
@click.argument("before", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("after", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lang", callback=languages, help="Languages of columns, where a file needs it.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
def diff(before: Path, after: Path, lang: tuple[str, ...], as_json: bool) -> None:
    """Say what differs between two glossaries, databases or files, as a colleague's copy.

    Compared is what both can hold. Exit code 1 when anything differs.

    \b
    Example: glossary diff db/glossary.db db/glossary.db
    """
    from glossary.formats import Options, summary
    from glossary.importing import glossary_in
    from glossary.termbase.comparison import COMPARABLE, compare

    options = Options(languages=lang)
    (old, old_fields), (new, new_fields) = (
        glossary_in(path, options) for path in (before, after)
    )
    fields = old_fields & new_fields
    found = compare(old, new, fields)
    if as_json:
        rows = [
            asdict(c) | {"differences": [d._asdict() for d in c.differences]} for c in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        different = bool(rows)
    else:
        if missing := ", ".join(summary(COMPARABLE - fields)):
            click.echo(f"Not compared, since one of them cannot hold it: {missing}.", err=True)
        different = False
        for compared in found:
            different = True
            _print_compared(compared)
    if different:
        raise SystemExit(1)


def _print_compared(compared: Compared) -> None:
    sign = {"added": "+", "removed": "-", "changed": "~"}[compared.kind]
    click.secho(f"{sign} {compared.term}  ({compared.concept})", bold=True)
    for what, before, after in compared.differences:
        click.echo(f"    {what}: {before or '–'} → {after or '–'}")


COMMANDS = [import_, diff]
