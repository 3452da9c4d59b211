"""What a reviewer does to an entry: each action is one transaction and one batch of history.

All of it goes through the functions that the commands use, on a connection of its own:
Datasette's can only read.
"""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from glossary.errors import GlossaryError, InvalidInput, NotFound, TermbaseError
from glossary.model import Concept, Status
from glossary.site import review_form
from glossary.termbase import (
    concepts,
    curation,
    editing,
    explain,
    history,
    open_termbase,
    queries,
    review,
    revision,
    writing,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from datasette.app import Datasette

    from glossary.site.review_form import Form

    Answer = TypeVar("Answer")


class Changed(GlossaryError):
    """An entry is not any more what the reviewer saw; nothing was written."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an action."""

    batch: int | None
    """Its number in the history; None where there was nothing to change."""
    at: str
    """The id of the entry to go on with; empty where none is left."""


async def write(
    datasette: Datasette, database: str, action: Callable[[sqlite3.Connection], Answer]
) -> Answer:
    """Do something to a termbase, whole or not at all, while the server goes on.

    Waits a while for others that write. Raises TermbaseError where they take longer, or
    where it cannot be written to.
    """
    path = Path(datasette.get_database(database).path)

    def work() -> Answer:
        connection = open_termbase(path)
        try:
            with writing(connection):
                return action(connection)
        except sqlite3.Error as error:
            raise TermbaseError(explain(error, path.name)) from error
        finally:
            connection.close()

    return await asyncio.to_thread(work)


def act(connection: sqlite3.Connection, form: Form, actor: str) -> Outcome:
    """Do what a form says.

    Raises Changed where the entry was changed meanwhile, InvalidInput or NotFound where it
    cannot be done.
    """
    if form.action.startswith("undo:"):
        return _undo(connection, form.argument, actor)
    concept = unchanged(connection, form["entry"], form["seen"])
    author = editing.Author(actor, form["source"].strip())
    batch = history.next_batch(connection)
    if form.action == "merge":
        return _merge(connection, form, concept, actor, batch)
    row = queries.entry(connection, queries.row_id(connection, concept.id) or 0)
    changed, goes_on = _changed(form, concept, author)
    if not history.save(connection, changed, actor=actor, batch=batch):
        return Outcome(None, concept.id)
    if goes_on and row is not None:
        following = form.place.queue.after(connection, review.place_of(row))
        return Outcome(batch, following[0]["concept"] if following else "")
    return Outcome(batch, concept.id)


def _changed(form: Form, concept: Concept, author: editing.Author) -> tuple[Concept, bool]:
    """The concept as an action makes it, and whether the reviewer is done with it."""
    if form.action == "approve":
        return replace(concept, status=Status.APPROVED), True
    if form.action == "reject":
        return replace(concept, status=Status.REJECTED), True
    if form.action.startswith("prefer:"):
        language, _, text = form.argument.partition(":")
        term = editing.find(concept, language, text)
        return editing.with_preferred(concept, language, term.text, author), False
    if form.action == "edit":
        return revision.revised(concept, review_form.revision(form, concept), author), False
    raise InvalidInput(f"There is no action {form.action!r}.")


def _undo(connection: sqlite3.Connection, number: str, actor: str) -> Outcome:
    """Take a batch of a person's back, and show the entry that it was about."""
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise NotFound(f"There is no change {number!r}.")
    batch = history.next_batch(connection)
    undone = history.undo(connection, int(number), actor=actor)
    present = [c.concept for c in undone if concepts.is_taken(connection, c.concept)]
    return Outcome(batch, present[0] if present else "")


def _merge(
    connection: sqlite3.Connection, form: Form, concept: Concept, actor: str, batch: int
) -> Outcome:
    """Make one entry of this and another; whichever is to stay takes the other in."""
    other = unchanged(connection, form["other"], form["other_seen"])
    keep, gone = (other, concept) if form["keep"] == other.id else (concept, other)
    whole, _ = curation.merge(connection, keep, [gone], actor=actor, batch=batch)
    return Outcome(batch, whole.id)


def unchanged(connection: sqlite3.Connection, public_id: str, seen: str) -> Concept:
    """An entry that is still what somebody saw; raises Changed or NotFound."""
    concept = concepts.load(connection, public_id)
    if concept is None:
        raise NotFound(f"There is no entry {public_id} any more.")
    if review.fingerprint(concept) != seen:
        raise Changed(f"{concept.name} ({public_id}) has been changed meanwhile.")
    return concept
