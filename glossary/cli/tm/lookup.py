"""Looking things up in the translation memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossary.cli.listing import listing_options, print_rows
from glossary.cli.options import with_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from glossary.model import Unit


@click.command()
@click.argument("text")
@listing_options
@with_termbase
def lookup(connection: sqlite3.Connection, text: str, as_: str | None) -> None:
    """Find the translation of TEXT, spacing and case aside. Exit code 1 without one.

    \b
    Example: glossary tm lookup \\
               "国際社会の平和と安定のためのパートナーとの外交・安全保障協力の強化"
    """
    from glossary import memory

    found = memory.lookup(connection, text)
    if not found:
        click.echo("The memory does not have it.", err=True)
        raise SystemExit(1)
    _print_units(found, as_)


@click.command("list")
@listing_options
@with_termbase
def list_(connection: sqlite3.Connection, as_: str | None) -> None:
    """List all that is in the memory.

    \b
    Example: glossary tm list --json
    """
    from glossary import memory

    _print_units(memory.units(connection), as_)


def _print_units(units: Iterable[Unit], as_: str | None) -> None:
    from glossary.language import LANGUAGES

    rows = [
        {code: unit.segments.get(code, "") for code in LANGUAGES} | {"source": unit.source}
        for unit in units
    ]
    print_rows(rows, (*LANGUAGES, "source"), as_)


COMMANDS = [lookup, list_]
