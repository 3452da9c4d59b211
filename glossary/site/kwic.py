"""The occurrences of an entry in the texts: the key word in context, short enough to read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from glossary.site.markup import marked
from glossary.termbase import concordance

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from glossary.model import Concept
    from glossary.termbase.concordance import Context, InText

_SIDE = 60
"""Characters on each side of an occurrence in the concordance; the rest is in the text."""
_BEST = 3
"""How many contexts that say much are shown."""
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
    """Empty where the text is not here."""
    title: str
    line: Occurrence


def best(connection: sqlite3.Connection, public_id: str) -> list[Example]:
    """The contexts of a concept that a dictionary would print."""
    return [
        Example(name=c.document, title=c.title, line=_line(c, _BEST_SIDE))
        for c in concordance.best_contexts(connection, public_id, limit=_BEST)
    ]


def quoted(concept: Concept, sources: Mapping[str, sqlite3.Row]) -> list[Example]:
    """The sentences that evidence quotes of texts, for where the texts are not here."""
    return list(_quoted(concept, sources))[:_BEST]


def _quoted(concept: Concept, sources: Mapping[str, sqlite3.Row]) -> Iterator[Example]:
    """Each sentence once, with the first Korean term that stands in it."""
    korean = [term.text for term in concept.in_language("ko")]
    quotations = {
        evidence.quote: evidence.source
        for term in concept.terms
        for evidence in term.evidence
        if evidence.quote and evidence.source.startswith("text:")
    }
    for quote, source in quotations.items():
        pieces = next(filter(_with_term, (marked(quote, text) for text in korean)), None)
        if pieces is None:
            continue
        place = next(i for i, (_, is_term) in enumerate(pieces) if is_term)
        line = Occurrence(
            sentence_id=0,
            left="".join(piece for piece, _ in pieces[:place]),
            match=pieces[place][0],
            right="".join(piece for piece, _ in pieces[place + 1 :]),
        )
        yield Example(name="", title=sources[source]["title"], line=line)


def _with_term(pieces: Sequence[tuple[str, bool]]) -> bool:
    return any(is_term for _, is_term in pieces)


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
