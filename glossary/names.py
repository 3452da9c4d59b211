"""What official names look like: the nouns they end in, their acronyms, how those sound.

An official name is given, not derived: 상호군수지원협정 is 物品役務相互提供協定 in Japanese,
and no rule says so. Hence these lists.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary import language
from glossary.places import is_place

if TYPE_CHECKING:
    from collections.abc import Iterable

OFFICIAL_HEADS = (
    # What two states sign, a parliament passes, a government publishes; and bodies with
    # a name of their own. Each has one official name in each language.
    "협정", "조약", "규약", "협약", "약정", "의정서", "합의서", "합의", "양해각서", "각서",
    "공동성명", "성명", "공동선언", "선언", "헌장", "결의", "결의안", "헌법", "법률",
    "법안", "기본법", "조치법", "특별법", "관련법", "관계법", "대책법", "방지법", "지원법",
    "보호법", "관리법", "규제법", "처벌법", "보안법", "협력법", "금지법", "수권법", "조항",
    "강령", "요강", "대강", "백서", "지침", "가이드라인", "보고서", "계획", "기구",
    "위원회", "이사회", "협의회", "사령부", "본부", "사무국", "사무소", "연구소", "연구원",
    "재단", "협회", "학회", "연맹", "대학", "대학교", "신문", "통신", "방송",
)  # fmt: skip
"""No Japanese name is derived for what ends in one of these."""

NAMING_HEADS = (
    *OFFICIAL_HEADS,
    # Standing meetings, alliances and zones: not always official names, but an acronym
    # in parentheses after one abbreviates the words before it.
    *("회의", "회담", "협의체", "연합", "공동체", "법", "구역", "수역"),
)
"""Nouns that end a name; an acronym glossed after one is that name, shortened."""

_STATE = "[한미일중러영호북필독불인]"
_PARTIES = re.compile(rf"{_STATE}(?:[·・.-]?{_STATE}){{1,3}}")
"""Two to four states by their first syllables: 한·미·일, 미일."""

_LETTERS = {
    "A": "에이", "B": "비", "C": "씨|시", "D": "디", "E": "이", "F": "에프", "G": "지",
    "H": "에이치|에이취", "I": "아이", "J": "제이", "K": "케이", "L": "엘", "M": "엠",
    "N": "엔", "O": "오", "P": "피", "Q": "큐", "R": "아르|알", "S": "에스", "T": "티",
    "U": "유", "V": "브이", "W": "더블유|더블류", "X": "엑스", "Y": "와이", "Z": "제트|지",
}  # fmt: skip
"""How Korean reads the letters one by one: 에스씨엠 for SCM."""

_CONSONANTS = {
    # How Korean writes a consonant of an acronym that is read as a word.
    "B": "ㅂ", "C": "ㅋㄱㅅㅆㅊ", "D": "ㄷㅌ", "F": "ㅍㅎ", "G": "ㄱㅈㅋ", "H": "ㅎ",
    "J": "ㅈ", "K": "ㅋㄱ", "L": "ㄹ", "M": "ㅁ", "N": "ㄴㅇ", "P": "ㅍㅂ", "Q": "ㅋㄱ",
    "R": "ㄹ", "S": "ㅅㅆㅈ", "T": "ㅌㄷㅅ", "V": "ㅂ", "X": "ㅅ", "Z": "ㅈ",
    "TH": "ㅅㄷㅌㅆ", "SH": "ㅅ", "CH": "ㅊㅋ", "PH": "ㅍ",
}  # fmt: skip
_VOWELS = {
    "A": "ㅏㅐㅔㅓㅑㅘㅝㅗ", "E": "ㅔㅐㅣㅓㅡㅕㅖ", "I": "ㅣㅏㅡ", "O": "ㅗㅓㅏㅜㅛ",
    "U": "ㅜㅓㅏㅠㅡㅝㅘㅞㅗ", "Y": "ㅣㅏㅑㅕㅛㅠ", "W": "ㅜㅝㅘㅞㅟ",
}  # fmt: skip
_GLIDE = "[ㅡㅣ]?"
"""The vowel that Korean adds to a consonant without one: 사드."""
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_HANGUL = re.compile("[가-힣]+")
_SOUND = re.compile("(?P<consonant>TH|SH|CH|PH|([B-DF-HJ-NP-TVXZ])\\2?)|(?P<vowels>[AEIOUWY]+)")


def is_official(term: str) -> bool:
    """Whether a term looks like an official name (and is not the bare noun itself).

    >>> [is_official(term) for term in ("상호접근협정", "협정", "안보협력")]
    [True, False, False]
    """
    key = language.key(term)
    return key.endswith(OFFICIAL_HEADS) and key not in OFFICIAL_HEADS


def naming_head(term: str) -> str:
    """The noun that ends a name, or nothing.

    >>> naming_head("정보공유협정"), naming_head("정보공유"), naming_head("주둔군 협정")
    ('협정', '', '협정')
    """
    key = language.key(term)
    return max((h for h in NAMING_HEADS if key.endswith(h)), key=len, default="")


def parties(name: str) -> str:
    """The states at the head of a name: 한일 지소미아 is narrower than 지소미아.

    >>> parties("한·일 정보공유협정"), parties("일본·호주 RAA"), parties("정보공유협정")
    ('한일', '일본', '')
    """
    first = re.split(r"[\s·・.-]", name)[0]
    if is_place(first):
        return first
    states = _PARTIES.match(name)
    return language.key(states.group()) if states else ""


def same_head(one: str, other: str) -> bool:
    """Whether two Korean names end in the same noun, so that they may name one thing.

    >>> same_head("정보공유협정", "군사정보포괄보호협정")
    True
    >>> same_head("인도태평양 구상", "인도태평양 4개국")
    False
    """
    heads = [naming_head(name) or name.split()[-1] for name in (one, other)]
    return heads[0] == heads[1]


def _sounds(hangul: str) -> str:
    """Its letters one by one, without the ㅇ that is silent: 나토, ㄴㅏㅌㅗ."""
    letters = []
    for syllable in hangul:
        index = ord(syllable) - 0xAC00
        letters.append(_INITIALS[index // 588].replace("ㅇ", ""))
        letters.append(_MEDIALS[index // 28 % 21])
        letters.append(_FINALS[index % 28].strip())
    return "".join(letters)


@lru_cache(maxsize=4096)
def _readings(acronym: str) -> tuple[str, str]:
    """How an acronym is read letter by letter, and, in `_sounds`, as a word: patterns."""
    by_letter = "".join(f"(?:{_LETTERS[letter]})" for letter in acronym)
    as_word = []
    for match in _SOUND.finditer(acronym):
        consonant, vowels = match["consonant"], match["vowels"]
        if vowels:
            classes = "".join(_VOWELS[letter] for letter in vowels)
            silent = vowels == "E" and 0 < match.start() == len(acronym) - 1
            least = 0 if silent or "A" in vowels else 1
            long = "(?:ㅔㅣ)?" if "A" in vowels else ""  # 세이프
            as_word.append(f"{long}[{classes}]{{{least},{len(vowels) + 1}}}")
        else:
            letters = consonant if consonant in _CONSONANTS else consonant[0]
            unheard = "?" if letters == "R" and match.start() else ""  # 인터폴
            as_word.append(f"[{_CONSONANTS[letters]}]{unheard}{_GLIDE}")
    return by_letter, "".join(as_word)


def spells(hangul: str, acronym: str) -> bool:
    """Whether a Hangul word is an acronym as Korean reads it.

    Letter by letter, or as a word: consonants and vowels in their order, as the rules
    for loanwords have them (외래어 표기법), in all the ways that are in use.

    >>> [spells("지소미아", "GSOMIA"), spells("에스씨엠", "SCM"), spells("협정", "RAA")]
    [True, True, False]
    >>> [spells("사드", "THAAD"), spells("유사시", "ACSA")]
    [True, False]
    """
    return bool(_spelt(acronym).by(hangul))


@lru_cache(maxsize=65_536)
def _compiled(pattern: str) -> re.Pattern[str]:
    """As `re.compile`, whose own memory is of 512 patterns."""
    return re.compile(pattern)


@lru_cache(maxsize=4096)
def _spelt(acronym: str) -> Spelt:
    return Spelt([acronym])


class Spelt:
    """Acronyms that Hangul words may spell (`spells`), many at a time."""

    def __init__(self, acronyms: Iterable[str]) -> None:
        """Take the acronyms; those that are not letters alone are spelt by nothing."""
        readings = {a: _readings(a.upper()) for a in acronyms if a.isascii() and a.isalpha()}
        self._each = readings
        self._any = [
            re.compile("|".join(f"(?:{reading})" for reading in column))
            for column in zip(*readings.values(), strict=True)
        ]

    def by(self, hangul: str) -> list[str]:
        """Those that a Hangul word spells, in their order."""
        word = language.key(unicodedata.normalize("NFC", hangul))
        if not self._any or not _HANGUL.fullmatch(word):
            return []
        forms = (word, _sounds(word))
        if not any(r.fullmatch(form) for r, form in zip(self._any, forms, strict=True)):
            return []
        return [
            acronym
            for acronym, both in self._each.items()
            if any(_compiled(r).fullmatch(form) for r, form in zip(both, forms, strict=True))
        ]


_WORD = 3
"""Syllables of a compound; a shorter word before an acronym is of general language."""


def names_it(term: str, acronym: str) -> bool:
    """Whether an acronym in parentheses abbreviates the name before it.

    A name ends as agreements and institutions do, spells the acronym, or is one word of
    some length, which nobody abbreviates but by what it is called: 국내총생산(GDP). A
    phrase may only describe what the acronym names.

    >>> names_it("방문군협정", "VFA"), names_it("국내총생산", "GDP")
    (True, True)
    >>> names_it("6세대 전투기 공동개발", "GCAP")
    False
    """
    one_word = " " not in term and len(language.key(term)) >= _WORD
    return one_word or bool(naming_head(term)) or spells(term, acronym)
