"""An import under way, item by item."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from glossary import formats
from glossary.equivalents.alignment import concept_id
from glossary.errors import InvalidInput, UnreadableFile
from glossary.importing.outcome import MOST, Proposal
from glossary.language import is_xml_name, normalise
from glossary.model import (
    PARTS_OF_SPEECH,
    Concept,
    Evidence,
    Method,
    Origin,
    Source,
    SourceKind,
)
from glossary.termbase import (
    backup,
    concept_rows,
    concepts,
    editing,
    entries,
    history,
    matching,
    sources,
)
from glossary.termbase.matching import Match
from glossary.termbase.merging import decider, merged

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import Path

    from glossary.formats import Item
    from glossary.importing.outcome import How, Imported, Lines
    from glossary.model import Relation, Term

_TOLD = 10
"""Problems named in the error that refuses a file."""


@dataclass(slots=True)
class Run:
    """An import under way."""

    connection: sqlite3.Connection
    how: How
    actor: str
    outcome: Imported
    batch: int = 0
    empty: bool = False
    """Whether the termbase was empty before."""
    whole: bool = False
    """Whether a whole copy goes into an empty termbase: all is kept as it is there."""
    ours: Mapping[str, Source] = field(default_factory=dict)
    """The sources that were here before, by key."""
    made: set[str] = field(default_factory=set)
    """The entries that this import added or met: two entries of one file are two."""
    same: set[str] = field(default_factory=set)
    """The entries of ours in which nothing changed, unless it is a relation."""
    rows: set[int] = field(default_factory=set)
    """The entries that it touched, by their rows."""
    links: list[tuple[str, tuple[Relation, ...]]] = field(default_factory=list)
    """Relations, to be made when everything they may point to is there."""

    def __post_init__(self) -> None:
        """Look at what is here before anything is written."""
        self.batch = history.next_batch(self.connection)
        self.empty = backup.is_empty(self.connection)
        self.ours = sources.sources(self.connection)

    def take(self, item: Item) -> None:
        """Do with what the reader found what is to be done with it."""
        if isinstance(item, Concept):
            self._restore(item) if self.whole else self._take_concept(item)
        elif isinstance(item, Source):
            if item.key not in self.ours:
                sources.source_id(self.connection, item)
        elif isinstance(item, formats.Record):
            self._take_record(item)
        else:
            lines = self.outcome.left_out if item.lost else self.outcome.warnings
            lines.add(item.place, item.reason)

    # ------------------------------------------------------------ a whole copy

    def _take_record(self, record: formats.Record) -> None:
        if record.type == formats.HEADER:
            self.whole = bool(record.data.get("whole")) and self.empty
        elif self.whole:
            backup.restore(self.connection, record.type, record.data)
            self.outcome.restored += 1
        else:
            self.outcome.not_restored += 1

    def _restore(self, concept: Concept) -> None:
        try:
            self.rows.add(concept_rows.write(self.connection, concept, modified=False))
        except (sqlite3.IntegrityError, OverflowError) as error:
            raise InvalidInput(f"The entry {concept.id} cannot be right: {error}.") from error
        self.links.append((concept.id, concept.relations))
        self.outcome.added.add(concept.id, concept.name)

    # ------------------------------------------------------------ one entry

    def _take_concept(self, found: Concept) -> None:
        theirs = self._cleaned(found)
        if not theirs.terms:
            self.outcome.left_out.add(found.id or "an entry", "it has no term")
            return
        match = Match(None, "")
        if not self.empty:
            match = matching.find(self.connection, theirs, self.outcome.source, but=self.made)
        if match.concept is None:
            public_id = self._add(theirs, match.like)
        else:
            public_id = self._merge(match.concept, theirs, match.by)
        if found.relations:
            self.links.append((public_id, found.relations))

    def _cleaned(self, found: Concept) -> Concept:
        """The entry as the termbase stores one, with the file as what says so."""
        terms: dict[tuple[str, str], Term] = {}
        for term in found.terms:
            if text := normalise(term.text):
                terms.setdefault((term.language, text), self._cleaned_term(term, text))
        return replace(
            found,
            terms=tuple(terms.values()),
            definitions=tuple(
                replace(d, source=d.source or self.outcome.source)
                for d in found.definitions
                if d.text.strip()
            ),
            relations=(),
        )

    def _cleaned_term(self, term: Term, text: str) -> Term:
        evidence = term.evidence or (Evidence(method=Method.IMPORT, source=""),)
        if term.part_of_speech not in PARTS_OF_SPEECH:
            said = f"part of speech: {term.part_of_speech}"
            note = "\n".join(filter(None, (term.note, said)))
            term = replace(term, part_of_speech="other", note=note)
        return replace(
            term,
            text=text,
            reading=normalise(term.reading),
            evidence=tuple(
                replace(e, source=e.source or self.outcome.source, sentence_id=None)
                for e in evidence
            ),
        )

    def _add(self, theirs: Concept, like: tuple[str, ...]) -> str:
        """Add an entry; returns the id that it has here."""
        wanted = theirs.id if is_xml_name(theirs.id) else concept_id(theirs.name)
        public_id = editing.free_id(self.connection, wanted)
        if public_id != wanted == theirs.id:
            reason = f"{wanted} is another entry here: it was added as {public_id}"
            self.outcome.warnings.add(f"entry {theirs.id}", reason)
        status = self.how.status or theirs.status
        new = replace(self._rated(theirs), status=status)
        new = self._with_origin(new, public_id)
        new = replace(new, id=public_id)
        self.made.add(public_id)
        self._write(None, new)
        self.outcome.added.add(public_id, new.name)
        if like and len(self.outcome.proposals) < MOST:
            self.outcome.proposals.append(Proposal(public_id, new.name, like))
        return public_id

    def _merge(self, ours: Concept, theirs: Concept, by: str) -> str:
        """Merge an entry into one of ours; returns that one's id."""
        if theirs.id == ours.id:
            theirs = self._without_our_words(theirs, ours)
        self.made.add(ours.id)
        rule = self.how.ask or decider(self.how.prefer, ours, theirs)
        theirs = self._rated(theirs, but={(term.language, term.text) for term in ours.terms})
        new, settled = merged(ours, self._with_origin(theirs, ours.id), rule)
        room = MOST - len(self.outcome.conflicts)
        self.outcome.conflicts += settled[:room]
        if new == ours:
            self.outcome.unchanged += 1
            self.same.add(ours.id)
            return ours.id
        self._write(ours, new)
        lines = self.outcome.merged if by == "terms" else self.outcome.changed
        lines.add(ours.id, new.name, history.difference(ours, new))
        return ours.id

    def _rated(self, theirs: Concept, but: Container[tuple[str, str]] = ()) -> Concept:
        """The entry with the reliability that was given for terms of which it says none.

        Not those that we have (`but`): of them it would be no word of the file's.
        """
        terms = (
            term
            if term.reliability or (term.language, term.text) in but
            else replace(term, reliability=self.how.reliability)
            for term in theirs.terms
        )
        return replace(theirs, terms=tuple(terms))

    def _without_our_words(self, theirs: Concept, ours: Concept) -> Concept:
        """The entry without, as evidence for terms that we have, what we ourselves said.

        A file with our ids was made from this glossary: it is no witness for it, and the
        sources that it names in our words are ours.
        """
        known = {(term.language, term.text): term for term in ours.terms}

        def kept(term: Term) -> Term:
            ours = known.get((term.language, term.text))
            if ours is None:
                return term
            said = {self.outcome.source, *self._citations(ours)}
            quoted = {piece.quote for piece in ours.evidence}

            def is_new(piece: Evidence) -> bool:
                return piece.quote not in quoted if piece.quote else piece.source not in said

            return replace(term, evidence=tuple(filter(is_new, term.evidence)))

        return replace(theirs, terms=tuple(map(kept, theirs.terms)))

    def _citations(self, term: Term) -> Iterator[str]:
        """The keys under which a reader names the sources that an export has in words."""
        for source, text in formats.cited(term, self.ours):
            yield f"{SourceKind.PUBLICATION}:{text}"
            yield f"{SourceKind.PUBLICATION}:{text} ({source.url})"

    def _with_origin(self, theirs: Concept, public_id: str) -> Concept:
        """The entry with what it is called in the file, where that is another name."""
        external = matching.external_id(theirs)
        if external == public_id:
            return theirs
        origin = Origin(source=self.outcome.source, id=external)
        return replace(theirs, origins=(*theirs.origins, origin))

    def _write(self, before: Concept | None, after: Concept) -> None:
        # A new entry has the dates of its file, if it gives any; one of ours changed today.
        try:
            row = concept_rows.write(self.connection, after, modified=before is not None)
        except (sqlite3.IntegrityError, OverflowError) as error:
            raise InvalidInput(f"The entry {after.name} cannot be right: {error}.") from error
        self.rows.add(row)
        history.record(self.connection, self.batch, self.actor, before, after)

    # ------------------------------------------------------------ the end

    def finish(self, path: Path) -> None:
        """Make the relations and what is derived; refuse what could not be read."""
        outcome = self.outcome
        if outcome.left_out.count and not self.how.keep_going:
            raise UnreadableFile(_refusal(path, outcome.left_out))
        if not (self.rows or outcome.unchanged or outcome.restored):
            raise UnreadableFile(f"{path}: nothing to import, there is no entry in it.")
        for public_id, relations in self.links:
            self._relate(public_id, relations)
        entries.refresh_all(self.connection, self.rows)

    def _relate(self, public_id: str, relations: tuple[Relation, ...]) -> None:
        targets = [(link, self._target(link.target)) for link in relations]
        for link, target in targets:
            if target is None:
                reason = f"{link.kind}: there is no entry {link.target}"
                self.outcome.warnings.add(f"entry {public_id}", reason)
        ours = concepts.load(self.connection, public_id)
        assert ours is not None
        new = [replace(link, target=target) for link, target in targets if target]
        both = replace(ours, relations=tuple(dict.fromkeys((*ours.relations, *new))))
        if both.relations == ours.relations:
            return
        if public_id in self.same:
            self.outcome.unchanged -= 1
            self.outcome.changed.add(public_id, ours.name, "relations")
        concept_rows.write_relations(self.connection, both)
        if not self.whole:
            history.record(self.connection, self.batch, self.actor, ours, both)

    def _target(self, file_id: str) -> str | None:
        """The entry of ours that goes by an id in the file."""
        known = concepts.with_origin(self.connection, self.outcome.source, file_id)
        if known:
            return known[0]
        return file_id if concepts.is_taken(self.connection, file_id) else None


def _refusal(path: Path, left_out: Lines) -> str:
    places = [f"{place}: {reason}" for place, reason in left_out.first[:_TOLD]]
    more = left_out.count - len(places)
    return "\n".join(
        [
            f"{path} was not imported: {left_out.count} things in it cannot be read.",
            *(f"  {line}" for line in places),
            *([f"  and {more} more"] if more > 0 else []),
            "Mend them, or take what can be read with --keep-going.",
        ]
    )
