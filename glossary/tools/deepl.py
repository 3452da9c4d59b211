"""DeepL's glossaries: one dictionary a direction.

The rules are those of DeepL's own client library, which looks at a dictionary before it
sends it, and of the documentation of its interface (version 3).
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from glossary.tools._kind import Kind
from glossary.tools._loaded import Entry, Finding, Loaded, Refused
from glossary.tools._text import encoding_of, lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "deepl"
TITLE = "DeepL"
VERSIONS = "interface version 3, client library 1.20 and later"
FORMATS = ("deepl",)
ACCEPTS = {Kind.TABS: (".tsv", ".txt"), Kind.COMMAS: (".csv",)}
ARRIVES = "One translation for each source term"
LOST = (
    "Everything but the pair: definitions, statuses, notes, a second translation of a term; "
    "regions, as DeepL has `ko` and no `ko-KR`"
)
HOW = (
    "Create a glossary on the page *Glossary*, or with the client's "
    "`create_multilingual_glossary`, and choose the file; one file a direction"
)

_LARGEST = 10 << 20
"""Bytes of a file (documentation of the interface)."""
_LONGEST = 1024
"""Bytes of a term in UTF-8 (the same, version 2)."""
_FORBIDDEN = re.compile("[\0-\x1f\x80-\x9f\u2028\u2029]")
_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What the client takes for the end of a line beside the usual."""


def load(path: Path, source: str, target: str) -> Loaded:  # noqa: ARG001 - it names none
    """The entries of the dictionary; DeepL refuses the whole for one that is wrong."""
    return Loaded(_read(path))


def _read(path: Path) -> Iterator[Entry | Finding]:
    encoding = encoding_of(path)
    if not encoding.is_utf8 or encoding.broken:
        raise Refused(f"DeepL takes UTF-8, and this is {encoding.title}", "save it as UTF-8")
    if path.stat().st_size > _LARGEST:
        raise Refused("DeepL takes no file of more than 10 MiB", "make two glossaries of it")
    if encoding.marked:
        what = "the byte order mark becomes a part of the first term"
        yield Finding("line 1", what, "save it without one", lost=True)
    known: set[str] = set()
    is_csv = path.suffix.lower() == ".csv"
    pieces = (
        (f"line {number}", piece)
        for number, line in lines(path, encoding)
        for piece in ([line] if is_csv else _ENDS.split(line))
    )
    for place, entry in _with_cells(pieces, is_csv=is_csv):
        if entry[0] in known:
            raise Refused(
                "a source term that is there already, and DeepL refuses the whole file",
                f"leave one of the translations of {entry[0]} out",
                place,
            )
        known.add(entry[0])
        for term in entry:
            _check(term, place)
        yield Entry(*entry)


def _with_cells(
    pieces: Iterator[tuple[str, str]], *, is_csv: bool
) -> Iterator[tuple[str, tuple[str, str]]]:
    """The two cells of each line; in CSV a third and fourth may name the languages."""
    for place, line in pieces:
        if not line:
            continue
        cells = next(csv.reader([line])) if is_csv else line.split("\t", 1)
        if len(cells) < 2:
            what = "a line without a comma" if is_csv else "a line without a tab"
            raise Refused(f"{what}, and DeepL refuses the whole file", "mend it", place)
        source, target = cells[0].strip(), cells[1].strip()
        if len(cells) > 4 or "\t" in target:
            what = "more columns than DeepL takes, and it refuses the whole file"
            raise Refused(what, "leave nothing but source and target in it", place)
        yield place, (source, target)


def _check(term: str, place: str) -> None:
    if not term:
        raise Refused("an empty term, and DeepL refuses the whole file", "write it", place)
    if _FORBIDDEN.search(term):
        what = "a control character in a term, and DeepL refuses the whole file"
        raise Refused(what, "take it out", place)
    if len(term.encode()) > _LONGEST:
        what = f"a term of more than {_LONGEST} bytes, and DeepL refuses the whole file"
        raise Refused(what, "cut it, or leave it out", place)
