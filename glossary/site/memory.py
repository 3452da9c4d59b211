"""What the pages and services of the translation memory ask and show."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from glossary.annotation import About, Annotator, formats
from glossary.errors import InvalidInput
from glossary.language import LANGUAGES, language_tag, normalise
from glossary.memory.concordance import Hit, concordance
from glossary.memory.matching import Match, matches
from glossary.site.terminologies import terminology
from glossary.site.words import language_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from glossary.memory.marking import Mark

LONGEST = 5_000
"""Characters of a text that is looked up: few segments are longer, and no address is."""
MOST_MATCHES = 50
MOST_HITS = 500

Piece = tuple[str, str]
"""A stretch of a text and what it is: `same`, `gone`, `new`, `mark`."""


def code(text: str) -> str:
    """One of our languages, as a program may write it: `ko`, `ko_kr`, `en-US`.

    Raises InvalidInput.
    """
    tag = language_tag(text)
    if tag is None or tag.code not in LANGUAGES:
        raise InvalidInput(f"{text!r} is not one of the languages: {', '.join(LANGUAGES)}.")
    return tag.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is looked up."""

    text: str
    source: str
    targets: tuple[str, ...]
    threshold: float
    limit: int


def question(
    text: str, source: str, targets: Iterable[str], least: int, limit: int
) -> Question:
    """What is asked, with what is left out filled in. Raises InvalidInput."""
    text = normalise(text)
    if len(text) > LONGEST:
        raise InvalidInput(f"The text has {len(text):,} characters; {LONGEST:,} is the most.")
    if not 50 <= least <= 100:
        raise InvalidInput("A match is between 50 and 100 per cent: say so with `min`.")
    from_ = code(source) if source else language_of(text)
    wanted = tuple(dict.fromkeys(code(target) for target in targets if target))
    if from_ in wanted:
        raise InvalidInput("The text's language is among those to translate it to.")
    return Question(
        text=text,
        source=from_,
        targets=wanted or tuple(other for other in LANGUAGES if other != from_),
        threshold=least / 100,
        limit=min(limit, MOST_MATCHES),
    )


def looked_up(connection: sqlite3.Connection, asked: Question) -> dict[str, list[Match]]:
    """The matches by target language, best first."""
    return {
        target: matches(
            connection,
            asked.text,
            asked.source,
            target,
            threshold=asked.threshold,
            limit=asked.limit,
        )
        for target in asked.targets
    }


def hits(connection: sqlite3.Connection, text: str, language: str, limit: int) -> list[Hit]:
    """The segments in which a text stands. Raises InvalidInput."""
    if len(text) > LONGEST:
        raise InvalidInput(f"The text has {len(text):,} characters; {LONGEST:,} is the most.")
    return concordance(
        connection,
        text,
        language=code(language) if language else "",
        limit=min(limit, MOST_HITS),
    )


def terms_as_json(connection: sqlite3.Connection, asked: Question) -> str:
    """The places of the glossary's terms in a text, with their equivalents: a JSON object.

    As `glossary annotate --format json` writes it. Korean is not analysed: what edges alone
    do not settle has the kind `uncertain`.
    """
    annotator = Annotator(
        connection,
        asked.source,
        asked.targets,
        terminology=terminology(connection, asked.source),
    )
    out = StringIO()
    passages = annotator.passages([asked.text], nested=True, analyse=False)
    formats()["json"].write(passages, out, About("", asked.source, asked.targets))
    return out.getvalue()


# ---------------------------------------------------------------- for templates


def differing(text: str, match: Match) -> list[Piece]:
    """How the memory's text becomes the one that is looked up."""
    other = match.source
    pieces, place = [], 0
    for change in match.differences:
        pieces += [
            (other[place : change.other_start], "same"),
            (other[change.other_start : change.other_end], "gone"),
            (text[change.start : change.end], "new"),
        ]
        place = change.other_end
    pieces.append((other[place:], "same"))
    return [piece for piece in pieces if piece[0]]


def with_marks(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """A translation in pieces, with where the equivalent stands."""
    pieces, place = [], 0
    for mark in marks:
        pieces += [(text[place : mark.start], "same"), (text[mark.start : mark.end], "mark")]
        place = mark.end
    pieces.append((text[place:], "same"))
    return [piece for piece in pieces if piece[0]]
