"""All that the page of a text shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.site.markup import passages
from glossary.termbase import concordance

if TYPE_CHECKING:
    import sqlite3

    from glossary.site.markup import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """A text, sentence by sentence, with the terms that stand in it."""

    document: sqlite3.Row
    sentences: int
    entries: int
    """How many entries stand in it."""
    passages: list[Passage]


def load(connection: sqlite3.Connection, document_id: int) -> TextPage | None:
    """The page of the text in a row, or None."""
    document = concordance.document(connection, document_id)
    if document is None:
        return None
    sentences = concordance.sentence_spans(connection, document_id)
    terms = concordance.entries_in_text(connection, document_id)
    return TextPage(
        document=document,
        sentences=len(sentences),
        entries=len({term["id"] for term in terms}),
        passages=list(passages(document["text"], sentences, terms)),
    )
