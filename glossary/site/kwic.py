"""The occurrences of an entry in the texts: the key word in context, short enough to read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from glossary.termbase import concordance

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from glossary.termbase.concordance import Context, InText

_SIDE = 60
"""Characters on each side of an occurrence in the concordance; the rest is in the text."""
_BEST_SIDE = 250
"""The same for the best contexts, which are mostly whole sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One line of the concordance."""

    sentence_id: int
    left: str
    match: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """The occurrences in one text that stand on this page, and how many it has in all."""

    name: str
    title: str
    count: int
    lines: list[Occurrence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A context that says much of the term, with its text."""

    name: str
    title: str
    line: Occurrence


def best(connection: sqlite3.Connection, public_id: str) -> list[Example]:
    """The contexts of a concept that a dictionary would print."""
    return [
        Example(name=c.document, title=c.title, line=_line(c, _BEST_SIDE))
        for c in concordance.best_contexts(connection, public_id)
    ]


def texts(
    connection: sqlite3.Connection,
    public_id: str,
    counts: Sequence[InText],
    page: int,
    size: int,
) -> list[TextBlock]:
    """A page of the concordance, text by text; `page` is from 1, `size` in occurrences."""
    if not counts:
        return []
    by_name = {text.name: text.occurrences for text in counts}
    contexts = concordance.contexts(
        connection, public_id, limit=size, offset=(page - 1) * size, texts=counts
    )
    blocks = []
    for name, group in groupby(contexts, key=lambda context: context.document):
        inside = list(group)
        blocks.append(
            TextBlock(
                name=name,
                title=inside[0].title,
                count=by_name[name],
                lines=[_line(context, _SIDE) for context in inside],
            )
        )
    return blocks


def _line(context: Context, side: int) -> Occurrence:
    """A line with at most `side` characters on each side of the term."""
    left, right = context.left, context.right
    return Occurrence(
        sentence_id=context.sentence_id,
        left=left if len(left) <= side else "…" + left[-side:].lstrip(),
        match=context.match,
        right=right if len(right) <= side else right[:side].rstrip() + "…",
    )
