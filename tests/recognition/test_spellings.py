"""Terms in Latin letters: capitals, hyphens, plurals."""

import pytest

from glossary.recognition import Kind, Recogniser


def found(term, text):
    """The pieces that are recognised, without those inside longer ones."""
    return [text[m.start : m.end] for m in Recogniser([(1, term)]).find(text, nested=False)]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("treaty", "Two treaties.", ["treaties"]),
        ("sanctions", "The sanctions.", ["sanctions"]),
        ("loss", "Heavy losses.", ["losses"]),
        ("ICBM", "ICBMs and an ICBM", ["ICBMs", "ICBM"]),
        ("NATO", "NATO’s nato", ["NATO"]),
        ("war game", "war-game, wargame, war\ngames", ["war-game", "wargame", "war\ngames"]),
        ("ROK-U.S. Alliance", "the ROK-US alliance", ["ROK-US alliance"]),
        ("U.S.", "the US, for us", ["US"]),
        ("therapist", "the rapist", []),
        ("Quad", "a quad bike", []),
        ("Mutual Defense Treaty", "a mutual defense treaty", ["mutual defense treaty"]),
    ],
)
def test_latin(term, text, expected):
    """As a careful reader of English would have it."""
    assert found(term, text) == expected


def test_a_plural_is_inflected():
    """And where the plural is a term itself, it is that."""
    recogniser = Recogniser([(1, "force"), (2, "forces")])
    matches = recogniser.find("forces of a force")
    assert [(m.term, m.kind) for m in matches] == [(2, Kind.EXACT), (1, Kind.EXACT)]
    assert Recogniser([(1, "force")]).find("forces")[0].kind is Kind.INFLECTED
