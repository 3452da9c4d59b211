"""W501–W507: widths, composed Hangul, damaged characters."""

import unicodedata

import pytest

from glossary.checks import check
from tests.checks.conftest import pair

CASES = [
    ("en-ja", "data", "ﾃﾞｰﾀ", "W501", "warning"),
    ("en-ja", "“data”", "｢データ｣", "W501", "warning"),
    ("en-ja", "data", "データ", "W501", None),
    ("en-ja", "API", "ＡＰＩ", "W503", "info"),
    ("en-ja", "2016", "２０１６年", "W503", "info"),
    ("en-ja", "third", "第３", "W503", None),
    ("en-ja", "API 2016", "API 2016", "W503", None),
    ("en-ja", "It is, too.", "そうです, はい。", "W504", "warning"),
    ("en-ja", "It is.", "そうです.", "W504", "warning"),
    ("en-ja", "Is it?", "そうですか?", "W504", "info"),
    ("en-ja", "It is.", "そうです。", "W504", None),
    ("en-ja", "the .ja file", "日本語.txt", "W504", None),
    ("en-ja", "1,234", "合計1,234", "W504", None),
    ("en-ja", "data (x)", "データ (例)", "W505", "info"),
    ("en-ja", "data (x)", "データ（例）", "W505", None),
    ("en-ja", "f(x)", "f(x)", "W505", None),
    ("ja-en", "同盟、協力", "alliance、 cooperation", "W506", "warning"),
    ("ja-en", "同盟（米韓）", "alliance （US-ROK）", "W506", "warning"),
    ("ja-ko", "同盟。", "동맹。", "W506", "warning"),
    ("ja-ko", "３", "３개", "W506", "warning"),
    ("ja-ko", "3～5", "3～5개", "W506", None),
    ("ja-ko", "「同盟」", "「동맹」", "W506", None),
    ("en-ko", "alliance", "동맹", "W502", None),
    ("en-ko", "alliance", unicodedata.normalize("NFD", "동맹"), "W502", "warning"),
    ("en-ko", "alliance", "ﾡￂ", "W502", "warning"),
    ("en-ko", "run", "싱ㄹ행", "W502", "warning"),
    ("en-ko", "item", "ㄱ. 항목", "W502", None),
    ("en-ja", "god", "神", "W502", None),
    ("en-ja", "god", "\ufa19", "W502", "warning"),
    ("en-ko", "alliance", "동\ufffd맹", "W507", "warning"),
    ("en-ko", "alliance", "동\u200b맹", "W507", "warning"),
    ("en-ko", "al\u200bliance", "동\u200b맹", "W507", None),
    ("en-ko", "alliance", "동맹\x07", "W507", "warning"),
    ("en-ko", "a\tb", "가\t나", "W507", None),
]


@pytest.mark.parametrize(("languages", "source", "target", "code", "severity"), CASES)
def test_characters(found, languages, source, target, code, severity):
    """Each case by hand."""
    expected = [(code, severity)] if severity else []
    assert found(source, target, languages, only=code) == expected


def test_what_is_expected_instead():
    """The right form, where there is one."""
    cases = {
        ("ﾃﾞｰﾀ", "ja"): "データ",
        ("ＡＰＩ", "ja"): "API",
        (unicodedata.normalize("NFD", "동맹"), "ko"): "동맹",
        ("\ufa19", "ja"): "神",
    }
    for (target, language), expected in cases.items():
        (finding,) = (
            f for f in check([pair("x", target, f"en-{language}")]) if f.code[0] == "W"
        )
        assert finding.expected == expected
