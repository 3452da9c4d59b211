"""The hand-written cases of `cases.tsv`, read."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).with_name("cases.tsv")
_ESCAPE = re.compile(r"\\(n|r|u[0-9a-f]{4})")


@dataclass(frozen=True)
class Case:
    """Terms, a sentence, and the pieces of it that are to be marked, in order."""

    line: int
    terms: tuple[str, ...]
    sentence: str
    expected: tuple[str, ...]
    language: str
    kind: str
    set: str


def cases():
    """All of them."""
    lines = enumerate(CASES.read_text("utf-8").splitlines(), 1)
    rows = [(number, line) for number, line in lines if not line.startswith("#")]
    numbers = [number for number, _ in rows[1:]]
    reader = csv.DictReader((line for _, line in rows), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_case(number, row) for number, row in zip(numbers, reader, strict=True)]


def _case(number, row):
    def text(column):
        value = _ESCAPE.sub(_character, row[column])
        return unicodedata.normalize("NFD", value) if row["kind"].startswith("NFD") else value

    return Case(
        line=number,
        terms=tuple(row["term"].split("|")),
        sentence=text("sentence"),
        expected=tuple(filter(None, text("expected").split("|"))),
        language=row["language"],
        kind=row["kind"],
        set=row["set"],
    )


def _character(escape):
    code = escape.group(1)
    return {"n": "\n", "r": "\r"}.get(code) or chr(int(code[1:], 16))
