"""Every example in the commands' help, the README and some pages does what it says."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from .cli.test_reference import commands
from .conftest import ROOT

PAGES = ("README.md", "docs/finding.md", "docs/sources.md")
ELSEWHERE = ("build", "ingest", "serve", "--translate", "--wikidata")
"""Examples that need a home folder, a browser or a service; they have tests of their own."""


def examples():
    """The commands shown, each once, without comments."""
    shown = []
    for _, command in commands():
        example = re.search(r"Example: (glossary.*)", command.help, re.DOTALL).group(1)
        shown.append(example.replace("\\\n", " ").replace("\b", ""))
    for page in PAGES:
        text = (ROOT / page).read_text("utf-8")
        shown += re.findall(r"^(glossary .*)$", text, re.MULTILINE)
    split = dict.fromkeys(tuple(shlex.split(example, comments=True)) for example in shown)
    return [words for words in split if not set(words) & set(ELSEWHERE)]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A folder with a glossary of the sample texts, and a translation memory."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    run(folder, "glossary", "build")
    run(folder, "glossary", "tm", "export", "tmx", "-o", "project.tmx")
    run(folder, "glossary", "tm", "import", "project.tmx")
    return folder


def run(folder, *words):
    """Run a command line that begins with `glossary`."""
    program = [sys.executable, "-m", "glossary.cli", *words[1:]]
    environment = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.run(
        program,
        cwd=folder,
        env=environment,
        input="y\n",
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("words", examples(), ids=" ".join)
def test_example(project, tmp_path, words):
    """The example runs, on a fresh copy of the glossary."""
    folder = shutil.copytree(project, tmp_path / "p")
    if words[1] == "undo":
        run(folder, "glossary", "reject", "준동맹")
    done = run(folder, *words)
    assert done.returncode == 0, done.stderr
    assert "was already" not in done.stdout
