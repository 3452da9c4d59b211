"""Sino-Korean words → the same characters as Japanese writes them: 부임 → 赴任.

For words that the components of the field (`composed.py`) do not have. A word that a
dictionary has as a whole is likely to be right; what is put together from several is not,
since Japanese often has another word: 절충교역 is no 折衝交易.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary import language, names
from glossary.equivalents import composed
from glossary.equivalents.composition import compose
from glossary.model import Evidence, Method, Source, SourceKind, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.equivalents.sources import Query

LIBHANGUL = "libhangul"
SOURCES = (
    Source(
        key=LIBHANGUL,
        kind=SourceKind.DICTIONARY,
        title="libhangul: hanja.txt",
        url="https://github.com/libhangul/libhangul",
        licence="BSD-3-Clause",
    ),
)

# Measured on the development lists without the components: docs/quality.md.
WHOLE_CONFIDENCE = 0.85
"""A word that a dictionary has as a whole: 156 of 183."""
COMPOSED_CONFIDENCE = 0.50
"""Several words."""

_WHOLE = 2
_COMPOSED = 1


def equivalents(query: Query) -> Iterator[Term]:
    """At most one Japanese term, where the Korean one is made of characters only."""
    if not language.is_hangul(query.term):
        return
    parts = compose(query.term, "ja")
    if not parts or not composed.is_spelled(parts):
        return
    whole = len(parts) == 1 and not names.is_official(query.term)
    yield Term(
        language="ja",
        text="".join(part.japanese for part in parts),
        reliability=_WHOLE if whole else _COMPOSED,
        evidence=(
            Evidence(
                method=Method.HANJA,
                source=LIBHANGUL,
                confidence=WHOLE_CONFIDENCE if whole else COMPOSED_CONFIDENCE,
                quote="; ".join(part.line for part in parts if part.line),
                note=""
                if len(parts) == 1
                else " + ".join(f"{part.korean} {part.japanese}" for part in parts),
            ),
        ),
    )
