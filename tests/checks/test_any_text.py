"""Whatever stands in a pair, checks find something or nothing, and never fail."""

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.checks import check
from tests.checks.conftest import concept, pair

_WORDS = """
    동맹 同盟 alliance 3억 2천만 1만5천 第三国 제3국 320 million $3bn 2016년 11월 23일
    23 November % ％ km 마일 海里 ( ) （ 「 」 “ ” " <b> </b> {0} %s ... 。 . ? ？ ﾃﾞｰﾀ
    ＡＢ 平成28年 6·25 3.10.2 1,234 0.5 .5 15:30 2~3만 II Ⅲ ½ \u200b \ufffd ㄱ
"""
PIECES = st.sampled_from([*_WORDS.split(), "  ", "\n", "\u3000"])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))
LANGUAGES = st.sampled_from(["ko-en", "ko-ja", "en-ko", "en-ja", "ja-ko", "ja-en", "ko-fr"])
TERMS = [concept("a", ko="동맹|3억", en="alliance|-third", ja="同盟")]


@settings(deadline=None, max_examples=300)
@given(TEXTS, TEXTS, LANGUAGES)
def test_any_text(source, target, languages):
    """Spans stay inside the texts."""
    markup = {"source_markup": source, "target_markup": target}
    for fields in ({}, markup):
        for finding in check([pair(source, target, languages, **fields)], TERMS):
            for span, text in ((finding.source_span, source), (finding.target_span, target)):
                assert span is None or 0 <= span[0] < span[1] <= len(text)


@settings(deadline=None)
@given(TEXTS)
def test_a_text_beside_itself(text):
    """Has the numbers, units, tags and brackets that it has."""
    found = check([pair(text, text, "ko-ko")])
    assert not {f.code for f in found} & {"N301", "N302", "N303", "G601", "G604", "P405"}
