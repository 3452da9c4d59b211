"""What a TBX file says of a term → a term: read liberally, nothing of it lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.files.xml import local, text
from glossary.formats import _entry
from glossary.formats._tbx import names
from glossary.formats._tbx.elements import (
    DESCRIPTION,
    TRANSACTION,
    holds,
    leaf,
    leaves,
    transaction,
)
from glossary.formats._tbx.sources import NOBODY
from glossary.formats._tbx.words import (
    CONTEXTS,
    LINKS,
    PARTS_OF_SPEECH,
    READINGS,
    STATUSES,
    TYPES,
    UNSTATED,
    squeezed,
)
from glossary.model import AdministrativeStatus, Term, TermType

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from glossary.formats._tbx.elements import Leaf
    from glossary.formats._tbx.sources import Sources
    from glossary.model import Evidence

_STATUS_KINDS = ("administrativeStatus", "usageStatus", "termStatus", "normativeAuthorization")
_ONCE = frozenset(
    {
        "term",
        "termType",
        "partOfSpeech",
        *_STATUS_KINDS,
        "geographicalUsage",
        "reading",
        "readingNote",
    }
)
"""What is said of a term once; what is said again is noted."""

_RELIABILITIES = {f"{reliability} of 4": reliability for reliability in range(1, 5)}
_DEEPEST = 20  # groups in groups; TBX has three


class Said:
    """What a file says of one term, sorted; what it does not say is not made up."""

    __slots__ = (
        "_contexts",
        "_notes",
        "_once",
        "_own_part_of_speech",
        "_reliability",
        "_sources",
        "_told",
        "definitions",
        "links",
    )

    def __init__(self, element: Element, sources: Sources) -> None:
        """`element` is the `tig`, `termSec` or `ntig`, `sources` those of the file."""
        self.definitions: list[Element] = []
        """Of the concept, though they stand here; each alone or with its source."""
        self.links: list[Leaf] = []
        """References to other entries."""
        self._sources = sources
        self._once: dict[str, str] = {}
        self._own_part_of_speech = ""
        """One that TBX has no word for."""
        self._reliability: int | None = None
        self._contexts: list[tuple[str, Evidence]] = []
        """Sentences, each with its source."""
        self._told: dict[str, Evidence] = {}
        """The term's sources by their keys."""
        self._notes: list[str] = []
        self._take(element, _DEEPEST)

    def _take(self, element: Element, depth: int) -> None:
        # Runs for every element of a term, some millions a file: written to be fast.
        once = self._once
        for child in element:
            kind = child.get("type") or local(child.tag)
            if kind in _ONCE and kind not in once:
                once[kind] = text(child)
            elif kind == "source":
                told = self._sources.cite(text(child), child.get("target", ""))
                if told.source:
                    self._told[told.source] = told
            elif kind == "note" and self._sources.ours:
                self._take_own_note(text(child))
            elif not depth or not holds(local(child.tag)):
                self._take_leaf(leaf(child))
            elif kind == DESCRIPTION:
                self._describe(child)
            elif kind == TRANSACTION:
                self._notes.append(transaction(child).as_note())
            else:  # `termGrp` and the like: as if what is in it stood here
                self._take(child, depth - 1)

    def _take_leaf(self, said: Leaf) -> None:
        """What may be said more than once, or is not known at all."""
        if said.kind == "definition":
            self.definitions.append(said.element)
        elif said.kind in CONTEXTS and said.text:
            self._contexts.append((said.text, NOBODY))
        elif said.kind in LINKS and said.target:
            self.links.append(said)
        elif said.kind and squeezed(said.text) not in UNSTATED:
            self._notes.append(said.as_note())

    def _take_own_note(self, words: str) -> None:
        name, value = names.own_note(words)
        if name == "reliability" and value in _RELIABILITIES:
            self._reliability = _RELIABILITIES[value]
        elif name in {"reading", "hanja"}:
            self._once["reading"] = value
        elif name == "part of speech":
            self._own_part_of_speech = value
        elif name != "language":  # of a sentence: it shows
            self._notes.append(value if name == "note" else words)

    def _describe(self, element: Element) -> None:
        """A `descripGrp`: a sentence has its source in it."""
        said = list(leaves(element))
        kinds = {part.kind for part in said}
        if "definition" in kinds:
            self.definitions.append(element)
            return
        source = NOBODY
        for part in said:
            if part.kind == "source" and source is NOBODY and kinds & CONTEXTS:
                source = self._sources.cite(part.text, part.target)
            elif part.kind == "note" and self._sources.ours:
                self._take_own_note(part.text)
            else:
                self._take_leaf(part)
        if source is not NOBODY and self._contexts:
            self._contexts[-1] = (self._contexts[-1][0], source)

    def term(self, language: str, region: str) -> Term:
        """The term; `region` is that of the language it stands under.

        Its text is empty where there is none.
        """
        once = self._once
        words = _entry.normal(once["term"]) if "term" in once else ""
        return Term(
            language=language,
            text=words,
            type=self._type(words),
            administrative_status=self._status(),
            reliability=self._reliability,
            part_of_speech=self._part_of_speech(),
            reading=self._reading() if "reading" in once or "readingNote" in once else "",
            regional_usage=once.get("geographicalUsage") or region,
            evidence=self._evidence(),
            # At last: what is above has noted what it could not use.
            note="\n".join(filter(None, self._notes)) if self._notes else "",
        )

    def _type(self, words: str) -> TermType:
        said = self._once.get("termType", "")
        if known := TYPES.get(squeezed(said)):
            return known
        if said:
            self._notes.append(f"termType: {said}")
        return _entry.type_of(words)

    def _status(self) -> AdministrativeStatus:
        status = None
        for kind in _STATUS_KINDS:
            if said := self._once.get(kind):
                known = STATUSES.get(squeezed(said))
                if known is None or (status and status != known):
                    self._notes.append(f"{kind}: {said}")
                else:
                    status = known
        return status or AdministrativeStatus.ADMITTED

    def _part_of_speech(self) -> str:
        if self._own_part_of_speech:
            return self._own_part_of_speech
        said = self._once.get("partOfSpeech", "")
        word = squeezed(said)
        if not said or word in UNSTATED:
            return ""
        known = PARTS_OF_SPEECH.get(word, "other")
        if known != word:
            self._notes.append(f"partOfSpeech: {said}")
        return known

    def _reading(self) -> str:
        reading = _entry.normal(self._once.get("reading", ""))
        kind = self._once.get("readingNote", "")
        if not kind or (reading and squeezed(kind) in READINGS):
            return reading
        self._notes.append(
            f"reading ({kind}): {reading}" if reading else f"readingNote: {kind}"
        )
        return ""

    def _evidence(self) -> tuple[Evidence, ...]:
        quoted = [
            replace(self._told.pop(cited.source, cited), quote=quote)
            for quote, cited in self._contexts
        ]
        return (*quoted, *self._told.values())


def together(first: Term, second: Term) -> tuple[Term, str]:
    """Two terms of one text and language as one, and what of the second is not in it."""
    gone = [
        f"{words} {theirs}"
        for words, ours, theirs in (
            ("type", first.type, second.type),
            ("status", first.administrative_status, second.administrative_status),
            ("reliability", first.reliability, second.reliability),
            ("part of speech", first.part_of_speech, second.part_of_speech),
            ("reading", first.reading, second.reading),
        )
        if theirs and ours and ours != theirs
    ]
    regions = dict.fromkeys((first.regional_usage, second.regional_usage))
    notes = dict.fromkeys(filter(None, (first.note, second.note)))
    term = replace(
        first,
        reliability=first.reliability or second.reliability,
        part_of_speech=first.part_of_speech or second.part_of_speech,
        reading=first.reading or second.reading,
        # What is used everywhere is used in each region.
        regional_usage="" if "" in regions else ", ".join(regions),
        note="\n".join(notes),
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
    )
    return term, ", ".join(gone)
