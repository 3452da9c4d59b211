"""SKOS as a list of resources, each with what is said of it: the part without a syntax.

SKOS core, the W3C Recommendation of 2009; S and a number are the integrity conditions in
it. There is never more in memory than one entry, the ids, and the sources that were named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from glossary.errors import GlossaryError
from glossary.files.characters import legible
from glossary.formats import _entry
from glossary.formats._fields import EVERYTHING, Field
from glossary.formats._report import LeftOut, Report
from glossary.model import AdministrativeStatus, TermType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import ModuleType

    from rdflib import Literal, URIRef

    from glossary.model import Concept, Definition, Source, Term

CARRIES = frozenset(
    {
        Field.ID,
        Field.DATES,
        Field.SUBJECT,
        Field.NOTE,
        Field.DEFINITIONS,
        Field.RELATIONS,
        Field.OTHER_TERMS,
    }
)
SHOWS = EVERYTHING - CARRIES - {Field.TERMHOOD, Field.CONTEXTS, Field.EVIDENCE}
NOTES = (
    "In a language the first term to use is the preferred label, others are alternative ones.",
    "Terms to avoid are hidden labels: a search finds them, and nobody is shown them.",
    "What is known of a single term stands in notes on its entry: SKOS has no place for it.",
)

PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# No host is made up. RFC 8141 keeps names that begin with two letters and a hyphen, as
# ko-security-glossary does, for countries.
_BASE = "urn:security-glossary:"
_SCHEME = f"{_BASE}scheme"

_RELATIONS = {"broader": "skos:broader", "related": "skos:related", "see": "rdfs:seeAlso"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
# RFC 3987, for hosts that have a name: https://host:80/path?query#fragment
_LETTERS = r"A-Za-z0-9._~\u00a1-\u1fff\u3001-\ud7ff-"
_PATH, _QUERY = (
    rf"(?:[{_LETTERS}!$&'()*+,;=:@/{more}]|%[0-9A-Fa-f]{{2}})*" for more in ("", "?")
)
_ADDRESS = re.compile(
    rf"https?://[{_LETTERS}]+(:[0-9]{{1,5}})?(/{_PATH})?(\?{_QUERY})?(#{_QUERY})?"
)

Statement = tuple[str, "Sequence[Literal | URIRef]"]
"""A predicate with a prefix, and objects."""


class Resource(NamedTuple):
    """Something that things are said of."""

    iri: URIRef
    type: str
    """With a prefix, as all predicates are: `skos:Concept`."""
    statements: Sequence[Statement]


def resources(
    concepts: Iterable[Concept],
    languages: Sequence[str],
    sources: Mapping[str, Source],
    title: str,
    report: Report,
) -> Iterator[Resource]:
    """The scheme, the concepts as they come, and the sources that they name.

    Raises InvalidInput for languages that cannot be right, GlossaryError without rdflib.
    """
    _entry.check_languages(languages)
    rdflib = _rdflib()
    if isinstance(concepts, Iterator):
        concepts = tuple(concepts)
    linked = _entry.linked(concepts, languages)
    graph = _Graph(rdflib, languages, sources, linked, report)
    yield graph.scheme(legible(title))
    for concept in _entry.exportable(concepts, languages, report, CARRIES | SHOWS):
        yield graph.concept(concept)
        report.written += 1
    yield from map(graph.source, graph.cited)


def _rdflib() -> ModuleType:
    try:
        import rdflib  # noqa: PLC0415 - slow to load, and an extra
    except ModuleNotFoundError as error:
        raise GlossaryError(
            "SKOS is written with rdflib, which is not installed: "
            "pip install 'ko-security-glossary[skos]'"
        ) from error
    return rdflib


@dataclass(slots=True)
class _Graph:
    """What is said of each entry; remembers their ids, and what was cited."""

    rdflib: ModuleType
    languages: Sequence[str]
    sources: Mapping[str, Source]
    linked: Mapping[str, str]
    report: Report
    entries: Counter[str] = field(default_factory=Counter)
    """How many there were, by their ids."""
    cited: dict[str, None] = field(default_factory=dict)
    """Keys of sources, in the order in which they were first named."""

    def scheme(self, title: str) -> Resource:
        statements = [("dct:title", self._texts([title]))]
        return Resource(self._iri(_SCHEME), "skos:ConceptScheme", _said(statements))

    def concept(self, concept: Concept) -> Resource:
        terms = [
            (term, _entry.cited(term, self.sources))
            for code in self.languages
            for term in concept.in_language(code)
        ]
        definitions = [d for d in concept.definitions if d.language in self.languages]
        keys = dict.fromkeys(c.source.key for _, citations in terms for c in citations)
        keys |= dict.fromkeys(d.source for d in definitions if d.source)
        self.cited |= keys
        iri = self._own(concept)
        statements: list[Statement] = [
            ("skos:inScheme", [self._iri(_SCHEME)]),
            ("skos:notation", self._texts([concept.id])),
            *self._labels(concept),
            ("skos:definition", self._in_languages((d.language, d.text) for d in definitions)),
            ("skos:note", self._texts([concept.note])),
            ("skos:scopeNote", self._texts(_usage(term) for term, _ in terms)),
            ("skos:editorialNote", self._texts(self._editorial(concept, terms, definitions))),
            *self._relations(concept),
            ("dct:subject", self._texts([concept.subject])),
            ("dct:source", [self._named("source", key) for key in keys]),
            *self._dates(concept),
        ]
        return Resource(iri, "skos:Concept", _said(statements))

    def source(self, key: str) -> Resource:
        source = _entry.source(key, self.sources)
        is_address = _ADDRESS.fullmatch(source.url)
        statements: list[Statement] = [
            ("dct:title", self._texts([source.title])),
            ("dct:identifier", self._texts([source.url])),
            ("rdfs:seeAlso", [self._iri(source.url)] if is_address else []),
            ("dc:rights", self._texts([source.licence])),
        ]
        return Resource(
            self._named("source", key), "dct:BibliographicResource", _said(statements)
        )

    def _iri(self, text: str) -> URIRef:
        iri: URIRef = self.rdflib.URIRef(text)
        return iri

    def _named(self, kind: str, name: str) -> URIRef:
        """A URN; what is not unreserved in RFC 3986 is percent-encoded."""
        return self._iri(f"{_BASE}{kind}:{quote(name, safe='')}")

    def _texts(self, texts: Iterable[str]) -> list[Literal]:
        return [self.rdflib.Literal(text) for text in dict.fromkeys(texts) if text.strip()]

    def _in_languages(self, texts: Iterable[tuple[str, str]]) -> list[Literal]:
        make = self.rdflib.Literal
        return [make(text, lang=code) for code, text in dict.fromkeys(texts) if text.strip()]

    def _leave_out(self, concept: Concept, reason: str, term: str = "") -> None:
        term = term or _entry.name(concept, self.languages)
        self.report.leave_out(LeftOut(concept.id, term, reason))

    def _own(self, concept: Concept) -> URIRef:
        """Its address; ids have their colons encoded, so that a number after one is free."""
        self.entries[concept.id] += 1
        address = self._named("concept", concept.id)
        if (number := self.entries[concept.id]) > 1:
            reason = f"an earlier entry has its id: its address ends in {concept.id}:{number}"
            self._leave_out(concept, reason)
            return self._iri(f"{address}:{number}")
        return address

    def _labels(self, concept: Concept) -> list[Statement]:
        """At most one preferred label a language (S14), no label of two kinds (S13)."""
        preferred, others, hidden = [], [], []
        for code in self.languages:
            labels: set[str] = set()
            for term in concept.in_language(code):
                text = " ".join(term.text.split())
                if text in labels:
                    reason = f"{term.administrative_status}, and spelled like a better term: "
                    self._leave_out(concept, f"{reason}SKOS has a spelling once", term.text)
                elif term.administrative_status not in _entry.USABLE:
                    hidden.append((code, text))
                elif labels:
                    others.append((code, text))
                else:
                    preferred.append((code, text))
                labels.add(text)
        return [
            ("skos:prefLabel", self._in_languages(preferred)),
            ("skos:altLabel", self._in_languages(others)),
            ("skos:hiddenLabel", self._in_languages(hidden)),
        ]

    def _editorial(
        self,
        concept: Concept,
        terms: Iterable[tuple[Term, list[_entry.Citation]]],
        definitions: Iterable[Definition],
    ) -> Iterator[str]:
        """What those who keep the glossary want to know."""
        yield f"review status: {concept.status}"
        for term, citations in terms:
            yield _about(term, _standing(term, citations))
        for definition in definitions:
            if definition.source:
                title = _entry.source(definition.source, self.sources).title
                yield f"definition ({definition.language}): source {title}"
        for origin in concept.origins:
            yield f"{origin.id} in {_entry.source(origin.source, self.sources).title}"

    def _relations(self, concept: Concept) -> list[Statement]:
        """Links to other entries; none is both broader and related (S27)."""
        links: dict[str, list[URIRef]] = {name: [] for name in _RELATIONS.values()}
        broader = {r.target for r in concept.relations if r.kind == "broader"}
        for kind, target in dict.fromkeys((r.kind, r.target) for r in concept.relations):
            if target not in self.linked:
                self._leave_out(concept, f"{kind}: {target} is not in this export")
            elif kind == "related" and target in broader:
                self._leave_out(concept, f"{kind}: {target} is broader, and SKOS allows one")
            else:
                if kind not in _RELATIONS:
                    self._leave_out(concept, f"{kind}: {target} is written as see also")
                links[_RELATIONS.get(kind, "rdfs:seeAlso")].append(
                    self._named("concept", target)
                )
        return list(links.items())

    def _dates(self, concept: Concept) -> Iterator[Statement]:
        for name in ("created", "modified"):
            moment = getattr(concept, name)
            if _MOMENT.fullmatch(moment):
                kind = f"{PREFIXES['xsd']}dateTime"
                make = self.rdflib.Literal
                yield f"dct:{name}", [make(moment, datatype=kind, normalize=False)]
            elif moment:
                self._leave_out(concept, f"{name}: {moment!r} is not a date with a time")


def _said(statements: Iterable[Statement]) -> list[Statement]:
    """Those with an object."""
    return [statement for statement in statements if statement[1]]


def _about(term: Term, parts: Iterable[str]) -> str:
    """A note on one of the terms of an entry; empty where there is nothing to say."""
    text = " · ".join(filter(None, parts))
    return f"{term.text} ({term.language}): {text}" if text else ""


def _usage(term: Term) -> str:
    """What one needs to know to use the term."""
    reading = _entry.READING_NAMES.get(term.language, "reading")
    parts = (
        f"{reading} {term.reading}" if term.reading else "",
        term.regional_usage,
        term.note,
    )
    return _about(term, parts)


def _standing(term: Term, citations: Iterable[_entry.Citation]) -> Iterator[str]:
    """How the term is to be taken, where that is not what one would think anyway."""
    if term.administrative_status != AdministrativeStatus.ADMITTED:
        yield term.administrative_status
    if term.type != TermType.FULL_FORM:
        yield term.type
    if term.part_of_speech not in {"", "noun"}:
        yield term.part_of_speech
    if term.reliability is not None:
        yield f"reliability {term.reliability} of 4"
    if sources := ", ".join(text for _, text in citations):
        yield f"source {sources}"
