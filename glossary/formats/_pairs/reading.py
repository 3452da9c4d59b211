"""Tables of pairs that somebody else made, read row by row: deepl, google, google_set."""

from __future__ import annotations

import csv
import re
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from glossary.errors import InvalidInput, UnreadableFile
from glossary.files import text_file
from glossary.files.problem import Problem
from glossary.formats import _entry
from glossary.formats._table.headings import languages_of_name
from glossary.language import LanguageTag, language_tag, normalise
from glossary.model import Concept, Status, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options

_DELIMITERS = ("\t", ",", ";")
_LOOKED_AT = 20
"""Lines that show by what the cells of a file are parted."""

_MOST_LINES = 50
"""Lines of one row: a quotation mark that is not closed by then is astray."""

# What does not belong in a line of text: C0 and C1 controls but for white space.
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")

_LONGEST_NAME = 60
"""Characters of a language's name or code."""
_LONGEST_QUOTE = 60
"""Characters of a text in a message."""


class Row(NamedTuple):
    """The cells of a row, without the white space around them."""

    place: str
    cells: list[str]
    delimiter: str


def table(path: Path, encoding: str) -> Iterator[Row | Problem]:
    """Every row that is not empty, of a file whose cells are parted by tabs or commas.

    Tabs part the cells wherever they stand, as in DeepL's own client; with commas or
    semicolons there may be quotation marks (RFC 4180). Raises UnreadableFile.
    """
    told: list[Problem] = []
    stream, name = text_file.open_text(path, encoding)
    with stream:
        if odd := text_file.read_as(name):
            yield odd
        lines = text_file.lines(stream, told.append)
        first = list(islice(lines, _LOOKED_AT))
        delimiter = _delimiter(first)
        rows = _tabbed if delimiter == "\t" else _Quoted(delimiter).rows
        for row in rows(chain(first, lines)):
            yield from told
            told.clear()
            yield row
        yield from told


def _delimiter(lines: Sequence[str]) -> str:
    """The one that most of the lines have; a tab where they have none."""
    return max(_DELIMITERS, key=lambda d: sum(d in line for line in lines))


