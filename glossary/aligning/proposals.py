"""Pairs of documents → proposals: which sentences are translations, for a person to judge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary import texts
from glossary.aligning.lexicon import lexicon
from glossary.annotation.guess import guess
from glossary.errors import InvalidInput
from glossary.language import language_name
from glossary.sentence_alignment import align_all

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from glossary.model import Document
    from glossary.sentence_alignment import Bead

MINIMUM = 0.5
"""The score from which a proposal is taken unless somebody looks: see
docs/quality-alignment.md for how many are right."""

_BREAK = re.compile(r"\s*[\r\n\f\v\u2028\u2029]\s*")
_SOLID = ("ja", "zh")
"""Written without spaces between sentences."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document in its sentences."""

    name: str
    language: str
    sentences: Sequence[str]

    def joined(self, places: Sequence[int]) -> str:
        """Some sentences as one text."""
        space = "" if self.language in _SOLID else " "
        return space.join(self.sentences[place] for place in places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Sentences of a document and what may be their translation, or none."""

    languages: tuple[str, str]
    source: str
    """Empty: what the translation adds."""
    target: str
    """Empty: what it leaves out."""
    score: float
    """0 to 1: how likely it is that just these sentences belong together."""
    accepted: bool
    """Whether it is to be stored."""
    why: tuple[str, ...] = ()
    documents: tuple[str, str]
    """The names of both."""
    position: int
    """Its place among the proposals with a source text: a neighbour in the source is one
    further or one before, as the memory's context wants it."""
    shape: tuple[int, int] = (1, 1)
    """How many sentences there are of each."""


def propose(
    connection: sqlite3.Connection,
    pairs: Sequence[tuple[Path, Path]],
    home: Path,
    *,
    languages: Sequence[str] = (),
    minimum: float = MINIMUM,
) -> Iterator[Proposal]:
    """Align pairs of texts; proposals come pair by pair, in the order of the texts.

    `languages` are those of the first and the second of each pair, found out from the texts
    unless given. What scores `minimum` or more is accepted. Raises UnreadableText for what
    cannot be read, InvalidInput where languages are not the same for all pairs, or one.
    """
    read = [
        tuple(_read(path, home, languages[side : side + 1]) for side, path in enumerate(pair))
        for pair in pairs
    ]
    if not read:
        return
    between = _languages(read)
    aligned = align_all(
        [(source.sentences, target.sentences) for source, target in read],
        lexicon(connection, *between),
    )
    for (source, target), beads in zip(read, aligned, strict=True):
        yield from _proposals(source, target, beads, minimum)


def _proposals(
    source: Text, target: Text, beads: Sequence[Bead], minimum: float
) -> Iterator[Proposal]:
    position = 0
    for bead in beads:
        yield Proposal(
            languages=(source.language, target.language),
            source=source.joined(bead.source),
            target=target.joined(bead.target),
            score=bead.score,
            accepted=bead.is_pair and bead.score >= minimum,
            why=bead.why,
            documents=(source.name, target.name),
            position=position,
            shape=bead.shape,
        )
        position += bool(bead.source)


def _read(path: Path, home: Path, language: Sequence[str]) -> Text:
    document = texts.read(path, home)
    code = language[0] if language else guess(document.text)
    return Text(document.name, code, list(_sentences(document, code)))


def _sentences(document: Document, language: str) -> Iterator[str]:
    """As a person would type them: Korean repaired, other languages as they stand."""
    for sentence in texts.sentences(document):
        if language == "ko":
            yield sentence.text
            continue
        start, end = sentence.span
        space = "" if language in _SOLID else " "
        yield _BREAK.sub(space, document.text[start:end])


def _languages(read: Sequence[tuple[Text, ...]]) -> tuple[str, str]:
    """The two languages, the same in all pairs."""
    first = read[0]
    for pair in read:
        source, target = pair
        if source.language == target.language:
            raise InvalidInput(
                f"{source.name} and {target.name} both seem to be in "
                f"{language_name(source.language)}: say what they are in with --languages, "
                "as in ko,en."
            )
        for text, other in zip(pair, first, strict=True):
            if text.language != other.language:
                raise InvalidInput(
                    f"{text.name} seems to be in {language_name(text.language)}, and "
                    f"{other.name} in {language_name(other.language)}: align one pair of "
                    "languages at a time, or say with --languages what they are in."
                )
    return first[0].language, first[1].language
