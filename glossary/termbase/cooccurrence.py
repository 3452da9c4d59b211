"""Which entries stand together in sentences more often than by chance."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_CANDIDATES = 400
"""Entries that are looked at, the most frequent ones: of rare ones chance says little."""
_TOGETHER = 2
"""Sentences that a pair must share: one is no pattern."""
_SURPRISE = 6.63
"""Least log-likelihood ratio: significant at 1 % (χ², one degree of freedom)."""
_ENTRIES = 40
"""Entries in the network: as many as can be read in a picture."""
_REVIEWED = ("approved", "proposed", "candidate")
"""Statuses, the best reviewed first."""
_PAIRS = 90
"""Pairs in the network, the strongest ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An entry of the network."""

    concept: str
    ko: str
    en: str
    ja: str
    sentences: int
    """In which it stands other than within a longer term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A pair of entries: their places among the nodes, the first being the lesser."""

    first: int
    second: int
    together: int
    """Sentences that both stand in."""
    surprise: float
    """Log-likelihood ratio."""


@dataclass(frozen=True, slots=True)
class Network:
    """The entries that are most connected, and what connects them, the strongest first."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    sentences: int
    """Of all texts: what the chances are reckoned from."""


def log_likelihood_ratio(both: int, first: int, second: int, total: int) -> float:
    """How surprising it is that two things coincide `both` times; 0 where it is chance.

    `first` and `second` are how often each occurs at all, of `total`. It is 2 Σ O ln(O / E)
    over the four cells of their contingency table (Dunning 1993, Accurate Methods for the
    Statistics of Surprise and Coincidence, Computational Linguistics 19, 61–74).

    >>> log_likelihood_ratio(2, 4, 5, 10)
    0.0
    >>> round(log_likelihood_ratio(5, 5, 5, 10), 3)  # 20 ln 2
    13.863
    """
    observed = (both, first - both, second - both, total - first - second + both)
    rows = (first, first, total - first, total - first)
    columns = (second, total - second, second, total - second)
    return max(
        0.0,
        2
        * sum(
            o * math.log(o * total / (row * column))
            for o, row, column in zip(observed, rows, columns, strict=True)
            if o
        ),
    )


def network(connection: sqlite3.Connection) -> Network:
    """The network of the whole termbase; entries that are rejected are not in it."""
    together: Counter[tuple[int, int]] = Counter()
    alone: Counter[int] = Counter()
    for entries in _sentences(connection):
        alone.update(entries)
        together.update(combinations(sorted(entries), 2))
    total = connection.execute("select count(*) from sentence").fetchone()[0]
    pairs = sorted(_surprising(together, alone, total))
    strongest = _most_connected(pairs)
    rows = _rows(connection, sorted({entry for _, pair in strongest for entry in pair}))
    place = {row["id"]: number for number, row in enumerate(rows)}
    return Network(
        nodes=[
            Node(
                concept=row["concept"],
                ko=row["ko"],
                en=row["en"],
                ja=row["ja"],
                sentences=alone[row["id"]],
            )
            for row in rows
        ],
        edges=[
            Edge(
                first=min(place[a], place[b]),
                second=max(place[a], place[b]),
                together=together[a, b],
                surprise=-surprise,
            )
            for surprise, (a, b) in strongest
        ],
        sentences=total,
    )


def _surprising(
    together: Mapping[tuple[int, int], int], alone: Mapping[int, int], total: int
) -> Iterator[tuple[float, tuple[int, int]]]:
    """The pairs that go together more often than by chance, with minus the surprise."""
    for pair, both in together.items():
        first, second = alone[pair[0]], alone[pair[1]]
        if both >= _TOGETHER and both * total > first * second:
            surprise = log_likelihood_ratio(both, first, second, total)
            if surprise >= _SURPRISE:
                yield -surprise, pair


def _most_connected(
    pairs: Sequence[tuple[float, tuple[int, int]]],
) -> list[tuple[float, tuple[int, int]]]:
    """The strongest pairs among the entries whose pairs are strongest in sum."""
    strength: defaultdict[int, float] = defaultdict(float)
    for surprise, pair in pairs:
        for entry in pair:
            strength[entry] -= surprise
    ranked = sorted(strength, key=lambda entry: (-strength[entry], entry))
    chosen = set(ranked[:_ENTRIES])
    return [found for found in pairs if chosen.issuperset(found[1])][:_PAIRS]


def _sentences(connection: sqlite3.Connection) -> Iterator[set[int]]:
    """The frequent entries that stand in each sentence other than within another term.

    동맹 in 한미동맹 is no second term beside it; of entries at one place, the one best
    reviewed stands there.
    """
    entries = connection.execute(
        "select id, status from entry where status <> 'rejected' and frequency > 0"
        " order by frequency desc, id"
    ).fetchall()
    frequent = {row["id"] for row in entries[:_CANDIDATES]}
    reviewed = {row["id"]: _REVIEWED.index(row["status"]) for row in entries}
    terms = {
        row["id"]: (reviewed[row["concept_id"]], row["concept_id"])
        for row in connection.execute("select id, concept_id from term where language = 'ko'")
        if row["concept_id"] in reviewed
    }
    # Joined here, not in SQL: of many occurrences, that takes a third of the time.
    rows = connection.cursor()
    rows.row_factory = None
    rows.execute(
        'select sentence_id, "start", "end", term_id from occurrence order by sentence_id'
    )
    for _, places in groupby(rows, key=itemgetter(0)):
        found = [(start, end, *terms[term]) for _, start, end, term in places if term in terms]
        yield outermost(found) & frequent


def outermost(places: Iterable[tuple[int, int, int, int]]) -> set[int]:
    """The entries of a sentence that stand at places which are within no other.

    A place is (start, end, rank, entry); of entries at one place, the one of the least rank
    stands there.

    >>> sorted(outermost([(0, 4, 0, 7), (2, 4, 0, 8), (3, 6, 1, 5), (3, 6, 0, 9)]))
    [7, 9]
    """
    found = set()
    reached = 0
    for _, end, _, entry in sorted(places, key=lambda p: (p[0], -p[1], p[2], p[3])):
        if end > reached:
            found.add(entry)
            reached = end
    return found


def _rows(connection: sqlite3.Connection, ids: Sequence[int]) -> list[sqlite3.Row]:
    marks = ", ".join("?" * len(ids))
    return connection.execute(
        f"select id, concept, ko, en, ja from entry where id in ({marks})"
        " order by frequency desc, ko, id",
        ids,
    ).fetchall()
