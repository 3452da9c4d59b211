"""Editing by hand: add, edit, approve, reject, rm; history and undo."""

from __future__ import annotations

import functools
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from glossary.cli.listing import listing_options, print_rows
from glossary.cli.lookup import print_concept
from glossary.cli.options import STATUSES, actor_option, tagged, with_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from glossary.model import Concept
    from glossary.termbase.editing import Author


def _field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the fields of an entry that both `add` and `edit` can set."""
    options = [
        click.option("--definition", help="What it is, in a sentence, in any language."),
        click.option("--source", default="", help="Where the terms and definition are from."),
        click.option("--subject", help="Its subject field."),
        click.option("--note", help="A note on its use."),
        click.option("--reading", help="Kana of the Japanese term."),
    ]
    return functools.reduce(lambda wrapped, option: option(wrapped), reversed(options), command)


@click.command()
@click.argument("term")
@click.option("--en", multiple=True, help="An English term; the first is preferred.")
@click.option("--ja", multiple=True, help="A Japanese term; the first is preferred.")
@click.option("--ko", multiple=True, help="Another Korean term.")
@click.option("--term", "others", multiple=True, metavar="LANG:TEXT", help="In any language.")
@_field_options
@click.option("--anyway", is_flag=True, help="Add it although an entry is much like it.")
@actor_option
@with_termbase
def add(
    connection: sqlite3.Connection,
    term: str,
    en: Sequence[str],
    ja: Sequence[str],
    ko: Sequence[str],
    others: Sequence[str],
    anyway: bool,
    actor: str,
    source: str,
    **fields: str | None,
) -> None:
    """Add an entry: the Korean TERM and what it is in other languages.

    \b
    Example: glossary add 무인전투체계 --en "unmanned combat system" --ja 無人戦闘システム \\
               --source "국방백서 2022"
    """
    from glossary.termbase import editing, history, writing

    headword = editing.clean(term)
    terms = [("ko", headword), *(("ko", text) for text in ko)]
    terms += [("en", text) for text in en] + [("ja", text) for text in ja]
    terms += tagged(others, "--term")
    author = editing.Author(actor, source)
    with writing(connection):
        _refuse_double(connection, headword, anyway)
        concept = editing.new_concept(connection, terms, author)
        concept = _with_fields(concept, author, fields)
        history.save(connection, concept, actor=actor)
    click.echo("Added:")
    print_concept(connection, concept)


def _refuse_double(connection: sqlite3.Connection, headword: str, anyway: bool) -> None:
    """Stop where the term, or one that is much like it, is there already."""
    from glossary.termbase import concepts, editing

    same = editing.existing(connection, headword)
    if same is not None:
        click.echo(f"{headword} is there already:", err=True)
        print_concept(connection, same)
        how = f"glossary edit {shlex.quote(headword)} --en … --ja …"
        click.echo(f"Change it with `{how}`; `glossary approve` it when it is right.", err=True)
        raise SystemExit(1)
    close = [] if anyway else editing.near(connection, headword)
    if not close:
        return
    click.echo(f"{headword} is much like what is there already:", err=True)
    for public_id in close:
        concept = concepts.load(connection, public_id)
        if concept is not None:
            print_concept(connection, concept)
    click.echo(
        f"Add it to that entry with `glossary edit {close[0]} --add "
        f"{shlex.quote(f'ko:{headword}')}`, "
        "or say --anyway.",
        err=True,
    )
    raise SystemExit(1)


def _with_fields(concept: Concept, author: Author, fields: dict[str, str | None]) -> Concept:
    from glossary.errors import InvalidInput
    from glossary.language import normalise
    from glossary.termbase import editing

    if fields["definition"] is not None:
        concept = editing.with_definition(concept, fields["definition"], author)
    if fields["subject"] is not None:
        concept = replace(concept, subject=normalise(fields["subject"]))
    if fields["note"] is not None:
        concept = replace(concept, note=normalise(fields["note"]))
    if fields["reading"] is not None:
        japanese = concept.preferred("ja")
        if japanese is None:
            raise InvalidInput("--reading is that of the Japanese term: give one with --ja.")
        concept = editing.with_reading(concept, "ja", japanese.text, fields["reading"])
    return concept


@click.command()
@click.argument("name")
@click.option("--add", "added", multiple=True, metavar="LANG:TEXT", help="A further term.")
@click.option("--remove", "removed", multiple=True, metavar="LANG:TEXT", help="Remove a term.")
@click.option(
    "--prefer", multiple=True, metavar="LANG:TEXT", help="The term to use; may be new."
)
@click.option("--deprecate", multiple=True, metavar="LANG:TEXT", help="A term not to use.")
@click.option("--en", help="The English term to use; short for --prefer en:…")
@click.option("--ja", help="The Japanese term to use; short for --prefer ja:…")
@click.option("--status", type=click.Choice(STATUSES), help="Where it stands in review.")
@_field_options
@actor_option
@with_termbase
def edit(
    connection: sqlite3.Connection,
    name: str,
    added: Sequence[str],
    removed: Sequence[str],
    prefer: Sequence[str],
    deprecate: Sequence[str],
    en: str | None,
    ja: str | None,
    status: str | None,
    actor: str,
    source: str,
    **fields: str | None,
) -> None:
    """Change an entry: NAME is one of its terms or its id.

    \b
    Example: glossary edit 준동맹 --add "en:quasi alliance" --note "일본에서 쓰는 말"
    """
    from glossary.model import AdministrativeStatus, Status
    from glossary.termbase import concepts, editing, history, writing

    author = editing.Author(actor, source)
    preferred = tagged(prefer, "--prefer")
    preferred += [(code, text) for code, text in (("en", en), ("ja", ja)) if text is not None]
    with writing(connection):
        before = concept = concepts.resolve(connection, name)
        for code, text in tagged(added, "--add"):
            concept = editing.with_term(concept, code, text, author)
        for code, text in preferred:
            concept = editing.with_preferred(concept, code, text, author)
        for code, text in tagged(deprecate, "--deprecate"):
            concept = editing.with_term(concept, code, text, author)
            concept = editing.with_status(concept, code, text, AdministrativeStatus.DEPRECATED)
        for code, text in tagged(removed, "--remove"):
            concept = editing.without_term(concept, code, text)
        if status is not None:
            concept = replace(concept, status=Status(status))
        concept = _with_fields(concept, author, fields)
        if concept == before:
            hint = "--source goes with a term or a definition" if source else "see --help"
            click.echo(f"Nothing to change: say what with an option ({hint}).", err=True)
            raise SystemExit(1)
        history.save(connection, concept, actor=actor)
    click.echo("Now:")
    print_concept(connection, concept)


def _review(status: str) -> Callable[..., Any]:
    def command(connection: sqlite3.Connection, names: tuple[str, ...], actor: str) -> None:
        from glossary.model import Status
        from glossary.termbase import concepts, history, writing

        with writing(connection):
            batch = history.next_batch(connection)
            for name in names:
                concept = concepts.resolve(connection, name)
                reviewed = replace(concept, status=Status(status))
                changed = history.save(connection, reviewed, actor=actor, batch=batch)
                click.echo(f"{name} {'is' if changed else 'was already'} {status}.")

    return command


_names = click.argument("names", nargs=-1, required=True, metavar="NAME...")

approve = click.command(
    "approve",
    help="Approve entries: they are right.\n\n\b\nExample: glossary approve 폴리네시아 베트남",
)(_names(actor_option(with_termbase(_review("approved")))))

reject = click.command(
    "reject",
    help="Reject entries: they stay out of exports, and out of the next build.\n\n"
    "\b\nExample: glossary reject 폴리네시아",
)(_names(actor_option(with_termbase(_review("rejected")))))


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--yes", is_flag=True, help="Do not ask.")
@actor_option
@with_termbase
def rm(connection: sqlite3.Connection, names: tuple[str, ...], yes: bool, actor: str) -> None:
    """Remove entries for good; the next build will not bring them back.

    \b
    Example: glossary rm 폴리네시아
    """
    from glossary.termbase import concepts, history, writing

    found = [concepts.resolve(connection, name) for name in names]
    if not yes:
        for concept in found:
            print_concept(connection, concept)
        click.confirm(
            f"Remove {'it' if len(found) == 1 else f'these {len(found)}'}?", abort=True
        )
    with writing(connection):
        batch = history.next_batch(connection)
        for concept in found:
            history.remove(connection, concept.id, actor=actor, batch=batch)
    what = ", ".join(concept.id for concept in found)
    click.echo(f"Removed: {what}. `glossary undo` brings it back.")


@click.command("history")
@click.argument("name", required=False)
@click.option("--limit", type=click.IntRange(1, 10**9), default=20, show_default=True)
@listing_options
@with_termbase
def history_(
    connection: sqlite3.Connection, name: str | None, limit: int, as_: str | None
) -> None:
    """Say what was changed, by whom and when; of one entry with NAME.

    \b
    Example: glossary history 준동맹
    """
    from glossary.termbase import concepts, history

    # An entry that was removed still has a history: by its id, or by a term it had.
    public_id = name
    if name and not history.changes(connection, public_id=name, limit=1):
        removed = history.concepts_named(connection, name)
        public_id = removed[0] if len(removed) == 1 else concepts.resolve(connection, name).id
    rows = [
        {
            "change": change.batch,
            "time": change.time,
            "by": change.actor,
            "action": f"undo {change.undoes}" if change.undoes else change.action,
            "entry": change.concept,
            "what": history.describe(change),
        }
        for change in history.changes(connection, public_id=public_id, limit=limit)
    ]
    print_rows(rows, ("change", "time", "by", "action", "entry", "what"), as_)


@click.command()
@click.argument("change", type=click.IntRange(1, 10**9), required=False)
@actor_option
@with_termbase
def undo(connection: sqlite3.Connection, change: int | None, actor: str) -> None:
    """Take a change back: the last one made by hand, or CHANGE from the history.

    An undo can itself be undone, by its number.

    \b
    Example: glossary undo
    """
    from glossary.termbase import history, writing

    with writing(connection):
        batch = history.last_batch(connection) if change is None else change
        undone = history.undo(connection, batch, actor=actor)
    for item in undone:
        click.echo(f"Undone: {item.action} {item.concept} ({history.describe(item)})")


COMMANDS = [add, edit, approve, reject, rm, history_, undo]
