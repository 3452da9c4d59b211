"""Whether there are spaces too many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.checks.findings import Problem, Rule, Severity, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.checks.context import Context
    from glossary.checks.pairs import Pair

CODES = rules(
    Rule(
        "P404",
        "Spaces",
        Severity.WARNING,
        "Two spaces in a row, or one before a comma, full stop, question mark or closing "
        "bracket, where the source has none such.",
    ),
)

_DOUBLE = re.compile(r"(?<=[^\s])[ \u00a0\u3000]{2,}(?=[^\s])")
_BEFORE = re.compile(r"(?<=[^\W\d_])[ \u00a0]+(?=[,;?!、。，．；？！)）」』](?:\s|$)|\.$)")


def check(pair: Pair, _context: Context) -> Iterator[Problem]:
    """Look for spaces that the source does not have."""
    target = pair.target
    if " " not in target and "\u3000" not in target and "\u00a0" not in target:
        return
    match = _DOUBLE.search(target)
    if match and not _DOUBLE.search(pair.source):
        yield _problem("There are two spaces in a row", target, match)
    match = _BEFORE.search(target)
    if match and not _BEFORE.search(pair.source):
        mark = target[match.end()]
        yield _problem(f"There is a space before {mark}", target, match)


def _problem(message: str, target: str, match: re.Match[str]) -> Problem:
    around = target[max(0, match.start() - 8) : match.end() + 8]
    return Problem(
        code="P404",
        message=f"{message}: {around}",
        found=around,
        target_span=match.span(),
    )
