"""The sections of docs/memory.md about counting and filling in."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from glossary.analysis import Band
from glossary.cli import main
from tests.memory.units import fill

PAGE = (Path(__file__).parents[2] / "docs" / "memory.md").read_text("utf-8")
COMMANDS = re.findall(r"^(glossary tm (?:analyse|pretranslate) .*)$", PAGE, re.MULTILINE)
XLIFF = (
    '<xliff version="1.2"><file original="a" source-language="ko" target-language="en"><body>'
    '<trans-unit id="1"><source>협정을 체결했다.</source></trans-unit></body></file></xliff>'
)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_do_what_they_say(termbase, tmp_path, monkeypatch, command):
    """On a memory with the sentence, a document and a bilingual file."""
    fill(termbase, [{"ko": "협정을 체결했다.", "en": "They concluded it."}])
    termbase.close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GLOSSARY_DB", str(tmp_path / "glossary.db"))
    (tmp_path / "report.ko.txt").write_text("협정을 체결했다.\n", encoding="utf-8")
    (tmp_path / "job.xlf").write_text(XLIFF, encoding="utf-8")
    result = CliRunner().invoke(main, shlex.split(command, comments=True)[1:])
    assert result.exit_code == 0, result.stderr


def test_every_band_is_there():
    """In the table, in the order of the report."""
    table = PAGE.partition("| band | segments |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines() if "`" in row]
    assert re.findall(r"`([^`]+)`", " ".join(first)) == [band.value for band in Band]
