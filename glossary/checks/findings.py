"""What a check finds: the nouns, which import nothing of the checks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""`[start, end)` in a text."""


class Severity(StrEnum):
    """How bad it is, the worst first."""

    ERROR = "error"
    """Wrong by what the glossary or the source says."""
    WARNING = "warning"
    """Likely wrong: somebody should look."""
    INFO = "info"
    """A matter of style, or of what the glossary says less surely."""

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return tuple(Severity).index(self)

    def reaches(self, least: Severity) -> bool:
        """Whether it is as bad as `least` or worse."""
        return self.rank <= least.rank


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for."""

    code: str
    title: str
    severity: Severity
    """The worst it is reported with; a finding may be milder."""
    explanation: str
    """What is compared, and what is let pass, in a sentence or two."""


def rules(*some: Rule) -> dict[str, Rule]:
    """Rules by their codes."""
    return {rule.code: rule for rule in some}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a check says of a pair."""

    code: str
    message: str
    """A sentence."""
    severity: Severity | None = None
    """Where it is milder than its rule has it."""
    expected: str = ""
    """What should stand in the translation, where that is known."""
    found: str = ""
    """What stands there."""
    source_span: Span | None = None
    target_span: Span | None = None
    """Where, for a reader's eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem with the segment that has it."""

    segment: str
    place: str
    """Where the segment stands in its file: `line 12`."""
    code: str
    severity: Severity
    message: str
    expected: str
    found: str
    source: str
    target: str
    source_language: str
    target_language: str
    source_span: Span | None
    target_span: Span | None
