"""docs/cli.md is the commands' own help: `python tests/cli/test_reference.py` writes it."""

from pathlib import Path

import click
import pytest

from glossary.cli import main

REFERENCE = Path(__file__).parents[2] / "docs" / "cli.md"
INTRODUCTION = """\
# The command line

Made from the commands' own `--help`. Every command takes `--db PATH` (or the environment
variable `GLOSSARY_DB`); without it the database is `db/glossary.db` in the folder you are in.

**Exit codes**: 0 done; 1 it could not be done, or nothing was found (one sentence on the error
output says why); 2 the command was not understood; 130 stopped with Ctrl-C. Whatever was being
written is then as it was before.

**Listings** (`search`, `list`, `stats`, `history`, `tm`) print an aligned table on a terminal
and tab-separated values into a pipe; `--json`, `--nl`, `--csv`, `--tsv` and `-t` choose.
"""


def commands(group=main, path=("glossary",)):
    """Every command with the words that call it."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


def help_of(words, command):
    """What `--help` prints, at a width of its own."""
    context = click.Context(command, info_name=" ".join(words), max_content_width=96)
    context.help_option_names = ["-h", "--help"]
    context.terminal_width = 96
    return command.get_help(context)


def reference():
    """The whole page."""
    parts = [INTRODUCTION]
    for words, command in commands():
        parts.append(f"## {' '.join(words)}\n\n```\n{help_of(words, command)}\n```\n")
    return "\n".join(parts)


def test_the_reference_is_up_to_date(monkeypatch):
    """The page says what the commands say."""
    for name in ("GLOSSARY_DB", "GLOSSARY_USER"):
        monkeypatch.delenv(name, raising=False)
    assert REFERENCE.read_text("utf-8") == reference()


@pytest.mark.parametrize(("words", "command"), list(commands()), ids=str)
def test_every_command_has_help_and_an_example(words, command):
    """A command says what it does, and shows it."""
    assert command.help
    assert "Example: glossary" in command.help


if __name__ == "__main__":
    REFERENCE.write_text(reference(), "utf-8")
