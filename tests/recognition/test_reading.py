"""A text folded, with the edges of its words."""

from hypothesis import given

from glossary.language import fold, normalise
from glossary.recognition.reading import _composed, _read_long, _read_short, read

from .texts import texts


@given(texts)
def test_long_and_short_texts_are_read_alike(text):
    """NumPy is faster, and no different."""
    short, long = (way(*_composed(text)) for way in (_read_short, _read_long))
    for part in ("plain", "folded", "before", "after", "origins"):
        assert getattr(short, part) == getattr(long, part)
    assert list(short.places) == list(long.places)


@given(texts)
def test_a_reading_leads_back(text):
    """Each folded character has its place, and the plain text its place in the original."""
    reading = read(text)
    assert fold(reading.plain)[0] == reading.folded
    spans = [reading.original(place, place + 1) for place in reading.places]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_other_forms_of_writing():
    """Conjoining jamo, half-width jamo and full-width letters are what they stand for."""
    for text in ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8", "ﾾￂﾤﾡￓﾡ"):
        assert read(text).plain == normalise("한국")
    assert read("ＮＡＴＯ").folded == "nato"
