"""Names of countries and regions, from the Unicode CLDR as Babel brings it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from glossary import language
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
all the accepted English one; six more it does not know (docs/quality-equivalents.md)."""

_RELIABILITY = 3

_NO_PLACE = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""Organisations, CLDR's pseudo-locales, and regions only CLDR speaks of."""

_SHORT_NAMES = {
    # Korean names that CLDR has as alternates (which Babel leaves out) or not at all.
    "한국": "KR", "남한": "KR", "북조선": "KP", "조선민주주의인민공화국": "KP",
    "호주": "AU", "터키": "TR", "홍콩": "HK", "마카오": "MO", "팔레스타인": "PS",
    "미합중국": "US", "중화인민공화국": "CN", "타이완": "TW",
    "버마": "MM", "콩고민주공화국": "CD", "남아공": "ZA",
    "아랍에미리트연합": "AE", "러시아 연방": "RU", "사우디": "SA", "우즈벡": "UZ",
    "뉴질란드": "NZ", "베트남사회주의공화국": "VN",
}  # fmt: skip

_SHORT_EQUIVALENTS = {
    # What texts say where CLDR's own name is a long or a statistician's one.
    "HK": ("Hong Kong", "香港"),
    "MO": ("Macao", "マカオ"),
    "PS": ("Palestine", "パレスチナ"),
    "030": ("East Asia", "東アジア"),
    "034": ("South Asia", "南アジア"),
    "145": ("West Asia", "西アジア"),
}


@cache
def _territories(code: str) -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 - loaded when first needed

    return {
        territory: name
        for territory, name in Locale(code).territories.items()
        if territory not in _NO_PLACE
    }


@cache
def _codes() -> dict[str, str]:
    names = {language.key(name): code for code, name in _territories("ko").items()}
    return {language.key(name): code for name, code in _SHORT_NAMES.items()} | names


def is_place(term: str) -> bool:
    """Whether the whole term is the name of a country or a region.

    >>> is_place("호주"), is_place("호주 해군")
    (True, False)
    """
    return language.key(term) in _codes()


def equivalents(query: Query) -> Iterator[Term]:
    """Its English and Japanese name, if the whole term names a country or a region."""
    code = _codes().get(language.key(query.term))
    if code is None:
        return
    english, japanese = _SHORT_EQUIVALENTS.get(
        code, (_territories("en")[code], _territories("ja")[code])
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
