"""What official names look like: the nouns they end in, their acronyms, how those sound.

An official name is given, not derived: 상호군수지원협정 is 物品役務相互提供協定 in Japanese,
and no rule says so (facts: 3, "what no rule can give"). Hence these lists.
"""

from __future__ import annotations

import re
import unicodedata

from glossary import language

DOCUMENT_HEADS = (
    # Agreements, laws and papers: what two states sign, a parliament passes, a
    # government publishes. Each has one official title in each language.
    "협정 조약 규약 협약 의정서 합의서 양해각서 각서 공동성명 공동선언 선언 성명 헌장 결의 결의안 "
    "헌법 법률 특별조치법 기본법 관련법 시행령 법 조항 강령 요강 대강 백서 지침 가이드라인 "
    "신사협정 교환공문 계획서 보고서"
).split()

ORGANISATION_HEADS = (
    # Bodies and standing meetings: their names are proper names too.
    "기구 회의 회담 협의체 협의회 협의그룹 위원회 이사회 연합 연맹 공동체 사령부 본부 사무국 "
    "사무소 연락사무소 연구소 연구원 재단 협회 학회 은행 기금 행정부 내각 부대 전대 함대 사단 "
    "여단 공사 대학 대학교 신문 통신 방송 상호안보협의회 정상회의 정상회담"
).split()

PROGRAMME_HEADS = (
    # Plans, programmes and strategies a government has named.
    "계획 프로그램 구상 이니셔티브 파트너십"
).split()

NAMING_HEADS = tuple(DOCUMENT_HEADS + ORGANISATION_HEADS)
"""Nouns that end an official name; an acronym glossed after one abbreviates the name."""

_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            "에이 비 씨|시 디 이 에프 지 에이치|에이취 아이 제이 케이 엘 엠 엔 오 피 큐 아르|알 에스 "
            "티 유 브이 더블유|더블류 엑스 와이 제트|지"
        ).split(),
        strict=True,
    )
)
"""How Korean reads the letters one by one: 에스씨엠 for SCM."""

_CONSONANTS = {
    # Which letters a Korean consonant stands for in a word read as one: 지소미아, GSOMIA.
    "ㄱ": "GKCQ", "ㄲ": "GKC", "ㅋ": "KCQG", "ㄴ": "N", "ㄷ": "DT", "ㄸ": "D", "ㅌ": "T",
    "ㄹ": "RL", "ㅁ": "M", "ㅂ": "BVPF", "ㅃ": "B", "ㅍ": "PF", "ㅅ": "SCT", "ㅆ": "S",
    "ㅈ": "JGZ", "ㅉ": "Z", "ㅊ": "C", "ㅎ": "H",
}  # fmt: skip
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def naming_head(term: str) -> str:
    """The noun that ends an official name, or nothing.

    >>> naming_head("정보공유협정"), naming_head("정보공유"), naming_head("주둔군 협정")
    ('협정', '', '협정')
    """
    key = language.key(term)
    return max((h for h in NAMING_HEADS if key.endswith(h)), key=len, default="")


def same_head(one: str, other: str) -> bool:
    """Whether two Korean names end in the same noun, so that they may name one thing.

    >>> same_head("정보공유협정", "군사정보포괄보호협정")
    True
    >>> same_head("인도태평양 구상", "인도태평양 4개국")
    False
    """
    heads = [naming_head(name) or name.split()[-1] for name in (one, other)]
    return heads[0] == heads[1]


def _skeleton(hangul: str) -> list[str]:
    """Its consonants as they sound; ㅇ is silent before a vowel and NG after one."""
    consonants = []
    for syllable in hangul:
        index = ord(syllable) - 0xAC00
        consonants.append(_INITIALS[index // 588])
        consonants.append(_FINALS[index % 28])
    return [c for c in consonants if c in _CONSONANTS]


def spells(hangul: str, acronym: str) -> bool:
    """Whether a Hangul word is an acronym as Korean reads it.

    >>> [spells("지소미아", "GSOMIA"), spells("에스씨엠", "SCM"), spells("협정", "RAA")]
    [True, True, False]
    """
    letters = acronym.upper()
    word = language.key(unicodedata.normalize("NFC", hangul))
    if not re.fullmatch("[가-힣]+", word) or not letters.isascii() or not letters.isalpha():
        return False
    by_letter = "".join(f"(?:{_LETTERS[letter]})" for letter in letters)
    if re.fullmatch(by_letter, word):
        return True
    # as a word: the consonants agree one by one; silent and semi-vowels do not count
    sounded = re.sub("[AEIOUWY]", "", letters.replace("TH", "T").replace("PH", "F"))
    skeleton = _skeleton(word)
    return (
        len(sounded) >= 2
        and len(skeleton) == len(sounded)
        and all(s in _CONSONANTS[c] for c, s in zip(skeleton, sounded, strict=True))
    )
