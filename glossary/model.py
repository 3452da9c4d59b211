"""The nouns of the pipeline, from a text to a concept with its evidence.

Frozen dataclasses that import nothing of ours. The termbase part follows ISO 16642:
a concept holds terms by language; what is said of a term hangs under the term.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Status(StrEnum):
    """Where an entry stands in review."""

    CANDIDATE = "candidate"
    """Found in the texts; no equivalent that anyone attests."""
    PROPOSED = "proposed"
    """Has an attested equivalent; nobody has looked at it yet."""
    APPROVED = "approved"
    REJECTED = "rejected"


class TermType(StrEnum):
    """The term types of TBX-Basic."""

    FULL_FORM = "fullForm"
    ACRONYM = "acronym"
    ABBREVIATION = "abbreviation"
    SHORT_FORM = "shortForm"
    VARIANT = "variant"
    PHRASE = "phrase"


class AdministrativeStatus(StrEnum):
    """How a term ranks among the terms of its language in one concept (TBX-Basic)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


_RANKS = {status: rank for rank, status in enumerate(AdministrativeStatus)}


class Method(StrEnum):
    """How a piece of evidence was come by."""

    CURATED = "curated"
    PERSON = "person"
    GLOSS = "gloss"
    CLDR = "cldr"
    HANJA = "hanja"
    DICTIONARY = "dictionary"
    COMPOSITION = "composition"
    """Put together from the equivalents of its parts."""
    LOANWORD = "loanword"
    """Sounds like it."""
    MEMORY = "memory"
    """Stands in the translations of sentences that have the term."""
    WIKIDATA = "wikidata"
    TRANSLATION = "translation"
    EXTRACTION = "extraction"
    IMPORT = "import"
    """A file somebody gave us says so."""


VOUCHING = frozenset({Method.CURATED, Method.PERSON, Method.IMPORT})
"""Evidence that is somebody's word, however unsure he says he is."""


class EntityKind(StrEnum):
    """What a named entity names."""

    COUNTRY = "country"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PROGRAMME = "programme"
    TREATY = "treaty"
    EXERCISE = "exercise"


