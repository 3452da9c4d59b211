"""The dictionary of a DeepL glossary: a term, a tab and its translation a line, no heading.

Restrictions as DeepL's developer documentation has them (Glossaries, "Restrictions") and
its own client checks them: `deepl.util.validate_glossary_term`, `convert_tsv_to_dict`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from glossary.errors import InvalidInput
from glossary.formats import _entry
from glossary.formats._pairs import reading, writing
from glossary.formats._report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options
    from glossary.formats._fields import Field
    from glossary.model import Concept, Source

NAME = "deepl"
TITLE = "Glossary for DeepL, a direction a file"
SUFFIX = ".deepl.tsv"
MEDIA_TYPE = "text/tab-separated-values; charset=utf-8"
LANGUAGES = 2
BUILT = False
CARRIES: frozenset[Field] = frozenset()
SHOWS: frozenset[Field] = frozenset()
NOTES = (
    "A term has one translation, the first to use; where two entries have it, the first's.",
    "Terms to avoid are left out on both sides: DeepL would use them like any other.",
    "A Korean term with spaces is there without them, too, at the end: texts have either.",
)

_SERVICE = writing.Service(
    name="DeepL",
    longest=1024,
    largest=10 << 20,
    most=10 << 20,
    # C0 and C1 controls and the line breaks of Unicode; white space is single spaces by then
    refused=re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]"),
)


def write(
    concepts: Iterable[Concept],
    stream: BinaryIO,
    *,
    languages: Sequence[str],
    sources: Mapping[str, Source],  # noqa: ARG001 - there is no place for them
    title: str,  # noqa: ARG001 - DeepL asks for a name when the file is sent
) -> Report:
    """Write a dictionary; `glossary.formats.Format.write` has the particulars."""
    _entry.check_languages(languages, LANGUAGES)
    for code in languages:
        root, _, rest = code.partition("-")
        if rest:
            raise InvalidInput(
                f"DeepL has glossaries for {root}, not for {code}: name the language alone."
            )
    report = Report(notes=list(NOTES))
    rows = writing.rows(concepts, languages, report, _SERVICE, "{}\t{}\n".format)
    stream.writelines(map(str.encode, rows))
    return report


def recognises(head: bytes, name: str) -> bool:  # noqa: ARG001 - OmegaT's looks the same
    """Whether it is called as we call it."""
    return name.lower().endswith(SUFFIX)


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read pairs; `glossary.formats.Readable.read` has the particulars.

    A CSV may name the languages of each pair in a third and a fourth column.
    """
    return reading.pairs(path, options, languages_beside=True)
