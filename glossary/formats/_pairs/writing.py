"""A term and its translation a row, for a service of machine translation.

What such glossaries have in common: a term stands there once and has one translation,
nobody is warned of anything, and a term or a file may be too large. Called by deepl,
google and google_set.
"""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glossary.formats import _entry
from glossary.formats._fields import Field
from glossary.formats._report import LeftOut, Report
from glossary.language import has_hangul, language_name

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from glossary.model import Concept

ARRIVING = frozenset({Field.OTHER_TERMS})
"""Of further terms each that is left out is reported by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What a service of machine translation takes."""

    name: str
    longest: int
    """UTF-8 bytes of a term, at most."""
    largest: int
    """UTF-8 bytes of a file, at most."""
    most: int
    """Characters of a file, at most."""
    refused: re.Pattern[str] | None = None
    """Characters that may not stand in a term, beside those that no file can hold."""

    def objection(self, text: str) -> str:
        """Why the service does not take a term; empty where it does."""
        if self.refused is not None and (found := self.refused.search(text)):
            character = f"U+{ord(found.group()):04X}"
            return f"it has a control character in it, {character}, which {self.name} refuses"
        if len(text) * 4 > self.longest and len(text.encode()) > self.longest:
            return f"longer than {self.longest:,} bytes in UTF-8, the most {self.name} takes"
        return ""


GOOGLE = Service(
    name="Google",
    longest=1023,
    largest=10_485_760,
    most=10_000_000,
)
"""Bytes are what Cloud Translation's guide to glossaries names ("less than 1024" for a
term), characters what the reference of its `Glossary` resource does."""


@dataclass(slots=True)
class Room:
    """How much of a file is left before the service would refuse it."""

    service: Service
    bytes: int = 0
    characters: int = 0
    full: bool = False
    """Whether a row had to be left out: then none after it is let in."""

    def takes(self, row: str) -> bool:
        """Whether there is room for a row; if so, it is counted."""
        size = len(row.encode())
        self.full = (
            self.full
            or self.bytes + size > self.service.largest
            or self.characters + len(row) > self.service.most
        )
        if not self.full:
            self.bytes += size
            self.characters += len(row)
        return not self.full

    @property
    def reason(self) -> str:
        """What to say of what found no room."""
        return f"the file is as large as {self.service.name} takes it: choose fewer entries"


def usable(concept: Concept, language: str, service: Service, report: Report) -> Iterator[str]:
    """The terms to use in a language that the service takes, the preferred ones first.

    White space is single spaces. The terms that are not there are reported.
    """
    terms = [term for term in concept.terms if term.language == language]
    for term in concept.in_language(language) if len(terms) > 1 else terms:
        text = " ".join(term.text.split())
        if term.administrative_status not in _entry.USABLE:
            reason = f"{term.administrative_status}: {service.name} would use it like any other"
        else:
            reason = service.objection(text)
        if reason:
            report.leave_out(LeftOut(concept.id, term.text, reason))
        else:
            yield text


def unspaced(term: str) -> str:
    """A Korean term without its spaces; empty where there are none, or it is not Korean.

    Compounds are written either way, and what looks for the one does not find the other.

    >>> unspaced("한미 동맹"), unspaced("한미동맹"), unspaced("joint drill")
    ('한미동맹', '', '')
    """
    joined = "".join(term.split())
    return joined if joined != term and has_hangul(term) else ""


def csv_line() -> Callable[..., str]:
    """What makes a line of CSV of its cells, as RFC 4180 has it but for the line break."""

    class Line:
        """Hands back what is written to it."""

        def write(self, text: str) -> str:
            return text

    writer = csv.writer(Line(), lineterminator="\n")
    return lambda *cells: writer.writerow(cells)


def rows(
    concepts: Iterable[Concept],
    languages: Sequence[str],
    report: Report,
    service: Service,
    row: Callable[[str, str], str],
) -> Iterator[str]:
    """The rows of a file, as `row` makes them of a term and its translation.

    Korean terms without their spaces come last, so that none of them takes the place of
    a term that somebody entered. In memory are the terms of the file, which the service
    keeps small.
    """
    pairs = _Pairs(languages, report, service, row)
    for concept in _entry.exportable(concepts, languages, report, ARRIVING):
        yield from pairs.of(concept)
    yield from pairs.spellings()


@dataclass(slots=True)
class _Pairs:
    languages: Sequence[str]
    report: Report
    service: Service
    row: Callable[[str, str], str]
    room: Room = field(init=False)
    translations: dict[str, str] = field(default_factory=dict)
    """What is in the file, by the terms as `_same` has them."""
    unspaced: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Further spellings, likewise: whose each is, how it is written, its translation."""

    def __post_init__(self) -> None:
        self.room = Room(self.service)

    def of(self, concept: Concept) -> Iterator[str]:
        """The rows of a concept: each of its terms with the first translation."""
        terms, targets = (
            list(usable(concept, code, self.service, self.report)) for code in self.languages
        )
        if not terms or not targets:
            code = self.languages[1] if terms else self.languages[0]
            reason = f"no term to use in {language_name(code)}"
            self._leave_out(concept, _entry.name(concept, self.languages), reason)
            return
        target, *others = dict.fromkeys(targets)
        for other in others:
            reason = f"{self.service.name} knows one translation of a term, here {target}"
            self._leave_out(concept, other, reason)
        present = False
        for term in terms:
            there = self.translations.get(_same(term), target)
            if there != target:
                reason = f"an earlier entry has it, with the translation {there}"
                self._leave_out(concept, term, reason)
                continue
            if _same(term) not in self.translations:
                row = self.row(term, target)
                if not self.room.takes(row):
                    self._leave_out(concept, term, self.room.reason)
                    break
                yield row
                self._remember(concept, term, target)
            present = True
        else:
            if not present:
                name = _entry.name(concept, self.languages)
                self._leave_out(concept, name, "no term of this entry is in the file")
        self.report.written += present

    def spellings(self) -> Iterator[str]:
        """The rows for Korean terms without their spaces, where no other row has them."""
        for same, (identifier, spelling, target) in self.unspaced.items():
            if same not in self.translations:
                row = self.row(spelling, target)
                if self.room.takes(row):
                    yield row
                else:
                    self.report.leave_out(LeftOut(identifier, spelling, self.room.reason))

    def _remember(self, concept: Concept, term: str, target: str) -> None:
        self.translations[_same(term)] = target
        if self.languages[0] == "ko" and (spelling := unspaced(term)):
            self.unspaced.setdefault(_same(spelling), (concept.id, spelling, target))

    def _leave_out(self, concept: Concept, term: str, reason: str) -> None:
        self.report.leave_out(LeftOut(concept.id, term, reason))


def _same(term: str) -> str:
    """By which two terms are told apart: capitals count, the make-up of a letter does not."""
    return term if term.isascii() else unicodedata.normalize("NFC", term)
