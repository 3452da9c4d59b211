"""When two units are one, and what becomes of it: the rule by which a memory is merged.

A unit that comes is one that is there if all its texts are that one's, character by
character: the same source text and the same translation, in each language that it has. Of
one text with two translations there are two units, and a unit with a further language is
another one, so that what was said of the first is not said of the second. When two are one:

- whose dates, status, author and note it has is decided by the later date (`changed`, else
  `created`; who has none is the earlier), then by the status that is nearer to final, then
  by a person before a machine;
- it belongs to the source that was imported last, unless its dates are the earlier ones.

Which unit one is that comes again does not depend on what else came meanwhile: a file that
is imported once more changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_RANKS = {"": 0, "initial": 1, "translated": 2, "reviewed": 3, "final": 4}


@dataclass(slots=True)
class Entry:
    """A unit of the memory, or one that comes, as far as merging asks for it."""

    segments: dict[str, str]
    markup: dict[str, str]
    external_id: str
    document: str
    position: int
    status: str
    machine: bool
    creator: str
    created: str
    changed: str
    note: str
    id: int = 0
    """0: it is not in the memory."""
    source_id: int = 0
    """The source's row."""
    is_new: bool = False
    """Whether it is not in the database yet."""
    is_changed: bool = False
    """Whether what it says of itself is no longer what the database has."""
    marked: frozenset[str] = frozenset()
    """Languages whose tags are no longer those of the database."""


ABOUT = (
    "external_id", "document", "position", "status", "machine", "creator", "created",
    "changed", "note",
)  # fmt: skip
"""What is said of a unit beside its texts: fields of an `Entry`, columns of the database."""
said_of = attrgetter("segments", "markup", *ABOUT)
"""What a unit says of itself, in the order in which an `Entry` takes it."""


class Batch(NamedTuple):
    """Some units on their way into the memory."""

    units: Sequence[Entry]
    keys: Mapping[str, str]
    """Of all their texts, by the text."""


def same(segments: Mapping[str, str], candidates: Iterable[Entry]) -> Entry | None:
    """The one among the candidates that these texts are of.

    That is one that has no others, else the oldest of those that have more.
    """
    theirs = segments.items()
    fitting = [one for one in candidates if theirs <= one.segments.items()]
    return min(
        fitting, key=lambda one: (len(one.segments) > len(segments), one.id), default=None
    )


def merge(ours: Entry, theirs: Entry, source: int, *, is_first: bool) -> bool:
    """Make one of two; says whether anything changed.

    `is_first` says that the file did not have the unit before: its place in the file is
    then the unit's, where that is the file's.
    """
    before = ours.is_changed, len(ours.marked)
    rank, our_rank = _rank(theirs), _rank(ours)
    wins = rank > our_rank or (rank == our_rank and ours.source_id != source)
    for language, markup in theirs.markup.items():
        old = ours.markup.get(language)
        if old != markup and (wins or not old):
            ours.markup = {**ours.markup, language: markup}
            ours.marked |= {language}
    if wins:
        said = (
            theirs.status or ours.status,
            theirs.machine,
            theirs.creator or ours.creator,
            theirs.created or ours.created,
            theirs.changed or ours.changed,
            theirs.note or ours.note,
        )
        if said != _said(ours):
            ours.status, ours.machine, ours.creator, ours.created, ours.changed, ours.note = (
                said
            )
            ours.is_changed = True
    if (wins and ours.source_id != source) or (is_first and ours.source_id == source):
        place = source, theirs.document, theirs.position, theirs.external_id
        if place != (ours.source_id, ours.document, ours.position, ours.external_id):
            ours.source_id, ours.document, ours.position, ours.external_id = place
            ours.is_changed = True
    return before != (ours.is_changed, len(ours.marked))


def _rank(unit: Entry) -> tuple[str, int, bool]:
    return (unit.changed or unit.created, _RANKS[unit.status], not unit.machine)


def _said(unit: Entry) -> tuple[str, bool, str, str, str, str]:
    return (unit.status, unit.machine, unit.creator, unit.created, unit.changed, unit.note)
