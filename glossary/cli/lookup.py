"""Reading: search, show, list, stats."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from glossary.cli.listing import listing_options, print_rows
from glossary.cli.options import STATUSES, statuses, with_termbase
from glossary.language import LANGUAGES, language_name
from glossary.model import EntityKind

if TYPE_CHECKING:
    import sqlite3

    from glossary.model import Concept, Status, Term

_BEST = 3
"""Contexts as a dictionary prints them."""
_COLUMNS = ("concept", "ko", "en", "ja", "subject", "status", "reliability", "frequency")


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 10**9), default=50, show_default=True)
@listing_options
@with_termbase
def search(
    connection: sqlite3.Connection, text: tuple[str, ...], limit: int, as_: str | None
) -> None:
    """Look up TEXT in any language, with or without spaces and particles.

    Readings and romanisations will do, too. Exact matches come first, then terms that
    begin with it, then the rest. Exit code 1 when there is none.

    \b
    Example: glossary search 한미 동맹
    """
    from glossary.termbase.search import search as find

    rows = find(connection, " ".join(text), limit)
    if not rows:
        click.echo(f"No entry has {' '.join(text)!r}.{_guesses(connection, text)}", err=True)
    if rows or as_:
        print_rows(rows, _COLUMNS, as_)
    if not rows:
        raise SystemExit(1)


def _guesses(connection: sqlite3.Connection, text: tuple[str, ...]) -> str:
    """What else may have been meant, as a question; empty where nothing may."""
    from glossary.termbase.search.near import guesses
    from glossary.termbase.search.typed import cleaned

    found = [guess.text for guess in guesses(connection, cleaned(" ".join(text)))]
    return f" Did you mean {', '.join(found)}?" if found else ""


@click.command("list")
@click.option("--status", callback=statuses, help=f"{', '.join(STATUSES)}.")
@click.option("--subject", help="A subject field, such as `agreements`.")
@click.option("--missing", type=click.Choice(LANGUAGES), help="Without a term in a language.")
@click.option("--limit", type=click.IntRange(1, 10**9), help="At most so many.")
@click.option(
    "--names",
    "entity",
    type=click.Choice(["any", *map(str, EntityKind)]),
    help="Only names of that: what the texts' names name, as far as their form tells.",
)
@listing_options
@with_termbase
def list_(
    connection: sqlite3.Connection,
    status: tuple[Status, ...],
    subject: str | None,
    missing: str | None,
    entity: str | None,
    limit: int | None,
    as_: str | None,
) -> None:
    """List entries, the most frequent in the texts first.

    \b
    Example: glossary list --status proposed --missing ja --csv
    """
    from glossary.termbase import queries

    rows = queries.entries(
        connection,
        statuses=status,
        subject=subject,
        missing=missing,
        entity="" if entity == "any" else entity,
        limit=limit,
    )
    columns = (*_COLUMNS, "entity") if entity else _COLUMNS
    columns = columns if as_ in {None, "table"} else (*columns, "definition")
    print_rows(rows, columns, as_)


@click.command()
@listing_options
@with_termbase
def stats(connection: sqlite3.Connection, as_: str | None) -> None:
    """Say how much of what there is.

    \b
    Example: glossary stats --json
    """
    from glossary.termbase import queries

    rows: list[dict[str, Any]] = [
        {"what": name, "count": count} for name, count in queries.statistics(connection).items()
    ]
    rows += [
        {
            "what": f"{language_name(row['language'])} from {row['method']}",
            "count": row["entries"],
        }
        for row in queries.equivalents_by_method(connection)
    ]
    print_rows(rows, ("what", "count"), as_)


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="NAME")
@click.option("--json", "as_json", is_flag=True, help="Print the whole entry as JSON.")
@click.option(
    "--contexts",
    type=click.IntRange(0, 10**9),
    default=10,
    show_default=True,
    help="How many to show.",
)
@click.option(
    "--suggestions", is_flag=True, help="Show the terms, too, that nobody has verified."
)
@with_termbase
def show(
    connection: sqlite3.Connection,
    words: tuple[str, ...],
    as_json: bool,
    contexts: int,
    suggestions: bool,
) -> None:
    """Show an entry: NAME is one of its terms or its id.

    \b
    Example: glossary show 지소미아
    """
    from glossary.termbase import concepts

    concept = concepts.resolve(connection, " ".join(words))
    if as_json:
        click.echo(json.dumps(asdict(concept), ensure_ascii=False, indent=2))
    else:
        print_concept(connection, concept, contexts, suggestions=suggestions)


def print_concept(
    connection: sqlite3.Connection,
    concept: Concept,
    limit: int = 0,
    *,
    suggestions: bool = False,
) -> None:
    """Print an entry for a person, with up to `limit` contexts."""
    from glossary.termbase.sources import sources

    titles = {key: source.title for key, source in sources(connection).items()}
    header: list[str] = [concept.id, concept.status, concept.subject]
    click.secho("  ·  ".join(part for part in header if part), bold=True)
    languages = [*LANGUAGES, *sorted({t.language for t in concept.terms} - set(LANGUAGES))]
    for language in languages:
        for term in concept.in_language(language):
            if suggestions or not term.is_suggestion:
                _print_term(term, titles)
    hidden = [t for t in concept.terms if t.is_suggestion]
    if hidden and not suggestions:
        click.echo(f"  {len(hidden)} suggestions not verified: --suggestions shows them.")
    for definition in concept.definitions:
        click.echo(f"\n  {definition.text}  [{titles[definition.source]}]")
    if concept.note:
        click.echo(f"\n  Note: {concept.note}")
    for relation in concept.relations:
        click.echo(f"  {relation.kind}: {relation.target}")
    for origin in concept.origins:
        click.echo(f"  in {titles.get(origin.source, origin.source)}: {origin.id}")
    _print_places(connection, concept, limit)


def _print_places(connection: sqlite3.Connection, concept: Concept, limit: int) -> None:
    """Where its terms stand in the texts, and in which sentences."""
    from glossary.termbase import concordance

    counts = concordance.by_term(connection, concept.id)
    if not counts:
        return
    click.echo("\n  In the texts:")
    for text, by_document in counts.items():
        places = ", ".join(f"{n} in {name}" for name, n in by_document.items())
        click.echo(f"    {text}: {places}")
    if limit:
        click.echo("\n  What says most of it:")
        best = concordance.best_contexts(connection, concept.id, limit=min(_BEST, limit))
        for context in best:
            click.echo(f"    {context.left}", nl=False)
            click.secho(context.match, bold=True, nl=False)
            click.echo(f"{context.right}  [{context.document}]")
        click.echo("\n  In context:")
        _print_contexts(concordance.contexts(connection, concept.id, limit=limit))


def _print_term(term: Term, titles: dict[str, str]) -> None:
    stars = "★" * (term.reliability or 0)
    facts: list[str] = [term.administrative_status, term.type]
    facts += [term.reading] if term.reading else []
    facts += [term.regional_usage] if term.regional_usage else []
    click.echo(f"  {term.language}  {term.text}  {stars}  ({', '.join(facts)})")
    if term.note:
        click.echo(f"        {term.note}")
    for evidence in term.evidence:
        if evidence.method == "extraction":
            continue  # what is found in the texts is counted below
        details = [evidence.note, f"“{evidence.quote}”" if evidence.quote else ""]
        source = titles.get(evidence.source, evidence.source)
        more = "; ".join(detail for detail in details if detail)
        click.echo(f"        {evidence.method}: {source}{': ' if more else ''}{more}")


def _print_contexts(contexts: Any) -> None:
    from wcwidth import wcswidth

    for context in contexts:
        left, right = context.left, context.right
        while wcswidth(left) > 36:
            left = left[1:]
        while wcswidth(right) > 36:
            right = right[:-1]
        padding = " " * (36 - wcswidth(left))
        click.echo(f"    {padding}{left}", nl=False)
        click.secho(context.match, bold=True, nl=False)
        click.echo(right)


COMMANDS = [search, list_, stats, show]
