"""What the extraction is to find always or never, and why it finds what it finds."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glossary.cli.listing import listing_options, print_rows
from glossary.cli.options import terms_option, with_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from glossary.explanation import Explanation


def _list_command(which: str, summary: str, example: str) -> click.Command:
    """The command of a list: `keep` and `stop` differ in words only."""

    def run(
        connection: sqlite3.Connection,
        terms: tuple[str, ...],
        file: Path | None,
        remove: bool,
        as_: str | None,
    ) -> None:
        from glossary import texts
        from glossary.termbase import listed

        asked = [*terms, *(_lines(texts.read(file, file.parent).text) if file else ())]
        if not asked and not file:
            print_rows(listed.rows(connection, which), ("text", "added"), as_)
            return
        if remove:
            for term in (missing := listed.take_off(connection, asked, which)):
                click.echo(f"{term} is not on the {which} list.", err=True)
            click.echo(f"{len(asked) - len(missing)} terms taken off the {which} list.")
        else:
            new = listed.put(connection, asked, which)
            click.echo(f"{new} terms put on the {which} list.")
        click.echo("`glossary build` goes by it from now on.")

    run.__doc__ = f"""{summary}

    Without TERM it shows the list. What you have edited yourself stays as it is.

    \b
    Example: {example}
    """
    command: Callable[..., Any] = with_termbase(run)
    command = listing_options(command)
    command = click.option(
        "--remove", is_flag=True, help=f"Take the terms off the {which} list."
    )(command)
    command = click.option(
        "--from",
        "file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="A text file with a term a line; lines that begin with # count for nothing.",
    )(command)
    command = click.argument("terms", nargs=-1, metavar="[TERM]...")(command)
    return click.command(which)(command)


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


keep = _list_command(
    "keep", "Have TERM extracted always, wherever it stands in the texts.", "glossary keep 방기"
)
stop = _list_command(
    "stop",
    "Have TERM never extracted: it is no term of your field.",
    "glossary stop 최종단계 --db db/glossary.db",
)


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="TERM")
@terms_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@with_termbase
def explain(
    connection: sqlite3.Connection, words: tuple[str, ...], terms: Path | None, as_json: bool
) -> None:
    """Say why TERM was extracted from the texts, or why not.

    Each kind of evidence has a value and a weight; their products add up to the termhood,
    and what is at the cut or above it is a candidate.

    \b
    Example: glossary explain 준동맹
    """
    from glossary import explanation, own

    term = " ".join(words)
    found = explanation.explain(connection, term, terms=terms or own.curated_terms())
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        _print(found)


def _print(explanation: Explanation) -> None:
    click.secho(explanation.term, bold=True)
    click.echo(f"  {explanation.verdict}")
    if explanation.listed:
        click.echo(f"  On the {explanation.listed} list.")
    if explanation.variants:
        click.echo(f"  Other names in the texts: {', '.join(explanation.variants)}")
    if explanation.entity:
        click.echo(f"  By its form the name of: {explanation.entity}")
    if explanation.reasons:
        click.echo("\n  points  evidence      value × weight")
        for reason in explanation.reasons:
            click.echo(
                f"  {reason.points:+6.2f}  {reason.feature:12}  {reason.value:5.2f} ×"
                f" {reason.weight:+5.2f}  {reason.meaning}"
            )
        click.echo(
            f"  {explanation.termhood:6.2f}  termhood; the cut is at {explanation.floor:.2f}"
        )
    for definition in explanation.statements:
        click.echo(f"  Said of it ({definition.source}): {definition.sentence}")


COMMANDS = [keep, stop, explain]
