"""Options that several commands share."""

from __future__ import annotations

import functools
import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from glossary.language import language_tag
from glossary.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

F = TypeVar("F", bound="Callable[..., Any]")

DEFAULT_DATABASE = Path("db/glossary.db")
STATUSES = tuple(status.value for status in Status)


def database_option(command: F) -> F:
    """Add `--db`, passed on as `database`, a path."""
    return click.option(
        "--db",
        "database",
        type=click.Path(path_type=Path),
        default=DEFAULT_DATABASE,
        envvar="GLOSSARY_DB",
        show_default=True,
        show_envvar=True,
        help="The glossary's database.",
    )(command)


terms_option = click.option(
    "--terms",
    type=click.Path(path_type=Path),
    help="The curated terms.  [default: seeds/terms.csv, or the project's own]",
)


def with_termbase(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--db`, open it, and pass the connection on first; it is closed at the end."""

    @database_option
    @functools.wraps(command)
    def opened(*args: Any, database: Path, **options: Any) -> Any:
        from glossary.termbase import open_termbase

        connection = open_termbase(database)
        try:
            return command(connection, *args, **options)
        finally:
            connection.close()

    return opened


def actor_option(command: F) -> F:
    """Add `--by`: whose name goes into the history."""
    return click.option(
        "--by",
        "actor",
        envvar="GLOSSARY_USER",
        show_envvar=True,
        default=_user,
        callback=_check_actor,
        help="Whose name goes into the history.  [default: your login name]",
    )(command)


def _check_actor(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    from glossary.termbase.history import BUILD

    if value.strip() == BUILD:
        raise click.BadParameter("that is the program's own name in the history.")
    return value


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return os.environ.get("USER", "somebody")


def languages(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> tuple[str, ...]:
    """The languages in `ko,en,ja`."""
    if value is None:
        return ()
    codes = tuple(canonical(code.strip()) for code in value.split(",") if code.strip())
    if not codes or len(set(codes)) != len(codes):
        raise click.BadParameter(f"{value!r}: name each language once, as in ko,en,ja.")
    return codes


def canonical(code: str) -> str:
    """A language code as it is stored: EN is en, ko-KR is ko, zh-hant is zh-Hant.

    Raises BadParameter unless it is a language that the world knows.
    """
    tag = language_tag(code)
    if tag is None:
        raise click.BadParameter(
            f"There is no language {code!r}: use codes such as ko, en, ja."
        )
    return tag.code


def statuses(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> tuple[Status, ...]:
    """The statuses in `approved,proposed`; `all` is every one."""
    if value is None:
        return ()
    if value.strip() == "all":
        return tuple(Status)
    names = [name.strip() for name in value.split(",")]
    for name in names:
        if name not in STATUSES:
            raise click.BadParameter(
                f"There is no status {name!r}: use {', '.join(STATUSES)}, or all."
            )
    return tuple(Status(name) for name in names)


def tagged(values: Sequence[str], option: str) -> list[tuple[str, str]]:
    """`LANG:TEXT` pairs from an option given once or more; raises BadParameter."""
    pairs = []
    for value in values:
        code, colon, text = value.partition(":")
        if not colon or not text.strip():
            raise click.BadParameter(
                f"{option} {value!r}: write the language before the term, as in ja:準同盟."
            )
        pairs.append((canonical(code.strip()), text))
    return pairs
