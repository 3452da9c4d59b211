"""How common a word is in general language: wordfreq's lists, read when first needed."""

from __future__ import annotations

from functools import cache


@cache
def words_of(code: str) -> dict[str, float]:
    """The whole list of a language: word → its share of running text."""
    # the list itself: wordfreq's own look-up of Korean and Japanese wants MeCab
    from wordfreq import get_frequency_dict  # noqa: PLC0415 - 0.3 s, when first needed

    return dict(get_frequency_dict(code))


def frequency(word: str, code: str) -> float:
    """Its share of running text, 0 where the list does not have it.

    >>> frequency("보완", "ko") > 0 == frequency("준동맹", "ko")
    True
    """
    return words_of(code).get(word, 0.0)
