"""A glossary as OmegaT reads it: a line a pair, parted by tabs, the third cell a comment.

OmegaT's rules (its `GlossaryReaderTSV`, 3.6 to 6.1): a line that begins with `#` is passed
over, as is one without a tab; quotation marks are characters like any other; cells after the
third are not shown. Lines that follow one another and share their term or its translation
are one concept here. A comment is the note of the translation beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TextIO

from glossary.errors import InvalidInput, UnreadableFile
from glossary.files import csv_rows, text_file
from glossary.files.problem import Problem
from glossary.formats._table import files
from glossary.formats._table.draft import Draft, Spot
from glossary.formats._table.headings import language_of, languages_of_name
from glossary.formats._table.their_details import by_letters
from glossary.language import LanguageTag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from glossary.formats import Item, Options

_ENDINGS = (".txt", ".tab", ".utf8", ".tsv")
_MOST_LINES = 1000
"""Of one concept: a whole file may share one translation."""
_LOOKED_AT = 50
"""Lines whose letters show which languages they are in."""
_DEFAULT = (LanguageTag("ko", ""), LanguageTag("en", ""))
_CODING = re.compile(rb"#.*?coding[:=]\s*([-\w.]+)")
_SCRIPTS_MEET = re.compile(
    "([A-Za-z0-9)]) +([가-힣ぁ-ヺ一-鿿])|([가-힣ぁ-ヺ一-鿿]) +([A-Za-z])"
)


class _Line(NamedTuple):
    number: int
    cells: list[str]

    def place(self, column: int = 0) -> str:  # noqa: ARG002 - the line says enough
        return f"line {self.number}"


def recognises(head: bytes, name: str) -> bool:
    """Whether it is a text with one of OmegaT's endings, without headings over columns."""
    if not name.lower().endswith(_ENDINGS) or files.has_own_ending(name):
        return False
    rows = csv_rows.head(head)
    return bool(rows) and files.first_layout(rows) is None


def read(path: Path, options: Options) -> Iterator[Item]:
    """Read a glossary; `glossary.formats.Readable.read` has the particulars."""
    told: list[Problem] = []
    stream, name = _opened(path, options.encoding)
    with stream:
        if not options.encoding and (odd := text_file.read_as(name)):
            yield odd
        lines = _lines(text_file.lines(stream, told.append), told)
        first = list(islice(lines, _LOOKED_AT))
        if not first and not told:
            raise UnreadableFile(f"{path} has no line with a term in it.")
        languages, assumed = _languages(path, options, first)
        if assumed:
            yield Problem("line 1", assumed, lost=False)
        reader = _Reader(languages)
        for line in chain(first, lines):
            yield from _taken(told)
            yield from reader.line(line)
        yield from _taken(told)
        yield from reader.end()


def _taken(problems: list[Problem]) -> list[Problem]:
    taken = list(problems)
    problems.clear()
    return taken


def _opened(path: Path, encoding: str) -> tuple[TextIO, str]:
    """The file as text: as a person says, in UTF-8, as its first line says, or as it reads.

    A first line such as `# Terms -*- coding: cp949 -*-` names an encoding, and is often left
    as it was when a file is saved in another one.
    """
    with path.open("rb") as stream:
        said = _CODING.match(stream.readline(200))
    if said and not encoding:
        for name in ("utf-8", said.group(1).decode()):
            try:
                return text_file.open_text(path, name)
            except (UnreadableFile, InvalidInput):
                continue
    return text_file.open_text(path, encoding)


def _lines(lines: Iterator[str], told: list[Problem]) -> Iterator[_Line]:
    """The lines that OmegaT shows, and of each that it passes over what is wrong with it."""
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\r\n")
        if text.startswith("#") or not text.strip():
            continue
        cells = [cell.strip() for cell in text.split("\t")]
        if len(cells) < 2:
            advice = f", such as here: {_mended(text)}" if _SCRIPTS_MEET.search(text) else ""
            reason = (
                f"there is no tab in this line, so that OmegaT passes over it, and it was left "
                f"out: put one between term and translation{advice}"
            )
            told.append(Problem(f"line {number}", reason, lost=True))
        elif not cells[0]:
            reason = "there is no term before the tab: the line was left out"
            told.append(Problem(f"line {number}", reason, lost=True))
        else:
            yield _Line(number, cells)


