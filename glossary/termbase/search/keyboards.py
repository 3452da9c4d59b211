"""What was meant when the keyboard was in the other layout: `ehdaod` is 동맹.

The layout is the two-set one (두벌식, KS X 5002), on which each jamo has its key; syllables
are put together as an input method does it.
"""

from __future__ import annotations

import unicodedata

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
"""The jamo that begin, carry and end a syllable, in the order of Unicode's syllables."""

_KEYS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        strict=True,
    )
)
_LETTERS = {jamo: letter for letter, jamo in _KEYS.items()}
_VOWEL_PAIRS = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ",
    "ㅡㅣ": "ㅢ",
}  # fmt: skip
_FINAL_PAIRS = {
    "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ", "ㄹㅂ": "ㄼ",
    "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ",
}  # fmt: skip
_APART = {whole: pair for pair, whole in (_VOWEL_PAIRS | _FINAL_PAIRS).items()}


def syllable(initial: str, vowel: str, final: str = " ") -> str:
    """The syllable of three jamo; the last is a space where there is none.

    >>> syllable("ㅁ", "ㅐ", "ㅇ"), syllable("ㅁ", "ㅐ")
    ('맹', '매')
    """
    place = INITIALS.index(initial) * 21 + VOWELS.index(vowel)
    return chr(0xAC00 + place * 28 + FINALS.index(final))


def jamo_of(character: str) -> str:
    """A Hangul syllable as the jamo it is written with; anything else as it is.

    >>> jamo_of("맹"), jamo_of("매"), jamo_of("a")
    ('ㅁㅐㅇ', 'ㅁㅐ', 'a')
    """
    place = ord(character) - 0xAC00
    if not 0 <= place < 11172:
        return character
    whole = INITIALS[place // 588] + VOWELS[place % 588 // 28] + FINALS[place % 28]
    return whole.rstrip()


def split_final(final: str) -> tuple[str, str]:
    """A final consonant as what stays in the syllable and what goes to the next.

    >>> split_final("ㅇ"), split_final("ㄳ")
    ((' ', 'ㅇ'), ('ㄱ', 'ㅅ'))
    """
    pair = _APART.get(final)
    return (pair[0], pair[1]) if pair else (" ", final)


def to_hangul(letters: str) -> str:
    """What the keys of these letters write in Korean; empty where that is no Korean.

    >>> to_hangul("ehdaod"), to_hangul("alliance"), to_hangul("rkqtdl djqtdl")
    ('동맹', '', '값이 없이')
    """
    words = [_word(word) for word in letters.split()]
    return " ".join(words) if words and all(words) else ""


def _word(letters: str) -> str:
    keys = [_KEYS.get(c) or _KEYS.get(c.lower(), "") for c in letters]
    written = ""
    while keys:
        initial = keys.pop(0)
        if initial not in INITIALS or not keys or keys[0] not in VOWELS:
            return ""
        vowel = _joined(keys, keys.pop(0), _VOWEL_PAIRS, before_vowel=True)
        final = " "
        if _closes(keys):
            final = _joined(keys, keys.pop(0), _FINAL_PAIRS, before_vowel=False)
        written += syllable(initial, vowel, final)
    return written


def _closes(keys: list[str]) -> bool:
    """Whether the next consonant ends this syllable: no vowel comes after it."""
    if not keys or keys[0] not in FINALS or not keys[0]:
        return False
    return len(keys) == 1 or keys[1] not in VOWELS


def _joined(keys: list[str], first: str, pairs: dict[str, str], *, before_vowel: bool) -> str:
    """The jamo with the next one, if the two are written as one."""
    if keys and first + keys[0] in pairs:
        goes_on = len(keys) > 1 and keys[1] in VOWELS and not before_vowel
        if not goes_on:
            return pairs[first + keys.pop(0)]
    return first


def to_latin(hangul: str) -> str:
    """The letters on the keys that write this; empty where there is other than Hangul.

    >>> to_latin("ㅜㅁ새"), to_latin("동맹"), to_latin("동맹 nato")
    ('nato', 'ehdaod', '')
    """
    letters = ""
    for character in unicodedata.normalize("NFC", hangul):
        for jamo in jamo_of(character):
            for key in _APART.get(jamo, jamo):
                letters += " " if key == " " else _LETTERS.get(key, "\0")
    return "" if "\0" in letters else letters
