"""Postings: which segments have which pieces."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.memory import grams, postings
from glossary.memory.postings import Postings, blocks


def found(keys, text, size=None):
    """The numbers of the keys that are found, with ids ten apart."""
    made = blocks(keys)
    ids = np.arange(len(keys), dtype=np.uint64)[::-1] * np.uint64(10)
    parts = Postings(ids, made).segments(grams.wanted(text))
    return [number // 10 for part in parts for number in part.tolist()]


LETTERS = st.text("가나ab1語.\U0001f600", max_size=12)


@settings(max_examples=300)
@given(st.lists(LETTERS, min_size=1, max_size=40), LETTERS.filter(bool))
def test_none_is_missed(keys, text):
    """All that have the text are found, in their order, and each once."""
    numbers = found(keys, text)
    assert numbers == sorted(set(numbers))
    assert {i for i, key in enumerate(keys) if text in key} <= set(numbers)


def test_what_has_other_pieces_is_not_found():
    """By two characters of Korean, three of English, or what a text begins with."""
    keys = ["한미동맹", "미한동맹", "alliance", "rok군", "all"]
    assert found(keys, "한미") == [0]
    assert found(keys, "동맹") == [0, 1]
    assert found(keys, "한") == [0, 1]
    assert found(keys, "al") == [2, 4]
    assert found(keys, "lian") == [2]
    assert found(keys, "k군") == [3]
    assert found(keys, "군") == [3]
    assert found(keys, "x") == []


def test_many_and_few(monkeypatch):
    """Whether places are stored as differences or not: near ones, and ones far apart."""
    monkeypatch.setattr(postings, "_FEW", 0)
    keys = ["나나"] * 3000
    for place in (0, 1, 300, 2999):
        keys[place] = "가나다"
    for place in range(1000, 1300):
        keys[place] = "나나라마"
    keys[2100] = "라마"
    assert found(keys, "가나") == [0, 1, 300, 2999]  # two bytes each
    assert found(keys, "라마") == [*range(1000, 1300), 2100]  # differences, one over 255
    assert found(keys, "나라") == [*range(1000, 1300)]
    assert found(keys, "나라마") == [*range(1000, 1300)]
    assert len(found(keys, "나")) == 2999  # those that do not begin with it, too


def test_blocks_of_so_many_characters(monkeypatch):
    """A segment of a megabyte has a block of its own."""
    monkeypatch.setattr(postings, "_CHARACTERS", 10)
    keys = ["가나다라", "가나다라마바사", "가" * 30, "가나", "가나"]
    assert [block.segments for block in blocks(keys)] == [1, 1, 1, 2]
    assert found(keys, "가나") == [0, 1, 3, 4]
    assert blocks([]) == []
    assert found([""], "가") == []


def test_pieces():
    """Two characters of Hangul, kana and kanji, three of the rest; shorter at the end."""

    def read(keys):
        numbers = grams.pieces(keys).tolist()
        return [
            (
                "".join(chr(n >> shift & 0xFFFF) for shift in (48, 32, 16)).rstrip("\0"),
                n & 0xFFFF,
            )
            for n in numbers
        ]

    assert read(["日米a", "a.b"]) == [
        ("日米", 0), ("米a", 0), ("a", 0), ("a.b", 1), (".b", 1), ("b", 1),
    ]  # fmt: skip
