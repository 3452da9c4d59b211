"""Sino-Korean words → the same characters as Japanese writes them: 준동맹 → 準同盟.

A suggestion, for review: it fills a gap or agrees with what is attested. Official names
are never derived (`names.OFFICIAL_HEADS`), nor is anything from loans or native words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary import language, names
from glossary.equivalents import composition
from glossary.model import Evidence, Method, Source, SourceKind, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.equivalents.sources import Query

LIBHANGUL = "libhangul"
PARTS = "curated:parts.tsv"
SOURCES = (
    Source(
        key=LIBHANGUL,
        kind=SourceKind.DICTIONARY,
        title="libhangul: hanja.txt",
        url="https://github.com/libhangul/libhangul",
        licence="BSD-3-Clause",
    ),
    Source(
        key=PARTS,
        kind=SourceKind.CURATED,
        title="Sino-Korean parts of security terms and their Japanese counterparts",
        licence="CC BY 4.0",
    ),
)

# The first run on terms written beforehand (tests/equivalents/unseen.tsv). On the gold,
# beside which the list of parts was made, it is more: see docs/quality-equivalents.md.
WHOLE_CONFIDENCE = 0.96
"""A word that a dictionary has as a whole: 75 of 78."""
COMPOSED_CONFIDENCE = 0.85
"""A compound put together from parts: 82 of 96."""

_WHOLE = 2
_COMPOSED = 1


def equivalents(query: Query) -> Iterator[Term]:
    """At most one Japanese term, where each part of the Korean one has characters."""
    if not language.is_hangul(query.term) or names.is_official(query.term):
        return
    parts = composition.compose(query.term)
    japanese = "".join(part.japanese for part in parts or ())
    if not parts or not japanese:
        return
    whole = len(parts) == 1
    yield Term(
        language="ja",
        text=japanese,
        reliability=_WHOLE if whole else _COMPOSED,
        evidence=(
            Evidence(
                method=Method.HANJA,
                source=PARTS if whole and parts[0].kind == "own" else LIBHANGUL,
                confidence=WHOLE_CONFIDENCE if whole else COMPOSED_CONFIDENCE,
                quote="; ".join(part.line for part in parts if part.line),
                note=""
                if whole
                else " + ".join(f"{part.hangul} {part.japanese}" for part in parts),
            ),
        ),
    )
