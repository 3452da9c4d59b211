"""What every writer asks of an entry: is it legible, what is it called, who says so, what
shows its terms in use; and how readers take a term of which little is said."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, runtime_checkable

from glossary.errors import InvalidInput
from glossary.files.characters import ILLEGAL, legible
from glossary.formats._fields import EVERYTHING, Field, lost
from glossary.formats._report import LeftOut, Report
from glossary.language import is_acronym, key, normalise
from glossary.model import AdministrativeStatus, Method, Source, SourceKind, TermType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from glossary.model import Concept, Evidence, Term

READING_NAMES = {"ko": "hanja"}
"""What a reading is called in a language; in others it is called a reading."""

USABLE = (AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED)
"""How terms rank that are to be used."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # xs:language, roughly


def check_languages(languages: Sequence[str], wanted: int | None = None) -> None:
    """Raise InvalidInput unless they are language codes, each one once, enough."""
    for code in languages:
        if not _LANGUAGE.fullmatch(code):
            raise InvalidInput(f"{code!r} is not a language code. Write ko, en or ja.")
    if not languages or len(set(languages)) < len(languages):
        raise InvalidInput("Name each language once, and at least one: ko,en,ja.")
    if wanted not in {None, len(languages)}:
        raise InvalidInput(
            f"This format holds {wanted} languages and was given {len(languages)}: "
            f"{', '.join(languages)}. Name the language to translate from and the one "
            "to translate into: ko,en."
        )


# Characters that `normalise` leaves as they are: ASCII, composed Hangul, kanji, kana.
_PLAIN = re.compile("[!-~가-힣一-龥ぁ-ゖァ-ヺー]+(?: [!-~가-힣一-龥ぁ-ゖァ-ヺー]+)*")


def normal(text: str) -> str:
    """`language.normalise` for a million terms: quick where there is nothing to do."""
    return text if _PLAIN.fullmatch(text) else normalise(text)


def type_of(text: str) -> TermType:
    """What a term is taken for where nobody says."""
    return TermType.ACRONYM if is_acronym(text) else TermType.FULL_FORM


def exportable(
    concepts: Iterable[Concept],
    languages: Sequence[str],
    report: Report,
    arriving: AbstractSet[Field] = EVERYTHING,
) -> Iterator[Concept]:
    """The concepts with a term in one of the languages, legible throughout.

    Control characters, empty terms, what is not among the fields that are arriving and
    concepts that are left with no term go into the report.
    """
    for original in concepts:
        concept = _cleaned(original) if _is_illegible(original) else original
        terms = tuple(term for term in concept.terms if term.text.strip())
        if concept is not original:
            reason = "control characters were taken out"
            report.leave_out(LeftOut(concept.id, name(concept), reason))
        if len(terms) < len(concept.terms):
            reason = "a term without text"
            report.leave_out(LeftOut(concept.id, name(concept), reason))
            concept = replace(concept, terms=terms)
        if any(term.language in languages for term in terms):
            if gone := lost(concept, languages, arriving):
                reason = f"no place for {', '.join(gone)}"
                report.leave_out(LeftOut(concept.id, name(concept, languages), reason), gone)
            yield concept
        else:
            reason = f"no term in {' or '.join(languages)}"
            report.leave_out(LeftOut(concept.id, name(concept), reason))


def linked(concepts: Iterable[Concept], languages: Sequence[str]) -> Mapping[str, str]:
    """What the concepts that relations point to are called, by their ids.

    Only those that `exportable` yields for these languages. Concepts that know it
    themselves (a termbase) are asked; others are gone through, for nothing but that.
    """
    if isinstance(concepts, _Linked):
        return concepts.linked(languages)
    targets = {link.target for concept in concepts for link in concept.relations}
    if not targets:
        return {}
    present = (concept for concept in concepts if concept.id in targets)
    return {c.id: name(c, languages) for c in exportable(present, languages, Report())}


@runtime_checkable
class _Linked(Protocol):
    def linked(self, languages: Sequence[str]) -> Mapping[str, str]: ...


def _is_illegible(concept: Concept) -> bool:
    """Whether a character that XML cannot hold stands anywhere in it."""
    parts = [concept.id, concept.subject, concept.note]
    for definition in concept.definitions:
        parts += (definition.text, definition.language, definition.source)
    for relation in concept.relations:
        parts += (relation.kind, relation.target)
    for origin in concept.origins:
        parts += (origin.source, origin.id)
    for term in concept.terms:
        parts += (term.language, term.text, term.reading, term.regional_usage, term.note)
        parts.append(term.part_of_speech)
        for piece in term.evidence:
            parts += (piece.source, piece.quote, piece.note)
    return ILLEGAL.search("".join(parts)) is not None


def _cleaned(value: Any) -> Any:
    """A part of the model, or all of it, with every string in it legible."""
    if type(value) is str:
        return legible(value) if ILLEGAL.search(value) else value
    if type(value) is tuple:
        parts = tuple(map(_cleaned, value))
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
    changed = {
        name: cleaned
        for name in getattr(value, "__slots__", ())  # what the model is made of has them
        if (cleaned := _cleaned(part := getattr(value, name))) is not part
    }
    return replace(value, **changed) if changed else value


def name(concept: Concept, languages: Sequence[str] = ()) -> str:
    """A term by which to call it, in the first of the languages that has one."""
    for language in languages:
        if terms := concept.in_language(language):
            return terms[0].text
    return concept.terms[0].text if concept.terms else ""


class Citation(NamedTuple):
    """A source as it is named beside a term."""

    source: Source
    text: str
    """Its title, and for a curated or imported term the publication that it gives for it."""

    @property
    def note(self) -> str:
        """The text without the title."""
        return self.text[len(self.source.title) + len(": ") :]


def cited(term: Term, sources: Mapping[str, Source]) -> list[Citation]:
    """The sources of its evidence, each one once, in the order of the evidence.

    That the term was found in the texts says nothing for it, and is no source.
    """
    citations: dict[str, Citation] = {}
    for piece in term.evidence:
        if not piece.source or (piece.method == Method.EXTRACTION and not piece.quote):
            continue
        if piece.source not in citations:
            known = source(piece.source, sources)
            named = piece.note and piece.method in {Method.CURATED, Method.IMPORT}
            text = f"{known.title}: {piece.note}" if named else known.title
            citations[piece.source] = Citation(known, text)
    return list(citations.values())


def source(key: str, sources: Mapping[str, Source]) -> Source:
    """The source of that key; one that is only its key where there is none."""
    known = sources.get(key) or Source(key=key, kind=SourceKind.TEXT, title=key)
    if ILLEGAL.search(f"{known.title}{known.url}{known.licence}"):
        known = replace(
            known,
            title=legible(known.title),
            url=legible(known.url),
            licence=legible(known.licence),
        )
    return known


_IN_CONTEXTS = (Method.GLOSS, Method.EXTRACTION, Method.IMPORT)
_LONGEST_CONTEXT = 300  # characters: a quotation, not a copy of somebody's text


def context(term: Term) -> Evidence | None:
    """The shortest sentence that shows the term in use; None where there is none.

    What an imported file gave for one is one, whatever its length and whichever form of
    the term it has.
    """
    quoted = (piece for piece in term.evidence if piece.quote and piece.method in _IN_CONTEXTS)
    for piece in sorted(quoted, key=lambda piece: len(piece.quote)):
        if piece.method == Method.IMPORT:
            return piece
        short = len(piece.quote) <= _LONGEST_CONTEXT
        if short and (term.text in piece.quote or key(term.text) in key(piece.quote)):
            return piece
    return None
