"""P401–P407: brackets, quotation marks, ends, spaces."""

import pytest

CASES = [
    # brackets that pair
    ("ko-en", "동맹(同盟)", "alliance (tongmaeng)", "P401", None),
    ("ko-en", "동맹(同盟)", "alliance (tongmaeng", "P401", "warning"),
    ("ko-en", "동맹(同盟)", "alliance tongmaeng)", "P401", "warning"),
    ("ko-ja", "동맹(同盟)", "同盟（どうめい)", "P401", "warning"),
    ("ko-ja", "[별표]", "【別表】", "P401", None),
    ("ko-en", "1) 목적", "1) Purpose", "P401", None),
    ("en-ja", "i) quality", "仕様は、i）品質", "P401", None),
    ("en-ko", "the (US) army", "미(US)) 육군", "P401", "warning"),
    ("en-ko", "E.g., this", "예) 이것", "P401", None),
    ("en-ko", "a) first", "가) 첫째", "P401", None),
    ("en-ko", "More colourful.", "더 다채롭다 :)", "P401", None),
    ("en-ko", "[0, 1)", "[0, 1)", "P401", None),
    ("en-ko", "f({x})", "f({x)}", "P401", "warning"),
    ("en-ko", "(a (b) c)", "(a (b) c", "P401", "warning"),
    # as many as there
    ("ko-en", "동맹(同盟)", "the alliance", "P405", "info"),
    ("ko-en", "동맹", "the alliance (ROK-US)", "P405", "info"),
    ("ko-ja", "동맹(同盟)", "同盟（どうめい）", "P405", None),
    # quotation marks
    ("ko-en", "“동맹”이다", "It is an “alliance”", "P402", None),
    ("ko-en", "“동맹”이다", "It is an “alliance", "P402", "warning"),
    ("ko-ja", "'동맹'이다", "「同盟だ", "P402", "warning"),
    ("en-ko", '"utf-8" is', '"utf-8"은', "P402", None),
    ("en-ko", 'the "iter" method', '"iter 메서드', "P402", "warning"),
    ("en-ko", '5.25" disks', '5.25" 디스크', "P402", None),
    ("en-ko", "the ally's", "동맹의", "P402", None),
    ("ko-en", "《조선일보》는", "《Chosun Ilbo says", "P402", "warning"),
    ("en-ko", "It doesn't", "‘아니다’", "P402", None),
    ("ko-en", "“동맹”이다", "It is an alliance", "P406", "info"),
    ("ko-en", "동맹이다", "It is an alliance", "P406", None),
    ("ja-en", "「同盟」", "「alliance」", "P407", "warning"),
    ("ja-en", "「同盟」", "“alliance”", "P407", None),
    ("ja-ko", "「同盟」", "「동맹」", "P407", None),
    # ends
    ("ko-en", "굳건하다.", "It is strong.", "P403", None),
    ("ko-ja", "굳건하다.", "堅固だ。", "P403", None),
    ("ko-en", "굳건한가?", "Is it strong.", "P403", "warning"),
    ("ko-en", "굳건하다", "Is it strong?", "P403", "warning"),
    ("ko-ja", "굳건합니까?", "堅固ですか。", "P403", None),
    ("en-ja", "Is it running?", "実行中かどうか", "P403", None),
    ("ko-en", "굳건하다!", "It is strong.", "P403", "warning"),
    ("ko-en", "굳건하다…", "It is strong...", "P403", None),
    ("ko-en", "굳건하다", "It is strong.", "P403", "info"),
    ("en-ko", "as follows:", "다음과 같다.", "P403", "info"),
    ("ko-en", "“굳건하다.”", "“It is strong”", "P403", "info"),
    ("ko-en", "“굳건하다.”", "“It is strong.”", "P403", None),
    # spaces
    ("ko-en", "굳건하다", "It is  strong", "P404", "warning"),
    ("ko-en", "굳건하다  정말", "It is  strong", "P404", None),
    ("en-ja", "the API is", "API  は", "P404", "warning"),
    ("en-ko", "C, L and R", "C , L 및 R", "P404", "warning"),
    ("en-ko", "It is.", "그렇다 .", "P404", "warning"),
    ("en-ko", "the . command", "source 대신 . 사용", "P404", None),
    ("en-ko", "one\n\ntwo", "하나\n\n둘", "P404", None),
    ("en-ko", "It is so.", "그렇다.", "P404", None),
    ("en-ko", "Hm ?", "음 ?", "P404", None),
]


@pytest.mark.parametrize(("languages", "source", "target", "code", "severity"), CASES)
def test_marks(found, languages, source, target, code, severity):
    """Each case by hand."""
    expected = [(code, severity)] if severity else []
    assert found(source, target, languages, only=code) == expected


@pytest.mark.parametrize("text", ["(", '"', "「", "  ", "?"])
def test_an_untranslated_segment_has_no_wrong_marks(found, text):
    """U201 says all there is to say."""
    assert found(f"동맹{text}", "", only="P") == []
