"""The columns of a table: what each one holds, by its heading and by what a person says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from glossary.errors import InvalidInput
from glossary.formats._table import by_term
from glossary.formats._table.headings import Heading, language_of, meaning
from glossary.formats._table.words import Role, plain
from glossary.language import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.formats import Options
    from glossary.language import LanguageTag

_OURS_ONLY = frozenset(
    {
        Role.RELATIONS,
        Role.ORIGINS,
        Role.TERMHOOD,
        Role.CREATED,
        Role.MODIFIED,
        Role.EVIDENCE,
    }
)
"""What means something in our own tables, and in others anything."""

_ONCE = frozenset({Role.ID, Role.LANGUAGE, Role.SOURCE_LANGUAGE, Role.TARGET_LANGUAGE})


class Column(NamedTuple):
    """A column of a table."""

    number: int
    """From 0."""
    heading: str
    role: Role
    language: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's columns."""

    columns: tuple[Column, ...]
    is_ours: bool = False
    """Whether the headings are those that we write."""
    headings: tuple[str, ...] = ()
    """As they stand in the file; none where it has no headings."""

    def having(self, *roles: Role) -> list[Column]:
        """The columns that hold any of these."""
        return [column for column in self.columns if column.role in roles]

    @property
    def by_terms(self) -> bool:
        """Whether a row is one of a concept's terms."""
        return bool(self.having(Role.LANGUAGE))

    @property
    def by_pairs(self) -> bool:
        """Whether a row is a term and its translation."""
        return bool(self.having(Role.TARGET_TERM))

    @property
    def languages(self) -> list[str]:
        """Of the term columns, in their order."""
        return list(dict.fromkeys(c.language for c in self.having(Role.TERM) if c.language))


def languages(options: Options) -> list[LanguageTag]:
    """The languages that a person names. Raises InvalidInput for what is none."""
    tags = [(code, language_of(code)) for code in options.languages]
    for code, tag in tags:
        if tag is None:
            raise InvalidInput(f"{code!r} is not a language. Write ko, en or ja.")
    return [tag for _, tag in tags if tag]


def check(options: Options) -> None:
    """Raise InvalidInput for options that cannot be right for any table."""
    languages(options)
    for heading, field in options.columns.items():
        _mapped(heading, field)


def headed(cells: Sequence[str], options: Options) -> Layout | None:
    """The layout that a row of headings gives; None where it has no terms under it."""
    columns = _resolved(list(_columns(cells, options)))
    layout = Layout(tuple(columns), headings=tuple(cells))
    terms = layout.having(Role.TERM)
    if not terms and not (layout.by_pairs and layout.having(Role.SOURCE_TERM)):
        return None
    if _is_ours(layout):
        return Layout(layout.columns, is_ours=True, headings=layout.headings)
    foreign = (c._replace(role=_foreign(c.role)) for c in columns)
    return Layout(tuple(foreign), headings=layout.headings)


def unheaded(width: int, options: Options) -> Layout:
    """The layout of a table without headings, whose first columns are in these languages."""
    tags = languages(options)
    columns = [Column(i, tag.code, Role.TERM, *tag) for i, tag in enumerate(tags)]
    columns += (Column(i, f"column {i + 1}", Role.OTHER_TEXT) for i in range(len(tags), width))
    return Layout(tuple(columns))


def check_headings(cells: Sequence[str], options: Options) -> None:
    """Raise InvalidInput where a person speaks of a column that is not there."""
    there = {plain(cell) for cell in cells}
    for heading in options.columns:
        if plain(heading) not in there:
            headings = ", ".join(f"“{cell}”" for cell in filter(None, cells))
            raise InvalidInput(f"No column is called “{heading}”. There are {headings}.")


def _columns(cells: Sequence[str], options: Options) -> Iterator[Column]:
    mapped = {plain(heading): (heading, field) for heading, field in options.columns.items()}
    seen: set[Role] = set()
    for number, cell in enumerate(cells):
        heading = normalise(cell)
        if plain(heading) in mapped:
            meant = _mapped(*mapped[plain(heading)])
        else:
            meant = (heading and meaning(heading)) or Heading(Role.OTHER_TEXT)
        if meant.role in _ONCE and meant.role in seen:
            meant = Heading(Role.OTHER_TEXT)
        seen.add(meant.role)
        yield Column(number, heading or f"column {number + 1}", *meant)


def _mapped(heading: str, field: str) -> Heading:
    """What a person says that a column holds. Raises InvalidInput."""
    if field.strip() == Role.IGNORED:
        return Heading(Role.IGNORED)
    meant = meaning(field)
    if meant is None:
        raise InvalidInput(
            f"{field!r} is not what the column “{heading}” can hold. Write a language (ko), a "
            "field (id, definition, note, source, subject, status, context), a field of a "
            "language (ko note, ja reading, en other terms), or - to leave it out."
        )
    return meant


def _resolved(columns: list[Column]) -> list[Column]:
    """The columns, once it is settled what those mean that depend on others."""
    roles = {column.role for column in columns}
    named = [c for c in columns if c.role == Role.TERM]
    if Role.TARGET_TERM in roles and Role.SOURCE_TERM not in roles:
        # `source` and `target`, or `term` and `translation`
        for i, column in enumerate(columns):
            is_source = column.role == Role.SOURCES and plain(column.heading) in _SOURCE
            if is_source or (column in named and not column.language):
                columns[i] = column._replace(role=Role.SOURCE_TERM)
                return columns
        if named:  # one language has a column, and the other is that of the translation
            return [
                c._replace(role=Role.TERM) if c.role == Role.TARGET_TERM else c for c in columns
            ]
    return columns


_SOURCE = frozenset({"source", "sources"})


def _is_ours(layout: Layout) -> bool:
    """Whether nobody but us writes such headings."""
    headings = {plain(heading) for heading in layout.headings}
    if layout.by_terms:
        own = (by_term.ID, Role.TERM_STATUS, Role.RELIABILITY, Role.REVIEW)
        return all(plain(word) in headings for word in own)
    named = [c.heading for c in layout.having(Role.TERM) if c.language]
    return bool(named) and all(
        plain(f"{name} {word}") in headings
        for name in named
        for word in (Role.OTHER, Role.DEPRECATED, Role.RELIABILITY)
    )


def _foreign(role: Role) -> Role:
    return Role.OTHER_TEXT if role in _OURS_ONLY else role
