"""Figures of the whole termbase: how much there is of what, and how it grew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from glossary.model import Status
from glossary.termbase import queries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

_FREQUENT = 20
"""Terms in the list of the most frequent."""
_DAYS = 62
"""Days of history that are shown one by one; a longer one is shown by month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Entries of one status, by the languages that they have usable terms in."""

    status: str
    total: int
    en: int
    ja: int
    both: int

    @property
    def neither(self) -> int:
        """Entries with neither English nor Japanese."""
        return self.total - self.en - self.ja + self.both


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A day (`2026-11-30`) or a month (`2026-11`) of the glossary's history."""

    period: str
    added: int
    """Entries of today's that date from it."""
    entries: int
    """Entries of today's that date from it or from before."""
    changes: int
    """What people and programs did to entries: each entry and each command counts one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All of them, as of one moment."""

    totals: Mapping[str, int]
    subjects: Sequence[tuple[str, Mapping[str, int]]]
    """Subject field → entries by status; the largest first. The empty one is none."""
    coverage: Sequence[Coverage]
    """One a status that any entry has."""
    evidence: Sequence[tuple[str, str, int]]
    """Language, kind of evidence, entries with an equivalent that rests on it."""
    reliability: Sequence[tuple[int | None, int]]
    """Reliability of an entry's weaker equivalent → entries; None for no equivalent."""
    growth: Sequence[Period]
    frequent: Sequence[Mapping[str, str | int]]
    """The most frequent entries: `concept`, `ko`, `en`, `ja`, `frequency`, `texts`."""


def figures(connection: sqlite3.Connection) -> Figures:
    """All figures; rejected entries are counted in the totals and by status only."""
    return Figures(
        totals=queries.statistics(connection),
        subjects=_subjects(connection),
        coverage=_coverage(connection),
        evidence=[tuple(row) for row in queries.equivalents_by_method(connection)],
        reliability=_reliability(connection),
        growth=_growth(connection),
        frequent=_frequent(connection),
    )


def _subjects(connection: sqlite3.Connection) -> list[tuple[str, dict[str, int]]]:
    counts: dict[str, dict[str, int]] = {}
    for row in connection.execute(
        "select subject, status, count(*) as n from concept where status <> 'rejected'"
        " group by subject, status"
    ):
        counts.setdefault(row["subject"], {})[row["status"]] = row["n"]
    return sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0]))


def _coverage(connection: sqlite3.Connection) -> list[Coverage]:
    rows = connection.execute(
        "select status, count(*) as total, sum(en <> '') as en, sum(ja <> '') as ja,"
        " sum(en <> '' and ja <> '') as both from entry group by status"
    )
    found = {row["status"]: Coverage(**dict(row)) for row in rows}
    order = (Status.APPROVED, Status.PROPOSED, Status.CANDIDATE, Status.REJECTED)
    return [found[status] for status in order if status in found]


def _reliability(connection: sqlite3.Connection) -> list[tuple[int | None, int]]:
    rows = connection.execute(
        "select reliability, count(*) as n from entry where status <> 'rejected'"
        " group by reliability order by reliability is null, reliability desc"
    )
    return [(row["reliability"], row["n"]) for row in rows]


def _growth(connection: sqlite3.Connection) -> list[Period]:
    added = _by_day(
        connection,
        "select substr(created, 1, 10), count(*) from concept where status <> 'rejected'"
        " group by 1",
    )
    changes = _by_day(connection, "select substr(time, 1, 10), count(*) from change group by 1")
    grown: list[Period] = []
    for period, days in _periods(sorted({*added, *changes})).items():
        new = sum(added.get(day, 0) for day in days)
        before = grown[-1].entries if grown else 0
        done = sum(changes.get(day, 0) for day in days)
        grown.append(Period(period=period, added=new, entries=before + new, changes=done))
    return grown


def _by_day(connection: sqlite3.Connection, query: str) -> dict[str, int]:
    """How many, by day: `2026-11-30`. What has no date that can be read is left out."""
    return {day: n for day, n in connection.execute(query) if _is_day(day)}


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _periods(days: Sequence[str]) -> dict[str, list[str]]:
    """Every day from the first to the last, or every month of many, with its days."""
    if not days:
        return {}
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    span = [first + timedelta(n) for n in range((last - first).days + 1)]
    periods: dict[str, list[str]] = {}
    for day in span:
        whole = day.isoformat()
        periods.setdefault(whole if len(span) <= _DAYS else whole[:7], []).append(whole)
    return periods


def _frequent(connection: sqlite3.Connection) -> list[dict[str, str | int]]:
    rows = connection.execute(
        "select e.concept, e.ko, e.en, e.ja, e.frequency,"
        " (select count(distinct s.document_id) from term t"
        "  join occurrence o on o.term_id = t.id join sentence s on s.id = o.sentence_id"
        "  where t.concept_id = e.id) as texts"
        " from (select * from entry where status <> 'rejected' and frequency > 0"
        "  order by frequency desc, ko, id limit ?) e order by e.frequency desc, e.ko, e.id",
        (_FREQUENT,),
    )
    return [dict(row) for row in rows]
