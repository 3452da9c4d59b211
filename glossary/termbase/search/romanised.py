"""Latin letters → the Korean and Japanese words that are romanised so.

Romanisation loses what the script says (독립 is dongnip, 同盟 doumei, dōmei or domei), so
every word that it may stand for is tried, letter by letter, as long as there is a term that
begins so: what nobody asks for is never made.

Korean: Revised Romanisation (국어의 로마자 표기법, Ministry of Culture 2000-8) with the
assimilations of its section 3, article 1, read backwards, and the spelling letter by letter
of article 8. Japanese: Hepburn, Kunrei-shiki (Cabinet notice 1 of 1954) and what is typed
into an input method; long vowels may be marked, written out or left away.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from glossary.termbase.search.keyboards import syllable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Known = Callable[[str], bool]
    """Whether some term begins so."""

_MOST = 400
"""Beginnings to try: a few milliseconds of look-ups."""

_INITIAL_LETTERS = {
    "ㄱ": "g", "ㄲ": "kk", "ㄴ": "n", "ㄷ": "d", "ㄸ": "tt", "ㄹ": "r", "ㅁ": "m", "ㅂ": "b",
    "ㅃ": "pp", "ㅅ": "s", "ㅆ": "ss", "ㅇ": "", "ㅈ": "j", "ㅉ": "jj", "ㅊ": "ch", "ㅋ": "k",
    "ㅌ": "t", "ㅍ": "p", "ㅎ": "h",
}  # fmt: skip
_VOWEL_LETTERS = {
    "ㅏ": "a", "ㅐ": "ae", "ㅑ": "ya", "ㅒ": "yae", "ㅓ": "eo", "ㅔ": "e", "ㅕ": "yeo",
    "ㅖ": "ye", "ㅗ": "o", "ㅘ": "wa", "ㅙ": "wae", "ㅚ": "oe", "ㅛ": "yo", "ㅜ": "u",
    "ㅝ": "wo", "ㅞ": "we", "ㅟ": "wi", "ㅠ": "yu", "ㅡ": "eu", "ㅢ": "ui", "ㅣ": "i",
}  # fmt: skip
_ONSETS = {letters: jamo for jamo, letters in _INITIAL_LETTERS.items()} | {"l": "ㄹ"}
_CODAS = {
    "": " ",
    "k": "ㄱㄲㅋㄺ",
    "g": "ㄱ",
    "n": "ㄴㄵㄶ",
    "t": "ㄷㅅㅆㅈㅊㅌㅎ",
    "d": "ㄷ",
    "s": "ㅅ",
    "l": "ㄹㄼㅀ",
    "m": "ㅁㄻ",
    "p": "ㅂㅍㅄ",
    "b": "ㅂ",
    "ng": "ㅇ",
}
_ASSIMILATED = {
    # what is heard at the end of one syllable and the beginning of the next → the written
    ("ng", "n"): ("ㄱㄴ", "ㄱㄹ", "ㅇㄹ"),
    ("ng", "m"): ("ㄱㅁ",),
    ("m", "n"): ("ㅂㄴ", "ㅂㄹ", "ㅁㄹ"),
    ("m", "m"): ("ㅂㅁ",),
    ("n", "n"): ("ㄷㄴ", "ㅅㄴ", "ㄴㄹ"),
    ("n", "m"): ("ㄷㅁ", "ㅅㅁ"),
    ("l", "l"): ("ㄴㄹ", "ㄹㄴ"),
}


def korean(letters: str, known: Known) -> list[str]:
    """The beginnings of Korean terms that are romanised so.

    >>> terms = ["협력체", "독립", "동맹"]
    >>> known = lambda start: any(t.startswith(start) for t in terms)
    >>> [korean(w, known) for w in ("hyeomnyeok", "dongnip", "dongmaeng", "alliance")]
    [['협력'], ['독립'], ['동맹'], []]
    """
    plain = "".join(c for c in letters.lower() if c not in " -'’")
    return _explore(plain, known, _korean_steps)


def _korean_steps(rest: str, written: str) -> Iterator[tuple[str, str]]:
    """Each next syllable, with the letters that are left after it.

    A syllable that ends in a consonant is tried with and without what it does to the next.
    """
    for onset, initial in _ONSETS.items():
        if not rest.startswith(onset):
            continue
        for vowel, vowel_letters in _VOWEL_LETTERS.items():
            if rest.startswith(vowel_letters, len(onset)):
                after = rest[len(onset) + len(vowel_letters) :]
                yield from _closed(written, initial, vowel, after)


def _closed(written: str, initial: str, vowel: str, after: str) -> Iterator[tuple[str, str]]:
    for coda, finals in _CODAS.items():
        if after.startswith(coda):
            for final in finals:
                yield after[len(coda) :], written + syllable(initial, vowel, final)
    for (coda, onset), pairs in _ASSIMILATED.items():
        if after.startswith(coda + onset):
            for pair in pairs:
                final, following = pair[0], pair[1]
                opened = written + syllable(initial, vowel, final)
                rest = after[len(coda + onset) :]
                for next_vowel, letters in _VOWEL_LETTERS.items():
                    if rest.startswith(letters):
                        yield from _closed(opened, following, next_vowel, rest[len(letters) :])


_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ",
    "z": "ざじずぜぞ", "t": "たちつてと", "d": "だぢづでど", "n": "なにぬねの",
    "h": "はひふへほ", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "m": "まみむめも",
    "r": "らりるれろ",
}  # fmt: skip
_KANA = {
    **{
        row + v: kana
        for row, five in _ROWS.items()
        for v, kana in zip("aiueo", five, strict=True)
    },
    **{
        row + v: five[1] + small
        for row, five in _ROWS.items()
        if row
        for v, small in (("ya", "ゃ"), ("yu", "ゅ"), ("yo", "ょ"))
    },
    **{
        row + v: i + small
        for row, i in (("sh", "し"), ("ch", "ち"), ("j", "じ"))
        for v, small in (("a", "ゃ"), ("i", ""), ("u", "ゅ"), ("e", "ぇ"), ("o", "ょ"))
    },
    "ya": "や", "yu": "ゆ", "yo": "よ", "wa": "わ", "wo": "を", "tsu": "つ", "fu": "ふ",
    "fa": "ふぁ", "fi": "ふぃ", "fe": "ふぇ", "fo": "ふぉ", "ti": "ち", "vu": "ゔ",
    "va": "ゔぁ", "vi": "ゔぃ", "ve": "ゔぇ", "vo": "ゔぉ", "di": "ぢ", "dhi": "でぃ",
    "thi": "てぃ", "wi": "うぃ", "we": "うぇ", "-": "ー",
}  # fmt: skip
_LENGTH = {"a": "あー", "i": "いー", "u": "うー", "e": "いえー", "o": "うおー"}
"""How a vowel goes on where it is long."""
_DOUBLED = "kgsztdhbpcj"


def japanese(letters: str, known: Known) -> list[str]:
    """The beginnings of readings in hiragana, or terms in katakana, that are romanised so.

    >>> readings = ["どうめいこく", "あんぽ", "かっこく", "レーダー"]
    >>> known = lambda start: any(r.startswith(start) for r in readings)
    >>> [japanese(w, known) for w in ("domei", "dōmei", "doumei", "anpo", "ampo", "kakkoku")]
    [['どうめい'], ['どうめい'], ['どうめい'], ['あんぽ'], ['あんぽ'], ['かっこく']]
    >>> japanese("redaa", known)
    ['レーダー']
    """
    marked = unicodedata.normalize("NFD", letters.lower())
    plain = "".join(c for c in marked if (c.isalpha() and c.isascii()) or c in "'-")
    return _explore(plain, known, _kana_steps)


def kana(text: str, known: Known) -> list[str]:
    """The beginnings that are written so, whatever of it is hiragana and what katakana.

    >>> known = "あんぽネットワーク".startswith
    >>> kana("あんぽねっとわーく", known)
    ['あんぽネットワーク']
    """
    return _explore(hiragana(text), known, _either_kana)


def _either_kana(rest: str, written: str) -> Iterator[tuple[str, str]]:
    yield rest[1:], written + rest[0]
    yield rest[1:], written + katakana(rest[0])


def _kana_steps(rest: str, written: str) -> Iterator[tuple[str, str]]:
    for left, word in _hiragana_steps(rest, written):
        added = word[len(written) :]
        yield left, word
        yield left, written + katakana(added)


def _hiragana_steps(rest: str, written: str) -> Iterator[tuple[str, str]]:
    if rest[0] in "nm" and rest[1:2] not in {*"aiueoy"}:
        yield rest[2 if rest[1:2] == "'" else 1 :], written + "ん"
        if rest[:2] == "nn":
            yield rest[2:], written + "ん"
    if len(rest) > 1 and rest[0] in _DOUBLED and rest[1] in (rest[0], "c"):
        yield rest[1:], written + "っ"
    if rest.startswith("tch"):
        yield rest[1:], written + "っ"
    if written and rest[0] in "aiueo":
        yield rest[1:], written + "ー"
    for size in (4, 3, 2, 1):
        kana = _KANA.get(rest[:size]) if len(rest) >= size else None
        if kana:
            yield rest[size:], written + kana
            for more in _LENGTH.get(rest[size - 1], ""):
                yield rest[size:], written + kana + more


def _explore(
    letters: str,
    known: Known,
    steps: Callable[[str, str], Iterator[tuple[str, str]]],
) -> list[str]:
    """The words that all of the letters are used up by, of those that are known."""
    found: list[str] = []
    seen = {("", letters)}
    waiting = [(letters, "")] if letters else []
    while waiting and len(seen) < _MOST:
        rest, written = waiting.pop()
        for left, longer in steps(rest, written):
            if (longer, left) in seen or not known(longer):
                continue
            seen.add((longer, left))
            if left:
                waiting.append((left, longer))
            elif longer not in found:
                found.append(longer)
    return found


_HIRAGANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_KATAKANA = {large: small for small, large in _HIRAGANA.items()}


def katakana(text: str) -> str:
    """Hiragana as katakana; everything else as it is.

    >>> katakana("どうめい国")
    'ドウメイ国'
    """
    return text.translate(_HIRAGANA)


def hiragana(text: str) -> str:
    """Katakana as hiragana; everything else as it is.

    >>> hiragana("レーダー網")
    'れーだー網'
    """
    return text.translate(_KATAKANA)
