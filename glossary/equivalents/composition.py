"""A Korean word in Hangul → how Japanese would write it in characters, part by part.

Parts are the words of libhangul, the affixes below, and the field's own words in
`data/parts.tsv`. Of all the ways to put a word together the one is taken whose parts are
commonest in Japanese (wordfreq): 함정 is 艦艇 rather than 陷穽.
"""

from __future__ import annotations

import lzma
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from glossary import language
from glossary.equivalents import kanji
from glossary.equivalents.frequency import frequency, words_of

PREFIXES = {
    "준": "準", "전": "前", "비": "非", "재": "再", "대": "対", "반": "反", "신": "新",
    "초": "超", "핵": "核", "군": "軍", "무": "無", "불": "不", "친": "親", "탈": "脱",
    "부": "副", "총": "総", "다": "多", "미": "米", "한": "韓", "일": "日", "중": "中",
    "공": "共", "각": "各", "주": "主", "제": "第", "역": "逆", "타": "他",
}  # fmt: skip
SUFFIXES = {
    "국": "国", "력": "力", "화": "化", "성": "性", "적": "的", "군": "軍", "함": "艦",
    "기": "機", "품": "品", "비": "費", "론": "論", "권": "権", "형": "型", "법": "法",
    "부": "部", "청": "庁", "원": "員", "관": "官", "장": "長", "자": "者", "선": "線",
    "망": "網", "탄": "弾", "전": "戦", "계": "系", "단": "団", "대": "隊", "차": "車",
    "지": "地", "측": "側", "당": "党", "시": "時", "률": "率", "율": "率", "학": "学",
    "체": "体", "안": "案", "책": "策", "소": "所", "식": "式", "상": "上", "급": "級",
    "형태": "形態", "주의": "主義", "간": "間", "용": "用", "포": "砲", "모": "母",
}  # fmt: skip
"""One syllable has dozens of characters; as an affix of this field it has one."""

_PART = 2.0
"""What each further part costs, in powers of ten of frequency. From 2 upwards the gold
terms come out the same (177 of 185 right); without it words are split (174 of 185)."""
_AFFIX = 3.0
_OWN = 3.0
"""A part of the field's list counts as common as the commonest words of the field
(協力 and 問題 are 10⁻⁴ to 10⁻³ of Japanese text); 3 to 5 give the same on the gold."""
_UNLISTED = 2.0
"""A word that no Korean dictionary has, only its readings lead to it, counts as one part
more: 일본정부 is 日本 and 政府, although 一本勝負 reads so too."""
_LONGEST = 8
"""Syllables; libhangul's longer entries are proverbs and titles."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a word and its spelling in Japanese."""

    hangul: str
    japanese: str
    """Empty where nothing is to be derived (`-` in the list)."""
    cost: float
    kind: str
    """word (libhangul), own (`parts.tsv`), affix, or loan (no Sino-Korean word)."""
    line: str = ""
    """What the dictionary says."""


_DOT = Part("·", "・", 0.0, "affix")


