"""The glossary in a browser."""

from __future__ import annotations

import errno
import json
import os
import secrets
import socket
import threading
import time
import webbrowser
from typing import TYPE_CHECKING
from urllib.parse import unquote

import click

from glossary.cli.options import actor_option, database_option

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 30.0
"""Seconds in which a server answers, or its page is not opened."""


@click.command()
@database_option
@click.option("-p", "--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("-o", "--open", "open_", is_flag=True, help="Open it in the browser.")
@click.option(
    "--edit",
    is_flag=True,
    help="Let entries be reviewed in the browser: approved, rejected, edited, merged. Only on "
    "this machine, by who opens the address that is printed.",
)
@actor_option
@click.option(
    "--sql",
    is_flag=True,
    help="Let visitors from other machines ask any question in SQL; on this one they can.",
)
def serve(
    database: Path, port: int, host: str, open_: bool, edit: bool, actor: str, sql: bool
) -> None:
    """Serve the glossary with Datasette, to be read in a browser.

    Its page is http://127.0.0.1:8001/ until you press Ctrl-C.

    \b
    Example: glossary serve --edit --open
    """
    from datasette.cli import serve as datasette_serve

    from glossary.site import editing
    from glossary.termbase import open_termbase

    local = editing.is_loopback(host)
    _check_name(database)
    _check_port(host, port)
    open_termbase(database).close()  # says what is wrong with it before Datasette does
    page = f"http://{_address(host)}:{port}/"
    os.environ.pop(editing.TOKEN, None)
    if edit:
        _check_editable(database, host, local=local)
        os.environ[editing.TOKEN] = token = secrets.token_urlsafe(32)
        os.environ[editing.ACTOR] = actor
        page += f"-/review?token={token}"
        click.echo(f"Review as {actor}, at this address, which works once:\n{page}")
    arguments = _datasette_arguments(database, host, port)
    if sql or not local:
        arguments += ["--setting", "default_allow_sql", "on" if sql else "off"]
    if open_:
        threading.Thread(target=_open_when_ready, args=(host, port, page), daemon=True).start()
    datasette_serve.main(arguments, prog_name="datasette serve", standalone_mode=False)


def _check_name(database: Path) -> None:
    """Raise a sentence where Datasette would open, or even make, another file.

    It writes the path into a URI as it is (https://www.sqlite.org/uri.html).
    """
    name = str(database)
    if "#" in name or "?" in name or unquote(name) != name:
        raise click.ClickException(
            f"Datasette cannot open {name}, because of a #, ? or % in the name of the file "
            "or of a folder: rename it."
        )


def _is_frozen(database: Path) -> bool:
    """Whether nobody writes to it, and it can only be read as a file that stays as it is.

    A write-ahead log needs files beside the database even to read it, and here they neither
    are nor can be made.
    """
    log = database.with_name(f"{database.name}-wal")
    return not (os.access(database.parent, os.W_OK) or log.exists())


def _check_editable(database: Path, host: str, *, local: bool) -> None:
    """Raise a sentence where the glossary cannot, or must not, be edited in the browser."""
    if not local:
        raise click.UsageError(
            f"With --edit the glossary is served to this machine only, not at {host}: leave "
            "--host away, and reach it from elsewhere through a tunnel (ssh -L)."
        )
    if not (os.access(database, os.W_OK) and os.access(database.parent, os.W_OK)):
        raise click.ClickException(
            f"{database} cannot be written to: check its permissions and its folder's."
        )
    if (database.parent / "inspect-data.json").exists():
        raise click.ClickException(
            f"{database} is a published copy, which stays as it is: edit the glossary that "
            "it was made from, and publish it again."
        )


def _datasette_arguments(database: Path, host: str, port: int) -> list[str]:
    """The database with the configuration beside it, or else the project's own."""
    from glossary.own import own_file

    file = ["--immutable", str(database)] if _is_frozen(database) else [str(database)]
    arguments = [*file, "--port", str(port), "--host", host]
    metadata = _configuration(database.parent, "metadata.yaml", own_file("db/metadata.yaml"))
    if metadata is not None:
        arguments += ["--metadata", str(metadata)]
    settings = _configuration(database.parent, "settings.json", own_file("db/settings.json"))
    if settings is not None:
        for name, value in json.loads(settings.read_text("utf-8")).items():
            arguments += ["--setting", name, str(value).lower()]
    return arguments


def _address(host: str) -> str:
    """A host as it stands in an address that this machine can open."""
    if host in {"0.0.0.0", "::", ""}:
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _open_when_ready(host: str, port: int, page: str) -> None:
    """Open a page once the server answers; a browser that comes too early says it is down."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            with socket.create_connection((_address(host).strip("[]"), port), timeout=1):
                break
        except OSError:
            time.sleep(0.05)
    else:
        return
    webbrowser.open(page)


def _check_port(host: str, port: int) -> None:
    """Raise a sentence where the page could not be served."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host, port), family=family):
            pass
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            why = "another program uses it; name another one with --port"
        else:
            why = error.strerror or str(error)
        raise click.ClickException(f"Port {port} of {host} cannot be used: {why}.") from error


def _configuration(folder: Path, name: str, own: Path | None) -> Path | None:
    """A configuration file beside the database, else the project's own."""
    return folder / name if (folder / name).is_file() else own


COMMANDS = [serve]
