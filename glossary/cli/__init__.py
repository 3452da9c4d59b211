"""The command `glossary`: words and printing; what it does is done by the rest.

One command family a file, found by itself: a module here with a `COMMANDS` list.
"""

from __future__ import annotations

import importlib
import io
import os
import pkgutil
import sqlite3
import sys
from typing import Any

import click

from glossary import __version__
from glossary.errors import GlossaryError


class Commands(click.Group):
    """Reports every foreseeable failure as one sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a GlossaryError becomes `Error: …` and exit code 1."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                _write_utf8(stream)
        try:
            return super().invoke(ctx)
        except GlossaryError as error:
            raise click.ClickException(str(error)) from error
        except sqlite3.Error as error:
            from glossary.termbase import explain

            raise click.ClickException(explain(error, "The glossary database")) from error
        except KeyboardInterrupt:
            click.echo("\nStopped. What was being written is as it was before.", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            # Whoever read our output has seen enough.
            sys.stderr.close()
            ctx.exit(0)
        except UnicodeEncodeError as error:
            raise click.ClickException(
                "What was typed, or is to be printed, does not go with the terminal's "
                "encoding: set it to UTF-8, for example with `export LANG=C.UTF-8`."
            ) from error
        except OSError as error:
            name = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{name}{error.strerror or error}.") from error


def _write_utf8(stream: io.TextIOWrapper) -> None:
    """Files and pipes get UTF-8; a terminal, what it can show."""
    if stream.isatty():
        stream.reconfigure(errors="replace")
    elif not os.environ.get("PYTHONIOENCODING"):
        stream.reconfigure(encoding="utf-8")


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.version_option(__version__, prog_name="glossary")
def main() -> None:
    """Korean–English–Japanese security terms: from texts to a glossary.

    \b
    glossary build seeds/          read texts, find terms, write db/ and exports/
    glossary search 한미동맹        look a term up
    glossary serve                 read the glossary in a browser
    glossary export tbx2 -o g.tbx  take it to a translation tool
    """


for _found in pkgutil.iter_modules(__path__):
    if not _found.name.startswith("_"):
        _family = importlib.import_module(f"{__name__}.{_found.name}")
        for _command in getattr(_family, "COMMANDS", ()):
            main.add_command(_command)
