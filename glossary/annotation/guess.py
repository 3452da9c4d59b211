"""Which of the glossary's languages a text is in, by its script."""

from __future__ import annotations

import re

from glossary.language import HANGUL, KANJI

_SAMPLE = 20_000
_HANGUL = re.compile(f"[{HANGUL}\u1100-\u11ff\uffa1-\uffdc]+")
_KANA = re.compile("[ぁ-ゖァ-ヺｦ-ﾝ]")
_KANJI = re.compile(f"[{KANJI}]")
_LATIN = re.compile(r"[A-Za-z]+")
_MARKUP = re.compile(r"<[^<>]*>|https?://\S+")


def guess(text: str) -> str:
    """`ko`, `ja` or `en`, from the beginning of a text; `ko` where there is no letter.

    Hangul and Latin count by the run, kana and kanji by the character: `NATO` in a Korean
    line, and 한미동맹 in an English one, do not make the language. Tags and addresses are
    no part of it.

    >>> [guess(t) for t in ("RAA는 발효됐다", "国会で審議", "한미 is short for the ROK")]
    ['ko', 'ja', 'en']
    """
    sample = _MARKUP.sub(" ", text[:_SAMPLE])
    hangul, kana, kanji, latin = (
        len(pattern.findall(sample)) for pattern in (_HANGUL, _KANA, _KANJI, _LATIN)
    )
    if hangul and hangul >= latin and hangul * 2 >= kana:
        return "ko"
    if kana + kanji > latin:
        return "ja"
    return "en" if latin else "ko"
