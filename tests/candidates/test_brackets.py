"""Brackets and quotation marks."""

from __future__ import annotations

import time

from glossary.candidates.brackets import Bracketed, marks


def test_brackets_close_in_order_inner_first():
    """`a(b[c])` has a square bracket inside a round one."""
    assert marks("a(b[c])").brackets == [
        Bracketed(3, 6, square=True),
        Bracketed(1, 7, square=False),
    ]


def test_what_is_not_matched_is_passed_over():
    """A lone closing bracket, one of another kind, one never closed: no error, no pair."""
    assert marks(")가(나]다(").brackets == []


def test_straight_quotes_open_and_close_in_turn():
    """The same mark opens, then closes."""
    assert marks("'가' '나'").quotes == {2: 0, 6: 4}


def test_an_apostrophe_is_no_quotation_mark():
    """Between two Latin letters it belongs to the word."""
    assert marks("Japan's '가'").quotes == {10: 8}


def test_a_hundred_thousand_open_brackets_take_no_time():
    """Linear in the length of the sentence."""
    started = time.perf_counter()
    assert marks("(" * 100_000).brackets == []
    assert len(marks("(" * 50_000 + ")" * 50_000).brackets) == 50_000
    assert time.perf_counter() - started < 5
