"""Names of countries and regions of the world, from the Unicode CLDR as Babel brings it."""

from __future__ import annotations

from functools import cache

from glossary.language import key

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

_UNCODED = ("소련", "중동", "동북아")
"""What newspapers speak of and CLDR has no code for."""


@cache
def territories(code: str) -> dict[str, str]:
    """CLDR's territory code → its name in a language."""
    from babel import Locale  # noqa: PLC0415 - loaded when first needed

    return {
        territory: str(name)
        for territory, name in Locale(code).territories.items()
        if territory not in _NO_PLACE
    }


@cache
def _codes() -> dict[str, str]:
    names = {key(name): code for code, name in territories("ko").items()}
    return {key(name): code for name, code in _SHORT_NAMES.items()} | names


@cache
def known() -> frozenset[str]:
    """The keys (`language.key`) of all the names that are known."""
    return frozenset(_codes()) | {key(name) for name in _UNCODED}


def territory(name: str) -> str | None:
    """The CLDR code of the country or region that a Korean name is; None for another.

    >>> territory("호주"), territory("호주 해군")
    ('AU', None)
    """
    return _codes().get(key(name))


def is_place(name: str) -> bool:
    """Whether the whole of a Korean name is a country or a region of the world.

    >>> is_place("호주"), is_place("중동"), is_place("호주 해군")
    (True, True, False)
    """
    return key(name) in known()
