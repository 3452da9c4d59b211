"""Names of countries and regions in Korean, from CLDR (through Babel)."""

from __future__ import annotations

from functools import cache

from glossary.language import key


@cache
def _places() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - read once, when first asked

    names = {key(str(name)) for name in Locale("ko").territories.values()}
    return frozenset(names | {key(name) for name in _COMMON_NAMES})


_COMMON_NAMES = ("한국", "남한", "호주", "소련", "타이완", "버마", "터키", "중동", "동북아")
"""What newspapers call the places for which CLDR has only a formal name."""


def is_place(name: str) -> bool:
    """Whether the key of a name is that of a country or a region of the world."""
    return name in _places()
