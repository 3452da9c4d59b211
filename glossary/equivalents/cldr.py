"""Names of countries and regions, from the Unicode CLDR as Babel brings it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary import places
from glossary.model import Evidence, Method, Source, SourceKind, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.equivalents.sources import Query

SOURCE = "cldr"
SOURCES = (
    Source(
        key=SOURCE,
        kind=SourceKind.DICTIONARY,
        title="Unicode CLDR: territory names",
        url="https://cldr.unicode.org",
        licence="Unicode-3.0",
    ),
)

SUBJECT = "countries and regions"

CONFIDENCE = 0.95
"""19 of the 20 places it knows among the gold terms have the accepted Japanese name, and
all the accepted English one; six more it does not know (docs/quality.md)."""

_RELIABILITY = 3

_SHORT_EQUIVALENTS = {
    # What texts say where CLDR's own name is a long or a statistician's one.
    "HK": ("Hong Kong", "香港"),
    "MO": ("Macao", "マカオ"),
    "PS": ("Palestine", "パレスチナ"),
    "030": ("East Asia", "東アジア"),
    "034": ("South Asia", "南アジア"),
    "145": ("West Asia", "西アジア"),
}


def equivalents(query: Query) -> Iterator[Term]:
    """Its English and Japanese name, if the whole term names a country or a region."""
    code = places.territory(query.term)
    if code is None:
        return
    english, japanese = _SHORT_EQUIVALENTS.get(
        code, (places.territories("en")[code], places.territories("ja")[code])
    )
    for target, name in (("en", english), ("ja", japanese)):
        yield Term(
            language=target,
            text=name,
            reliability=_RELIABILITY,
            evidence=(
                Evidence(
                    method=Method.CLDR,
                    source=SOURCE,
                    confidence=CONFIDENCE,
                    quote=f"{code}: {query.term}, {english}, {japanese}",
                ),
            ),
        )
