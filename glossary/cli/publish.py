"""The glossary for others to read: on a server, or as files."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from glossary.cli.options import STATUSES, statuses, with_termbase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from glossary.model import Status
    from glossary.publication import Frozen, Part, Terms

F = TypeVar("F", bound="Callable[..., Any]")

_MANY = 5
"""Texts that are named one by one."""


_COUNTED = {
    "entries": ("entry of another status", "entries of another status"),
    "texts": ("text", "texts"),
    "suggestions": ("term that nothing vouches for", "terms that nothing vouches for"),
    "candidates": ("candidate of the last extraction", "candidates of the last extraction"),
    "memory": ("unit of the translation memory", "units of the translation memory"),
    "history": ("change in the history", "changes in the history"),
    "editors": ("editor's name", "names of editors"),
    "translators": ("translator's name in the memory", "names of translators in the memory"),
    "paths": ("file's folder on this computer", "files' folders on this computer"),
}
"""What was left out, one of it and several."""


def _parts(
    _context: click.Context, parameter: click.Parameter, value: str | None
) -> frozenset[Part]:
    from glossary.publication import Part

    names = [name.strip() for name in (value or "").split(",") if name.strip()]
    for name in names:
        if name not in set(Part):
            raise click.BadParameter(
                f"There is no part {name!r}: use {', '.join(Part)}, with commas between them.",
                param=parameter,
            )
    return frozenset(map(Part, names))


def _interface(
    _context: click.Context, _parameter: click.Parameter, value: str
) -> tuple[str, ...]:
    """The languages in `en,ko`, of those that the pages are written in."""
    known = ("en", "ko", "ja")
    codes = tuple(code.strip() for code in value.split(",") if code.strip())
    if not codes or len(set(codes)) < len(codes) or set(codes) - set(known):
        raise click.BadParameter(f"{value!r}: use {', '.join(known)}, each once.")
    return codes


def _terms_options(command: F) -> F:
    """Add what says what of the glossary others may have."""
    for option in (
        click.option(
            "--names",
            is_flag=True,
            help="Leave the names of editors and the folders of files in.",
        ),
        click.option(
            "--with",
            "with_",
            callback=_parts,
            help="What goes in beside the entries: suggestions, candidates, memory, history.",
        ),
        click.option("--without", callback=_parts, help="What stays out, too: texts."),
        click.option(
            "--status",
            callback=statuses,
            help=f"Which entries: {', '.join(STATUSES)}, or all.  [default: approved,proposed]",
        ),
    ):
        command = option(command)
    return command


def _terms(
    status: tuple[Status, ...],
    without: frozenset[Part],
    with_: frozenset[Part],
    **others: bool,
) -> Terms:
    from glossary.export import PUBLISHED
    from glossary.publication import WITHHELD, Terms

    if both := sorted(with_ & without):
        raise click.UsageError(f"{', '.join(both)}: --with or --without, not both.")
    return Terms(statuses=status or PUBLISHED, without=(WITHHELD - with_) | without, **others)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_terms_options
@click.option("--sql", is_flag=True, help="Let readers ask in SQL of their own.")
@with_termbase
def publish(
    connection: sqlite3.Connection,
    folder: Path,
    status: tuple[Status, ...],
    without: frozenset[Part],
    with_: frozenset[Part],
    names: bool,
    sql: bool,
) -> None:
    """Put a frozen copy of the glossary into DIR, for `datasette DIR` to serve.

    The copy has the approved and proposed entries, their evidence, and the texts they
    were found in. What is yours stays here: history, memory, candidates, suggestions, and
    the names of editors. A DIR that was published before is replaced at once when the
    new one is ready.

    \b
    Example: glossary publish public/ --status approved --without texts
    """
    from glossary.publication import publish as publish_

    terms = _terms(status, without, with_, names=names, sql=sql)
    result = publish_(connection, folder, terms)
    click.echo(f"{result.entries:,} entries in {folder}.", err=True)
    _print_frozen(result)
    click.echo(f"Serve it with: datasette {folder}", err=True)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_terms_options
@click.option(
    "--language",
    "interface",
    default="en,ko,ja",
    show_default=True,
    callback=_interface,
    help="Of the pages themselves; the first is that of the pages at the root.",
)
@click.option(
    "--processes",
    type=click.IntRange(1),
    help="How many work at once.  [default: one a processor]",
)
@with_termbase
def site(
    connection: sqlite3.Connection,
    folder: Path,
    status: tuple[Status, ...],
    without: frozenset[Part],
    with_: frozenset[Part],
    names: bool,
    interface: tuple[str, ...],
    processes: int | None,
) -> None:
    """Write the glossary as pages into DIR, for any web server, or none.

    There is a page an entry, a page a text, statistics, and a search that needs no
    server: DIR may be opened from a disk. What goes in is chosen as for `publish`.

    \b
    Example: glossary site public_html/ --language ko --without texts
    """
    from glossary.site.static_site import Work, export

    terms = _terms(status, without, with_, names=names)
    with _progress() as tell:
        work = Work(languages=interface, processes=processes or 0, tell=tell)
        written = export(connection, folder, terms, work)
    click.echo(
        f"{written.frozen.entries:,} entries in {folder}: {written.files:,} pages. "
        f"Begin with {folder / 'index.html'}.",
        err=True,
    )
    _print_frozen(written.frozen)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A line that says how far it is, where somebody looks on."""
    shown = sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        if shown:
            click.echo(f"\r{done:,} of {of:,} entries", nl=False, err=True)

    yield tell
    if shown:
        click.echo("\r" + " " * 40 + "\r", nl=False, err=True)


def _print_frozen(result: Frozen) -> None:
    """What is not in it, and what to think of before others see it."""
    for verb, counted in (("left out", result.left_out), ("taken out", result.anonymised)):
        for what, number in counted.items():
            one, many = _COUNTED[what]
            click.echo(f"  {verb}: {number:,} {one if number == 1 else many}", err=True)
    if result.unlicensed:
        named = ", ".join(result.unlicensed[:_MANY])
        more = len(result.unlicensed) - _MANY
        if more > 0:
            named += f" and {more:,} more"
        click.echo(
            f"Texts in full of which no licence is known: {named}. Where their publishers "
            "have not allowed it, leave them out with --without texts; what is quoted as "
            "evidence stays.",
            err=True,
        )


COMMANDS = [publish, site]
