"""An entry as it is put together from the cells of a table, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from glossary.files.problem import Problem
from glossary.formats._entry import normal, type_of
from glossary.model import (
    Concept,
    Definition,
    Evidence,
    Method,
    Origin,
    Relation,
    Source,
    SourceKind,
    Status,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.formats._table.layout import Column


class Line(Protocol):
    """A row of a table, wherever it comes from."""

    @property
    def cells(self) -> Sequence[str]:
        """From the first column on."""

    def place(self, column: int = 0) -> str:
        """Where a cell is, in the words of whoever made the file."""


class Spot(NamedTuple):
    """A cell, to be told where it is if anything is wrong with it."""

    line: Line
    column: int = 0

    def __str__(self) -> str:
        return self.line.place(self.column)


class Sources:
    """The sources that a table names by their words, each of them told of once."""

    def __init__(self) -> None:
        self._known: set[int] = set()
        """Hashes of their keys: there may be very many."""
        self._new: list[Source] = []

    def key(self, words: str, url: str = "") -> str:
        """The key of a source; empty for no words."""
        if not words.strip():
            return ""
        key = f"publication:{words}"
        if hash(key) not in self._known:
            self._known.add(hash(key))
            kind = SourceKind.PUBLICATION
            self._new.append(Source(key=key, kind=kind, title=words, url=url))
        return key

    def evidence(self, words: str, url: str = "", quote: str = "") -> Evidence:
        """The evidence that a source, or a sentence of one, is for a term."""
        return Evidence(method=Method.IMPORT, source=self.key(words, url), quote=quote)

    def new(self) -> Iterator[Source]:
        """Those that were named for the first time since this was last asked."""
        yield from self._new
        self._new.clear()


@dataclass(slots=True)
class Said:
    """A term and what is said of it, by the names that `Term` has for it."""

    language: str
    text: str
    fields: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def term(self) -> Term:
        """The term, whose type is what it looks like where nobody said."""
        if "type" not in self.fields:
            self.fields["type"] = type_of(self.text)
        self.fields.setdefault("part_of_speech", "")
        return Term(
            language=self.language,
            text=self.text,
            note="\n".join(self.notes),
            evidence=tuple(dict.fromkeys(self.evidence)) if self.evidence else (),
            **self.fields,
        )


@dataclass(slots=True)
class Draft:
    """An entry in the making."""

    spot: Spot
    """Where it begins."""
    id: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    """Of `Concept`, by its names for them."""
    notes: list[str] = field(default_factory=list)
    terms: dict[tuple[str, str], Said] = field(default_factory=dict)
    definitions: list[Definition] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, language: str, text: str, spot: Spot, *, again: bool = False) -> Said | None:
        """A term of the entry, which may be there `again`; None where the text is none."""
        term = normal(text)
        if not term:
            self.tell(spot, f"{text!r} is no term, and was left out", lost=True)
            return None
        known = self.terms.get((language, term))
        if known is not None:
            if not again:
                self.tell(spot, f"{term} is there twice in one entry: read as one", lost=False)
            return known
        said = self.terms[language, term] = Said(language, term)
        return said

    def define(self, language: str, text: str, source: str = "") -> None:
        """A definition, unless it is empty or there already."""
        definition = Definition(language=language, text=text.strip(), source=source)
        if definition.text and definition not in self.definitions:
            self.definitions.append(definition)

    def tell(self, spot: Spot, reason: str, *, lost: bool) -> None:
        """Note what is wrong in the entry."""
        self.problems.append(Problem(str(spot), reason, lost))

    def items(self) -> Iterator[Problem | Concept]:
        """What was wrong, and the concept, unless it has no term."""
        yield from self.problems
        if self.terms:
            self.fields.setdefault("status", Status.PROPOSED)
            yield Concept(
                id=self.id,
                note="\n".join(self.notes),
                terms=tuple(said.term() for said in self.terms.values()),
                definitions=tuple(self.definitions),
                relations=tuple(self.relations),
                origins=tuple(self.origins),
                **self.fields,
            )
        elif not any(problem.lost for problem in self.problems):
            reason = "there is no term here, and the entry was left out"
            yield Problem(str(self.spot), reason, lost=True)


class Kept:
    """Keeps in notes what has no field, and says so once of each column."""

    def __init__(self) -> None:
        self._told: set[int] = set()

    def add(self, draft: Draft, column: Column, text: str, line: Line) -> None:
        """Add to an entry's note what stands under a heading."""
        note = f"{column.heading}: {text.strip()}"
        if note not in draft.notes:
            draft.notes.append(note)
        if column.number not in self._told:
            self._told.add(column.number)
            reason = (
                f"what is under “{column.heading}”, such as {text.strip()[:40]!r}, has no "
                f'field and is kept in the note: name one with --map "{column.heading}=…"'
            )
            draft.tell(Spot(line, column.number), reason, lost=False)
