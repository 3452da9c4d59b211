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
from .projects import put_seeds

PAGES = ("README.md", "docs/finding.md", "docs/sources.md")
ELSEWHERE = ("build", "ingest", "serve", "--translate", "--wikidata")
"""Examples that need a home folder, a browser or a service; they have tests of their own."""


MEMORY = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
o-tmf="x" adminlang="en" srclang="ko" datatype="plaintext"/><body>
<tu><tuv xml:lang="ko"><seg>두 나라는 상호접근협정을 체결했다.</seg></tuv>
<tuv xml:lang="en"><seg>The two countries concluded the Reciprocal Access Agreement.</seg></tuv>
<tuv xml:lang="ja"><seg>両国は部隊間協力円滑化協定を締結した。</seg></tuv></tu>
<tu><tuv xml:lang="ko"><seg>일본은 전수방위를 유지한다.</seg></tuv>
<tuv xml:lang="ja"><seg>日本は専守防衛を維持する。</seg></tuv></tu>
</body></tmx>
"""


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
    put_seeds(folder)
    run(folder, "glossary", "build")
    (folder / "project.tmx").write_text(MEMORY, encoding="utf-8")
    run(folder, "glossary", "tm", "import", "project.tmx")
    (folder / "report.ko.txt").write_text("두 나라는 협정에 서명했다.\n", encoding="utf-8")
    (folder / "report.en.txt").write_text("The two signed the agreement.\n", encoding="utf-8")
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
