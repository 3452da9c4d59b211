"""A unidirectional glossary for Google Cloud Translation: CSV, two columns, no heading.

Cloud Translation, "Creating and using glossaries (Advanced)" and `GlossaryInputConfig`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.formats import _entry
from glossary.formats._pairs import reading, writing
from glossary.formats._report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options
    from glossary.formats._fields import Field
    from glossary.model import Concept, Source

NAME = "google"
TITLE = "Glossary for Google Cloud Translation, a direction a file"
SUFFIX = ".google.csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
LANGUAGES = 2
BUILT = False
CARRIES: frozenset[Field] = frozenset()
SHOWS: frozenset[Field] = frozenset()
NOTES = (
    "A term has one translation, the first to use; where two entries have it, the first's.",
    "What Google makes of a term that stands there twice is not documented: none does.",
    "Terms to avoid are left out on both sides: Google would use them like any other.",
    "Capitals count when Google looks for a term, unless you tell it to ignore them.",
    "A Korean term with spaces is there without them, too, at the end: texts have either.",
    "Quotation marks in a term are doubled (RFC 4180): how Google reads them is not said.",
    "The file is not for Excel, which would take a term that begins with = for a formula.",
)


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],  # noqa: ARG001 - there is no place for them
    title: str,  # noqa: ARG001 - likewise
) -> Report:
    """Write a glossary; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages, LANGUAGES)
    report = Report(notes=list(NOTES))
    rows = writing.rows(concepts, languages, report, writing.GOOGLE, writing.csv_line())
    stream.writelines(map(str.encode, rows))
    return report


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - two columns of words
    """Whether it is called as we call it."""
    return name.lower().endswith(SUFFIX)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read pairs, from CSV or TSV; `glossary.formats.Readable.read` has the particulars."""
    return reading.pairs(path, options)
