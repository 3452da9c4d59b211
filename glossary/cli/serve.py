"""The glossary in a browser."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from glossary.cli.options import database_option


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
    from glossary.termbase import open_termbase  # noqa: PLC0415

    open_termbase(database).close()
    arguments = [sys.executable, "-m", "datasette", "serve", str(database)]
    folder = database.parent
    for option, name in (("--metadata", "metadata.yaml"), ("--setting", "settings.json")):
        if option == "--metadata" and (folder / name).exists():
            arguments += [option, str(folder / name)]
    arguments += ["--port", str(port), "--host", host] + (["--open"] if open_ else [])
    os.execv(sys.executable, arguments)


COMMANDS = [serve]
