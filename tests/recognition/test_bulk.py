"""The rules on arrays are the rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.recognition import Kind, Recogniser, reading

from .texts import SYLLABLES, terms, texts

words = st.lists(st.text(alphabet=st.sampled_from(SYLLABLES), min_size=1, max_size=5))


@pytest.mark.parametrize("nested", [True, False])
@given(terms=terms, words=words, text=texts)
def test_bulk_is_no_different(nested, terms, words, text):
    """A long text gives what the same text gives as a short one, uncertain ones too."""
    recogniser = Recogniser(enumerate([*terms, *words, "대한", "한미동맹", "구축함", "이란"]))
    text = f"{text} {' '.join(words)}은 대한 {text}한미 동맹적 ‘구축함’이란 대한은 구축함은"
    results = []
    for limit in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "_LONG", limit)
            results.append(recogniser.find(text, nested=nested, uncertain=True))
    assert results[0] == results[1]


def test_uncertain_ones_only_if_asked_for():
    """In a long text as in a short one."""
    text = "중동안보는 중동이다. " * 300
    recogniser = Recogniser([(1, "중동")])
    kinds = {match.kind for match in recogniser.find(text)}
    assert kinds == {Kind.INFLECTED}
    kinds = {match.kind for match in recogniser.find(text, uncertain=True)}
    assert kinds == {Kind.INFLECTED, Kind.UNCERTAIN}
