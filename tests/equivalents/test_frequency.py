"""General frequency lists, without MeCab."""

from __future__ import annotations

from glossary.equivalents.frequency import frequency


def test_common_words_are_more_frequent():
    """日本 is commoner than 専守防衛, in any Japanese text."""
    assert frequency("日本", "ja") > frequency("専守防衛", "ja") > 0


def test_unlisted_words_have_none():
    """The Korean list has 30,000 words, and 준동맹 is not among them."""
    assert frequency("준동맹", "ko") == 0
