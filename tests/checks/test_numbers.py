"""N301: numbers by their value, in three languages."""

import pytest

from glossary.checks import check
from tests.checks.conftest import concept, pair

EQUAL = [
    ("ko-en", "병력 3억 2천만 명", "320 million troops"),
    ("ko-en", "병력 3억2천만 명", "320,000,000 troops"),
    ("ko-en", "1만5천 명이 왔다", "15,000 came"),
    ("ko-en", "2만 3,500명", "23,500 people"),
    ("ko-en", "15억 달러", "$1.5 billion"),
    ("ko-en", "1.5조 원", "1.5 trillion won"),
    ("ko-en", "10여만 명", "some 100,000 people"),
    ("ko-en", "20억 달러 규모", "a $2bn deal"),
    ("ko-en", "제3국과", "with third countries"),
    ("ko-en", "제3조 제2항", "Article 3, paragraph 2"),
    ("ko-en", "2016년 11월 23일", "on 23 November 2016"),
    ("ko-en", "6·25 전쟁", "the Korean War"),
    ("ko-en", "1990년대", "in the 1990s"),
    ("ko-en", "90년대", "in the 1990s"),
    ("ko-en", "제5조 2항에 따라", "under Article 5(2)"),
    ("ko-en", "제5조의2 1호", "Article 5-2, subparagraph 1"),
    ("ko-ja", "헌법 제9조 2항", "憲法第9条2項"),
    ("ko-en", "5조 2천억 원", "5.2 trillion won"),
    ("ko-en", "'16년", "in 2016"),
    ("ko-en", "제2차 세계대전", "World War II"),
    ("ko-en", "21세기", "the twenty-first century"),
    ("ko-en", "3분의 2", "two-thirds"),
    ("ko-en", "50%", "half of it"),
    ("ko-en", "절반", "50 per cent"),
    ("ko-en", "두 나라", "2 countries"),
    ("ko-en", "열두 척", "12 ships"),
    ("ko-en", "삼십 명", "30 people"),
    ("ko-en", "제삼국", "3rd countries"),
    ("ko-en", "2~3만 명", "20,000 to 30,000 people"),
    ("ko-en", "3~5개", "three to five"),
    ("ko-en", "오후 3시 30분", "3:30 p.m."),
    ("ko-en", "오후 3시", "15:00"),
    ("ko-en", "IPv4만 지원한다", "supports IPv4 only"),
    ("ko-en", "10만큼 늘린다", "increases it by 10"),
    ("ko-en", "0이 아닌 값", "a nonzero value"),
    ("ko-en", "3.10.2 버전", "version 3.10.2"),
    ("ko-en", "16진수", "hexadecimal"),
    ("ko-en", "40퍼센트", "40%"),
    ("ko-en", "수백 명", "hundreds of people"),
    ("ko-en", "약 10 000명", "about 10,000"),
    ("ko-en", "50여 개국", "more than fifty countries"),
    ("ko-ja", "3억 2천만 원", "3億2000万ウォン"),
    ("ko-ja", "3억 2천만 원", "３億２０００万ウォン"),
    ("ko-ja", "제3국", "第三国"),
    ("ko-ja", "2016년", "平成28年"),
    ("ko-ja", "2019년", "令和元年"),
    ("ko-ja", "2016년", "二〇一六年"),
    ("ko-ja", "25명", "二十五人"),
    ("ko-ja", "5만 명", "五万人"),
    ("ko-ja", "30%", "3割"),
    ("ja-ko", "三億二千万円の3分の1", "3억 2천만 엔의 3분의 1"),
    ("ja-en", "3億2000万円", "320 million yen"),
    ("ja-en", "１，２３４人", "1,234 people"),
    ("ja-en", "1万2千人", "12,000 people"),
    ("ja-en", "午後３時", "at 3 p.m."),
    ("ja-en", "二つの文書", "2 documents"),
    ("en-ko", "2 or more parties", "둘 이상의 당사자"),
    ("en-ko", "3rd-party services", "타사 서비스"),
    ("en-ko", "two hundred and fifty thousand", "25만"),
    ("en-ko", "1990-95", "1990~1995년"),
    ("en-ko", "see https://example.org/2016/11", "https://example.org/2020 참조"),
    ("en-ja", "a file", "一つのファイル"),
    ("en-ja", "more than once", "2回以上"),
    ("en-ko", "0.5 percent", ".5%"),
]

