"""A copy of a table in text, with what stands in a tool's way put right where it is certain."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.language import HANGUL, KANA, KANJI
from glossary.tools._kind import Kind
from glossary.tools._table import rows
from glossary.tools._text import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.tools._file import File

_EAST_ASIAN = re.compile(f"[{HANGUL}{KANA}{KANJI}ㄱ-ㆎ]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_WIDE_GAP = re.compile(r" {2,}|\u3000")

TABS = "a tab is put between the two terms, where spaces are or the writing changes"
SPACES = "spaces around the terms are taken away"
HEADING = "the heading is made a comment, so that it is no entry"
ONE_LINE = "line breaks within a cell become spaces"
COMMAS = "cells are separated by commas"


@dataclass(slots=True)
class Text:
    """The lines of the copy, as they come; what was done to them is known at the end."""

    file: File
    tool: str
    """The tool the copy is for; empty where it is for any."""
    steps: Counter[str] = field(default_factory=Counter)
    """What was done, with the number of lines."""

    def lines(self) -> Iterator[str]:
        """Every line of the copy with its end."""
        self.steps.clear()
        if self.file.kind is Kind.COMMAS and self.tool in {"omegat", "google"}:
            yield from self._rows()
            return
        is_table = self.file.kind in {Kind.TABS, Kind.PLAIN}
        first = True
        assert self.file.encoding is not None
        for _, line in lines(self.file.path, self.file.encoding):
            if is_table and line.strip() and not line.startswith("#"):
                yield self._mended(line, is_heading=first and bool(self.file.headings)) + "\n"
                first = False
            else:
                yield f"{line}\n"

    def _mended(self, line: str, *, is_heading: bool) -> str:
        if is_heading and self.tool in {"", "omegat"} and _is_for_omegat(self.file):
            self.steps[HEADING] += 1
            return f"# {line}"
        if "\t" not in line:
            pair = split(line)
            if pair:
                self.steps[TABS] += 1
                return "\t".join(pair)
            return line
        cells = [cell.strip() for cell in line.split("\t")]
        joined = "\t".join(cells)
        self.steps[SPACES] += joined != line
        return joined

    def _rows(self) -> Iterator[str]:
        """The rows of a CSV, each on one line, with commas between the cells."""
        for _, cells in rows(self.file):
            flat = [" ".join(cell.split()) if "\n" in cell else cell for cell in cells]
            self.steps[ONE_LINE] += flat != cells
            self.steps[COMMAS] += self.file.separator != ","
            line = io.StringIO()
            csv.writer(line, lineterminator="\r\n").writerow(flat)
            yield line.getvalue()


def _is_for_omegat(file: File) -> bool:
    """Whether its heading is of the three columns that OmegaT reads."""
    return file.path.suffix.lower() in {".txt", ".tab", ".utf8"} and len(file.headings) <= 3


def split(line: str) -> tuple[str, str] | None:
    """The two terms of a line without a tab; None where it is not certain what they are.

    >>> split("supply chain 공급망"), split("北方限界線  NLL"), split("OpenChain 적합 Software")
    (('supply chain', '공급망'), ('北方限界線', 'NLL'), None)
    """
    line = line.strip()
    gaps = _WIDE_GAP.split(line)
    if len(gaps) == 2:
        return gaps[0].strip(), gaps[1].strip()
    words = line.split(" ")
    kinds = "".join(map(_writing, words))
    # One change of writing, from a word in the one to a word in the other; words that are
    # neither (numbers, brackets) stay with what is before them.
    match = re.fullmatch("(-*L[L-]*)(E[E-]*)|(-*E[E-]*)(L[L-]*)", kinds)
    if not match:
        return None
    at = len(match[1] or match[3])
    return " ".join(words[:at]), " ".join(words[at:])


def _writing(word: str) -> str:
    """`E` for a word with Korean or Japanese in it, `L` for Latin, `-` for neither."""
    if _EAST_ASIAN.search(word):
        return "E"
    return "L" if _LATIN.search(word) else "-"
