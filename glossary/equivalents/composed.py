"""Terms put together from components: English, and Japanese that is more than characters.

미사일 방어 → missile defense, ミサイル防衛. A component that is the whole term is somebody's
word for it; everything longer is a suggestion, the surer the fewer parts it has. Official
names are no sum of their parts (상호접근협정 is 部隊間協力円滑化協定): what is derived for one
is never more than a hint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glossary import names
from glossary.equivalents import components, composed_english, composed_japanese
from glossary.equivalents.composition import compose
from glossary.model import Evidence, Method, Term, TermType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.equivalents.composition import Part
    from glossary.equivalents.sources import Query

SOURCES = (components.SOURCE,)


class Class(NamedTuple):
    """A kind of composition, with the share found right and what that is worth."""

    english: float
    japanese: float
    reliability: dict[str, int]


# Measured on the development lists, each term composed without the component that is the
# term itself, if there is one: see docs/quality.md.
WHOLE = Class(0.95, 0.95, {"en": 2, "ja": 2})
"""A component."""
PAIR = Class(0.73, 0.87, {"en": 2, "ja": 2})
"""Two parts, both known in the field: components (prefixed ones too), states, countries,
acronyms, numbers."""
LONG = Class(0.51, 0.70, {"en": 1, "ja": 1})
"""More of them."""
NAME = Class(0.41, 0.72, {"en": 1, "ja": 1})
"""What ends as official names and standing bodies do."""
LOOSE = Class(0.40, 0.59, {"en": 1, "ja": 1})
"""Some part is a Sino-Korean word or a loanword that no list of the field has; for English,
also where a suffix or a dot has to be turned into words."""

_PAIR = 2
_KNOWN = {"component", "states", "place", "acronym", "number", "prefix", "of"}


def equivalents(query: Query) -> Iterator[Term]:
    """At most two English terms and one Japanese, with the parts they were made of."""
    for code in ("en", "ja"):
        parts = compose(query.term, code)
        if not parts or [part.kind for part in parts] == ["loan"]:
            continue  # which `loanwords` gives
        if code == "ja" and is_spelled(parts):
            continue
        kind = class_of(query.term, parts, code)
        for place, text in enumerate(_texts(parts, code)):
            yield _term(code, text, parts, kind, preferred=place == 0)


def is_spelled(parts: Sequence[Part]) -> bool:
    """Whether a term is only respelled in characters, which `hanja` does."""
    return all(part.kind in {"word", "prefix", "suffix"} for part in parts)


def class_of(term: str, parts: Sequence[Part], code: str) -> Class:
    """How sure a composition is."""
    if len(parts) == 1:
        return WHOLE
    if names.naming_head(term) and not _is_bare(term):
        return NAME
    kinds = [part.kind for part in parts]
    if not _KNOWN.union({"suffix"} if code == "ja" else ()).issuperset(kinds):
        return LOOSE
    words = sum(kind not in {"prefix", "of"} for kind in kinds)
    return PAIR if words <= _PAIR else LONG


def _is_bare(term: str) -> bool:
    return names.naming_head(term) == term.replace(" ", "")


def _texts(parts: Sequence[Part], code: str) -> list[str]:
    if code == "en":
        return composed_english.phrases(parts)
    return [composed_japanese.compound(parts)]


def _term(code: str, text: str, parts: Sequence[Part], kind: Class, *, preferred: bool) -> Term:
    return Term(
        language=code,
        text=text,
        type=TermType.ACRONYM if parts[-1].kind == "acronym" else TermType.FULL_FORM,
        reliability=kind.reliability[code] if preferred else 1,
        evidence=(
            Evidence(
                method=Method.DICTIONARY if kind is WHOLE else Method.COMPOSITION,
                source=components.SOURCE.key,
                confidence=(kind.english if code == "en" else kind.japanese)
                if preferred
                else None,
                quote="; ".join(part.line for part in parts if part.line),
                note=" + ".join(_shown(part, code) for part in parts) if len(parts) > 1 else "",
            ),
        ),
    )


def _shown(part: Part, code: str) -> str:
    """`안보 security`."""
    if code == "ja":
        return f"{part.korean} {part.japanese}"
    return f"{part.korean} {(*part.english, part.modifier, part.frame)[0]}"
