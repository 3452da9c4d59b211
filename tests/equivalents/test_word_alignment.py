"""Word alignment by sil-thot, where it is installed."""

from __future__ import annotations

import importlib.util

import pytest

from glossary.equivalents import word_alignment

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("thot") is None, reason="needs the extra `alignment`"
)

LEXICON = {"동맹": "alliance", "조약": "treaty", "위협": "threat", "훈련": "exercise"}


def pairs():
    """Sixty pairs: each term with each of three verbs, five times."""
    verbs = {"있다": "is", "넓힌다": "widens", "끝난다": "ends"}
    for _ in range(5):
        for term, noun in LEXICON.items():
            for verb, english in verbs.items():
                yield [term, verb], ["the", noun, english]


def test_each_term_is_aligned_with_its_word():
    """Whatever its place in the segment."""
    votes = word_alignment.votes(list(pairs()), frozenset(LEXICON), "en")
    assert {term: max(found, key=found.get) for term, found in votes.items()} == LEXICON


def test_the_same_pairs_give_the_same_links():
    """Sampling begins from a fixed seed."""
    first, second = (
        word_alignment.votes(list(pairs()), frozenset(LEXICON), "en") for _ in range(2)
    )
    assert first == second


def test_empty_and_endless_segments_are_left_out():
    """A list of 200 words says little about any of them."""
    odd = [([], ["treaty"]), (["조약"], []), (["조약"] * 200, ["treaty"] * 200)]
    found = word_alignment.votes([*pairs(), *odd], frozenset(LEXICON), "en")
    assert found == word_alignment.votes(list(pairs()), frozenset(LEXICON), "en")
