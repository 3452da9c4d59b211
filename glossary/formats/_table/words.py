"""The words that people write over the columns of their tables, and into some of them.

In Korean, English and Japanese, without what they write in different ways: capitals,
spaces, hyphens, underscores, full stops and brackets.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from glossary.model import AdministrativeStatus, Status, TermType

if TYPE_CHECKING:
    from collections.abc import Mapping

_T = TypeVar("_T")


class Role(StrEnum):
    """What a column holds; the value is what our own tables and `--map` call it."""

    ID = "id"
    SUBJECT = "subject"
    STATUS = "status"
    """Of the concept in review, or of the terms in use: the word in the cell says which."""
    REVIEW = "review status"
    NOTE = "note"
    RELATIONS = "relations"
    ORIGINS = "origins"
    TERMHOOD = "termhood"
    CREATED = "created"
    MODIFIED = "modified"
    TERM = "term"
    OTHER = "other terms"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"
    ABBREVIATION = "abbreviation"
    FORBIDDEN = "forbidden"
    """Whether the terms are: yes or no."""
    TERM_STATUS = "term status"
    TYPE = "type"
    PART_OF_SPEECH = "part of speech"
    READING = "reading"
    DEFINITION = "definition"
    DEFINITION_SOURCE = "definition source"
    RELIABILITY = "reliability (1-4)"
    SOURCES = "sources"
    REGION = "region"
    TERM_NOTE = "term note"
    CONTEXT = "context"
    CONTEXT_SOURCE = "context source"
    EVIDENCE = "evidence"
    """How the term was come by; for people, and not read."""
    LANGUAGE = "language"
    SOURCE_LANGUAGE = "source language"
    TARGET_LANGUAGE = "target language"
    SOURCE_TERM = "source term"
    TARGET_TERM = "target term"
    IGNORED = "-"
    OTHER_TEXT = "other text"
    """Nobody knows: it goes into the note, with its heading."""


_SAID = {
    Role.ID: """id no no. number 번호 순번 연번 일련번호 식별자 番号 通し番号 連番 項番 key cid
        concept_id entry_id term_id string_id identifier""",
    Role.SUBJECT: """subject domain field topic category subject_field 분야 전문분야 주제 영역
        범주 분류 주제분야 分野 主題 領域 分類 専門分野 カテゴリ カテゴリー""",
    Role.STATUS: "status 상태 状態 ステータス",
    Role.REVIEW: "review_status 검토 검토상태 확인상태",
    Role.NOTE: """note notes concept_note comment comments remark remarks memo 비고 메모 참고
        주석 주 참고사항 특이사항 備考 注 注記 注釈 メモ コメント""",
    Role.TERM: """term terms word headword entry 용어 용어명 표제어 단어 어휘 명칭 표기 명 이름
        用語 語 語句 単語 見出し語 見出し 名称 表記 名""",
    Role.OTHER: """other_terms synonym synonyms alias aliases variant variants alternative
        alternatives 동의어 유의어 이칭 별칭 이표기 이형태 同義語 類義語 別名 別称 異表記""",
    Role.DEPRECATED: """deprecated deprecated_terms 비권장 비권장어 비권장용어 금지어 非推奨
        非推奨語 使用禁止語""",
    Role.SUPERSEDED: "superseded obsolete former_name 구용어 옛용어 구명칭 旧称 旧用語 旧名称",
    Role.ABBREVIATION: "abbreviation abbr acronym short_form 약어 약칭 준말 略語 略称 略号",
    Role.FORBIDDEN: "forbidden blacklisted do_not_use 금지 사용금지 使用禁止 禁止",
    Role.TERM_STATUS: "term_status usage_status administrative_status 사용상태 使用状態",
    Role.TYPE: "type term_type 유형 용어유형 種別 用語種別",
    Role.PART_OF_SPEECH: "pos part_of_speech word_class 품사 品詞",
    Role.READING: """reading pronunciation 독음 읽기 발음 読み よみ よみがな 読み仮名 読みがな
        読み方 ふりがな フリガナ ヨミ かな カナ furigana kana hanja 한자
        한자어 한자표기 漢字""",
    Role.DEFINITION: """definition def description desc meaning explanation 정의 뜻 뜻풀이
        설명 해설 의미 풀이 개념 定義 意味 説明 解説""",
    Role.DEFINITION_SOURCE: """definition_source source_of_definition 정의출처 뜻풀이출처
        定義出典""",
    Role.RELIABILITY: "reliability_(1-4) reliability 신뢰도 信頼度 信頼性",
    Role.SOURCES: """source sources reference references 출처 출전 근거 전거 참고문헌 出典 出所
        典拠 参考文献 ソース""",
    Role.REGION: "region regional_usage geographical_usage 사용지역 使用地域",
    Role.TERM_NOTE: "term_note usage_note 용어비고 用語備考",
    Role.CONTEXT: """context example examples example_sentence example_of_use usage_example
        예문 용례 예시 문맥 例文 用例 文脈""",
    Role.CONTEXT_SOURCE: "context_source 용례출처 예문출처 用例出典",
    Role.LANGUAGE: "language lang locale 언어 언어코드 言語 言語コード",
    Role.SOURCE_LANGUAGE: "source_language source_lang 원어언어 출발언어 原語言語 起点言語",
    Role.TARGET_LANGUAGE: "target_language target_lang 번역언어 도착언어 訳語言語 目標言語",
    Role.SOURCE_TERM: "source_term source_string source_text 원어 원문 출발어 原語 原文",
    Role.TARGET_TERM: """target_term target_string target_text target translation equivalent
        역어 번역어 번역 도착어 대역어 対訳 訳 訳語""",
    Role.RELATIONS: "relations",
    Role.ORIGINS: "origins",
    Role.TERMHOOD: "termhood",
    Role.CREATED: "created",
    Role.MODIFIED: "modified",
    Role.EVIDENCE: "evidence",
    Role.IGNORED: "",
}

READING_OF: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("hanja", "한자", "한자어", "한자표기", "漢字"), "ko")
    | dict.fromkeys(("furigana", "kana", "よみがな", "ふりがな", "フリガナ"), "ja")
    | dict.fromkeys(
        ("読み", "よみ", "ヨミ", "読み仮名", "読みがな", "読み方", "かな", "カナ"), "ja"
    )
)
"""The language that a word for a reading is of, where it is but one."""

_LANGUAGES = {
    "ko": "국문 국어 한글 한국 우리말 kr kor hangul hangeul 韓国語 韓語 ハングル",
    "en": "영문 eng 英文 英訳",
    "ja": "일문 일어 jp jpn 日文 日語 和文 和訳 邦訳",
    "zh": "중문 cn 中文 中訳",
}
LANGUAGE_WORDS: Mapping[str, str] = MappingProxyType(
    {word: code for code, words in _LANGUAGES.items() for word in words.split()}
)
"""What people call languages beside their names and codes; KR is Kanuri by ISO 639."""


def plain(text: str) -> str:
    """A word without what people write in different ways.

    >>> plain("Part-of-Speech") == plain("part of speech") == plain("PartOfSpeech")
    True
    """
    return re.sub(r"[\W_]+", "", text.casefold())


@cache
def roles() -> Mapping[str, Role]:
    """What a word over a column means, by the word as `plain` leaves it."""
    said = {
        plain(word): role for role, words in _SAID.items() for word in (*words.split(), role)
    }
    return MappingProxyType({word: role for word, role in said.items() if word})


_PARTS_OF_SPEECH = {
    "noun": "noun n 명사 名詞 commonnoun",
    "properNoun": "propernoun propn 고유명사 固有名詞",
    "verb": "verb v 동사 動詞",
    "adjective": "adjective adj 형용사 形容詞 形容動詞",
    "adverb": "adverb adv 부사 副詞",
    "other": "other 기타 その他",
}
_STATUSES = {
    AdministrativeStatus.PREFERRED: """preferred preferredterm preferredtermadmnsts 권장
        권장어 우선어 표준 推奨 優先""",
    AdministrativeStatus.ADMITTED: "admitted admittedterm admittedtermadmnsts 허용 許容",
    AdministrativeStatus.DEPRECATED: """deprecated deprecatedterm deprecatedtermadmnsts
        forbidden notrecommended 비권장 금지 非推奨 使用禁止""",
    AdministrativeStatus.SUPERSEDED: """superseded supersededterm supersededtermadmnsts obsolete
        폐기 구용어 廃止 旧用語""",
}
_REVIEWS = {
    Status.CANDIDATE: "candidate draft 후보 候補",
    Status.PROPOSED: "proposed new 제안 신규 提案 新規",
    Status.APPROVED: "approved 승인 확정 承認 確定",
    Status.REJECTED: "rejected 반려 却下",
}


@lru_cache(1024)
def part_of_speech(text: str) -> str:
    """A part of speech as the termbase calls it; empty for a word that is none."""
    return _meant(_PARTS_OF_SPEECH, text) or ""


@lru_cache(1024)
def status(text: str) -> AdministrativeStatus | None:
    """How a term ranks, by a word for it."""
    return _meant(_STATUSES, text)


@lru_cache(1024)
def review(text: str) -> Status | None:
    """Where a concept stands in review, by a word for it."""
    return _meant(_REVIEWS, text)


@lru_cache(1024)
def term_type(text: str) -> TermType | None:
    """The type of a term, by its name in TBX-Basic."""
    return {plain(kind): kind for kind in TermType}.get(plain(text))


def reliability(text: str) -> int | None:
    """A degree of reliability, 1 to 4."""
    return int(text) if text.strip() in {"1", "2", "3", "4"} else None


def number(text: str) -> float | None:
    """A number, as Python and spreadsheets write it."""
    try:
        return float(text)
    except ValueError:
        return None


def truth(text: str) -> bool | None:
    """Yes or no; None for neither."""
    if plain(text) in {"true", "yes", "y", "1", "x", "예", "はい"} or text.strip() in {
        "○",
        "O",
    }:
        return True
    return False if plain(text) in {"", "false", "no", "n", "0", "아니요", "いいえ"} else None


def _meant(meanings: Mapping[_T, str], text: str) -> _T | None:
    word = plain(text)
    return next((m for m, words in meanings.items() if word in words.split()), None)
