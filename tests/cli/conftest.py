"""Commands, run on a small termbase."""

import pytest
from click.testing import CliRunner

from glossary.cli import main


@pytest.fixture
def run(filled, tmp_path, monkeypatch):
    """Run `glossary …` in an empty folder, on a termbase with two entries."""
    filled.close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GLOSSARY_DB", str(tmp_path / "glossary.db"))
    monkeypatch.setenv("GLOSSARY_USER", "tester")

    def command(*arguments, **options):
        return CliRunner().invoke(main, arguments, **options)

    return command
