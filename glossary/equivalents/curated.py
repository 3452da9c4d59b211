"""The curated list, `seeds/terms.csv`: terms a person chose, with where they are written.

A row is a concept. A cell may hold several terms with ` | ` between them, the first of
them preferred. `deprecated` lists terms to avoid as `lang:term | lang:term`,
`regional` those of some countries only as `lang:term=KP | lang:term=US,GB`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from glossary import language, names
from glossary.errors import InvalidInput
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Definition,
    Evidence,
    Method,
    Source,
    SourceKind,
    Status,
    Term,
    TermType,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = "curated:terms.csv"
SOURCES = (
    Source(
        key=SOURCE,
        kind=SourceKind.CURATED,
        title="terms.csv",
        licence="CC BY 4.0",
    ),
)

COLUMNS = (
    "id", "subject", "ko", "en", "ja", "ja_reading", "deprecated",
    "definition_ko", "definition_en", "note", "source",
)  # fmt: skip

OPTIONAL = ("regional",)
"""Columns that a list may leave out."""

_RELIABILITY = 4
"""Very reliable (IATE): chosen by a person who names where it is written."""
_ADMITTED = 3
"""Reliable. Of a random sample read by an independent judge 98 % of the preferred English and
Japanese terms fit the preferred Korean one, and 91 % of the others (docs/quality.md)."""


_REGIONAL = re.compile(r"([a-z]{2}):(.+)=([A-Z]{2}(?:,[A-Z]{2})*)")


def read(path: Path | str) -> list[Concept]:
    """The concepts of a curated list, in its order.

    Raises:
        InvalidInput: the file is no such list; the message says where and what to do.

    """
    path = Path(path)
    concepts: dict[str, Concept] = {}
    for row in _rows(path, _text(path)):
        concept = row.concept()
        if concept.id in concepts:
            raise row.error("id", f"“{concept.id}” is used twice: give one another id")
        concepts[concept.id] = concept
    return list(concepts.values())


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidInput(
            f"{path}, line {line}: not UTF-8 text. Save the file as “CSV UTF-8”."
        ) from error


def _rows(path: Path, text: str) -> Iterator[_Row]:
    if "\0" in text:
        raise InvalidInput(f"{path} is not a CSV file: it holds NUL characters.")
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        _check_header(path, header)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _row(path, line, header, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise InvalidInput(
            f"{path}, line {line}: not CSV ({error}). Look for a stray quotation mark;"
            ' inside a quoted cell, write " twice.'
        ) from error


def _check_header(path: Path, header: list[str]) -> None:
    where = f"{path}, line 1"
    if len(header) == 1 and re.search("[;\t]", header[0]):
        raise InvalidInput(f"{where}: cells are separated by commas; save it as CSV so.")
    for column in COLUMNS:
        if column not in header:
            raise InvalidInput(
                f"{where}: the column “{column}” is missing. The first line has to be:"
                f" {','.join(COLUMNS)}"
            )
    for column in header:
        if column not in COLUMNS + OPTIONAL or header.count(column) > 1:
            raise InvalidInput(
                f"{where}: the column “{column}” is unknown or there twice. The first"
                f" line has to be: {','.join(COLUMNS)}"
            )


def _row(path: Path, line: int, header: list[str], cells: list[str]) -> _Row:
    if len(cells) != len(header):
        raise InvalidInput(
            f"{path}, line {line}: {len(cells)} cells where the first line has"
            f" {len(header)}. Put a cell that holds a comma in quotation marks."
        )
    values = (language.normalise(cell) for cell in cells)
    return _Row(path, line, dict(zip(header, values, strict=True)))


def _split(cell: str) -> list[str]:
    return [part for part in (p.strip() for p in cell.split("|")) if part]


def _types(texts: list[str], acronyms: list[str]) -> list[TermType]:
    """The term types of a language's terms, from how they are written.

    >>> [str(t) for t in _types(["방문군 협정", "방문군협정", "VFA"], [])]
    ['fullForm', 'variant', 'acronym']
    """
    types = []
    spelt = set()
    for text in texts:
        key = language.key(text)
        if language.is_acronym(text):
            types.append(TermType.ACRONYM)
        elif key in spelt or any(names.spells(text, acronym) for acronym in acronyms):
            types.append(TermType.VARIANT)
        else:
            types.append(TermType.FULL_FORM)
        spelt.add(key)
    return types


class _Row:
    """One line of the list, and the way to complain of it."""

    def __init__(self, path: Path, line: int, cells: dict[str, str]) -> None:
        self.path = path
        self.line = line
        self.cells = cells

    def error(self, column: str, complaint: str) -> InvalidInput:
        return InvalidInput(f"{self.path}, line {self.line}, column “{column}”: {complaint}.")

    def concept(self) -> Concept:
        public_id = self.cells["id"]
        if not language.is_xml_name(public_id):
            raise self.error(
                "id",
                f"“{public_id}” is no XML NCName: begin with a letter, then use only"
                " letters, digits, “-”, “_” and “.”",
            )
        return Concept(
            id=public_id,
            subject=self.cells["subject"],
            status=Status.APPROVED,
            note=self.cells["note"],
            terms=tuple(self._terms()),
            definitions=tuple(
                Definition(language=code, text=text, source=SOURCE)
                for code in ("ko", "en")
                if (text := self.cells[f"definition_{code}"])
            ),
        )

    def _terms(self) -> Iterator[Term]:
        avoided = self._deprecated()
        regions = self._regional()
        acronyms = [t for code in ("ko", "en") for t in _split(self.cells[code])]
        acronyms = [text for text in acronyms if language.is_acronym(text)]
        for code in language.LANGUAGES:
            usable = _split(self.cells[code])
            texts = usable + avoided[code]
            self._check(code, usable, texts)
            types = _types(texts, acronyms)
            for position, (text, kind) in enumerate(zip(texts, types, strict=True)):
                term = self._term(code, text, kind, position, len(usable))
                yield replace(term, regional_usage=regions.pop((code, text), ""))
        for code, text in regions:
            raise self.error("regional", f"“{code}:{text}” is no term of this row")

    def _check(self, code: str, usable: list[str], texts: list[str]) -> None:
        if code == "ko" and not usable:
            raise self.error("ko", "there is no Korean term: every row needs one")
        if code == "ja" and self.cells["ja_reading"] and not usable:
            raise self.error("ja_reading", "a reading without a Japanese term")
        for text in texts:
            if texts.count(text) > 1:
                raise self.error(code, f"“{text}” is listed twice: remove one")

    def _term(self, code: str, text: str, kind: TermType, position: int, usable: int) -> Term:
        status = AdministrativeStatus.ADMITTED
        if position == 0 and usable:
            status = AdministrativeStatus.PREFERRED
        elif position >= usable:
            status = AdministrativeStatus.DEPRECATED
        return Term(
            language=code,
            text=text,
            type=kind,
            administrative_status=status,
            reliability=self._reliability(code, position) if position < usable else None,
            reading=self.cells["ja_reading"] if code == "ja" and position == 0 else "",
            evidence=(
                Evidence(method=Method.CURATED, source=SOURCE, note=self.cells["source"]),
            ),
        )

    @staticmethod
    def _reliability(code: str, position: int) -> int:
        return _RELIABILITY if code == "ko" or position == 0 else _ADMITTED

    def _deprecated(self) -> dict[str, list[str]]:
        avoided: dict[str, list[str]] = {code: [] for code in language.LANGUAGES}
        for part in _split(self.cells["deprecated"]):
            code, colon, text = (piece.strip() for piece in part.partition(":"))
            if not colon or code not in avoided or not text:
                raise self.error(
                    "deprecated",
                    f"“{part}” has to be a language ({', '.join(language.LANGUAGES)}),"
                    " a colon and a term, such as “ja:相互接近協定”",
                )
            avoided[code].append(text)
        return avoided

    def _regional(self) -> dict[tuple[str, str], str]:
        regions = {}
        for part in _split(self.cells.get("regional", "")):
            match = _REGIONAL.fullmatch(part)
            if not match:
                raise self.error(
                    "regional",
                    f"“{part}” has to be a language, a colon, a term, “=” and countries,"
                    " such as “ko:북남관계=KP” or “en:defence=GB,AU”",
                )
            code, text, countries = match.groups()
            regions[code, text.strip()] = ", ".join(countries.split(","))
        return regions