def _mended(text: str) -> str:
    """A line with a tab where Latin letters end and others begin, for people to see."""
    return _SCRIPTS_MEET.sub(
        lambda m: f"{m.group(1) or m.group(3)}⇥{m.group(2) or m.group(4)}", text[:60], count=1
    )


def _languages(
    path: Path, options: Options, lines: Sequence[_Line]
) -> tuple[tuple[LanguageTag, LanguageTag], str]:
    """The languages of term and translation, and what to say where nobody said which."""
    if options.languages:
        tags = [tag for tag in map(language_of, options.languages) if tag]
        if len(tags) != 2 or len(options.languages) != 2:
            raise InvalidInput(
                f"{path.name} has terms in one language and translations in another: name "
                "these two, as in --lang ko,en."
            )
        return (tags[0], tags[1]), ""
    named = languages_of_name(path.name)
    one, other = (named[0], named[1]) if named else _DEFAULT
    seen = _by_letters(lines)
    if seen == (other.code, one.code):
        one, other = other, one
    elif named or not lines:
        return (one, other), ""
    elif all(seen):
        one, other = LanguageTag(seen[0], ""), LanguageTag(seen[1], "")
    by = ", by its letters" if all(seen) else ""
    reason = (
        f"the file does not say its languages: terms were read as {one.code} and translations "
        f"as {other.code}{by}. Name others with --lang ko,en"
    )
    return (one, other), reason


def _by_letters(lines: Sequence[_Line]) -> tuple[str, str]:
    """What most terms and most translations are in, by their letters."""
    columns = ([line.cells[0] for line in lines], [line.cells[1] for line in lines])
    counts = [Counter(filter(None, map(by_letters, texts))) for texts in columns]
    one, other = (count.most_common(1)[0][0] if count else "" for count in counts)
    return (one, other) if one != other else ("", "")


class _Reader:
    """Makes concepts of lines that belong together."""

    def __init__(self, languages: tuple[LanguageTag, LanguageTag]) -> None:
        self._languages = languages
        self._draft: Draft | None = None
        self._texts: set[tuple[int, str]] = set()
        """The terms and the translations of the lines since the concept began."""
        self._pairs: set[tuple[str, str]] = set()
        self._lines = 0
        self._told = False

    def line(self, line: _Line) -> Iterator[Item]:
        """The concept before, where this line is of another one."""
        source, target = line.cells[:2]
        shared = {(0, source), (1, target)} - {(1, "")}
        draft = self._draft
        if draft is None or not self._texts & shared or self._lines == _MOST_LINES:
            yield from self.end()
            draft = self._draft = Draft(Spot(line))
        self._lines += 1
        self._texts |= shared
        if (source, target) in self._pairs:
            reason = f"this pair stands above, too, and was read once: {source} – {target}"
            draft.tell(Spot(line), reason, lost=False)
        self._pairs.add((source, target))
        self._fill(draft, line, source, target)

    def end(self) -> Iterator[Item]:
        """The concept of the last lines."""
        if self._draft is not None:
            yield from self._draft.items()
        self._draft = None
        self._texts.clear()
        self._pairs.clear()
        self._lines = 0

    def _fill(self, draft: Draft, line: _Line, source: str, target: str) -> None:
        said = None
        for tag, text in zip(self._languages, (source, target), strict=True):
            if text:
                said = draft.add(tag.code, text, Spot(line), again=True)
            if said is not None and tag.region:
                said.fields["regional_usage"] = tag.region
        if not target:
            draft.tell(Spot(line), f"{source} has no translation", lost=False)
        notes = draft.notes if said is None else said.notes
        comment, *further = [*line.cells[2:], ""]
        further = [f"column {n}: {text}" for n, text in enumerate(further, 4) if text]
        if further and not self._told:
            self._told = True
            reason = "OmegaT shows no cells after the third: these are kept in notes"
            draft.tell(Spot(line), reason, lost=False)
        notes += (text for text in (comment, *further) if text and text not in notes)
