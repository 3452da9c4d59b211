"""Whether quotation marks pair, and are those of the language."""

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
        "P402",
        "Quotation marks do not pair",
        Severity.WARNING,
        "“, 「, 『, «, 《, 〈 without the other one, or an odd number of straight ones, where "
        "the source has no such. Single ones that may be apostrophes are not looked at.",
    ),
    Rule(
        "P406",
        "Quotation lost",
        Severity.INFO,
        "The source quotes something and the translation has no quotation marks at all.",
    ),
    Rule(
        "P407",
        "Quotation marks of another language",
        Severity.WARNING,
        "「」, 『』 or 《》 in English.",
    ),
)

_PAIRS = (
    ("“", "”"),
    ("「", "」"),
    ("『", "』"),
    ("«", "»"),
    ("《", "》"),
    ("〈", "〉"),
    ("｢", "｣"),
)
_STRAIGHT = re.compile(r'(?<!\\)["＂]')
"""Not one that a backslash escapes."""
_INCHES = re.compile(r'(?<=[0-9])"')
_ANY = re.compile("[\"“”„«»「」『』《》〈〉｢｣＂‘’'`]")
_QUOTED = re.compile('["“「『«《〈](?=[^\\s])')
_FOREIGN = re.compile("[「」『』《》]")


def check(pair: Pair, _context: Context) -> Iterator[Problem]:
    """Compare the quotation marks."""
    if not pair.target.strip():
        return
    loose = _loose(pair.target)
    if loose and not _loose(pair.source):
        yield Problem(
            code="P402",
            message=f"{loose} has no partner.",
            found=loose,
        )
    if not _ANY.search(pair.target) and _QUOTED.search(pair.source):
        yield Problem(code="P406", message="What the source quotes is not quoted here.")
    if pair.target_language == "en" and (foreign := _FOREIGN.search(pair.target)):
        yield Problem(
            code="P407",
            message=f"English has no {foreign.group()}.",
            expected="“ ”",
            found=foreign.group(),
            target_span=foreign.span(),
        )


def _loose(text: str) -> str:
    """A mark that does not pair, or nothing."""
    for opening, closing in _PAIRS:
        opened, closed = text.count(opening), text.count(closing)
        if opened != closed:
            return opening if opened > closed else closing
    if '"' not in text and "＂" not in text:
        return ""
    straight = len(_STRAIGHT.findall(text))
    quoting = straight - len(_INCHES.findall(text))
    return '"' if straight % 2 and quoting % 2 else ""
