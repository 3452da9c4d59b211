"""The translation memory. One subject a file: a module here with a `COMMANDS` list."""

from __future__ import annotations

import importlib
import pkgutil

import click


@click.group()
def tm() -> None:
    """The translation memory: sentences with their translations."""


for _found in pkgutil.iter_modules(__path__):
    _family = importlib.import_module(f"{__name__}.{_found.name}")
    for _command in getattr(_family, "COMMANDS", ()):
        tm.add_command(_command)

COMMANDS = [tm]
