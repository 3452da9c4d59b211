"""Whether segments end alike: in a full stop, a question mark, a colon."""

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
        "P403",
        "End punctuation differs",
        Severity.WARNING,
        "A question mark, exclamation mark or ellipsis at the end that the other text does not "
        "have. A full stop, comma or colon more or less is info (a sentence before a list ends "
        "in a full stop in Korean). 。 and . are alike, and so are か and ? in Japanese.",
    ),
)

_KINDS = {
    "full stop": ".。．｡",
    "question mark": "?？",
    "exclamation mark": "!！",
    "colon": ":：",
    "ellipsis": "…‥⋯",
    "semicolon": ";；",
    "comma": ",，、",
}
_KIND_OF = {mark: kind for kind, marks in _KINDS.items() for mark in marks}
_CLOSING = " \t\n\u3000\"'”’」』）)]］】》〉*_`"
_ASKS = re.compile(r"か[。．.]?[」』）)\s]*$")
_MILD = frozenset({"full stop", "semicolon", "comma", ""})


def check(pair: Pair, _context: Context) -> Iterator[Problem]:
    """Compare the ends."""
    ours, theirs = _end(pair.source), _end(pair.target)
    if ours == theirs or not pair.target.strip():
        return
    is_question = "question mark" in {ours, theirs} and {ours, theirs} & {"full stop", ""}
    if is_question and (_ASKS.search(pair.target) or _ASKS.search(pair.source)):
        return
    mild = (ours in _MILD or ours == "colon") and (theirs in _MILD or theirs == "colon")
    yield Problem(
        code="P403",
        severity=Severity.INFO if mild else None,
        message=f"The source ends in {_said(ours)}, the translation in {_said(theirs)}.",
        expected=ours,
        found=theirs,
    )


def _end(text: str) -> str:
    """What kind of mark a text ends in; empty where it ends in none."""
    bare = text.rstrip(_CLOSING)
    if bare.endswith(("...", "。。。", "．．．")):
        return "ellipsis"
    return _KIND_OF.get(bare[-1:], "")


def _said(kind: str) -> str:
    if not kind:
        return "no mark"
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
