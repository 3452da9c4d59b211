"""The glossary in a browser."""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from typing import TYPE_CHECKING

import click

from glossary.cli.options import database_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@database_option
@click.option("-p", "--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("-o", "--open", "open_", is_flag=True, help="Open it in the browser.")
def serve(database: Path, port: int, host: str, open_: bool) -> None:
    """Serve the glossary with Datasette, to be read in a browser.

    Its page is http://127.0.0.1:8001/ until you press Ctrl-C.

    \b
    Example: glossary serve --open
    """
    from glossary.own import own_file
    from glossary.termbase import open_termbase

    _check_port(host, port)
    open_termbase(database).close()  # says what is wrong with it before Datasette does
    arguments = [sys.executable, "-m", "datasette", "serve", str(database)]
    arguments += ["--port", str(port), "--host", host]
    metadata = _configuration(database.parent, "metadata.yaml", own_file("db/metadata.yaml"))
    if metadata is not None:
        arguments += ["--metadata", str(metadata)]
    settings = _configuration(database.parent, "settings.json", own_file("db/settings.json"))
    if settings is not None:
        for name, value in json.loads(settings.read_text("utf-8")).items():
            arguments += ["--setting", name, str(value).lower()]
    if open_:
        arguments.append("--open")
    os.execv(sys.executable, arguments)


def _check_port(host: str, port: int) -> None:
    """Raise a sentence where the page could not be served."""
    try:
        with socket.create_server((host, port)):
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
