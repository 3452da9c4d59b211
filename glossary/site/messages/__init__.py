"""What the pages say, in English, Korean and Japanese.

One TOML file a page, beside this one; in it a table a message, with its text by language:

    [hits]
    en = "{count} entries"
    en_one = "{count} entry"
    ko = "항목 {count}개"
    ja = "{count}件"

A template says `t("search.hits", count=3)`. A file more is found by itself.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = {"ko": "한국어", "en": "English", "ja": "日本語"}
"""The languages of the interface, with the names they have for themselves."""


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Every message by its name, `file.message`, with its texts by language."""
    return MappingProxyType(
        {
            f"{file.name.removesuffix('.toml')}.{name}": texts
            for file in files(__name__).iterdir()
            if file.name.endswith(".toml")
            for name, texts in tomllib.loads(file.read_text("utf-8")).items()
        }
    )


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages in one language."""

    language: str

    def __call__(self, name: str, /, **values: object) -> str:
        """The message with values put in; numbers get thousands separators.

        `count` chooses `en_one` where it is 1. Raises KeyError for an unknown message.
        """
        texts = catalogue()[name]
        one = texts.get(f"{self.language}_one") if values.get("count") == 1 else None
        shown = {key: f"{v:,}" if isinstance(v, int) else v for key, v in values.items()}
        return (one or texts[self.language]).format(**shown)

    def has(self, name: str) -> bool:
        """Whether there is such a message."""
        return name in catalogue()


def negotiated(chosen: str, remembered: str, accepted: str) -> str:
    """The interface's language: what is chosen, else remembered, else what the browser asks.

    `accepted` is an `Accept-Language` header (RFC 9110, 12.5.4).

    >>> negotiated("", "", "fr, ja;q=0.8, en;q=0.9"), negotiated("ko", "ja", "")
    ('en', 'ko')
    """
    for language in (chosen, remembered):
        if language in LANGUAGES:
            return language
    wanted = []
    for place, part in enumerate(accepted.split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight or 1)
        except ValueError:
            quality = 0
        wanted.append((-quality, place, tag.partition("-")[0].lower()))
    return next((code for q, _, code in sorted(wanted) if code in LANGUAGES and q), "en")
