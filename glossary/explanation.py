"""Why a term was extracted from the texts, or why it was not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from glossary import candidates, language
from glossary.pipeline import extraction_of
from glossary.termbase import documents, listed, occurrences

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from glossary.model import Candidate


@dataclass(frozen=True, slots=True)
class Reason:
    """One kind of evidence: its value times its weight are its points."""

    feature: str
    value: float
    weight: float
    points: float
    meaning: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that says what the term is."""

    sentence: str
    source: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the extraction made of a term."""

    term: str
    verdict: str
    """A sentence for a person."""
    extracted: bool
    termhood: float | None = None
    floor: float = candidates.FLOOR
    rank: int | None = None
    """Its place among the candidates, from 1."""
    frequency: int = 0
    variants: tuple[str, ...] = ()
    entity: str = ""
    listed: str = ""
    """keep, stop, or nothing."""
    reasons: list[Reason] = field(default_factory=list)
    """What speaks for it first, what speaks against it last."""
    statements: list[Said] = field(default_factory=list)


def explain(
    connection: sqlite3.Connection, term: str, *, terms: Path | None = None
) -> Explanation:
    """Why the texts' extraction has a term, or why not.

    A term that is no candidate is looked for by extracting once more, without the stop
    list and without the cut; `terms` is the curated list that people's terms are in. What
    is typed with a particle, and is not found so, is explained without it.
    """
    explained = _explain(connection, term, terms)
    stem = language.without_particle(term)
    if explained.termhood is None and stem != term:
        without = _explain(connection, stem, terms)
        return without if without.frequency else explained
    return explained


def _explain(connection: sqlite3.Connection, term: str, terms: Path | None) -> Explanation:
    key = language.key(term)
    which = listed.list_of(connection, term)
    found = list(documents.candidates(connection))
    for rank, candidate in enumerate(found, 1):
        names = (candidate.text, *candidate.variants)
        if key in map(language.key, names):
            of = "" if language.key(candidate.text) == key else f", with “{candidate.text}”"
            verdict = f"Candidate {rank} of {len(found)}{of}: {_times(candidate.frequency)}."
            explained = _explained(connection, candidate, verdict)
            return replace(explained, term=term, listed=which, rank=rank, extracted=True)
    if not (times := occurrences.count(connection, [term])[term]):
        verdict = "It stands in none of the texts."
        return Explanation(term, verdict, extracted=False, listed=which)
    spans = _spans(connection, terms)
    if key not in spans:
        verdict = (
            f"It stands in the texts {_times(times)}, but nowhere as a noun phrase that is"
            " built like a term: it is part of longer words, the stem of a verb, or begins"
            f" or ends in a word of any field. `glossary keep {term}` has it extracted."
        )
        return Explanation(term, verdict, extracted=False, frequency=times, listed=which)
    verdict = "It is below the cut."
    if which == listed.STOP:
        verdict = "It is on your stop list."
    elif spans[key].termhood >= candidates.FLOOR:
        verdict = "It would be a candidate now: run `glossary build` to bring it in."
    explained = _explained(connection, spans[key], verdict)
    return replace(explained, term=term, listed=which)


def _spans(connection: sqlite3.Connection, terms: Path | None) -> dict[str, Candidate]:
    extraction = extraction_of(connection, terms, stop=False)
    for analysis in candidates.analyse(lambda: documents.sentences(connection)):
        extraction.add(analysis)
    return {language.key(span.text): span for span in extraction.ranked()}


def _explained(
    connection: sqlite3.Connection, candidate: Candidate, verdict: str
) -> Explanation:
    """What is said of a candidate, or of a span that is none."""
    reasons = [
        Reason(name, value, weight, value * weight, meaning)
        for name, (weight, meaning) in candidates.FEATURES.items()
        if (value := candidate.features.get(name))
    ]
    said = []
    for statement in documents.statements(connection, candidate.text):
        source, sentence = documents.quote(connection, statement.sentence_id)
        said.append(Said(sentence, source, statement.pattern))
    return Explanation(
        candidate.text,
        verdict,
        extracted=False,
        termhood=candidate.termhood,
        frequency=candidate.frequency,
        variants=candidate.variants,
        entity=candidate.entity or "",
        reasons=sorted(reasons, key=lambda reason: -reason.points),
        statements=said,
    )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
