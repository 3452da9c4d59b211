"""What a cell of our own tables says of a term or an entry, put where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossary.formats._entry import normal
from glossary.formats._table import words
from glossary.formats._table.cells import pieces, uncited, unpair
from glossary.formats._table.draft import Draft, Kept, Said, Sources, Spot
from glossary.formats._table.words import Role
from glossary.model import Origin, Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glossary.formats._table.draft import Line
    from glossary.formats._table.layout import Column

_TERM: Mapping[Role, tuple[str, Callable[[str], Any]]] = {
    Role.TERM_STATUS: ("administrative_status", words.status),
    Role.TYPE: ("type", words.term_type),
    Role.RELIABILITY: ("reliability", words.reliability),
    Role.REGION: ("regional_usage", str.strip),
    Role.READING: ("reading", normal),
    Role.PART_OF_SPEECH: ("part_of_speech", str),
}
"""What a column is called in `Term`, and what makes a value of a text: None of a wrong one."""

SAID = frozenset({*_TERM, Role.SOURCES, Role.TERM_NOTE})
"""What is said of terms in columns of either kind of table."""

_CONCEPT: Mapping[Role, tuple[str, Callable[[str], Any]]] = {
    Role.SUBJECT: ("subject", str.strip),
    Role.STATUS: ("status", words.review),
    Role.REVIEW: ("status", words.review),
    Role.TERMHOOD: ("termhood", words.number),
    Role.CREATED: ("created", str.strip),
    Role.MODIFIED: ("modified", str.strip),
}
"""The same, of `Concept`."""


def say(  # noqa: PLR0913, PLR0917 - what, of what, and where
    said: Said, column: Column, text: str, sources: Sources, draft: Draft, line: Line
) -> None:
    """Put what a cell says of a term where it belongs; in the note if it is not understood."""
    role = column.role
    if role in _TERM:
        name, read = _TERM[role]
        value = read(text)
        if value is None:
            said.notes.append(f"{column.heading}: {text.strip()}")
            reason = f"“{column.heading}” cannot be {text.strip()!r}: kept in the term's note"
            draft.tell(Spot(line, column.number), reason, lost=False)
        elif value != "":
            said.fields[name] = value
    elif text.strip():
        if role == Role.SOURCES:
            said.evidence.append(sources.evidence(*uncited(text)))
        else:
            said.notes.append(text.strip())


def of_concept(draft: Draft, column: Column, text: str, line: Line, kept: Kept) -> None:
    """Put what a cell says of the whole entry where it belongs."""
    role = column.role
    if role == Role.ID:
        draft.id = text
    elif role in _CONCEPT:
        name, read = _CONCEPT[role]
        value = read(text)
        if value is None:
            draft.notes.append(f"{column.heading}: {text.strip()}")
            reason = f"“{column.heading}” cannot be {text.strip()!r}: kept in the note"
            draft.tell(Spot(line, column.number), reason, lost=False)
        elif draft.fields.setdefault(name, value) != value:
            reason = f"“{column.heading}” says something else than a row before: not read"
            draft.tell(Spot(line, column.number), reason, lost=False)
    elif role in {Role.RELATIONS, Role.ORIGINS}:
        for piece in pieces(text):
            _link(draft, column, piece, line)
    elif role == Role.NOTE:
        if text.strip() and text.strip() not in draft.notes:
            draft.notes.append(text.strip())
    elif role != Role.IGNORED and text.strip():
        kept.add(draft, column, text, line)


def _link(draft: Draft, column: Column, piece: str, line: Line) -> None:
    link = unpair(piece)
    if link is None:
        example = "related: gsomia" if column.role == Role.RELATIONS else "file:a.csv: 12"
        reason = f"“{column.heading}” has {piece!r}, which is not of the form `{example}`"
        draft.tell(Spot(line, column.number), reason, lost=True)
    elif column.role == Role.RELATIONS:
        draft.relations.append(Relation(kind=link[0], target=link[1]))
    else:
        draft.origins.append(Origin(source=link[0], id=link[1]))
