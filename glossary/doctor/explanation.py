"""What an export holds of the glossary at hand, and what each tool will have of it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.doctor.diagnosis import Verdict, verdict
from glossary.export import ALL, Choice, to_file
from glossary.formats import formats
from glossary.language import LANGUAGES
from glossary.tools import for_format
from glossary.tools._file import look

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from glossary.formats import Format, Report


@dataclass(frozen=True, slots=True)
class Foretold:
    """What one tool will have, in a project from one language into another."""

    source: str
    target: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Explanation:
    """A format, what of a glossary goes into a file in it, and what arrives in the tools."""

    format: Format
    languages: Sequence[str]
    report: Report
    """On a file that was really written, and is gone again."""
    foretold: Sequence[Foretold]


def explain(connection: sqlite3.Connection, name: str, choice: Choice = ALL) -> Explanation:
    """Write a file nobody keeps and read it as each tool will that the format is for.

    Raises InvalidInput where such a file cannot be written.
    """
    format_ = formats()[name]
    languages = choice.languages or LANGUAGES[: format_.LANGUAGES]
    with tempfile.TemporaryDirectory(prefix="glossary-") as folder:
        path = Path(folder) / f"glossary{format_.SUFFIX}"
        report = to_file(connection, name, path, choice).report
        foretold = list(_foretold(name, path, languages))
    return Explanation(format_, languages, report, foretold)


def _foretold(name: str, path: Path, languages: Sequence[str]) -> Iterator[Foretold]:
    """Of each tool: what it has, from the first of the languages into each other one."""
    meant = for_format(name)
    if not meant:
        return
    file = look(path)
    source, *others = languages
    for tool in meant:
        for target in others or [source]:
            yield Foretold(source, target, verdict(tool, file, source, target))
