"""Accepted proposals → the memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from glossary.memory import Counts
from glossary.memory.writing import batches, index, merge_units
from glossary.model import Source, SourceKind, Unit
from glossary.termbase import writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from glossary.aligning.proposals import Proposal


@dataclass(slots=True)
class Stored:
    """What became of proposals."""

    counts: Counts = field(default_factory=Counts)
    left: int = 0
    """Proposals that were not accepted."""
    documents: int = 0
    """Pairs of documents."""


def store(connection: sqlite3.Connection, proposals: Iterable[Proposal]) -> Stored:
    """Merge the accepted proposals into the memory, all of them or none.

    Each pair of documents is a source of its own. Raises whatever going through the
    proposals raises, and nothing is changed then.
    """
    stored = Stored()
    with writing(connection):
        for documents, group in groupby(proposals, key=lambda p: p.documents):
            coming = batches(_units(group, stored))
            counts = merge_units(connection, _source(*documents), coming)
            stored.documents += 1
            stored.counts.added += counts.added
            stored.counts.merged += counts.merged
            stored.counts.unchanged += counts.unchanged
        index(connection)
    return stored


def _source(document: str, translation: str) -> Source:
    title = f"{document} + {translation}"
    return Source(key=f"{SourceKind.MEMORY}:{title}", kind=SourceKind.MEMORY, title=title)


def _units(proposals: Iterable[Proposal], stored: Stored) -> Iterator[Unit]:
    for proposal in proposals:
        if not proposal.accepted:
            stored.left += 1
            continue
        yield Unit(
            segments=dict(
                zip(proposal.languages, (proposal.source, proposal.target), strict=True)
            ),
            source="",
            document=proposal.documents[0],
            position=proposal.position,
        )
