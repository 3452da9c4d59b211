"""Digits as they stand in any language: 1,234.5, 3.10.2, 15:30, .5, 10 000."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.checks.quantities.number import Number, Value, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

TO_ASCII = str.maketrans(
    "０１２３４５６７８９，．％＄－～：／＋￥￦\u3000", "0123456789,.%$-~:/+¥₩ "
)
"""Full-width forms, one for one: offsets stay what they are."""

_TOKEN = re.compile(
    # Most are none of what comes below, and each of those would be tried in vain.
    "(?P<bare>[0-9]+(?![0-9]|[.,:][0-9]|[ \u00a0\u202f\u2009][0-9]{3}))"
    r"|(?P<version>[0-9]+(?:\.[0-9]+){2,})"
    r"|(?P<time>(?<![0-9:])[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?![0-9:]))"
    r"|(?P<grouped>(?<![0-9,])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]|,[0-9]))"
    "|(?P<spaced>(?<![0-9])[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?:\\.[0-9]+)?(?![0-9]))"
    r"|(?P<decimal>[0-9]+\.[0-9]+)"
    r"|(?P<point>(?<![\w.)\]])\.[0-9]+)"
    r"|(?P<plain>[0-9]+)"
)
_WHOLE = frozenset({"bare", "plain"})
"""Nothing to take apart."""
_NO_DIGITS = re.compile("[^0-9]+")


def tokens(text: str) -> Iterator[Number]:
    """The numbers in a text whose digits are ASCII ones, without what multiplies them."""
    for match in _TOKEN.finditer(text):
        found = match.group()
        if match.lastgroup in _WHOLE:
            yield Number(match.start(), match.end(), _plain(found))
            continue
        parts = [parse(part) for part in _NO_DIGITS.split(found) if part]
        whole = match.lastgroup in {"grouped", "decimal", "point"}
        readings = [frozenset({parse(found)})] if whole else [frozenset(parts)]
        if match.lastgroup == "decimal":
            readings.append(frozenset(parts))
        elif match.lastgroup == "spaced":
            readings.insert(0, frozenset({parse(re.sub(r"\s", "", found))}))
        elif match.lastgroup == "time":
            hour, rest = parts[0], [part for part in parts[1:] if part]
            readings = [frozenset({hour, *rest}), frozenset({(hour + 12) % 24, *rest})]
        yield Number(match.start(), match.end(), tuple(readings))


@lru_cache(1 << 12)
def _plain(digits: str) -> tuple[frozenset[Value]]:
    """The readings of mere digits: the same ones come often, and few texts have many."""
    return (frozenset((parse(digits),)),)
