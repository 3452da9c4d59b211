"""N302: units and currencies."""

import pytest

EQUAL = [
    ("ko-en", "사거리 500km", "a range of 500 kilometers"),
    ("ko-en", "500킬로미터", "500 km"),
    ("ko-en", "30억 달러를", "$3 billion"),
    ("ko-en", "30억 달러", "US$3bn"),
    ("ko-en", "1조 원", "KRW 1 trillion"),
    ("ko-en", "12해리", "12 nautical miles"),
    ("ko-en", "12해리", "twelve nm"),
    ("ko-en", "3만 톤급", "30,000-ton"),
    ("ko-en", "50퍼센트", "50%"),
    ("ko-en", "5%포인트", "5 percentage points"),
    ("ko-en", "24시간", "24 hours"),
    ("ko-en", "5원칙", "five principles"),
    ("ko-en", "0.3도 마찬가지다", "so does 0.3"),
    ("ko-en", "10%에서 20%로", "from 10 to 20%"),
    ("ko-en", "영하 10도", "minus 10 degrees"),
    ("ko-ja", "100만 엔", "100万円"),
    ("ko-ja", "100원", "１００ウォン"),
    ("ko-ja", "300톤", "300トン"),
    ("ja-en", "５００メートル", "500 m"),
    ("ja-ko", "5分の1秒", "1/5초"),
    ("en-ko", "a 64-Bit machine", "64비트 컴퓨터"),
    ("en-ja", "15.6 milliseconds", "15.6ミリ秒"),
    ("en-ja", "UTF-8 bytes", "UTF-8 のデータ"),
    ("en-ko", "Python 3.1 won't run", "Python 3.1은 실행되지 않는다"),
    ("ko-en", "3마일", "three miles"),
]


@pytest.mark.parametrize(("languages", "source", "target"), EQUAL)
def test_equal_units_are_let_pass(found, languages, source, target):
    """Symbols and names, before and behind."""
    assert found(source, target, languages, only="N302") == []


DIFFERENT = [
    ("ko-en", "사거리 500km", "a range of 500 miles"),
    ("ko-en", "12해리", "12 miles"),
    ("ko-en", "30억 달러", "3 billion won"),
    ("ko-en", "100엔", "100 won"),
    ("ko-en", "50%", "50 of them"),
    ("ko-en", "3만 톤", "30,000 kg"),
    ("ko-en", "24시간", "24 months"),
    ("ko-ja", "100만 원", "100万円"),
    ("ja-ko", "5億ドル", "5억 엔"),
    ("en-ko", "4-byte aligned", "4비트 단위로"),
    ("en-ko", "20 people", "20%가"),
    ("en-ja", "10 feet", "10メートル"),
    ("en-ja", "€20", "20ドル"),
]


@pytest.mark.parametrize(("languages", "source", "target"), DIFFERENT)
def test_other_units_are_found(found, languages, source, target):
    """Another one, or none."""
    assert found(source, target, languages, only="N302") == [("N302", "error")]


def test_a_number_that_is_not_there_has_no_unit_missing(found):
    """N301 says all there is to say."""
    assert found("500km", "a long way in km", only="N") == [("N301", "error")]


def test_shared_names_go_for_either(found):
    """파운드 is money, and weight."""
    assert found("5파운드", "£5", only="N302") == []
    assert found("5파운드", "5 lbs", only="N302") == []