@cache
def _dictionary() -> dict[str, str]:
    """Hangul → its hanja, with spaces between them (libhangul)."""
    packed = files("glossary.equivalents").joinpath("data/hanja.tsv.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def _own() -> dict[str, str]:
    text = files("glossary.equivalents").joinpath("data/parts.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line[0] != "#")
    return {row[0]: row[1].replace("-", "") for row in rows}


@cache
def rarity(japanese: str) -> float:
    """How rare a word is in Japanese: −log₁₀ of its frequency, pieces multiplied.

    wordfreq lists what MeCab cut, so 戦闘機 counts as 戦闘 and 機.
    """
    best = [0.0] + [math.inf] * len(japanese)
    for end in range(1, len(japanese) + 1):
        for start in range(end):
            share = frequency(japanese[start:end], "ja")
            if share > 0:
                best[end] = min(best[end], best[start] - math.log10(share))
    return best[-1]


@cache
def _read_in_korean() -> dict[str, list[str]]:
    """Hangul → the Japanese words of three and more characters that read so in Korean.

    It has what libhangul lacks: 専守防衛, 核保有. Shorter ones have too many homographs.
    """
    syllables = defaultdict(list)
    for hangul, hanja in _dictionary().items():
        if len(hangul) == 1:
            for character in hanja.split():
                syllables[kanji.new_style(character)].append(hangul)
    words = defaultdict(list)
    for word in sorted(words_of("ja")):
        if 3 <= len(word) <= _LONGEST and language.is_kanji(word):
            for reading in product(*(syllables.get(c, ()) for c in word)):
                words["".join(reading)].append(word)
    return words


@cache
def spellings(hangul: str) -> tuple[Part, ...]:
    """How Japanese may write a Korean word in characters, the commonest first.

    Two characters have to be a word that Japanese lists (迷児, for 미아, is none); of
    longer ones it is enough that their pieces are.
    """
    hanja = _dictionary().get(hangul, "")
    forms = {kanji.new_style(word) for word in hanja.split()}
    forms.update(_read_in_korean().get(hangul, ()))
    base = _PART if hanja else _PART + _UNLISTED
    parts = [
        Part(
            hangul,
            form,
            base + rarity(form),
            "word",
            f"{hangul} {hanja}" if hanja else f"{form}: its characters read {hangul}",
        )
        for form in sorted(forms)
        if kanji.is_japanese(form) and (len(form) > 2 or frequency(form, "ja") > 0)
    ]
    return tuple(
        sorted((p for p in parts if math.isfinite(p.cost)), key=lambda part: part.cost)
    )


def _piece(text: str, *, first: bool, last: bool) -> Part | None:
    """The best part for a stretch of a word."""
    own = _own().get(text)
    if own is not None:
        return Part(text, own, _PART + _OWN, "own", f"{text} {own or '-'}")
    affixes = PREFIXES if first else SUFFIXES if last else {}
    if text in affixes and not (first and last):
        return Part(text, affixes[text], _PART + _AFFIX, "affix")
    return _word(text) if len(text) >= 2 else None


def _word(text: str) -> Part | None:
    """The likeliest spelling; a part without one for a loan or a native word."""
    if text in _dictionary() or text in _read_in_korean():
        return next(iter(spellings(text)), None)
    share = frequency(text, "ko")
    # Korean has the word and no characters for it: 미사일, 레이더, 우크라이나
    return Part(text, "", _PART - math.log10(share), "loan") if share > 0 else None


def _compose(word: str) -> list[Part] | None:
    """The cheapest way to put one word together."""
    best: list[tuple[float, list[Part]] | None] = [(0.0, [])] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST), end):
            before = best[start]
            if before is None:
                continue
            part = _piece(word[start:end], first=start == 0, last=end == len(word))
            if part is None:
                continue
            cost = before[0] + part.cost
            known = best[end]
            if known is None or cost < known[0]:
                best[end] = (cost, [*before[1], part])
    return best[-1][1] if best[-1] else None


def compose(term: str) -> list[Part] | None:
    """The parts of a term; None where some of it is no Sino-Korean word.

    >>> [(part.hangul, part.japanese) for part in compose("준동맹 외교") or ()]
    [('준', '準'), ('동맹', '同盟'), ('외교', '外交')]
    """
    whole = _compose(language.key(term))
    parts = _by_word(term)
    if whole and len(whole) == 1:
        words = "".join(part.japanese for part in parts or ())
        if whole[0].kind == "own" or whole[0].japanese == words:
            return whole
    return parts


def _by_word(term: str) -> list[Part] | None:
    """Word by word, with the dots between longer words kept: 동맹국·동지국."""
    parts: list[Part] = []
    for word in language.normalise(term).split():
        pieces = re.split("[·・]", word)
        listed = all(len(piece) > 1 for piece in pieces)  # unlike 한·미·일
        for position, piece in enumerate(pieces if listed else [word]):
            found = _compose(language.key(piece))
            if not found or not all(part.japanese for part in found):
                return None
            parts += [_DOT, *found] if position else found
    return parts
