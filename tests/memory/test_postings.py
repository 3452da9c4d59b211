"""Postings: which segments have which pieces."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.memory import grams, postings
from glossary.memory.postings import Postings, blocks


def found(keys, text):
    """The numbers of the keys that are found, with ids ten apart."""
    made = blocks(keys)
    ids = np.arange(len(keys), dtype=np.uint64)[::-1] * np.uint64(10)
    whole = Postings(ids, made)
    return [
        number // 10
        for block in range(len(whole.firsts))
        for number in whole.segments(block, grams.wanted(text)).tolist()
    ]


LETTERS = st.text("가나ab1語.\U0001f600", max_size=12)


@settings(max_examples=300)
@given(
    st.lists(LETTERS, min_size=1, max_size=40),
    LETTERS.filter(bool),
    st.sampled_from((1, 2, 128)),
    st.sampled_from((1, 250, 1 << 20)),
)
def test_none_is_missed(keys, text, dense, read):
    """All that have the text are found, in their order, and each once: however the places
    are stored, and whether segments are read or other pieces looked for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_DENSE", dense)
        patch.setattr(postings, "_FEW", 0)
        patch.setattr(postings, "_READ", read)
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
    monkeypatch.setattr(postings, "_READ", 1 << 20)
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


def test_one_of_many_pieces():
    """A text of one character: segments with any piece that begins with it."""
    keys = ["xy"] * 2000
    for place in range(0, 2000, 2):
        keys[place] = "가나"
    for place in range(1, 2000, 7):
        keys[place] = "가다"
    keys[1999] = "가"
    expected = [i for i, key in enumerate(keys) if "가" in key]
    assert found(keys, "가") == expected


def test_the_first_of_each_block(monkeypatch):
    """By its id, so that what comes first can be read first."""
    monkeypatch.setattr(postings, "_SEGMENTS", 2)
    ids = np.array([70, 10, 30, 90, 50], np.uint64)
    assert Postings(ids, blocks(["가"] * 5)).firsts == [10, 50, 90]
    assert Postings(ids[:0], []).firsts == []


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
