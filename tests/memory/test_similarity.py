"""The score: edit similarity in characters or in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.memory.similarity import (
    Comparison,
    allowed,
    differences,
    in_words,
    numbers,
    similarity,
    without_numbers,
    words,
)


@pytest.mark.parametrize(
    ("one", "other", "language", "expected"),
    [
        ("한미 동맹", "한미 동맹", "ko", 1),
        ("한미동맹", "한미 동맹", "ko", 4 / 5),  # one space more, of five characters
        ("安全保障", "安全保证", "ja", 3 / 4),
        ("the close alliance", "the close alliances", "en", 2 / 3),  # one word of three
        ("The Alliance.", "the alliance", "en", 1),
        ("a b c d", "b c d", "en", 3 / 4),
        ("abc", "xyz", "ko", 0),
        ("***", "**", "en", 2 / 3),  # no words: counted in characters
    ],
)
def test_similarity(one, other, language, expected):
    """Worked out by hand, from both sides."""
    assert similarity(one, other, language) == pytest.approx(expected)
    assert similarity(other, one, language) == pytest.approx(expected)


def test_what_is_counted_in_words():
    """Languages with spaces between words are; Korean is not, its words have particles."""
    assert [in_words(code) for code in ("en", "fr", "ko", "ja", "zh-Hant", "ko-Hani")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_ascii_and_other_words_are_cut_alike():
    """The faster pattern for ASCII finds the same words."""
    text = "The F-35's 1,000.5 km isn't 3d"
    assert words(text) == words(text + " é")[:-1]


@given(st.integers(1, 5000), st.integers(50, 100))
def test_allowed_is_exact(length, percent):
    """As in whole numbers, free of what binary fractions are off."""
    assert allowed(length, percent / 100) == (100 - percent) * length // 100


def plain_distance(one, other):
    """Levenshtein's distance by the textbook (Wagner & Fischer 1974)."""
    row = list(range(len(other) + 1))
    for i, x in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


WORD = st.sampled_from(("the", "of", "a", "Allies", "alliance", "3", "10"))
SENTENCE = st.lists(WORD, min_size=1).map(" ".join)
TEXT = st.text("가나다라 x1", min_size=1)


@given(
    st.one_of(
        st.tuples(st.just("en"), SENTENCE, st.lists(SENTENCE)),
        st.tuples(st.just("ko"), TEXT, st.lists(TEXT)),
    )
)
def test_distances_are_levenshtein(case):
    """Words become characters for speed; the distances are those of the words."""
    language, one, others = case
    units = words if language == "en" else list
    expected = []
    for index, other in enumerate(others):
        distance = plain_distance(units(one), units(other))
        longer = max(len(units(one)), len(units(other)))
        if distance <= allowed(longer, 0.6):
            expected.append((index, distance, longer))
    assert Comparison(one, language).distances(others, 0.6) == expected


def rebuilt(one, other, changes):
    """The first text, from the second and the differences."""
    parts, place = [], 0
    for change in changes:
        parts += [other[place : change.other_start], one[change.start : change.end]]
        place = change.other_end
    return "".join(parts) + other[place:]


@given(TEXT, TEXT)
def test_differences_lead_from_one_text_to_the_other(one, other):
    """Every character that differs is in one of them."""
    assert rebuilt(one, other, differences(one, other, "ko")) == one


def test_differences_in_words():
    """English shows whole words, and signs."""
    one, other = "The new alliance ended.", "The alliance ends!"
    found = differences(one, other, "en")
    assert [
        (d.kind, one[d.start : d.end], other[d.other_start : d.other_end]) for d in found
    ] == [("delete", "new", ""), ("replace", "ended.", "ends!")]


def test_numbers():
    """Numbers are seen whole, and told apart from what has none."""
    assert numbers("제3조 1,000.5명, 10:30") == ["3", "1,000.5", "10:30"]
    assert without_numbers("제3조 12명") == without_numbers("제10조 1,200명")
    assert without_numbers("제3조") != without_numbers("제3항")
