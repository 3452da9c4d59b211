"""An entry of a file in XML as it becomes a concept: what has to be kept of it, and where."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from glossary.files.problem import Problem
from glossary.model import Concept, Definition, Relation, Status, Term

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STATUSES = {status.value: status for status in Status}
"""Where a concept stands in review, by the words that our own files have for it."""


class Draft:
    """A concept in the making, from one entry; `problems` is what was wrong with that.

    Readers add to what is in it, each in the way of its format.
    """

    def __init__(self, element: Element, concept_id: str = "") -> None:
        """`element` is the entry; problems are placed by its line, and its id once known."""
        self.problems: list[Problem] = []
        self.id = concept_id
        self._line = element.sourceline or 0
        self._subjects: list[str] = []
        self._status = Status.PROPOSED
        self._notes: list[str] = []
        self._definitions: list[Definition] = []
        self._relations: dict[Relation, None] = {}
        self._terms: dict[tuple[str, str], Term] = {}
        self._dates = {"created": "", "modified": ""}

    def concept(self) -> Concept | None:
        """The concept; None, and a problem, where there is no term in it."""
        if not self._terms:
            self.problem("there is no term in it: left out", lost=True)
            return None
        return Concept(
            id=self.id,
            subject="; ".join(self._subjects),
            status=self._status,
            note="\n".join(filter(None, self._notes)) if self._notes else "",
            terms=tuple(self._terms.values()),
            definitions=tuple(self._definitions),
            relations=tuple(self._relations),
            created=self._dates["created"],
            modified=self._dates["modified"],
        )

    def problem(self, reason: str, *, lost: bool, element: Element | None = None) -> None:
        """Note what is wrong in the entry, or in an element of it."""
        line = self._line if element is None else element.sourceline
        place = f"line {line}, entry {self.id}" if self.id else f"line {line}"
        self.problems.append(Problem(place, reason, lost))

    def _dated(self, field: str, date: str) -> bool:
        """Take a date as `created` or `modified`; whether it is one, and is of either.

        Of several it was created at the first, and modified at the last.
        """
        when = _moment(date)
        if not field or not when:
            return False
        dates = (self._dates[field] or when, when)
        self._dates[field] = min(dates) if field == "created" else max(dates)
        return True


def _moment(date: str) -> str:
    """A date or a time of XML Schema as the termbase has it, in UTC; empty if it is neither."""
    try:
        moment = datetime.fromisoformat(date)
        zoned = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return ""
    return zoned.isoformat(timespec="seconds").replace("+00:00", "Z")
