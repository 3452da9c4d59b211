"""The table in which proposals are looked through: tab-separated, a row a proposal.

The columns are accept, score, the two languages by their codes, why, document, translation,
position. `yes` in the first column has a row stored; the texts may be corrected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from glossary.aligning.proposals import Proposal
from glossary.errors import InvalidInput, UnreadableFile
from glossary.files import csv_rows
from glossary.language import language_tag, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from glossary.files.csv_rows import Row

YES = "yes"
_MARKS = {"yes": True, "y": True, "x": True, "1": True, "true": True}
_MARKS |= {"": False, "no": False, "n": False, "0": False, "false": False}
_FIRST = ("accept", "score")
_LAST = ("why", "document", "translation", "position")
_NEEDED = ("accept", "document", "translation", "position")


def heading(languages: tuple[str, str]) -> list[str]:
    """The names of the columns."""
    return [*_FIRST, *languages, *_LAST]


def cells(proposal: Proposal) -> list[str]:
    """A row."""
    return [
        YES if proposal.accepted else "",
        f"{proposal.score:.2f}",
        proposal.source,
        proposal.target,
        "; ".join(proposal.why),
        *proposal.documents,
        str(proposal.position),
    ]


def write(proposals: Iterable[Proposal], stream: BinaryIO) -> int:
    """Write proposals between the same two languages; returns how many."""
    count = 0
    with csv_rows.writing(stream, "\t") as append:
        for proposal in proposals:
            if not count:
                append(heading(proposal.languages))
            append(cells(proposal))
            count += 1
    return count


def read(path: Path) -> Iterator[Proposal]:
    """The proposals in a table that somebody has looked through.

    Raises UnreadableFile for a file that is no such table, and InvalidInput, with the line,
    for a row that says nothing that can be followed: nothing is stored then.
    """
    if not path.is_file():
        raise UnreadableFile(f"There is no file {path}.")
    columns: Mapping[str, int] = {}
    languages: tuple[str, str] | None = None
    for row in csv_rows.reading(path, "", _understood, ("\t", ",", ";")):
        if not isinstance(row, csv_rows.Row):
            if row.lost:
                raise InvalidInput(f"{path}, {row.place}: {row.reason}.")
            continue
        if languages is None:
            columns, languages = _columns(row.cells, path)
            continue
        yield _proposal(row, columns, languages, path)
    if languages is None:
        raise UnreadableFile(f"{path} is empty: there is nothing in it to store.")


def _understood(cells: Sequence[str]) -> int:
    return sum(cell.strip().lower() in {*_FIRST, *_LAST} for cell in cells)


def _columns(cells: Sequence[str], path: Path) -> tuple[Mapping[str, int], tuple[str, str]]:
    names = [cell.strip().lower() for cell in cells]
    columns = {name: place for place, name in enumerate(names) if name}
    missing = [name for name in _NEEDED if name not in columns]
    others = [name for name in names if name and name not in {*_FIRST, *_LAST}]
    tags = [tag.code for name in others if (tag := language_tag(name))]
    if missing or len(tags) != 2 or tags[0] == tags[1]:
        wanted = f"It has no column {missing[0]!r}" if missing else "It needs two languages"
        raise UnreadableFile(
            f"{path} is not a table of `glossary tm align`. {wanted}: its first line is "
            "accept, score, the two languages as in ko and en, why, document, translation, "
            "position."
        )
    first, second = tags
    found = {name: columns[name] for name in (*_FIRST, *_LAST) if name in columns}
    found["source"], found["target"] = (columns[name] for name in others if language_tag(name))
    return found, (first, second)


def _proposal(
    row: Row, columns: Mapping[str, int], languages: tuple[str, str], path: Path
) -> Proposal:
    def cell(name: str) -> str:
        place = columns.get(name, len(row.cells))
        return row.cells[place].strip() if place < len(row.cells) else ""

    def wrong(what: str) -> InvalidInput:
        return InvalidInput(f"{path}, line {row.number}: {what} Nothing was stored.")

    mark = cell("accept").lower()
    if mark not in _MARKS:
        raise wrong(f"{cell('accept')!r} under accept is neither yes nor no.")
    source, target = normalise(cell("source")), normalise(cell("target"))
    source, target = cell("source") if source else "", cell("target") if target else ""
    if _MARKS[mark] and not (source and target):
        raise wrong("it is accepted, and one of its texts is empty.")
    if not cell("position").isdecimal():
        raise wrong(f"its position is {cell('position')!r}, which is no number.")
    score = cell("score") or "1"
    try:
        value = min(1.0, max(0.0, float(score.replace(",", "."))))
    except ValueError as error:
        raise wrong(f"its score is {score!r}, which is no number.") from error
    return Proposal(
        languages=languages,
        source=source,
        target=target,
        score=value,
        accepted=_MARKS[mark],
        why=tuple(filter(None, cell("why").split("; "))),
        documents=(cell("document"), cell("translation")),
        position=int(cell("position")),
        shape=(int(bool(source)), int(bool(target))),
    )
