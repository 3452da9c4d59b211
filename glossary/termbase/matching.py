"""Which entry of ours an entry from elsewhere is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary.language import key
from glossary.termbase import concepts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container

    from glossary.model import Concept


class Match(NamedTuple):
    """What was found for an entry."""

    concept: Concept | None
    """The entry of ours that is meant, where it is plain which."""
    by: str
    """`id` (its own, or that of an earlier import), `terms`, or nothing."""
    like: tuple[str, ...] = ()
    """Where it is not plain: the ids of entries that share terms with it."""


def external_id(concept: Concept) -> str:
    """What an entry is called in its file: its id, else its first term."""
    first = concept.terms[0]
    return concept.id or f"{first.language}:{key(first.text)}"


def find(
    connection: sqlite3.Connection, theirs: Concept, source: str, *, but: Container[str]
) -> Match:
    """Look for the entry of ours that `theirs`, with the id of its file, stands for.

    By its id, if a term is shared; by the id under which it came in an earlier import of
    the file `source`; by terms shared in two languages, if that leads to one entry only.
    Terms shared in one language prove nothing: 공해 is the high seas, and pollution.
    `but` are entries that are not meant.
    """
    shared = {
        public_id: languages
        for public_id, languages in concepts.sharing(
            connection, [(t.language, t.text) for t in theirs.terms]
        ).items()
        if public_id not in but
    }
    if theirs.id in shared:
        return Match(concepts.load(connection, theirs.id), "id")
    earlier = [
        public_id
        for public_id in concepts.with_origin(connection, source, external_id(theirs))
        # A number says nothing by itself: rows are numbered anew, other files have them too.
        if public_id not in but and (public_id in shared or not theirs.id.isdecimal())
    ]
    if earlier:
        best = max(earlier, key=lambda public_id: len(shared.get(public_id, ())))
        return Match(concepts.load(connection, best), "id")
    plain = [public_id for public_id, languages in shared.items() if len(languages) > 1]
    if len(plain) == 1:
        return Match(concepts.load(connection, plain[0]), "terms")
    return Match(None, "", tuple(plain or shared))
