"""How OmegaT reads its tab-separated and comma-separated glossaries, line by line."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from glossary.tools._loaded import Entry, Finding
from glossary.tools._table import is_heading, language_of
from glossary.tools._text import Encoding, encoding_of, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_NO_TAB = "there is no tab in the line, and OmegaT passes it over"
_NO_COMMA = "there is no comma in the line, and OmegaT passes it over"
_NO_TARGET = "nothing stands behind the source term, and OmegaT passes the line over"
_NO_SOURCE = "nothing stands before the first separator, and OmegaT passes the line over"
_COMMENT = "the line begins with # and is a comment to OmegaT"
_TOO_MANY = "OmegaT reads three columns: source, target, comment; what stands behind is lost"
_OPEN = "a cell goes on in the next line; OmegaT reads by lines and breaks the entry up"
_HEADING = "the heading becomes an entry"
_OTHER_COLUMNS = "OmegaT takes the first two columns, and those are not the languages here"
_SPACES = "OmegaT before 6 keeps the spaces around a term, and does not find it in texts"


def read_tabs(path: Path) -> Iterator[Entry | Finding]:
    """A glossary in `.txt`, `.tab`, `.tsv` (encoding guessed) or `.utf8`."""
    encoding = encoding_of(path)
    if path.suffix.lower() == ".utf8":
        if not encoding.is_utf8:
            yield _wrong_encoding(encoding, "OmegaT reads .utf8 as UTF-8, which this is not")
        encoding = Encoding("utf-8")
    else:
        yield from _guessed(encoding)
        encoding = _as_guessed(encoding)
    yield from _entries(path, encoding, _by_tabs, _NO_TAB)


def read_commas(path: Path) -> Iterator[Entry | Finding]:
    """A glossary in `.csv`: commas, whatever the spreadsheet of a country writes."""
    encoding = encoding_of(path)
    yield from _guessed(encoding)
    yield from _entries(path, _as_guessed(encoding), _by_commas, _NO_COMMA)


def _guessed(encoding: Encoding) -> Iterator[Finding]:
    """What is to be feared of an encoding that OmegaT has to guess."""
    if encoding.broken:
        what = "some bytes are not UTF-8, and come as the sign for an unknown character"
        yield Finding("", what, "save the file in its own program as UTF-8", lost=True)
    if encoding.is_utf8 or encoding.marked:
        return
    yield _wrong_encoding(
        encoding, "OmegaT guesses this encoding, often wrongly: 한미동맹 may come as 茄固悼竿"
    )


def _wrong_encoding(encoding: Encoding, what: str) -> Finding:
    remedy = f"it is in {encoding.title}: save it as UTF-8"
    return Finding("", what, remedy, lost=True)


def _as_guessed(encoding: Encoding) -> Encoding:
    """UTF-16 without a mark is taken for an encoding of single bytes; the others for some."""
    return encoding if encoding.marked or "16" not in encoding.name else Encoding("latin-1")


def _entries(
    path: Path,
    encoding: Encoding,
    split: Callable[[str], tuple[list[str], bool]],
    no_separator: str,
) -> Iterator[Entry | Finding]:
    first = True
    for number, line in lines(path, encoding):
        place = f"line {number}"
        cells, is_open = split(line)
        if first and line.strip() and not line.startswith("#"):
            first = False
            yield from _heading(place, cells)
        if line.startswith("#"):
            if len(cells) > 1:
                yield Finding(place, _COMMENT, "to have the term, write another character")
            continue
        if is_open:
            yield Finding(place, _OPEN, "write each entry on one line", lost=True)
        if len(cells) < 2 and line.strip():
            alone = line.rstrip("\t") == line
            what = no_separator if alone else _NO_TARGET
            remedy = "separate source and target" if alone else "write the target term"
            yield Finding(place, what, remedy, lost=True)
        elif len(cells) > 1:
            yield from _entry(place, cells)


def _entry(place: str, cells: list[str]) -> Iterator[Entry | Finding]:
    """What comes of a line with two cells or more."""
    if not cells[0]:
        yield Finding(place, _NO_SOURCE, "write the source term", lost=True)
        return
    if len(cells) > 3 and any(map(str.strip, cells[3:])):
        yield Finding(place, _TOO_MANY, "put what matters into the third column", lost=True)
    if cells[0] != cells[0].strip():
        yield Finding(place, _SPACES, "take them away")
    yield composed(cells[0], cells[1], cells[2] if len(cells) > 2 else "")


def _heading(place: str, cells: list[str]) -> Iterator[Finding]:
    if is_heading(cells):
        yield Finding(place, _HEADING, "put # before it, or take it away")
        if any(map(language_of, cells)) and not all(map(language_of, cells[:2])):
            yield Finding(place, _OTHER_COLUMNS, "put them first", lost=True)


def composed(*texts: str) -> Entry:
    """An entry as OmegaT keeps it: in Unicode's composed form (NFC)."""
    return Entry(*(unicodedata.normalize("NFC", text) for text in texts))


def _by_tabs(line: str) -> tuple[list[str], bool]:
    """The cells as Java splits them: without the empty ones at the end."""
    return line.rstrip("\t").split("\t"), False


def _by_commas(line: str) -> tuple[list[str], bool]:
    """The cells as OmegaT splits them, and whether a quotation is open at the end.

    A quotation mark opens a quoted cell only where the cell has nothing in it yet, and
    vanishes elsewhere; two of them give one, within quotes and without.
    """
    if '"' not in line:
        return line.split(","), False
    cells: list[str] = []
    cell = ""
    quoted = False
    i = 0
    while i < len(line):
        character = line[i]
        if character == '"':
            if not cell and not quoted:
                quoted = True
            elif line[i + 1 : i + 2] == '"':
                cell += '"'
                i += 1
            else:
                quoted = False
        elif character == "," and not quoted:
            cells.append(cell)
            cell = ""
        else:
            cell += character
        i += 1
    return [*cells, cell], quoted
