"""Matches: the translations that the memory has of a text, or of one like it.

Scores as CAT tools give them: 100 where the memory has the text, 101 where it stands after
the same segment there, 102 where the next one is the same, too; 95 to 99 where only numbers
differ; else the similarity in points, rounded down. Penalties (`penalties.PENALTIES`) are
taken off that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from glossary.language import key, normalise
from glossary.memory import penalties
from glossary.memory.repair import Repair, repaired
from glossary.memory.similar import check_threshold, similar
from glossary.memory.similarity import DEFAULT_THRESHOLD, Difference, differences

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from glossary.memory.penalties import Penalty
    from glossary.memory.similar import Similar

EXACT = 100
CONTEXT = 101
BOTH_CONTEXTS = 102

Context = tuple[str | None, str | None]
"""The segments before and after; empty at an end of the file, None where it is not known."""


class MatchKind(StrEnum):
    """How a match was found."""

    CONTEXT = "context"
    EXACT = "exact"
    NUMBERS = "numbers"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A translation of the memory, as it is proposed."""

    score: int
    kind: MatchKind
    similarity: float
    """Of the two texts, from 0 to 1, before any rule."""
    source: str
    """What the memory has of the language that is looked up."""
    target: str
    """The proposed translation: with the repairs."""
    stored_target: str
    """The translation as the memory has it."""
    differences: tuple[Difference, ...] = ()
    """Spans in the normal text that is looked up, and in `source`."""
    repairs: tuple[Repair, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    source_markup: str = ""
    target_markup: str = ""
    """With inline tags, where there are any; as the memory has them."""
    unit: int
    """The unit's row."""
    origin: str
    """The key of the source that the unit came from."""
    document: str = ""
    status: str = ""
    machine: bool = False
    creator: str = ""
    changed: str = ""


def matches(  # noqa: PLR0913 - what there is to say of a look-up
    connection: sqlite3.Connection,
    text: str,
    source_language: str,
    target_language: str,
    *,
    threshold: float = DEFAULT_THRESHOLD,
    limit: int = 5,
    context: Context = (None, None),
    markup: str = "",
) -> list[Match]:
    """The best matches of `text` that have a translation, best first.

    The best at or above `threshold` (0.5 to 1, of the similarity) are found always. All of
    those that are the same text are given, whatever `limit` says; of one translation of
    one text, one. `markup` is the text with its inline tags. Raises InvalidInput.
    """
    check_threshold(threshold)
    text = normalise(text)
    if not text:
        return []
    lookup = _Lookup(connection, text, markup, source_language, target_language)
    found: dict[tuple[str, str], Match] = {}
    for row in lookup.same():
        _keep(found, lookup.exact(row, context))
    for segment in similar(connection, text, source_language, threshold):
        if _enough(found, limit, segment.score):
            break
        similar_row = lookup.row(segment.id)
        if similar_row is not None:
            _keep(found, lookup.fuzzy(similar_row, segment))
    shown: list[Match] = []
    for match in sorted(found.values(), key=_rank):
        if match.kind in _SAME or len(shown) < limit:
            shown.append(lookup.explained(match))
    return shown


_SAME = (MatchKind.CONTEXT, MatchKind.EXACT)


def _rank(match: Match) -> tuple[int, float, int]:
    """The best first; of equals, the one that was added last."""
    return -match.score, -match.similarity, -match.unit


def _keep(found: dict[tuple[str, str], Match], match: Match) -> None:
    """Keep the best match of each translation of each text."""
    pair = (match.source, match.stored_target)
    if pair not in found or _rank(match) < _rank(found[pair]):
        found[pair] = match


def _enough(found: Mapping[tuple[str, str], Match], limit: int, score: int) -> bool:
    """Whether nothing with `score`, before penalties, would be shown."""
    scores = sorted((match.score for match in found.values()), reverse=True)
    return len(scores) >= limit and (limit == 0 or scores[limit - 1] >= score)


_ROW = (
    "select s.text as source, s.markup as source_markup, t.text as target,"
    " t.markup as target_markup, u.id, u.source_id, u.document, u.position, u.status,"
    " u.machine, u.creator, u.changed, o.key as origin"
    " from segment s join segment t on t.unit_id = s.unit_id and t.language = :target"
    " join unit u on u.id = s.unit_id join source o on o.id = u.source_id"
)
_NEIGHBOUR = (
    "select s.text from unit u join segment s on s.unit_id = u.id and s.language = ?"
    " where u.source_id = ? and u.document = ? and u.position = ?"
)
_END = {
    -1: "select 1 from unit where source_id = ? and document = ? and position < ? limit 1",
    1: "select 1 from unit where source_id = ? and document = ? and position > ? limit 1",
}


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What is looked up, and the units of the memory seen from there."""

    connection: sqlite3.Connection
    text: str
    markup: str
    source_language: str
    target_language: str

    def same(self) -> list[sqlite3.Row]:
        """The units that have the same text, with a translation."""
        rows = self.connection.execute(
            f"{_ROW} where s.key = :key and s.language = :source",
            {
                "key": key(self.text),
                "source": self.source_language,
                "target": self.target_language,
            },
        )
        return [row for row in rows if normalise(row["source"]) == self.text]

    def row(self, segment: int) -> sqlite3.Row | None:
        """The unit of a segment, or None where it has no translation."""
        row: sqlite3.Row | None = self.connection.execute(
            f"{_ROW} where s.id = :segment",
            {"segment": segment, "target": self.target_language},
        ).fetchone()
        return row

    def exact(self, row: sqlite3.Row, context: Context) -> Match:
        """The match of a unit that has the same text."""
        before, after = (
            wanted is not None and self._stands_beside(row, normalise(wanted), step)
            for wanted, step in zip(context, (-1, 1), strict=True)
        )
        points = BOTH_CONTEXTS if before and after else CONTEXT if before else EXACT
        kind = MatchKind.CONTEXT if before else MatchKind.EXACT
        return self._match(row, kind, points, 1.0, [])

    def fuzzy(self, row: sqlite3.Row, segment: Similar) -> Match:
        """The match of a unit that has a similar text."""
        if segment.only_numbers:
            off = [penalties.of_numbers(self.text, segment.text)]
            return self._match(row, MatchKind.NUMBERS, 100, segment.similarity, off)
        off = penalties.of_form(self.text, segment.text, self.source_language)
        # Words that are all the same are 100 points before what tells the texts apart.
        points = 100 if off else segment.score
        return self._match(row, MatchKind.FUZZY, points, segment.similarity, off)

    def _match(
        self,
        row: sqlite3.Row,
        kind: MatchKind,
        points: int,
        similarity: float,
        off: Sequence[Penalty],
    ) -> Match:
        off = (
            *off,
            *penalties.of_tags(self.markup, row["source_markup"]),
            *penalties.of_unit(machine=bool(row["machine"]), status=row["status"]),
            *penalties.of_terms(self.connection, row["target"], self.target_language),
        )
        return Match(
            score=max(0, points - sum(penalty.points for penalty in off)),
            kind=kind,
            similarity=similarity,
            source=normalise(row["source"]),
            target=row["target"],
            stored_target=row["target"],
            penalties=off,
            source_markup=row["source_markup"],
            target_markup=row["target_markup"],
            unit=row["id"],
            origin=row["origin"],
            document=row["document"],
            status=row["status"],
            machine=bool(row["machine"]),
            creator=row["creator"],
            changed=row["changed"],
        )

    def _stands_beside(self, row: sqlite3.Row, wanted: str, step: int) -> bool:
        """Whether `wanted` stands one place before (-1) or after (1) a unit; empty: nothing."""
        place = (row["source_id"], row["document"])
        if not wanted:
            there = self.connection.execute(_END[step], (*place, row["position"])).fetchone()
            return there is None
        neighbours = self.connection.execute(
            _NEIGHBOUR, (self.source_language, *place, row["position"] + step)
        )
        return any(normalise(neighbour["text"]) == wanted for neighbour in neighbours)

    def explained(self, match: Match) -> Match:
        """A match with what differs, and the repairs."""
        target, repairs = repaired(self.text, match.source, match.stored_target)
        return replace(
            match,
            target=target,
            repairs=repairs,
            differences=differences(self.text, match.source, self.source_language),
        )
