"""The glossary for others to read: on a server, or as files."""

from __future__ import annotations

import signal
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
    "texts": ("text in full", "texts in full"),
    "suggestions": ("term that nothing vouches for", "terms that nothing vouches for"),
    "candidates": ("candidate of the last extraction", "candidates of the last extraction"),
    "memory": ("unit of the translation memory", "units of the translation memory"),
    "history": ("change in the history", "changes in the history"),
    "editors": ("editor's name", "names of editors"),
    "translators": ("translator's name in the memory", "names of translators in the memory"),
    "paths": ("file's folder on this computer", "files' folders on this computer"),
}
"""What was left out, one of it and several."""

_HAVE_IN = {"entries": "--status all"}
"""How to have it in; a part has `--with` and its name."""


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
            help="What goes in beside the entries: texts, suggestions, candidates, memory, "
            "history, with commas between them.",
        ),
        click.option(
            "--status",
            callback=statuses,
            help=f"Which entries: {', '.join(STATUSES)}, or all.  [default: approved,proposed]",
        ),
    ):
        command = option(command)
    return command


def _terms(status: tuple[Status, ...], with_: frozenset[Part], **others: bool) -> Terms:
    from glossary.export import PUBLISHED
    from glossary.publication import WITHHELD, Terms

    return Terms(statuses=status or PUBLISHED, without=WITHHELD - with_, **others)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_terms_options
@click.option("--sql", is_flag=True, help="Let readers ask in SQL of their own.")
@with_termbase
def publish(
    connection: sqlite3.Connection,
    folder: Path,
    status: tuple[Status, ...],
    with_: frozenset[Part],
    names: bool,
    sql: bool,
) -> None:
    """Put a frozen copy of the glossary into DIR, for `datasette DIR` to serve.

    The copy has the approved and proposed entries and their evidence, with the sentences
    that it quotes. The texts in full belong to their publishers, and stay here; so does
    what is yours: history, memory, candidates, suggestions, and the names of editors. A
    DIR that was published before is replaced at once when the new one is ready.

    \b
    Example: glossary publish public/ --status approved
    """
    from glossary.publication import publish as publish_

    terms = _terms(status, with_, names=names, sql=sql)
    with _stopped_in_order():
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
    with_: frozenset[Part],
    names: bool,
    interface: tuple[str, ...],
    processes: int | None,
) -> None:
    """Write the glossary as pages into DIR, for any web server, or none.

    There is a page an entry, statistics, and a search that needs no server: DIR may be
    opened from a disk. What goes in is chosen as for `publish`. A thousand entries take
    some ten seconds a language.

    \b
    Example: glossary site public_html/ --language ko
    """
    from glossary.site.static_site import Work, export

    terms = _terms(status, with_, names=names)
    with _stopped_in_order(), _progress() as tell:
        work = Work(languages=interface, processes=processes or 0, tell=tell)
        written = export(connection, folder, terms, work)
    click.echo(
        f"{written.frozen.entries:,} entries in {folder}: {written.files:,} pages. "
        f"Begin with {folder / 'index.html'}.",
        err=True,
    )
    _print_frozen(written.frozen)


@contextmanager
def _stopped_in_order() -> Iterator[None]:
    """Have what a system sends when it shuts down end the work as Ctrl+C does."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


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
            line = f"  {verb}: {number:,} {one if number == 1 else many}"
            if counted is result.left_out:
                line += f" ({_HAVE_IN.get(what, f'--with {what}')} puts them in)"
            click.echo(line, err=True)
    if result.quoted:
        sentences = "sentence" if result.quoted == 1 else "sentences"
        click.echo(
            f"  quoted: {result.quoted:,} {sentences} of the texts, as evidence", err=True
        )
    if result.unlicensed:
        named = ", ".join(result.unlicensed[:_MANY])
        more = len(result.unlicensed) - _MANY
        if more > 0:
            named += f" and {more:,} more"
        click.echo(
            f"Texts in full of which no licence is known: {named}. Where their publishers "
            "have not allowed it, leave out --with texts: what is quoted as evidence stays.",
            err=True,
        )


COMMANDS = [publish, site]
