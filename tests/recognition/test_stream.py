"""A text in pieces has what the whole has."""

import pytest

from glossary.recognition import Recogniser, stream
from glossary.recognition.stream import PIECE

TERMS = ("한미동맹", "국회", "확장억제", "NATO", "国会")
SENTENCES = "국회는 한미\n동맹을 논의했다. NATO의 확장억제와 중국회사, 国会で。\n"


def streamed(text, size, terms=TERMS):
    """What is found in a text given in pieces of one size, by offsets into the whole."""
    found, parts = [], ""
    pieces = (text[i : i + size] for i in range(0, len(text), size))
    recogniser = Recogniser(enumerate(terms))
    for part, matches in stream(recogniser, pieces, nested=False, uncertain=True):
        moved = (
            m._replace(start=m.start + len(parts), end=m.end + len(parts)) for m in matches
        )
        found += moved
        parts += part
    assert parts == text
    return found


@pytest.mark.parametrize("size", [17, 10_000, 10**9])
def test_pieces_have_what_the_whole_has(size):
    """Whatever the size in which it comes."""
    text = SENTENCES * (3 * PIECE // len(SENTENCES))
    whole = Recogniser(enumerate(TERMS)).find(text, nested=False, uncertain=True)
    assert streamed(text, size) == whole


@pytest.mark.parametrize("filler", ["한 ", "한", "国。", "-"])
def test_no_term_is_lost_at_a_border(filler):
    """A term over the border of a piece is found, with spaces before and after or without."""
    term = "한미 동맹"
    for shift in range(len(term) + 1):
        before = (filler * PIECE)[: PIECE - shift - 1] + " "
        text = before + term + " " + filler * PIECE
        there = [m for m in streamed(text, PIECE, ["한미동맹"]) if m.start == len(before)]
        assert [m.end - m.start for m in there] == [len(term)]


def test_nothing():
    """An empty text has no pieces."""
    assert list(stream(Recogniser([(1, "동맹")]), [])) == []
    assert list(stream(Recogniser([]), ["동맹"])) == [("동맹", [])]
