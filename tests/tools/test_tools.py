"""What holds for every tool, whichever there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary import tools as package
from glossary.formats import formats
from glossary.tools import Kind, for_format, tools

every_tool = pytest.mark.parametrize("name", tools())


def test_a_file_in_the_package_is_a_tool():
    """Nothing but a new module is needed for a new tool."""
    files = {path.stem for path in Path(package.__file__).parent.glob("[!_]*.py")}
    assert set(tools()) == files


@every_tool
def test_what_people_have_to_know_of_it(name):
    """Each says what arrives, what does not and how to load a file, without a full stop."""
    tool = tools()[name]
    for text in (tool.TITLE, tool.VERSIONS, tool.ARRIVES, tool.LOST, tool.HOW):
        assert text
        assert not text.endswith(".")
        assert "|" not in text  # it stands in a table


@every_tool
def test_its_formats_are_there(name):
    """What is recommended can be written, in a file that the tool knows by its name."""
    tool = tools()[name]
    suffixes = tuple(s for known in tool.ACCEPTS.values() for s in known)
    for format_ in tool.FORMATS:
        assert format_ in formats()
        assert formats()[format_].SUFFIX.endswith(suffixes)


@every_tool
def test_it_accepts_kinds_by_suffixes(name):
    """Suffixes are written as they stand in names, in small letters."""
    for kind, suffixes in tools()[name].ACCEPTS.items():
        assert isinstance(kind, Kind)
        assert all(suffix.startswith(".") and suffix.islower() for suffix in suffixes)


def test_the_tools_that_are_known_best_come_first():
    """Of those for a format, first the ones that really read a file."""
    first, *_, last = for_format("tbx2")
    assert hasattr(first, "load")
    assert not hasattr(last, "load")
