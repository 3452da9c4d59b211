"""The most similar of the texts that came before, beside a plain scan of them all."""

import random

import pytest

from glossary.language import normalise
from glossary.memory.earlier import Earlier
from glossary.memory.similarity import similarity
from tests.memory.units import edited, texts, vocabulary


def any_number(_):
    """Every text counts."""
    return True


@pytest.mark.parametrize("language", ["ko", "en", "ja"])
@pytest.mark.parametrize("threshold", [0.5, 0.8])
def test_as_a_plain_scan(language, threshold):
    """Whether among the latest or in a part of any size, none is missed."""
    known = list(dict.fromkeys(map(normalise, texts(language, 1400, 1))))
    earlier = Earlier(language)
    for text in known:
        earlier.add(text)
    chance = random.Random(language)
    words = vocabulary()[language]
    for text in chance.sample(known, 40):
        changed = normalise(edited(language, text, words, chance))
        found = earlier.most_similar(changed, threshold, any_number)
        best = max(similarity(changed, other, language) for other in known if other != changed)
        if best >= threshold:
            assert found is not None
            assert found.similarity == pytest.approx(best)
        else:
            assert found is None or found.only_numbers


def test_only_what_came_before():
    """A text is there once it was added; the same one is not looked for."""
    earlier = Earlier("ko")
    assert earlier.most_similar("협정을 체결했다.", 0.5, any_number) is None
    assert earlier.add("협정을 체결했다.") == 0
    assert earlier.most_similar("협정을 체결했다.", 0.5, any_number) is None
    best = earlier.most_similar("협정을 체결한다.", 0.5, any_number)
    assert (best.id, best.score) == (0, 88)


def test_numbers_only():
    """A point for each number, however short the text is."""
    earlier = Earlier("ko")
    earlier.add("제3조")
    assert earlier.most_similar("제1234조", 0.9, any_number).score == 99


def test_texts_that_do_not_count():
    """The best of the others is found, in a part as well."""
    earlier = Earlier("ko")
    numbers = [earlier.add(f"협정을 체결{ending}") for ending in ("했다.", "하였다.")]
    for number in range(600):
        earlier.add(f"아무것도 아니다 {number:x}{number * 7919:x}")
    best = earlier.most_similar("협정을 체결했다!", 0.5, lambda n: n != numbers[0])
    assert best.id == numbers[1]
