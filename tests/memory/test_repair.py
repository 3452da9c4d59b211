"""Numbers, dates and placeables of a match, made those of the new text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.memory.placeables import Kind, placeables
from glossary.memory.repair import repaired


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("7명", "3명", "3 people", "7 people"),
        ("7명", "3명", "３名", "７名"),
        ("5만 명", "3만 명", "30,000 people", "50,000 people"),
        ("1.5억 원", "3억 원", "300 million won", "150 million won"),
        ("10억 명", "3억 명", "3億人", "10億人"),
        ("1,200명", "300명", "300 people", "1,200 people"),
        ("제21차 회의", "제3차 회의", "the 3rd meeting", "the 21st meeting"),
        ("제12차 회의", "제3차 회의", "the 3rd meeting", "the 12th meeting"),
        ("제5조", "제3조", "Article 3", "Article 5"),
        ("제5조", "제3조", "第3条", "第5条"),
        ("5조 원", "3조 원", "3兆ウォン", "5兆ウォン"),
        ("3.5% 증가", "2% 증가", "rose by 2 percent", "rose by 3.5 percent"),
        ("2025년 1월 2일", "2024년 3월 5일", "on March 5, 2024", "on January 2, 2025"),
        ("2025년 1월 2일", "2024년 3월 5일", "5 Mar 2024", "2 Jan 2025"),
        ("2025년 1월", "2024년 3월", "2024年3月", "2025年1月"),
        ("5月3日", "4月2日", "April 2", "May 3"),
        ("2024-05-05", "2024-04-03", "2024년 4월 3일", "2024년 5월 5일"),
        (
            "https://a.kr/x 참조",
            "https://b.kr/y 참조",
            "see https://b.kr/y",
            "see https://a.kr/x",
        ),
        ("{name} 파일", "{file} 파일", "file {file}", "file {name}"),
        ("5개 중 5개", "3개 중 3개", "3 of 3", "5 of 5"),
        ("5와 3", "3과 5", "3 and 5", "5 and 3"),
    ],
)
def test_repairs(text, source, target, expected):
    """Each written as the translation writes it."""
    proposed, repairs = repaired(text, source, target)
    assert proposed == expected
    assert all(repair.is_done for repair in repairs)
    for repair in repairs:
        assert expected[repair.start : repair.end] not in {"", repair.old} or repair.is_done


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("2개 중 4개", "3개 중 3개", "3 of 3"),  # which 3 is which?
        ("5명", "3명", "three people"),
        ("5명", "3명", "3 of 3 people"),
        ("2024년 3월 5일", "2024년 3월", "March 2024"),  # the day has no place
        ("13월 1일", "12월 1일", "December 1"),
        ("5명 6명", "3명", "3 people"),
    ],
)
def test_what_is_not_plain_is_not_touched(text, source, target):
    """And it is said that somebody has to look."""
    proposed, repairs = repaired(text, source, target)
    assert proposed == target
    assert repairs
    assert not any(repair.is_done for repair in repairs)


def test_what_depends_on_a_number():
    """A plural in English and a particle in Korean may have to change with it."""
    assert repaired("5일", "1일", "1 day")[1][0].is_sure is False
    assert repaired("2を", "3を", "3을")[1][0].is_sure is False
    assert repaired("5일", "3일", "3 days")[1][0].is_sure is True


def test_nothing_to_repair():
    """The same numbers, however they are written, need nothing."""
    assert repaired("3만 명", "30,000명", "30,000 people") == ("30,000 people", ())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a@b.kr, www", [Kind.ADDRESS]),
        ("%s of %d: 100%", [Kind.VARIABLE, Kind.VARIABLE, Kind.NUMBER]),
        ("May the 4th", [Kind.NUMBER]),
        ("2개월간 3월", [Kind.NUMBER, Kind.DATE]),
    ],
)
def test_kinds(text, kinds):
    """What is a placeable, and of which kind."""
    assert [placeable.kind for placeable in placeables(text)] == kinds


PIECES = st.lists(
    st.sampled_from(
        [
            "3",
            "5만",
            "1,000",
            "2.50",
            "3rd",
            "2024년 3월 5일",
            "March 5, 2024",
            "13월",
            "0",
            "명",
            " ",
        ]
    ),
    max_size=6,
).map("".join)


@given(PIECES, PIECES, PIECES)
def test_repairs_never_fail(text, source, target):
    """And what is not repaired is as it was."""
    proposed, repairs = repaired(text, source, target)
    if not any(repair.is_done for repair in repairs):
        assert proposed == target


@pytest.mark.parametrize(
    ("text", "source", "target", "remark"),
    [
        ("제5조", "제3조", "Article 3", "3 → 5 in the translation"),
        ("5명", "1명", "1 man", "1 → 5 in the translation: check the words beside it"),
        ("3만 명", "1만 명", "many", "1만 → 3만: change it in the translation"),
        ("5명이 3명", "명이 3명", "3 of them", "5 is new and not in the translation"),
        ("명이 3명", "5명이 3명", "3 of 5", "5 is gone and may be in the translation still"),
    ],
)
def test_what_is_said_of_a_repair(text, source, target, remark):
    """What was done, or is to be done."""
    assert [repair.remark for repair in repaired(text, source, target)[1]] == [remark]
