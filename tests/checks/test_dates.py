"""N303: dates."""

import pytest

from glossary.checks import check
from tests.checks.conftest import pair

EQUAL = [
    ("ko-en", "2016년 11월 23일", "23 November 2016"),
    ("ko-en", "2016년 11월 23일", "November 23rd, 2016"),
    ("ko-en", "2016년 11월 23일", "Nov. 23, 2016"),
    ("ko-en", "2016년 11월", "in November 2016"),
    ("ko-en", "11월 23일", "the 23rd of November"),
    ("ko-en", "2016. 11. 23.", "2016-11-23"),
    ("ko-en", "'16년 5월", "in May 2016"),
    ("ko-en", "2016년 11월 23일과 2017년 1월 5일", "23 November 2016 and 5 January 2017"),
    ("ko-en", "지난해 11월 23일", "on 23 November 2016"),
    ("ko-en", "3월 1일", "March 1"),
    ("ko-ja", "2016년 11월 23일", "平成28年11月23日"),
    ("ko-ja", "2019년 5월 1일", "令和元年５月１日"),
    ("ja-en", "２０１６年１１月２３日", "23 November 2016"),
    ("ja-ko", "昭和40年6月22日", "1965년 6월 22일"),
    ("ko-en", "3월간 2016년", "three months in 2016"),
    ("ko-en", "5월이 되면", "by May"),
    ("en-ko", "may 20 people", "20명이"),
]


@pytest.mark.parametrize(("languages", "source", "target"), EQUAL)
def test_equal_dates_are_let_pass(found, languages, source, target):
    """Whatever their order and calendar."""
    assert found(source, target, languages, only="N") == []


DIFFERENT = [
    ("ko-en", "2016년 11월 23일", "23 October 2016"),
    ("ko-en", "2016년 11월 23일", "November 22, 2016"),
    ("ko-en", "2016년 11월 23일", "2015-11-23"),
    ("ko-en", "11월 23일", "on 11 May"),
    ("ko-en", "5월 6일과 6월 5일", "on May 5 and June 6"),
    ("ko-ja", "2016년 11월 23일", "平成27年11月23日"),
    ("ja-en", "5月3日", "March 5"),
    ("ja-ko", "昭和40年6月22日", "1966년 6월 22일"),
    ("en-ko", "In May 2000, they moved", "2000년 3월 그들은 옮겼다"),
    ("en-ja", "June 25, 1950", "1950年6月26日"),
]


@pytest.mark.parametrize(("languages", "source", "target"), DIFFERENT)
def test_other_dates_are_found(found, languages, source, target):
    """Once for each date, and not as numbers again."""
    codes = found(source, target, languages, only="N")
    assert set(codes) == {("N303", "error")}


def test_what_is_expected():
    """The date as the source has it."""
    (finding,) = check([pair("11월 23일에", "on 24 November")])
    assert (finding.expected, finding.found) == ("11월 23일", "24 November")


def test_a_missing_date_is_a_matter_of_numbers(found):
    """There is no other date to compare it with."""
    assert found("11월 23일에 만났다", "They met", only="N") == [("N301", "error")]
