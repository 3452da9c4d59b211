"""What a reviewer's form brings, read without trusting it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import parse_qsl

from glossary.errors import InvalidInput
from glossary.language import LANGUAGES
from glossary.model import AdministrativeStatus, Concept, Status
from glossary.termbase.review import Queue
from glossary.termbase.revision import Revision, TermFields

if TYPE_CHECKING:
    from collections.abc import Mapping

Word = TypeVar("Word", bound=StrEnum)

LARGEST = 1_000_000
"""Bytes of a form: an entry with hundreds of long terms has less."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form; one that is not there is empty."""

    fields: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """What stands in a field."""
        return self.fields.get(name, "")

    @property
    def action(self) -> str:
        """The button that was pressed: `approve`, `prefer:en:alliance`, `undo:12`."""
        return self["action"]

    @property
    def argument(self) -> str:
        """What stands after the colon of the action."""
        return self.action.partition(":")[2]

    @property
    def place(self) -> Place:
        """Where it was sent from."""
        return Place(self["candidates"], self["subject"], self["entry"])


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which queue a reviewer is: what the address of a page says."""

    candidates: str
    """Not empty where candidates are reviewed, too."""
    subject: str
    """Of one subject field; empty for all."""
    at: str
    """The entry's id; empty for the first."""

    @property
    def queue(self) -> Queue:
        """The queue that the reviewer goes through."""
        proposed, candidate = Status.PROPOSED, Status.CANDIDATE
        return Queue(
            (proposed, candidate) if self.candidates else (proposed,), self.subject or None
        )

    def arguments(self, at: str | None = None, **others: object) -> dict[str, object]:
        """Of the address of this place, or of another in the same queue."""
        where = self.at if at is None else at
        return {"candidates": self.candidates, "subject": self.subject, "at": where, **others}


def parse(body: bytes) -> Form:
    """A form as browsers send it; raises InvalidInput."""
    if len(body) > LARGEST:
        raise InvalidInput(f"This form is larger than {LARGEST:,} bytes.")
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError as error:  # UnicodeDecodeError is one
        raise InvalidInput("This form cannot be read: it is not in UTF-8.") from error
    return Form(dict(pairs))


def revision(form: Form, concept: Concept) -> Revision:
    """What a form says of an entry; raises InvalidInput where it says what cannot be."""
    added = tuple(
        (_language(form[f"new_language.{i}"]), form[f"new_text.{i}"])
        for i in range(len(LANGUAGES))
        if form[f"new_text.{i}"].strip()
    )
    return Revision(
        status=_one_of(Status, form["status"]),
        subject=form["entry_subject"],
        note=form["note"],
        terms=tuple(_term(form, i) for i in range(len(concept.terms))),
        added=added,
        definitions=tuple(form[f"definition.{i}"] for i in range(len(concept.definitions))),
        new_definition=form["new_definition"],
    )


def _term(form: Form, number: int) -> TermFields:
    reliability = form[f"reliability.{number}"]
    if reliability not in {"", "1", "2", "3", "4"}:
        raise InvalidInput(f"{reliability!r} is no reliability: it is 1, 2, 3, 4 or none.")
    return TermFields(
        text=form[f"text.{number}"],
        administrative_status=_one_of(AdministrativeStatus, form[f"rank.{number}"]),
        reliability=int(reliability) if reliability else None,
        reading=form[f"reading.{number}"],
        note=form[f"term_note.{number}"],
        remove=bool(form[f"remove.{number}"]),
    )


def _language(code: str) -> str:
    if code not in LANGUAGES:
        raise InvalidInput(f"{code!r} is no language of this glossary.")
    return code


def _one_of(kind: type[Word], value: str) -> Word:
    try:
        return kind(value)
    except ValueError as error:
        raise InvalidInput(f"{value!r} is none of {', '.join(kind)}.") from error


def fields_of(concept: Concept) -> dict[str, str]:
    """What stands in the fields of an entry's form before anybody writes in it."""
    fields = {
        "status": str(concept.status),
        "entry_subject": concept.subject,
        "note": concept.note,
        "new_definition": "",
        "source": "",
    }
    for i, term in enumerate(concept.terms):
        fields |= {
            f"text.{i}": term.text,
            f"rank.{i}": str(term.administrative_status),
            f"reliability.{i}": str(term.reliability or ""),
            f"reading.{i}": term.reading,
            f"term_note.{i}": term.note,
            f"remove.{i}": "",
        }
    for i, definition in enumerate(concept.definitions):
        fields[f"definition.{i}"] = definition.text
    for i, language in enumerate(LANGUAGES):
        fields |= {f"new_language.{i}": language, f"new_text.{i}": ""}
    return fields


def written(form: Form, concept: Concept) -> list[str]:
    """What somebody wrote in a form that is not in the entry, such as it is now."""
    fields = fields_of(concept)
    present = set(fields.values())
    return [
        value
        for name, value in form.fields.items()
        if name.partition(".")[0] in _WRITTEN and value.strip() and value not in present
    ]


_WRITTEN = frozenset(
    {"text", "reading", "term_note", "definition", "new_text", "new_definition"}
    | {"entry_subject", "note", "source"}
)
"""The fields that somebody writes in, rather than choosing."""
