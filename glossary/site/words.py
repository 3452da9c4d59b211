"""What the codes of the data model are called on the pages, and how values are shown.

The wording is in `messages/words.toml`: `t("words.status_approved")`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.language import has_hangul, has_kana, has_kanji, language_name

if TYPE_CHECKING:
    from glossary.formats import Format
    from glossary.site.messages import Messages

_OWN_NAMES = {"ko": "한국어", "ja": "日本語"}


def named(kind: str, code: object, t: Messages) -> str:
    """What a code of some kind is called; the code itself where it has no name.

    >>> from glossary.site.messages import Messages
    >>> named("status", "approved", Messages("ja")), named("subject", "fish", Messages("ja"))
    ('承認済み', 'fish')
    """
    name = f"words.{kind}_{str(code).replace(' ', '_')}"
    return t(name) if t.has(name) else str(code)


def subject(code: str, t: Messages) -> str:
    """What a subject field is called; other glossaries have others: those stay as they are."""
    return named("subject", code, t)


def format_name(format_: Format, t: Messages) -> str:
    """What a format is called; one without a name here is called as it calls itself."""
    name = f"downloads.format_{format_.NAME}"
    return t(name) if t.has(name) else format_.TITLE


def language_names(code: str, t: Messages) -> tuple[str, str]:
    """A language's name in the interface's language, and its own where that is another.

    >>> from glossary.site.messages import Messages
    >>> [language_names(code, Messages("en")) for code in ("ja", "en", "fr")]
    [('Japanese', '日本語'), ('English', ''), ('French', '')]
    """
    name = f"words.language_{code}"
    called = t(name) if t.has(name) else language_name(code)
    own = _OWN_NAMES.get(code, "")
    return called, own if own != called else ""


def stars(reliability: int) -> str:
    """How far a term can be trusted, for the eye.

    >>> stars(3)
    '★★★☆'
    """
    return "★" * reliability + "☆" * (4 - reliability)


def percent(confidence: float) -> str:
    """A share as a whole number of per cent.

    >>> percent(0.955)
    '96 %'
    """
    return f"{100 * confidence:.0f} %"


def language_of(text: str) -> str:
    """The language of a text of which only that is known that it is one of ours.

    >>> [language_of(text) for text in ("동맹이다", "同盟である", "alliance")]
    ['ko', 'ja', 'en']
    """
    return "ko" if has_hangul(text) else "ja" if has_kana(text) or has_kanji(text) else "en"


def reading_kind(reading: str) -> str:
    """What a reading is written in: `hanja`, `kana` or `romanisation`.

    >>> [reading_kind(r) for r in ("同盟", "どうめい", "dongmaeng")]
    ['hanja', 'kana', 'romanisation']
    """
    if has_kana(reading):
        return "kana"
    return "hanja" if has_kanji(reading) else "romanisation"


def is_web_address(url: str) -> bool:
    """Whether a link to it does nothing but lead to a page.

    >>> is_web_address("https://example.org"), is_web_address("javascript:x()")
    (True, False)
    """
    return url.lower().startswith(("https://", "http://"))


_DIRECTING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def isolated(text: str) -> str:
    """A text that cannot turn the direction of what stands beside it (Unicode UAX #9).

    For titles and plain text; elements have `bdi`. What needs no isolation stays as it is.

    >>> isolated("동맹"), isolated("a\u202eb") == "\u2068a\u202eb\u2069"
    ('동맹', True)
    """
    return f"\u2068{text}\u2069" if _DIRECTING.search(text) else text


def shortened(text: str, characters: int) -> str:
    """A text of at most so many characters, with `…` where it was longer.

    >>> shortened("방위비분담금", 4), shortened("동맹", 4)
    ('방위비…', '동맹')
    """
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"