class SourceKind(StrEnum):
    """What kind of thing a source is."""

    TEXT = "text"
    CURATED = "curated"
    DICTIONARY = "dictionary"
    PERSON = "person"
    MEMORY = "memory"
    SERVICE = "service"
    FILE = "file"
    """A glossary that was imported."""
    PUBLICATION = "publication"
    """What an imported glossary names as its own source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something came from. `key` names it for good, such as `text:000.txt`."""

    key: str
    kind: SourceKind
    title: str
    url: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Positions in a repaired string → positions in the text it was made from.

    `runs` holds `(start, origin, width)`: from `start` on, each repaired character
    stands for `width` characters of the original, the first of them at `origin`.
    """

    runs: tuple[tuple[int, int, int], ...]

    def _origin(self, position: int) -> tuple[int, int]:
        run = bisect_right(self.runs, position, key=lambda r: r[0]) - 1
        start, origin, width = self.runs[run]
        return origin + (position - start) * width, width

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original that `[start, end)` stands for.

        >>> OffsetMap(((0, 10, 1), (2, 15, 1))).original(1, 3)
        (11, 16)
        """
        first, _ = self._origin(start)
        if end <= start:
            return first, first
        last, width = self._origin(end - 1)
        return first, last + width


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as it was read: decoded, and otherwise untouched."""

    name: str
    """Its path as the user gave it, with `/`: what identifies the text."""
    title: str
    text: str
    encoding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, repaired for analysis; `offsets` leads back to the document."""

    position: int
    """Its number in the document, from 0."""
    text: str
    offsets: OffsetMap
    id: int = 0
    """Its row in the termbase; 0 before it is stored."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the document's text."""
        return self.offsets.original(0, len(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """An explanation in parentheses: the term before it and what stands inside."""

    sentence_id: int
    start: int
    end: int
    """Span of the term in the (repaired) sentence."""
    term: str
    gloss: str
    language: str
    """Of the gloss: `en`, `ja`, `ko`, `ko-Hani` (hanja), or `und`."""
    kind: str
    """english, acronym, hanja, japanese, korean, name, or phrase (a pair of clauses)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence that says what a term is."""

    sentence_id: int
    start: int
    end: int
    """Span of the term in the (repaired) sentence."""
    term: str
    pattern: str
    """How it says so: `이란 …을 말한다`."""
    strength: int
    """2 for a definition by its form, 1 for less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A string that may be a term, with the reasons why."""

    text: str
    """Its commonest spelling in the texts."""
    frequency: int
    """Occurrences in all spellings, nested ones included."""
    termhood: float
    """The rank score; larger is better. Comparable within one extraction only."""
    variants: tuple[str, ...] = ()
    """The other spellings (spacing, middle dots, hyphens), and other names of the same
    thing: its acronym or full form, the acronym in Hangul."""
    entity: EntityKind | None = None
    """What it names, as far as its form tells; None for an ordinary term."""
    features: Mapping[str, float] = field(default_factory=dict)
    """What the score was made of, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason why a term stands in its concept. Several pieces add up."""

    method: Method
    source: str
    """The source's key."""
    confidence: float | None = None
    """The share of such evidence found right, where that was measured."""
    quote: str = ""
    """The sentence, or the dictionary's line, that says so."""
    sentence_id: int | None = None
    note: str = ""


PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "other", "")
"""Those of TBX-Basic, and none, where nobody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of a concept in one language, with what is known of it."""

    language: str
    text: str
    type: TermType = TermType.FULL_FORM
    administrative_status: AdministrativeStatus = AdministrativeStatus.ADMITTED
    reliability: int | None = None
    """1 not verified, 2 minimal, 3 reliable, 4 very reliable (as in IATE)."""
    part_of_speech: str = "noun"
    """One of `PARTS_OF_SPEECH`."""
    reading: str = ""
    """Kana for Japanese, hanja for Korean."""
    regional_usage: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_suggestion(self) -> bool:
        """Whether nobody vouches for it and little speaks for it: shown only on request."""
        return self.reliability == 1 and VOUCHING.isdisjoint(e.method for e in self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a concept is, in one language."""

    language: str
    text: str
    source: str
    """The source's key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A link from one concept to another, by the other's public id."""

    kind: str
    """broader, related, or see (also)."""
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What an entry is called in a file that it was imported from."""

    source: str
    """The file's source key."""
    id: str
    """The entry's id there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """An entry: one concept, its terms in each language, and what is known of it."""

    id: str
    """Public and stable; an XML NCName."""
    subject: str = ""
    status: Status = Status.CANDIDATE
    termhood: float | None = None
    note: str = ""
    terms: tuple[Term, ...] = ()
    definitions: tuple[Definition, ...] = ()
    relations: tuple[Relation, ...] = ()
    origins: tuple[Origin, ...] = ()
    created: str = field(default="", compare=False)
    """When, in UTC: `2026-01-31T09:00:00Z`; empty where it is not known."""
    modified: str = field(default="", compare=False)
    """Likewise. Two entries that differ in dates only are equal."""

    @property
    def name(self) -> str:
        """A term by which a person knows it: the Korean one to use, else its first."""
        first = self.preferred("ko") or next(iter(self.terms), None)
        return first.text if first else self.id

    def in_language(self, language: str) -> tuple[Term, ...]:
        """Its terms in one language, the preferred ones first."""
        terms = [term for term in self.terms if term.language == language]
        if len(terms) > 1:
            terms.sort(key=lambda term: _RANKS[term.administrative_status])
        return tuple(terms)

    def preferred(self, language: str) -> Term | None:
        """The first term to use in a language; None where all are to be avoided."""
        usable = (AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED)
        return next(
            (t for t in self.in_language(language) if t.administrative_status in usable),
            None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A translation unit: one text in several languages."""

    segments: Mapping[str, str]
    """Text by language code, as a person reads it."""
    source: str
    """The source's key."""
    sentence_id: int | None = None
    markup: Mapping[str, str] = field(default_factory=dict)
    """Where a segment has inline tags: the text with them, by language code."""
    external_id: str = ""
    """What it is called where it came from: `tuid`, the id of a segment."""
    document: str = ""
    """The file, within its source, that it belongs to."""
    position: int = 0
    """Its place in that file: the units before and after it are its context."""
    status: str = ""
    """initial, translated, reviewed or final (XLIFF 2); empty where nobody said."""
    machine: bool = False
    """Whether a machine translated it."""
    creator: str = ""
    created: str = ""
    """When, as its source says; `2026-01-31T09:00:00Z`."""
    changed: str = ""
    note: str = ""
