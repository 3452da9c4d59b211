"""What a name names: a country, person, organisation, place, programme, treaty, exercise.

Told by the form of the name (its last noun) and, for persons, by the title or government
after it. Precision before recall: a kind is a guess for sorting lists, never evidence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from glossary import names, places
from glossary.candidates.rarity import is_known
from glossary.candidates.words import words
from glossary.language import key
from glossary.model import EntityKind

if TYPE_CHECKING:
    from glossary.candidates.spans import Span

_PLAIN_HEADS = {
    # Nouns that few ordinary terms end in: what ends so in one word is a name.
    EntityKind.TREATY: "헌장 의정서 양해각서 공동성명 공동선언",
    EntityKind.ORGANISATION: """
        외무부 국무부 재무부 상무부 법무부 외교통상부 국방성 경제산업성 정찰총국 국무위원회
        참모본부 사령부 위원회 이사회 협의회 기구 사무국 연구소 연구원 재단 협회 학회 연맹
        연합회 대학교 통신 신문 일보 방송 은행 의회 법원 재판소 대사관 영사관 해병대 인민군
        정보원 정보국 수사국 안보실 경찰청 방위사업청 노동당 공산당 자민당 민주당 공화당
        집행위원회 유럽연합 국가연합
    """,
    EntityKind.PLACE: "해협 반도 군도 열도 중국해 태평양 암초",
}
_NAMED_HEADS = {
    # Nouns that ordinary terms end in as well (연합훈련, 무기 개발 계획): a name has a
    # proper noun, an acronym or a number before them, or stands quoted.
    EntityKind.TREATY: "협정 조약 협약 규약 약정 합의서 선언",
    EntityKind.EXERCISE: "훈련 연습",
    EntityKind.PROGRAMME: "프로그램 계획 사업 구상 이니셔티브 프로젝트",
    EntityKind.ORGANISATION: """
        사무소 본부 함대 여단 사단 군단 전단 부대 자위대 육군 해군 공군 해경 해안경비대 대표부
        포럼 연합 그룹 대학 공사 회사 센터
    """,
    EntityKind.PLACE: "기지 공항 해구 산맥 공단 분계선 한계선",
}
_BARE = {
    # Names as they are.
    EntityKind.ORGANISATION: """
        유엔 나토 아세안 유럽연합 안보리 안전보장이사회 국방부 외교부 통일부 방위성 외무성
        총참모부 국회 합참 합동참모본부 자위대 해병대 공산당 노동당 자민당 경찰청 유엔군
        유엔사 백악관 크렘린 펜타곤 청와대 의회 대법원 헌법재판소
    """,
    EntityKind.PLACE: """
        판문점 비무장지대 북방한계선 군사분계선 동해 서해 남해 황해 동중국해 남중국해 태평양
        대서양 인도양 북극해 지중해 한반도 동북아 동남아 중동 인도태평양 아시아 유럽 아프리카
        워싱턴 베이징 북경 제네바 뉴델리 하노이 브뤼셀 헤이그 오타와 캔버라 웰링턴 앙카라
        키이우 카이로 텔아비브 예루살렘 리야드 뮌헨 하얼빈 선양 단둥 블라디보스토크 오키나와
        요코스카 사세보 히로시마 나가사키 괌 하와이 센카쿠 독도 평택 부산 인천 제주 연평도
        백령도 영변 풍계리 개성 금강산 신의주 나진 동창리 비엔나
    """,
}
"""CLDR has countries, regions, and a city for each time zone; the rest is here."""


def _table(listed: dict[EntityKind, str]) -> dict[str, EntityKind]:
    return {word: kind for kind, some in listed.items() for word in words(some)}


_PLAIN, _NAMED, _NAMES = map(_table, (_PLAIN_HEADS, _NAMED_HEADS, _BARE))
_LONGEST_HEAD = max(map(len, (*_PLAIN, *_NAMED)))
_LONG = 6
"""Syllables: 상호접근협정, written in one word, is the name of one kind of treaty."""
_MOST_STATES = 4
"""Syllables of a group of states: 한미일호."""
_PROPER = frozenset("pP")
_TELLING = re.compile("[pld]", re.IGNORECASE)
"""Letters of a shape (`chunks.shape`) that make a name of it: proper, Latin, digits."""


@cache
def _cities() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - loaded when first needed

    zones = Locale("ko").time_zones.values()
    return frozenset(key(z["city"]) for z in zones if isinstance(z.get("city"), str))


def entity(text: str, whole: str, span: Span) -> EntityKind | None:
    """What a span names; None where it is no name, or its form does not tell.

    `whole` is the key of its text.
    """
    return (
        _place(text, whole, span)
        or _NAMES.get(whole)
        or _by_head(text, whole, span)
        or (EntityKind.PERSON if _is_person(span) else None)
    )


def _place(text: str, whole: str, span: Span) -> EntityKind | None:
    if whole in places.known():
        code = places.territory(text) or ""
        return EntityKind.COUNTRY if code.isalpha() else EntityKind.PLACE
    proper = _PROPER.issuperset(span.shape)
    if proper and whole in _cities():
        return EntityKind.PLACE
    states = 1 < len(whole) <= _MOST_STATES and names.parties(text) == whole
    return EntityKind.COUNTRY if states else None


def _by_head(text: str, whole: str, span: Span) -> EntityKind | None:
    for length in range(min(len(whole) - 1, _LONGEST_HEAD), 1, -1):
        head = whole[-length:]
        if head in _PLAIN and " " not in text:
            return _PLAIN[head]
        if _NAMED.get(head) is EntityKind.TREATY and len(whole) >= _LONG and " " not in text:
            return EntityKind.TREATY
        if head in _PLAIN or head in _NAMED:
            named = _TELLING.search(span.shape) or span.quoted or names.parties(text)
            return (_PLAIN.get(head) or _NAMED[head]) if named else None
    return None


def _may_be_name(word: str, letter: str) -> bool:
    """Whether a morpheme may be a person's: Kiwi takes 젤렌스키 for a common noun."""
    return letter in _PROPER or (letter in "nN" and not is_known(word))


def _is_person(span: Span) -> bool:
    return (
        bool(span.titled)
        and all(map(_may_be_name, span.words, span.shape))
        and not any(places.is_place(word) or word in _NAMES for word in span.words)
    )
