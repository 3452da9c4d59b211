"""Numbers with their counters."""

from __future__ import annotations

import pytest

from glossary.equivalents.numerals import counted


@pytest.mark.parametrize(
    ("korean", "japanese", "english"),
    [
        ("6세대", "第6世代", "sixth-generation"),
        ("3축", "3軸", "three-axis"),
        ("6자", "6者", "six-party"),
        ("4개국", "4か国", "four countries"),
        ("3원칙", "三原則", "three principles"),
        ("제9조", "第9条", "Article 9"),
        ("제1", "第一", "first"),
        ("22차", "第22次", "22nd"),
        ("13차", "第13次", "13th"),
        ("155㎜", "155ミリ", "155mm"),
        ("3,000톤급", "3,000トン級", "3,000-ton-class"),
    ],
)
def test_counters(korean, japanese, english):
    """Words up to twelve, figures beyond."""
    found = counted(korean)
    assert (found.japanese, found.english) == (japanese, english)


@pytest.mark.parametrize("text", ["2+2", "세대", "6", "제", "2024년도"])
def test_other_figures_are_left_alone(text):
    """Acronyms and bare numbers are somebody else's."""
    assert counted(text) is None
