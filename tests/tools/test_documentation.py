"""The tables of docs/formats.md: `python tests/tools/test_documentation.py` writes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossary.formats import EVERYTHING, Field, formats, readable
from glossary.tools import tools

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


def table_of_tools():
    """For each tool what to give it, what arrives, what does not, how to load it."""
    yield "| tool | give it | |"
    yield "| --- | --- | --- |"
    for tool in sorted(tools().values(), key=lambda tool: tool.TITLE.casefold()):
        given = ", ".join(f"`{name}`" for name in tool.FORMATS) or "—"
        lines = f"Arrives: {tool.ARRIVES}.<br>Does not: {tool.LOST}.<br>How: {tool.HOW}."
        yield f"| **{tool.TITLE}**<br>{tool.VERSIONS} | {given} | {lines} |"


def table_of_formats():
    """Every format with the end of its files' names."""
    yield "| format | what it is | file name ends in | languages | is read, too |"
    yield "| --- | --- | --- | --- | --- |"
    for name, module in formats().items():
        read = "yes" if name in readable() else "no"
        row = f"| `{name}` | {module.TITLE} | `{module.SUFFIX}` |"
        yield f"{row} {module.LANGUAGES or 'any number'} | {read} |"


def table_of_fields():
    """What arrives in which format; formats that are alike share a column."""
    alike = {}
    for name, module in formats().items():
        carried = frozenset(module.CARRIES), frozenset(module.SHOWS - module.CARRIES)
        alike.setdefault(carried, []).append(f"`{name}`")
    yield f"| | {' | '.join('<br>'.join(names) for names in alike.values())} |"
    yield f"| --- |{' :-: |' * len(alike)}"
    for field in Field:
        assert field in EVERYTHING
        marks = ("●" if field in c else "○" if field in s else " " for c, s in alike)
        yield f"| {field.value} | {' | '.join(marks)} |"


TABLES = {"tools": table_of_tools, "formats": table_of_formats, "fields": table_of_fields}


def around(page, name):
    """The page up to a table, what stands there, and the page behind it."""
    before, begin, rest = page.partition(
        f"<!-- {name}: made by tests/tools/test_documentation.py -->\n"
    )
    assert begin
    found, end, after = rest.partition("<!-- end -->")
    return before + begin, found, end + after


def made(name):
    """A table as it is to stand there."""
    return "\n".join(["", *TABLES[name](), "", ""])


@pytest.mark.parametrize("name", TABLES)
def test_the_table_is_up_to_date(name):
    """The page says what the program knows."""
    assert around(PAGE.read_text("utf-8"), name)[1] == made(name)


def test_tools_and_formats_on_the_page_are_there():
    """What is written by hand names nothing that does not exist."""
    text = PAGE.read_text("utf-8")
    for name in re.findall(r"glossary (?:export|formats) ([a-z][a-z0-9-]*)", text):
        assert name in formats()
    for name in re.findall(r"--tool ([a-z]+)", text):
        assert name in tools()


if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    for table in TABLES:
        before, _, after = around(page, table)
        page = f"{before}{made(table)}{after}"
    PAGE.write_text(page, "utf-8")
