"""The nouns of annotation: what stands in a text, and what the glossary says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.model import AdministrativeStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.recognition import Kind

AVOIDED = frozenset({AdministrativeStatus.DEPRECATED, AdministrativeStatus.SUPERSEDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """A term of another language for the same concept."""

    language: str
    text: str
    use: AdministrativeStatus
    reliability: int | None
    """1–4 as in IATE; None where nobody said."""
    reading: str = ""

    @property
    def is_avoided(self) -> bool:
        """Whether it is one that the glossary says not to use."""
        return self.use in AVOIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the glossary says of a term that was found."""

    concept: str
    """The concept's public id."""
    term: str
    """The term as the glossary writes it."""
    use: AdministrativeStatus
    """How it ranks among the terms of its own language."""
    instead: str = ""
    """For a term to be avoided: the one of its language that is to be used."""
    subject: str = ""
    definition: str = ""
    equivalents: tuple[Equivalent, ...] = ()
    """In the languages asked for, in their order, those to prefer first."""

    @property
    def is_avoided(self) -> bool:
        """Whether the term itself is one that the glossary says not to use."""
        return self.use in AVOIDED

    def to_use(self, language: str) -> tuple[Equivalent, ...]:
        """The equivalents in a language that may be used, the first to be preferred."""
        return tuple(e for e in self.equivalents if e.language == language and not e.is_avoided)

    def to_avoid(self, language: str) -> tuple[Equivalent, ...]:
        """Those that are not to be used."""
        return tuple(e for e in self.equivalents if e.language == language and e.is_avoided)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a passage, and the entries it may be: several for a homonym."""

    start: int
    end: int
    kind: Kind
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text with its marks, by start, the outer before the inner.

    Marks are within one another or apart, never half over one another. The passages of a
    text, put together, are the text; offsets are into the passage.
    """

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What a writer says of the whole."""

    title: str
    source: str
    """The text's language."""
    targets: Sequence[str]
    """The languages of the equivalents, in order."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a mark begins or ends."""

    place: int
    mark: Mark
    opens: bool


def edges(passage: Passage) -> Iterator[Edge]:
    """The beginnings and ends of the marks as they come in the text, well nested."""
    open_: list[Mark] = []
    for mark in passage.marks:
        while open_ and open_[-1].end <= mark.start:
            ended = open_.pop()
            yield Edge(ended.end, ended, opens=False)
        open_.append(mark)
        yield Edge(mark.start, mark, opens=True)
    while open_:
        ended = open_.pop()
        yield Edge(ended.end, ended, opens=False)