DIFFERENT = [
    ("ko-en", "병력 3억 2천만 명", "32 million troops"),
    ("ko-en", "3만 명", "300,000 people"),
    ("ko-en", "3억 원", "3 won"),
    ("ko-en", "제3조", "Article 4"),
    ("ko-en", "2016년", "2017"),
    ("ko-en", "1.5조 원", "15 trillion won"),
    ("ko-en", "12척의 배", "several ships"),
    ("ko-en", "3.5%", "35%"),
    ("ko-en", "24개국", "42 countries"),
    ("ko-ja", "5만 명", "五億人"),
    ("ko-ja", "2016년", "平成27年"),
    ("ja-en", "第３次", "the fourth"),
    ("ja-ko", "3億円", "3만 엔"),
    ("en-ko", "320 million", "32억"),
    ("en-ko", "$3 billion", "3억 달러"),
    ("en-ko", "version 3.10.2", "버전 3.10.3"),
    ("en-ko", "8-bit and 16-bit", "8비트와 32비트"),
]


@pytest.mark.parametrize(("languages", "source", "target"), EQUAL)
def test_equal_numbers_are_let_pass(found, languages, source, target):
    """However they are written."""
    assert found(source, target, languages, only="N301") == []


@pytest.mark.parametrize(("languages", "source", "target"), DIFFERENT)
def test_other_numbers_are_found(found, languages, source, target):
    """A missing one, another one, one too many."""
    assert found(source, target, languages, only="N301") == [("N301", "error")]


def test_a_number_that_only_the_translation_has_is_a_warning(found):
    """It may make explicit what the source implies."""
    assert found("몇 척의 배", "12 ships", only="N301") == [("N301", "warning")]


def test_one_too_many_is_info(found):
    """Languages differ in when they say `one`."""
    assert found("여러 파일을 합친다", "複数のファイルを1つにする", "ko-ja", only="N301") == [
        ("N301", "info")
    ]


def test_what_is_missing_and_what_is_there_instead():
    """The finding says both, and where."""
    finding = next(iter(check([pair("배 12척", "13 ships")])))
    assert (finding.expected, finding.found) == ("12", "13")
    assert finding.source_span == (2, 4)
    assert finding.target_span == (0, 2)


def test_numbers_in_terms_that_are_translated(found):
    """The glossary knows that 2+2 회의 may be called otherwise."""
    terms = [concept("c", ko="2+2 회의", en="Security Consultative Committee")]
    texts = "2+2 회의가 열렸다", "The Security Consultative Committee met"
    assert found(*texts, only="N301") == [("N301", "error")]
    assert found(*texts, only="N301", concepts=terms) == []


def test_the_translator_may_add_a_note(found):
    """Numbers in it are the translator's own."""
    assert found("a set type", "セット型 (訳注: 2.4 で追加)", "en-ja", only="N301") == []


def test_a_number_of_thousands_of_digits(found):
    """Is compared, too, and stops nothing."""
    digits = "9" * 5000
    assert found(digits, digits, only="N301") == []
    assert found(digits, digits + "1", only="N301") == [("N301", "error")]


def test_so_many_that_nobody_reads_them_all():
    """The first are named."""
    numbers = [str(n) for n in range(100, 200)]
    finding = next(iter(check([pair(" 명, ".join(numbers), "many people")])))
    assert finding.expected == ", ".join(numbers[:20]) + ", …"


def test_untranslated_segments_have_no_numbers_missing(found):
    """U201 says all there is to say."""
    assert found("2016년", "", only="N") == []


def test_other_languages_are_compared_by_digits(found):
    """Where the words of a language are not known."""
    assert found("2016년 12월", "en 12/2016", "ko-fr", only="N301") == []
    assert found("2016년", "en 2017", "ko-fr", only="N301") == [("N301", "error")]
