"""Whether what a translation service sent back is a translation at all.

Services answer with status 200 and a notice, a page, or the question itself: Google
"Error 500 (Server Error)!!1500", MyMemory its quota warning.
"""

from __future__ import annotations

import html
import re

from glossary import language
from glossary.equivalents import kanji

_NOTICE = re.compile(
    r"\berror\s*\d{3}\b|server error|mymemory warning|used all available|query length limit"
    r"|no query specified|(?:invalid|unsupported)\s+(?:source|target|language|api|key)"
    r"|too many requests|rate limit|(?:quota|limit)\s+(?:was |has been )?(?:exceeded|reached)"
    r"|exceeded\b.*\b(?:quota|limit)|unusual traffic|captcha|access denied|\bapi[ _-]?key\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<\s*[!/]?\s*[a-z][^>]*>|<!doctype", re.IGNORECASE)

_LONGEST = {"en": (40, 20), "ja": (20, 6)}
"""Characters at most, `a + b·n` for n of Korean. Twice the constant, and a little more
than the slope, of the longest official names in the curated list (20 + 17·n in English,
20 + 3·n in Japanese: 알셉, Regional Comprehensive Economic Partnership Agreement)."""


def clean(answer: str) -> str:
    """The term in an answer: without entities, outer quotation marks and a full stop.

    >>> clean(' “Quasi-alliance.” '), clean("準同盟。"), clean("R&amp;D")
    ('Quasi-alliance', '準同盟', 'R&D')
    """
    text = language.normalise(html.unescape(answer))
    return text.strip("\"'“”‘’「」『』").rstrip(".。").strip("\"'“”‘’「」『』 ")


def problem(text: str, target: str, answer: object) -> str | None:
    """Why an answer is not to be believed; None where nothing speaks against it."""
    if not isinstance(answer, str) or not (translated := clean(answer)):
        return "The answer is empty."
    constant, slope = _LONGEST[target]
    longest = constant + slope * len(text)
    name = language.LANGUAGE_NAMES[target]
    checks = (
        (_MARKUP.search(answer), "The answer is a web page."),
        (_NOTICE.search(answer), "The answer is a notice of the service."),
        (language.key(translated) == language.key(text), "The term came back as it was."),
        (not _in_script(translated, target), f"The answer is not in {name} writing."),
        (len(translated) > longest, "The answer is much too long for a term."),
        ("\n" in answer.strip(), "The answer has several lines."),
    )
    return next((reason for wrong, reason in checks if wrong), None)


def _in_script(text: str, target: str) -> bool:
    if target == "en":
        return language.is_latin(text)
    characters = [c for c in text if language.is_kanji(c)]
    return (
        not language.has_hangul(text)
        and (bool(characters) or language.has_kana(text) or language.is_acronym(text))
        and all(kanji.is_japanese(c) for c in characters)
    )
