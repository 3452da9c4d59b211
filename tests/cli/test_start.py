"""The command starts fast: nothing heavy is loaded before it is needed."""

import subprocess
import sys

import pytest

HEAVY = {"kiwipiepy", "datasette", "wordfreq", "deep_translator", "sqlite_utils", "numpy"}
_PROGRAM = """
import sys
from click.testing import CliRunner
from glossary.cli import main
print(CliRunner().invoke(main, sys.argv[1:]).exit_code)
print(*sys.modules)
"""


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("search", "동맹"), ("show", "한미동맹"), ("add", "억제", "--en", "x")],
)
def test_nothing_heavy_is_loaded(run, arguments):
    """Help, search, show and add do without Kiwi, Datasette and sqlite-utils."""
    program = [sys.executable, "-c", _PROGRAM, *arguments]
    done = subprocess.run(program, capture_output=True, text=True, check=True, encoding="utf-8")
    code, modules = done.stdout.splitlines()
    assert code == "0"
    assert not HEAVY & set(modules.split())
