"""A term of MultiTerm XML, with all that its fields say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.files import xml
from glossary.formats import _entry
from glossary.formats._multiterm.fields import Role, group_of
from glossary.formats._tbx.words import PARTS_OF_SPEECH, STATUSES, TYPES, UNSTATED, squeezed
from glossary.model import (
    AdministrativeStatus,
    Evidence,
    Method,
    Source,
    SourceKind,
    Term,
    TermType,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from glossary.formats._multiterm.fields import Field
    from glossary.language import LanguageTag

_RELIABILITIES = {str(reliability): reliability for reliability in range(1, 5)}
_UNSTATED = UNSTATED | {"undefined"}
_ONCE = frozenset(
    {
        Role.STATUS,
        Role.TYPE,
        Role.PART_OF_SPEECH,
        Role.REGION,
        Role.READING,
        Role.RELIABILITY,
    }
)
"""What is said of a term once; what is said again is noted."""


class Publications:
    """What a file names as its sources; each is told once."""

    def __init__(self) -> None:
        self._told: set[int] = set()
        """Hashes of their keys: there may be a million."""
        self._new: list[Source] = []

    def cite(self, words: str) -> str:
        """The key of the source that is called that."""
        key = f"publication:{words}"
        if hash(key) not in self._told:
            self._told.add(hash(key))
            self._new.append(Source(key=key, kind=SourceKind.PUBLICATION, title=words))
        return key

    def new(self) -> Iterator[Source]:
        """Those that were cited for the first time since it was last asked."""
        new, self._new = self._new, []
        return iter(new)


class Said:
    """What a `termGrp` says of its term, sorted."""

    __slots__ = ("_cited", "_once", "_ours", "_publications", "_quoted", "definitions", "notes")

    def __init__(self, element: Element, publications: Publications, *, ours: bool) -> None:
        """`ours` says that our writer wrote the file."""
        self.definitions: list[Field] = []
        """Which are about the concept."""
        self.notes: list[str] = []
        self._publications = publications
        self._ours = ours
        self._once: dict[Role | None, str] = {}
        self._quoted: list[Evidence] = []
        self._cited: dict[str, None] = {}
        group = group_of(element)
        for name, child in group.others:
            if name == "term":
                self._once.setdefault(None, xml.text(child))
        for field in group.fields:
            self._take(field)
        self.notes.extend(done.noted for done in group.done)

    def _take(self, field: Field) -> None:
        role = field.role
        if role is Role.DEFINITION:
            self.definitions.append(field)
        elif role is Role.CONTEXT:
            self._quote(field)
        elif role is Role.SOURCE and field.text:
            self._cited[self._publications.cite(field.text)] = None
            self.notes.extend(field.noted_within())
        elif role in _ONCE and role not in self._once and self._means(role, field.text):
            self._once[role] = field.text
            self.notes.extend(field.noted_within())
        elif role is Role.NOTE or field.within or squeezed(field.text) not in _UNSTATED:
            self.notes.extend(field.noted())

    def _means(self, role: Role | None, text: str) -> bool:
        """Whether a text is one that the model has a place for."""
        if role is Role.STATUS:
            return squeezed(text) in STATUSES
        if role is Role.TYPE:
            return squeezed(text) in TYPES
        if role is Role.PART_OF_SPEECH:
            return self._ours or squeezed(text) in PARTS_OF_SPEECH
        return role is not Role.RELIABILITY or text in _RELIABILITIES

    def _quote(self, field: Field) -> None:
        source, rest = field.source()
        key = self._publications.cite(source) if source else ""
        self._quoted.append(Evidence(method=Method.IMPORT, source=key, quote=field.text))
        for inner in rest:
            self.notes.extend(inner.noted())

    def term(self, tag: LanguageTag) -> Term:
        """The term; its text is empty where there is none."""
        once = self._once
        text = _entry.normal(once.get(None, ""))
        part = once.get(Role.PART_OF_SPEECH, "")
        status = once.get(Role.STATUS)
        return Term(
            language=tag.code,
            text=text,
            type=self._type(text),
            administrative_status=(
                STATUSES[squeezed(status)] if status else AdministrativeStatus.ADMITTED
            ),
            reliability=_RELIABILITIES.get(once.get(Role.RELIABILITY, "")),
            part_of_speech=part if self._ours else PARTS_OF_SPEECH.get(squeezed(part), ""),
            reading=_entry.normal(once.get(Role.READING, "")),
            regional_usage=once.get(Role.REGION) or tag.region,
            evidence=self._evidence(),
            note="\n".join(self.notes),
        )

    def _type(self, text: str) -> TermType:
        if said := self._once.get(Role.TYPE):
            return TYPES[squeezed(said)]
        return _entry.type_of(text)

    def _evidence(self) -> tuple[Evidence, ...]:
        quoted = {piece.source for piece in self._quoted}
        cited = (key for key in self._cited if key not in quoted)
        return (
            *self._quoted,
            *(Evidence(method=Method.IMPORT, source=key) for key in cited),
        )
