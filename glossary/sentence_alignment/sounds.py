"""What a word sounds like, by its consonants: 컴파일러, compiler and コンパイラ are knpl.

Loanwords and names are written by their sound in all three languages. Vowels differ most
and go; so do h, w and y, the r that Korean and Japanese do not write, and the difference
between voiced and unvoiced, which they keep apart in other places than English. The
correspondences are those of the Korean loanword orthography (외래어 표기법, National
Institute of Korean Language, chapter 3, section 1) and of the Japanese one (外来語の表記,
Cabinet notice 2 of 1991).
"""

from __future__ import annotations

import re
import unicodedata

_INITIALS = (
    "k", "k", "n", "t", "t", "l", "n", "p", "p", "s", "s", "", "j", "j", "j", "k", "t", "p", "",
)  # fmt: skip
"""Of the nineteen initials of Hangul, in Unicode's order; m and n are one: before p and k
an English n may be written with either."""
_FINALS = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "n", "p", "l", "l", "p", "l",
    "n", "p", "p", "t", "t", "n", "t", "t", "k", "t", "p", "",
)  # fmt: skip

_KANA = {
    **dict.fromkeys("カキクケコガギグゲゴ", "k"),
    **dict.fromkeys("サシスセソ", "s"),
    **dict.fromkeys("ザジズゼゾヂヅチツ", "j"),
    **dict.fromkeys("タテトダデド", "t"),
    **dict.fromkeys("ナニヌネノマミムメモン", "n"),
    **dict.fromkeys("ハヒヘホ", ""),
    **dict.fromkeys("フバビブベボパピプペポヴ", "p"),
    **dict.fromkeys("ラリルレロ", "l"),
}

_LATIN = (
    # longest first: what is pronounced otherwise than it is spelt
    (re.compile(r"sch|tch|ch|dge|j|z|ge(?![a-z]{3})|ts"), "J"),
    (re.compile(r"tion|sion|cian"), "SN"),
    (re.compile(r"ck|qu|q|cc"), "K"),
    (re.compile(r"c(?=[eiy])|ss|sh|th|s"), "S"),
    (re.compile(r"ng(?![aeiou])"), "N"),
    (re.compile(r"x"), "KS"),
    (re.compile(r"gh(?=t)|kn(?=[aeiou])|wr"), "N"),
    (re.compile(r"ph|f|v|b|p"), "P"),
    (re.compile(r"c|g|k"), "K"),
    (re.compile(r"d|t"), "T"),
    (re.compile(r"m|n"), "N"),
    (re.compile(r"r(?![aeiouy])"), ""),
    (re.compile(r"l|r"), "L"),
    (re.compile(r"[^A-Z]"), ""),
)
_DOUBLE = re.compile(r"(.)\1+")


def of_latin(word: str) -> str:
    """The consonants of a word in Latin letters.

    >>> of_latin("compiler"), of_latin("Obama"), of_latin("network")
    ('knpl', 'pn', 'ntk')
    """
    plain = unicodedata.normalize("NFD", word.lower())
    for pattern, sound in _LATIN:
        plain = pattern.sub(sound, plain)
    return _DOUBLE.sub(r"\1", plain.lower())


def of_hangul(word: str) -> tuple[str, ...]:
    """The consonants of each syllable of a word in Hangul.

    >>> of_hangul("컴파일러")
    ('kn', 'p', 'l', 'l')
    """
    return tuple(
        _INITIALS[(ord(c) - 0xAC00) // 588] + _FINALS[(ord(c) - 0xAC00) % 28] for c in word
    )


def of_kana(word: str) -> tuple[str, ...]:
    """The consonants of each character of a word in katakana.

    >>> of_kana("コンパイラ")
    ('k', 'n', 'p', '', 'l')
    """
    return tuple(_KANA.get(c, "") for c in word)


def stretches(sounds: tuple[str, ...], least: int) -> set[str]:
    """The consonants of every stretch of syllables that has at least so many of them."""
    found = set()
    for start in range(len(sounds)):
        joined = ""
        for sound in sounds[start:]:
            joined += sound
            plain = _DOUBLE.sub(r"\1", joined)
            if len(plain) >= least:
                found.add(plain)
    return found
