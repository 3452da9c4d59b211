"""What a person typed → the spellings that it may stand for: pure functions.

A termbase has one spelling of a term, people type another: with a particle, in the old
forms of kanji or the new ones, in hiragana for katakana, an acronym with dots or without.
"""

from __future__ import annotations

import re

from glossary.language import has_kana, has_kanji, normalise, without_particle
from glossary.termbase.search.romanised import hiragana, katakana

LONGEST = 200
"""Characters that are looked at; no term is longer than a few words."""

_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_CAPITALS = re.compile(r"\b[A-Z]{2,5}\b")


def cleaned(text: str) -> str:
    """What can be looked for: normalised, no longer than `LONGEST`, valid as UTF-8.

    >>> cleaned(" 동맹\\ud800\\0  강화 ")
    '동맹 강화'
    """
    valid = text[: 4 * LONGEST].encode("utf-8", "ignore").decode("utf-8")
    return normalise(valid)[:LONGEST].strip()


def spellings(text: str) -> tuple[str, ...]:
    """The spellings of a cleaned text, the text itself first, none twice.

    >>> spellings("동맹을"), spellings("日本國"), spellings("がいど")
    (('동맹을', '동맹'), ('日本國', '日本国'), ('がいど', 'ガイド'))
    >>> spellings("U.S. bases"), spellings("ROK-US")
    (('U.S. bases', 'US bases'), ('ROK-US', 'R.O.K.-US', 'ROK-U.S.'))
    """
    found = [text, without_particle(text)]
    if has_kanji(text):
        found += [form for spelling in tuple(found) for form in _kanji_forms(spelling)]
    if has_kana(text):
        found += [kana(spelling) for spelling in tuple(found) for kana in (hiragana, katakana)]
    found += _acronyms(text)
    return tuple(dict.fromkeys(filter(None, found)))


def _kanji_forms(text: str) -> tuple[str, ...]:
    # Imported here: most queries have no kanji, and the converter takes a moment to load.
    from glossary.equivalents.kanji import new_style, old_style  # noqa: PLC0415

    new = new_style(text)
    return (new, *old_style(new))


def _acronyms(text: str) -> list[str]:
    """With the dots of acronyms left out, or put into one of them."""
    if _DOTTED.search(text):
        return [_DOTTED.sub(lambda match: match.group().replace(".", ""), text)]
    return [
        f"{text[: match.start()]}{''.join(f'{c}.' for c in match.group())}{text[match.end() :]}"
        for match in list(_CAPITALS.finditer(text))[:3]
    ]
