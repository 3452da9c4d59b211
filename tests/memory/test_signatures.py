"""The bound: no segment that is similar enough is ever left out."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.memory import signature_files, signatures
from glossary.memory.similarity import allowed, words
from tests.memory.test_similarity import plain_distance

THRESHOLDS = (0.5, 0.55, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)


def found(texts, query, language, threshold):
    """What the signatures let through: number and least distance."""
    segments = ((number, text, text) for number, text in enumerate(texts))
    made = signature_files.make(segments, language)
    candidates = made.signatures.candidates(signatures.signature(query, language), threshold)
    return dict(zip(candidates.id.tolist(), candidates.least.tolist(), strict=True))


SMALL = st.text("가나 다1", min_size=1, max_size=40)
WORD = st.sampled_from(("a", "b", "c", "dd", "1"))
WORDS = st.lists(WORD, min_size=1, max_size=30).map(" ".join)
ANY = st.text(min_size=1, max_size=60)


@settings(max_examples=400)
@given(
    st.one_of(
        st.tuples(st.just("ko"), SMALL, st.lists(SMALL, min_size=1)),
        st.tuples(st.just("en"), WORDS, st.lists(WORDS, min_size=1)),
        st.tuples(st.just("ja"), ANY, st.lists(ANY, min_size=1)),
        st.tuples(st.just("en"), ANY, st.lists(ANY, min_size=1)),
    ),
    st.sampled_from(THRESHOLDS),
)
def test_nothing_similar_is_left_out(case, threshold):
    """With few characters many come twice: the multisets matter, and the rounding."""
    language, query, texts = case
    candidates = found(texts, query, language, threshold)
    units = words if language == "en" else list
    for number, text in enumerate(texts):
        distance = plain_distance(units(query), units(text))
        longer = max(len(units(query)), len(units(text)))
        if distance <= allowed(longer, threshold):
            assert candidates[number] <= distance


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_left_out_by_edits(seed):
    """So many edits as are allowed, of every kind and all at once, in longer texts."""
    chance = random.Random(seed)
    letters = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허"[: 3 + 8 * seed]
    for threshold in THRESHOLDS:
        text = [chance.choice(letters) for _ in range(chance.randint(20, 90))]
        others = []
        for _ in range(60):
            other = text.copy()
            for _ in range(chance.randint(0, allowed(len(text), threshold))):
                place = chance.randrange(len(other))
                other[place : place + chance.randint(0, 1)] = chance.choices(
                    letters, k=chance.randint(0, 1)
                )
            others.append("".join(other))
        query = "".join(text)
        candidates = found(others, query, "ko", threshold)
        for number, other in enumerate(others):
            distance = plain_distance(query, other)
            if distance <= allowed(max(len(query), len(other)), threshold):
                assert candidates[number] <= distance


def test_a_segment_of_a_megabyte():
    """All of its bits are set, and it is found among small ones."""
    large = "가나다라마바사 아자차카타파하 " * 70_000
    candidates = found([large, "가나다"], large + "끝", "ko", 0.95)
    assert list(candidates) == [0]


def test_counting_in_columns():
    """The sums of columns, place by place, are those of plain addition."""
    generator = np.random.default_rng(1)
    columns = generator.integers(0, 2**64, (45, 7), np.uint64)
    places = np.arange(7 * 64)
    bits = (columns[:, places // 64] >> (places % 64).astype(np.uint64)) & np.uint64(1)
    expected = bits.sum(0, np.int64)
    digits = signatures.count(columns)
    word, bit = places // 64, (places % 64).astype(np.uint64)
    assert (signatures.counts(digits, word, bit) == expected).all()
    least = np.array([-3, 0, 20, 22, 23, 45, 90])
    mask = signatures.at_least(digits, least)
    assert (((mask[word] >> bit) & np.uint64(1)) == (expected >= least[word])).all()


def test_texts_without_their_numbers():
    """Those that differ in numbers only have the same mark; those without any, none."""
    texts = ["제3조", "제10,000조", "제조", "제3항"]
    segments = ((number, text, text) for number, text in enumerate(texts))
    made = signature_files.make(segments, "ko")
    wanted = signatures.signature("제77조", "ko")
    assert sorted(made.signatures.numberless(wanted).tolist()) == [0, 1]
    assert not len(made.signatures.numberless(signatures.signature("제조", "ko")))
