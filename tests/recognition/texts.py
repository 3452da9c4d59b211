"""Texts and terms at random, of what is hard: Korean with everything that stands in it."""

from hypothesis import strategies as st

SYLLABLES = "한미일국회동맹안보핵적화은는이가을를의에서로들인하된"
OTHERS = " \n·-.,'’()ABcs35国会同盟ミサのをＮﾡￂ\u1112\u1161\u11ab\u0301\U00020bb7😀"

texts = st.text(alphabet=st.sampled_from(SYLLABLES * 2 + OTHERS), max_size=80) | st.text(
    max_size=40
)
terms = st.lists(st.text(alphabet=st.sampled_from(SYLLABLES + " ·AB国会ミサ5"), max_size=6))
