"""The table of docs/checking.md: `python tests/checks/test_documentation.py` writes it."""

from __future__ import annotations

import re
from pathlib import Path

from glossary.checks import rules

PAGE = Path(__file__).parents[2] / "docs" / "checking.md"
BEGIN = "<!-- rules: made by tests/checks/test_documentation.py -->\n"
END = "<!-- end -->"


def table():
    """Every rule."""
    lines = ["", "| code | rule | severity | what it looks at |", "| --- | --- | --- | --- |"]
    lines += [
        f"| `{rule.code}` | {rule.title} | {rule.severity} | {_escaped(rule.explanation)} |"
        for rule in rules().values()
    ]
    return "\n".join([*lines, "", ""])


def _escaped(text):
    """Nothing in it is Markdown or HTML."""
    return re.sub(r"([|<>{}$*_])", r"\\\1", text)


def around():
    """The page up to the table, what stands there, and the page behind it."""
    before, begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    found, end, after = rest.partition(END)
    assert begin
    assert end
    return before + begin, found, end + after


def test_the_table_is_up_to_date():
    """The page says what the program knows."""
    assert around()[1] == table()


def test_codes_on_the_page_are_rules():
    """What is written by hand names nothing that does not exist."""
    before, _, after = around()
    assert set(re.findall(r"\b[TUNPWG][0-9]{3}\b", before + after)) <= set(rules())


if __name__ == "__main__":
    first, _, last = around()
    PAGE.write_text(f"{first}{table()}{last}", "utf-8")
