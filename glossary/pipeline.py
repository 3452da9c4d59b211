"""`build`: texts → sentences → candidates → equivalents → termbase → files.

Each step reads what the one before it left in the termbase, so each can be run alone.
What a person has edited is never changed by any of them.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from glossary import candidates, equivalents, export, language, memory, texts
from glossary.equivalents import curated, translation, wikidata_lookup
from glossary.equivalents.sources import Context, Pair
from glossary.errors import GlossaryError, InvalidInput, NotFound, UnreadableText
from glossary.model import Candidate
from glossary.termbase import (
    documents,
    entries,
    home,
    listed,
    occurrences,
    reconcile,
    sources,
    translations,
    writing,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from glossary.equivalents.services import Translator
    from glossary.model import Concept, Gloss
    from glossary.termbase.reconcile import Changes

T = TypeVar("T")


class Track(Protocol):
    """Shows how far a step has come, and passes its items on."""

    def __call__(self, items: Iterable[T], *, label: str, length: int) -> Iterable[T]:
        """Yield the items."""


def _untracked(items: Iterable[T], *, label: str, length: int) -> Iterable[T]:  # noqa: ARG001
    return items


@dataclass(slots=True)
class Ingested:
    """What became of the texts: names, by outcome; and a sentence for each that failed."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Texts read earlier from elsewhere that are no longer where they were; still known."""
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Aligned:
    """What became of the entries, and of the questions to a translation service."""

    changes: Changes
    translated: translation.Report
    looked_up: wikidata_lookup.Report


@dataclass(frozen=True, slots=True)
class Built:
    """What `build` did, step by step."""

    ingested: Ingested
    candidates: int
    changes: Changes
    exported: list[export.Exported]


def build(
    connection: sqlite3.Connection,
    paths: Sequence[Path],
    *,
    terms: Path | None,
    exports: Path,
    track: Track = _untracked,
) -> Built:
    """Do it all. Whatever stops it before the end, the termbase is as it was before."""
    with writing(connection):
        ingested = ingest(connection, paths, track=track)
        found = extract(connection, terms=terms, track=track)
        changes = align(connection, terms=terms).changes
    try:
        exported = export.to_folder(connection, exports)
    except (OSError, InvalidInput) as error:
        why = str(getattr(error, "strerror", None) or error).removesuffix(".")
        raise GlossaryError(
            f"{exports} could not be written: {why}. The glossary itself is up to date; run it "
            "again for the exports."
        ) from error
    return Built(ingested, found, changes, exported)


def ingest(
    connection: sqlite3.Connection, paths: Sequence[Path], *, track: Track = _untracked
) -> Ingested:
    """Read texts into the termbase; those gone from a folder given are taken out.

    A text that cannot be read is left as it was, and named in `failed`. Raises
    UnreadableText where no text at all can be read.
    """
    found = texts.find(paths)
    place = home(connection)
    outcome = Ingested()
    with writing(connection):
        for path in track(found, label="Reading", length=len(found)):
            try:
                document = texts.read(path, place)
            except UnreadableText as error:
                outcome.failed.append(str(error))
                continue
            result = documents.store(connection, document, texts.sentences(document))
            getattr(outcome, result).append(document.name)
        # What the name of any text in a folder begins with; nothing, in the project's own.
        folders = [texts.document_name(p / "_", place)[:-1] for p in paths if p.is_dir()]
        for name in documents.names(connection):
            if (place / name).exists():
                continue
            elsewhere = name.startswith("/")
            if any(name.startswith(f) and (f or not elsewhere) for f in folders):
                documents.remove(connection, name)
                outcome.removed.append(name)
            else:
                outcome.missing.append(name)
        if found and len(outcome.failed) == len(found):
            raise UnreadableText("\n".join(outcome.failed))
        if not found and not outcome.removed:
            raise texts.nothing_in(paths)
    return outcome


def forget(connection: sqlite3.Connection, names: Sequence[str]) -> None:
    """Take texts out of the termbase, all of them or none. Raises NotFound."""
    with writing(connection):
        known = set(documents.names(connection))
        for name in names:
            if name not in known:
                raise NotFound(f"There is no text {name!r} in the glossary.")
            documents.remove(connection, name)
        entries.refresh(connection)


def check(paths: Sequence[Path], terms: Path | None) -> None:
    """Raise, before anything is done, what `build` would raise for what it is given."""
    texts.find(paths)
    if terms is not None:
        curated.read(terms)


