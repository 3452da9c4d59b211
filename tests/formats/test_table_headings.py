"""What people write over the columns of their tables."""

from __future__ import annotations

import pytest

from glossary.formats._table.headings import language_of, languages_of_name, meaning, names
from glossary.formats._table.words import Role


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        *dict.fromkeys(
            ["한국어", "국문", "한글", "Korean", "ko", "KO", "ko-KR", "ko_kr", "KR"], "ko"
        ).items(),
        *dict.fromkeys(
            ["영어", "영문", "English", "EN", "en-US", "eng", "英語", "英文"], "en"
        ).items(),
        *dict.fromkeys(
            ["일본어", "일문", "日本語", "Japanese", "JP", "ja", "ja-JP", "日文"], "ja"
        ).items(),
        ("zh-Hant", "zh-Hant"),
        ("Chinese (Traditional)", "zh-Hant"),
        ("중국어(간체)", "zh-Hans"),
        ("Chinese_PRC", "zh-CN"),
        ("용어(국문)", "ko"),
        ("영문명", "en"),
        ("일본어 용어", "ja"),
        ("translation_ko", "ko"),
    ],
)
def test_a_language_is_known_by_what_people_call_it(heading, code):
    """Names in three languages, codes, short forms; with `term` beside it or not."""
    assert meaning(heading)[:2] == (Role.TERM, code)


@pytest.mark.parametrize(
    ("heading", "region"),
    [("English (UK)", "GB"), ("en-GB", "GB"), ("ko-KP", "KP"), ("English_United_States", "")],
)
def test_a_country_is_kept_unless_it_is_the_language_s_own(heading, region):
    """British English is a regional usage; American is what English is taken for."""
    assert meaning(heading).region == region


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        (Role.ID, "id ID 번호 No. 番号 Key CID stringID Entry-ID"),
        (Role.DEFINITION, "definition 정의 뜻 뜻풀이 설명 定義 説明 Description"),
        (Role.NOTE, "note 비고 메모 備考 Remarks comment"),
        (Role.SOURCES, "source 출처 出典 References"),
        (Role.SUBJECT, "subject 분야 domain 分野 분류"),
        (Role.STATUS, "status 상태"),
        (Role.READING, "reading 読み よみがな hanja 한자 ふりがな"),
        (Role.PART_OF_SPEECH, "pos 품사 品詞 PartOfSpeech part_of_speech"),
        (Role.CONTEXT, "example 예문 用例 context"),
        (Role.OTHER, "synonyms 동의어 同義語"),
        (Role.TERM, "term 용어 用語 표제어 見出し語"),
        (Role.LANGUAGE, "language 언어 言語 locale"),
        (Role.SOURCE_LANGUAGE, "sourceLang source_language"),
        (Role.TARGET_TERM, "targetString target translation 번역어 訳語"),
    ],
)
def test_a_field_is_known_in_three_languages(role, headings):
    """However it is spelled: capitals, hyphens, underscores and full stops do not count."""
    assert {heading: meaning(heading).role for heading in headings.split()} == dict.fromkeys(
        headings.split(), role
    )


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Korean definition", (Role.DEFINITION, "ko")),
        ("ko_description", (Role.DEFINITION, "ko")),
        ("comment_ko", (Role.TERM_NOTE, "ko")),
        ("한국어 비고", (Role.TERM_NOTE, "ko")),
        ("영문정의", (Role.DEFINITION, "en")),
        ("日本語読み", (Role.READING, "ja")),
        ("Definition - Korean", (Role.DEFINITION, "ko")),
        ("정의(영문)", (Role.DEFINITION, "en")),
        ("Korean reliability (1-4)", (Role.RELIABILITY, "ko")),
        ("Chinese (Traditional) other terms", (Role.OTHER, "zh-Hant")),
        ("영문(약어)", (Role.ABBREVIATION, "en")),
        ("한자", (Role.READING, "ko")),
        ("よみがな", (Role.READING, "ja")),
    ],
)
def test_a_field_of_a_language(heading, meant):
    """In either order, in one word or in several."""
    assert meaning(heading)[:2] == meant


@pytest.mark.parametrize(
    "heading", ["tags", "Tag", "Use", "casesensitive", "내용", "Korea", "", "  ", "동맹", "xx"]
)
def test_what_is_nobody_s_word_for_anything(heading):
    """`Tag` and `Use` are languages, by three letters that nobody writes over a column."""
    assert meaning(heading) is None


def test_a_word_for_a_number_is_no_language():
    """No. is not Norwegian, nor is ID Indonesian."""
    assert {meaning(heading).role for heading in ("no", "No", "ID", "id")} == {Role.ID}


def test_languages_are_called_so_that_they_are_known_again():
    """By their names in English, and by their codes where those would mean another one."""
    codes = ["ko", "ko-Hani", "zh-Hant", "zh-Hant-TW", "fr-CA", "x-none"]
    called = names(codes)
    assert called == {
        "ko": "Korean",
        "ko-Hani": "ko-Hani",
        "zh-Hant": "Chinese (Traditional)",
        "zh-Hant-TW": "Chinese (Traditional, Taiwan)",
        "fr-CA": "French (Canada)",
        "x-none": "x-none",
    }
    assert [language_of(called[code]).code for code in codes[:-1]] == codes[:-1]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("glossary.ko-ja.txt", ["ko", "ja"]),
        ("terms EN-KO.csv", ["en", "ko"]),
        ("terms.zh-TW.csv", []),
        ("terms.csv", []),
        ("co-op.csv", []),
    ],
)
def test_two_languages_in_the_name_of_a_file(name, codes):
    """zh-TW is one, though TW is the code of another."""
    assert [tag.code for tag in languages_of_name(name)] == codes
