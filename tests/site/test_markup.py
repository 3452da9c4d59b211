"""Marking terms in texts."""

import pytest

from glossary.site.markup import marked, outermost, passages


def span(start, end, **more):
    return {"start": start, "end": end, **more}


@pytest.mark.parametrize(
    ("quote", "term", "expected"),
    [
        ("동맹과 동맹", "동맹", ["동맹", "동맹"]),
        ("한·미 동맹은", "한미동맹", ["한·미 동맹"]),
        ("NATO and NATOs, natos", "NATO", ["NATO"]),
        ("the U.S.-Japan alliance", "US", []),
        ("ROK US alliance", "US", ["US"]),
        ("가나다", "라", []),
        ("가나다", "", []),
        ("", "가", []),
    ],
)
def test_a_term_is_marked_however_it_is_spelt(quote, term, expected):
    """Spaces, dots and case may differ; a longer Latin word is another word."""
    pieces = marked(quote, term)
    assert [text for text, is_term in pieces if is_term] == expected
    assert "".join(text for text, _ in pieces) == quote


def test_the_outermost_of_overlapping_spans_is_kept():
    """Nested spans go; of two that cross, the longer stays; neighbours both stay."""
    spans = [span(0, 4), span(2, 4), span(6, 8), span(7, 10), span(10, 12)]
    kept = [(s["start"], s["end"]) for s in outermost("x" * 12, spans)]
    assert kept == [(0, 4), (7, 10), (10, 12)]


def test_of_equal_spans_the_first_is_kept():
    """They come with the one best reviewed first."""
    kept = outermost("동맹", [span(0, 2, id=7), span(0, 2, id=3)])
    assert [s["id"] for s in kept] == [7]


def test_passages_make_up_the_text():
    """Sentences with their terms, and what stands between them."""
    sentences = [span(0, 3, id=1), span(4, 7, id=2)]
    found = list(passages("가나. 다라.\n", sentences, [span(4, 6, id=9)]))
    assert [(p.sentence_id, [piece.text for piece in p.pieces]) for p in found] == [
        (1, ["가나."]),
        (None, [" "]),
        (2, ["다라", "."]),
        (None, ["\n"]),
    ]
    assert found[2].pieces[0].entry["id"] == 9