def extract(
    connection: sqlite3.Connection, *, terms: Path | None = None, track: Track = _untracked
) -> int:
    """Find term candidates, glosses and definitions in all the texts.

    What people have approved or put into the curated list counts as a reason to find a
    term; their keep and stop lists are obeyed. Returns how many candidates there are.
    """
    count = documents.count_sentences(connection)
    with writing(connection):
        extraction = extraction_of(connection, terms)
        analyses = candidates.analyse(lambda: documents.sentences(connection))

        def nouns() -> Iterator[tuple[int, Sequence[tuple[int, int]]]]:
            for analysis in track(analyses, label="Extracting", length=count):
                extraction.add(analysis)
                yield analysis.sentence.id, analysis.nominal_spans

        documents.store_nouns(connection, nouns())
        documents.store_glosses(connection, extraction.glosses)
        documents.store_statements(connection, extraction.statements)
        found = extraction.candidates()
        found += _kept(connection, found)
        return documents.store_candidates(connection, found)


def extraction_of(
    connection: sqlite3.Connection, terms: Path | None, *, stop: bool = True
) -> candidates.Extraction:
    """An extraction that knows what people know and want, and has seen nothing.

    Without `stop` it does not obey their stop list.
    """
    known = documents.korean_terms_of_people(connection)
    if terms is not None:
        known += [t.text for c in curated.read(terms) for t in c.in_language("ko")]
    return candidates.Extraction(
        known=known,
        keep=listed.texts(connection, listed.KEEP),
        stop=listed.texts(connection, listed.STOP) if stop else (),
    )


def _kept(connection: sqlite3.Connection, found: Sequence[Candidate]) -> list[Candidate]:
    """The terms to keep that stand in the texts and are no noun phrase: 무기 등 방호."""
    known = {language.key(name) for c in found for name in (c.text, *c.variants)}
    wanted = [
        text
        for text in listed.texts(connection, listed.KEEP)
        if language.key(text) not in known
    ]
    counts = occurrences.count(connection, wanted)
    return [
        Candidate(text=text, frequency=counts[text], termhood=candidates.FLOOR)
        for text in wanted
        if counts[text]
    ]


def align(  # noqa: PLR0913 - what a person may choose about it
    connection: sqlite3.Connection,
    *,
    terms: Path | None,
    translator: Translator | None = None,
    wikis: wikidata_lookup.Services | None = None,
    use_memory: bool = True,
    track: Track = _untracked,
) -> Aligned:
    """Give candidates their equivalents, and bring the termbase up to date with them.

    The `wikis` are asked about every term that the curated list does not have, a
    `translator` for what nothing else knows. Their answers are kept as they come, and
    used again by every later `align`, with nobody at hand to be asked as well.
    """
    known = curated.read(terms) if terms else []
    glosses = documents.glosses(connection)

    def quote(sentence_id: int) -> tuple[str, str]:
        return documents.quote(connection, sentence_id)

    cache = translations.TranslationCache(connection)
    report, looked_up = translation.Report(), wikidata_lookup.Report()
    # Before anything is written: services may take minutes, and lock nobody out.
    if wikis is not None:
        wanted = _uncurated(documents.candidates(connection), glosses, known)
        asking = wikidata_lookup.look_up(wanted, wikis, cache, looked_up)
        deque(track(asking, label="Looking up", length=len(wanted)), maxlen=0)
    found = list(
        equivalents.align(
            documents.candidates(connection),
            glosses,
            known,
            quotes=quote,
            statements=documents.statements(connection),
            context=Context(
                pairs=partial(_pairs, connection) if use_memory else tuple, answers=cache
            ),
        )
    )
    if translator is not None:
        filled = translation.fill_gaps(found, translator, cache=cache, report=report)
        found = list(track(filled, label="Translating", length=len(found)))
    for provider in cache.providers():
        found = list(translation.fill_known(found, provider, cache))
    units = equivalents.translation_units(glosses, quotes=quote)
    with writing(connection):
        for source in equivalents.sources():
            sources.source_id(connection, source)
        memory.replace_from_texts(connection, units)
        changes = reconcile.reconcile(connection, found)
        sources.remove_unused(connection)
    return Aligned(changes, report, looked_up)


def _uncurated(
    found: Iterable[Candidate], glosses: Iterable[Gloss], known: Iterable[Concept]
) -> list[str]:
    """The Korean terms that the curated list does not have, best candidates first."""
    curated_keys = {
        language.key(term.text) for concept in known for term in concept.in_language("ko")
    }
    terms = [candidate.text for candidate in found]
    terms += [gloss.term for gloss in glosses if gloss.kind != "phrase"]
    return [term for term in dict.fromkeys(terms) if language.key(term) not in curated_keys]


def _pairs(connection: sqlite3.Connection) -> Iterator[Pair]:
    """What people translated in the memory, as pairs of a Korean segment and another."""
    for unit in memory.units(connection):
        korean = "" if unit.machine else unit.segments.get("ko")
        for code in language.LANGUAGES[1:]:
            if korean and code in unit.segments:
                yield Pair(
                    korean=korean, language=code, text=unit.segments[code], source=unit.source
                )
