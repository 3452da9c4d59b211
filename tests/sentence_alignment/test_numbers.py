"""Numbers are one value, however the three languages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.sentence_alignment.numbers import numbers


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("3억 2천만 달러", "3億2千万ドル", "320 million dollars"), "320000000"),
        (("1조 5천억 원", "1兆5000億ウォン", "1.5 trillion won"), "1500000000000"),
        (("5만 명", "5万人", "50,000 people"), "50000"),
        (("2018년", "二〇一八年", "in 2018"), "2018"),
        (("21세기", "二十一世紀", "twenty-one"), "21"),
        (("제3국", "第三国", "a third country"), "3"),
        (("3월", "3月", "in March"), "3"),
        (("두 나라", "2か国", "two countries"), "2"),
        (("3.5%", "３.５％", "3.50 percent"), "3.5"),
    ],
)
def test_one_value_in_three_languages(texts, value):
    """The same quantity gives the same digits."""
    assert [list(numbers(text)) for text in texts] == [[value]] * 3


def test_numbers_come_in_order():
    """A date is three numbers."""
    assert list(numbers("2018년 5월 10일")) == ["2018", "5", "10"]
    assert list(numbers("May 10, 2018")) == ["10", "2018"]  # May is more often a verb


@pytest.mark.parametrize("text", ["세계", "네트워크", "열병식", "一部", "十分", "one of them"])
def test_words_that_begin_like_numbers_are_none(text):
    """세계 is the world, not three of anything."""
    assert list(numbers(text)) == []


def test_digits_without_end_are_no_number():
    """Nothing counts so much."""
    assert list(numbers("9" * 1000)) == []


@given(st.integers(0, 10**15))
def test_commas_change_nothing(value):
    """With commas a number is what it is without."""
    assert list(numbers(f"{value:,}")) == list(numbers(str(value))) == [str(value)]


@given(st.text(alphabet="0123456789,.억만천百二十〇第年 twohundred-", max_size=30))
def test_any_text_is_read(text):
    """Whatever stands there, there are digits in the end, or nothing."""
    for value in numbers(text):
        assert value.replace(".", "", 1).isdecimal()