def _tabbed(lines: Iterable[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Row(f"line {number}", [cell.strip() for cell in line.split("\t")], "\t")


class _Quoted:
    """Rows of CSV, read so that a quotation mark astray costs one row and no more."""

    def __init__(self, delimiter: str) -> None:
        self._delimiter = delimiter
        self._ahead: deque[str] = deque()
        """Lines that were taken for a row that turned out to be none."""
        self._terms: Sequence[int] = ()
        """Columns of terms."""

    def rows(self, lines: Iterator[str]) -> Iterator[Row | Problem]:
        number = 1
        while True:
            taken: list[str] = []
            source = self._lines(lines, taken)
            try:
                cells = next(csv.reader(source, delimiter=self._delimiter, strict=True))
                self._terms = self._terms or _term_columns(cells)
                whole = len(taken) == 1 or not self._are_several(cells)
            except StopIteration:
                return
            except csv.Error:
                whole = False
            if not whole:
                self._ahead.extendleft(reversed(taken[1:]))
                yield Problem(
                    f"line {number}",
                    "a quotation mark is out of place, and the row was left out: around a "
                    "cell there are two, and one inside a cell is doubled",
                    lost=True,
                )
                number += 1
            else:
                cells = [cell.strip() for cell in cells]
                if any(cells):
                    yield Row(_place(number, len(taken)), cells, self._delimiter)
                number += len(taken)

    def _are_several(self, cells: list[str]) -> bool:
        """Whether rows were taken for a cell: no term has a line break and what parts cells."""
        terms = [cells[n] for n in self._terms if n < len(cells)]
        return any(self._delimiter in term and ("\n" in term or "\r" in term) for term in terms)

    def _lines(self, lines: Iterator[str], taken: list[str]) -> Iterator[str]:
        while len(taken) < _MOST_LINES:
            line = self._ahead.popleft() if self._ahead else next(lines, "")
            if not line:
                return
            taken.append(line)
            yield line


def _term_columns(cells: Sequence[str]) -> Sequence[int]:
    """The columns that a first row calls by languages, or else two; none if it is empty."""
    named = [number for number, cell in enumerate(cells) if tag_of(cell)]
    return named or ((0, 1) if any(cells) else ())


def _place(first: int, lines: int) -> str:
    return f"line {first}" if lines == 1 else f"lines {first} to {first + lines - 1}"


def pairs(path: Path, options: Options, *, languages_beside: bool = False) -> Iterator[Item]:
    """A concept a row, of a table that holds terms and their translations.

    The languages are those of a heading such as `ko,en`, of `Options`, or of the file's
    name (`terms.ko-en.tsv`). With `languages_beside` those that a row of CSV names in its
    third and fourth column come first. What else stands in further columns is in the note.

    Raises UnreadableFile where there is no pair at all, and InvalidInput.
    """
    languages = _languages(options, path.name)
    heading = found = further = False
    for row in table(path, options.encoding):
        if isinstance(row, Problem):
            yield row
            continue
        if not heading:
            heading = True
            if named := _heading(row.cells):
                languages = named
                reason = "this row names two languages: taken for a heading, not for terms"
                yield Problem(row.place, reason, lost=False)
                continue
        beside = languages_beside and row.delimiter != "\t"
        for item in _pair(row, languages, path, beside=beside):
            yield item
            if isinstance(item, Concept):
                found = True
                if item.note and not further:
                    further = True
                    reason = "there are further columns: what is in them stands in notes"
                    yield Problem(row.place, reason, lost=False)
    if not found:
        raise UnreadableFile(
            f"{path} has no row with a term and its translation, parted by a tab or a comma."
        )


def _pair(
    row: Row, languages: Sequence[LanguageTag], path: Path, *, beside: bool
) -> Iterator[Concept | Problem]:
    """The concept in a row, and what is wrong with it. Raises InvalidInput."""
    source, target, *rest = [*row.cells, ""] if len(row.cells) < 2 else row.cells
    if not source or not target:
        missing = "translation" if source else "term"
        reason = f"there is no {missing}, and the row was left out: {short(source or target)}"
        yield Problem(row.place, reason, lost=True)
        return
    further = list(enumerate(rest, 3))
    spoken: list[LanguageTag | None] = [*languages] or [None, None]
    if beside:
        further = further[2:]
        for position, code in enumerate(rest[:2]):
            if code:
                spoken[position] = tag_of(code)
                if spoken[position] is None:
                    reason = f"{short(code)} is not a language, and the row was left out"
                    yield Problem(row.place, reason, lost=True)
                    return
    tags = [tag for tag in spoken if tag]
    if len(tags) < 2:
        raise InvalidInput(
            f"{path} does not say which languages it is in: name them, the one translated "
            "from first, as in --lang ko,en."
        )
    items = list(read_terms(row.place, zip(tags, (source, target), strict=True)))
    yield from (item for item in items if isinstance(item, Problem))
    terms = tuple(item for item in items if isinstance(item, Term))
    if len(terms) == 2:
        note = "; ".join(f"column {number}: {text}" for number, text in further if text)
        yield Concept(id="", status=Status.PROPOSED, terms=terms, note=note)


def read_terms(
    place: str, texts: Iterable[tuple[LanguageTag, str]], part_of_speech: str = ""
) -> Iterator[Term | Problem]:
    """Terms as a file has them, and what was done to them; those alike come once."""
    seen: set[tuple[str, str]] = set()
    for tag, text in texts:
        term = normalise(text)
        if not term:
            yield Problem(place, f"{short(text)!r} is no term: left out", lost=True)
        elif (tag.code, term) in seen:
            yield Problem(place, f"{short(term)} stands twice in the row: left out", lost=True)
        else:
            if _CONTROL.search(text):
                reason = f"control characters were taken out of {short(term)}"
                yield Problem(place, reason, lost=False)
            if "\n" in text or "\r" in text:
                reason = f"line breaks in {short(term)} were read as spaces"
                yield Problem(place, reason, lost=False)
            yield Term(
                language=tag.code,
                text=term,
                type=_entry.type_of(term),
                part_of_speech=part_of_speech,
                regional_usage=tag.region,
            )
        seen.add((tag.code, term))


def tag_of(code: str) -> LanguageTag | None:
    """The language that a cell names; None where it is none, as any long text."""
    return language_tag(code) if len(code) <= _LONGEST_NAME else None


def _heading(cells: Sequence[str]) -> tuple[LanguageTag, ...]:
    """The languages that the two cells of a row name; none where they are terms."""
    tags = [tag for tag in map(tag_of, cells) if tag]
    different = len({tag.code for tag in tags})
    return tuple(tags) if len(cells) == different == 2 else ()


def _languages(options: Options, name: str) -> tuple[LanguageTag, ...]:
    """The two that a person names or else the file's name; none where neither does."""
    if options.languages:
        tags = [tag_of(code) for code in options.languages]
        if None in tags:
            wrong = options.languages[tags.index(None)]
            raise InvalidInput(f"{wrong!r} is not a language. Write ko, en or ja.")
        if len(set(tags)) != 2 or len(tags) != 2:
            raise InvalidInput(
                f"{name} has terms in one language and translations in another: name "
                "these two, and no more, as in --lang ko,en."
            )
        return tuple(tag for tag in tags if tag)
    return tuple(languages_of_name(name))


def short(text: str) -> str:
    """A text as it is quoted in a message."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
