"""Whole entries: merge, split, relate, rename, and dedupe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossary.cli.listing import listing_options, print_rows
from glossary.cli.lookup import print_concept
from glossary.cli.options import actor_option, tagged, with_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from glossary.termbase.curation import Double
    from glossary.termbase.merging import Settled


@click.command()
@click.argument("name")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@click.option(
    "--prefer",
    type=click.Choice(["ours", "theirs", "newer"]),
    default="ours",
    show_default=True,
    help="Whose word counts where they differ: ours is NAME's.",
)
@actor_option
@with_termbase
def merge(
    connection: sqlite3.Connection,
    name: str,
    others: tuple[str, ...],
    prefer: str,
    actor: str,
) -> None:
    """Make one entry of several: NAME takes in the terms of each OTHER, which is removed.

    \b
    Example: glossary merge 준동맹 폴리네시아
    """
    from glossary.termbase import concepts, curation, writing
    from glossary.termbase.merging import Prefer

    with writing(connection):
        keep, *gone = (concepts.resolve(connection, n) for n in (name, *others))
        whole, settled = curation.merge(
            connection, keep, gone, actor=actor, prefer=Prefer(prefer)
        )
    print_differences(settled)
    click.echo("Now:")
    print_concept(connection, whole)


def print_differences(settled: Sequence[Settled]) -> None:
    """Say what entries did not agree on, and what became of it."""
    for (_, _, what, ours, theirs), taken in settled:
        kept, left = (theirs, ours) if taken else (ours, theirs)
        click.echo(f"  {what}: {kept!r} stays, not {left!r}", err=True)


@click.command()
@click.argument("name")
@click.argument("terms", nargs=-1, required=True, metavar="LANG:TEXT...")
@click.option("--id", "public_id", default="", help="The new entry's id.")
@actor_option
@with_termbase
def split(
    connection: sqlite3.Connection,
    name: str,
    terms: tuple[str, ...],
    public_id: str,
    actor: str,
) -> None:
    """Take terms out of the entry NAME, and make an entry of them.

    \b
    Example: glossary split 군사정보포괄보호협정 ko:지소미아 en:GSOMIA
    """
    from glossary.termbase import concepts, curation, writing

    places = tagged(terms, "TERM")
    with writing(connection):
        concept = concepts.resolve(connection, name)
        rest, new = curation.split(
            connection, concept, places, actor=actor, public_id=public_id
        )
    click.echo("New:")
    print_concept(connection, new)
    click.echo("Left:")
    print_concept(connection, rest)


@click.command()
@click.argument("name")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@click.option(
    "--as",
    "kind",
    type=click.Choice(["broader", "related", "see"]),
    default="related",
    show_default=True,
    help="What each OTHER is to NAME.",
)
@click.option("--remove", is_flag=True, help="Take the relation away.")
@actor_option
@with_termbase
def relate(
    connection: sqlite3.Connection,
    name: str,
    others: tuple[str, ...],
    kind: str,
    remove: bool,
    actor: str,
) -> None:
    """Relate the entry NAME to others.

    \b
    Example: glossary relate 준동맹 한미동맹 --as see
    """
    from glossary.model import Relation
    from glossary.termbase import concepts, curation, writing

    with writing(connection):
        concept = concepts.resolve(connection, name)
        links = {
            Relation(kind=kind, target=concepts.resolve(connection, other).id)
            for other in others
        }
        related = curation.relate(connection, concept, links, actor=actor, remove=remove)
    click.echo("Now:")
    print_concept(connection, related)


@click.command()
@click.argument("name")
@click.argument("new")
@click.option(
    "--term", metavar="LANG:TEXT", help="Write this term of the entry as NEW; else its id."
)
@actor_option
@with_termbase
def rename(
    connection: sqlite3.Connection, name: str, new: str, term: str | None, actor: str
) -> None:
    """Give the entry NAME another id, or write one of its terms differently.

    \b
    Example: glossary rename 지소미아 "군사정보 포괄보호협정" --term ko:군사정보포괄보호협정
    """
    from glossary.termbase import concepts, curation, history, writing

    with writing(connection):
        concept = concepts.resolve(connection, name)
        if term is None:
            renamed = curation.rename(connection, concept, new, actor=actor)
        else:
            ((language, old),) = tagged([term], "--term")
            renamed = curation.respell(concept, language, old, new)
            history.save(connection, renamed, actor=actor)
    click.echo("Now:")
    print_concept(connection, renamed)


@click.command()
@click.option(
    "--merge", "merging", is_flag=True, help="Merge those alike in two languages or more."
)
@actor_option
@listing_options
@with_termbase
def dedupe(connection: sqlite3.Connection, merging: bool, actor: str, as_: str | None) -> None:
    """List entries that may be one: spelling, hanja, case, acronym and full form.

    \b
    Example: glossary dedupe
    """
    from glossary.termbase import curation, writing

    if merging:
        with writing(connection):
            merged = curation.merge_doubles(connection, actor=actor)
        for double, settled in merged:
            line = f"Merged: {double.other} into {double.one} ({double.terms})"
            click.echo(line, err=True)
            print_differences(settled)
        click.echo(f"{len(merged)} merged; `glossary undo` takes that back.", err=True)
    found = curation.doubles(connection)
    rows = [
        {
            "one": double.one,
            "other": double.other,
            "languages": double.languages,
            "why": double.why,
            "terms": double.terms,
        }
        for double in found
    ]
    if rows or as_:
        print_rows(rows, ("one", "other", "languages", "why", "terms"), as_)
    _advise(found)


def _advise(found: Sequence[Double]) -> None:
    if not found:
        click.echo("No two entries are alike.", err=True)
        return
    click.echo(
        f"If two are one: `glossary merge {found[0].one} {found[0].other}`. Those alike in "
        "one language only may well be two: 공해 is the high seas, and pollution.",
        err=True,
    )


COMMANDS = [merge, split, relate, rename, dedupe]
