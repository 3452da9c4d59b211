"""U201, U202, U203: what was not translated."""

import pytest


@pytest.mark.parametrize("target", ["", " ", "\u3000", "\n"])
def test_an_empty_translation(found, target):
    """White space is none, either. Nothing else is said of it."""
    assert found("동맹은 굳건하다.", target) == [("U201", "error")]


def test_an_empty_source(found):
    """There is nothing to translate."""
    assert found("", "", only="U") == []


SAME = [
    ("ko-en", "동맹은 굳건하다.", "warning"),
    ("ja-ko", "同盟は堅固だ。", "warning"),
    ("en-ko", "The alliance is strong and it will last.", "warning"),
    ("en-ko", "Save the file", "info"),
    ("en-ko", "for item in the_list: print(item); is_done = True", "info"),
    ("en-ja", "stdio.h", None),
    ("en-ko", "ROK", None),
    ("ko-en", "2016-11-23", None),
    ("ko-en", "GSOMIA", None),
    ("en-ko", ":class:`Lock`", None),
]


@pytest.mark.parametrize(("languages", "text", "severity"), SAME)
def test_the_source_again(found, languages, text, severity):
    """Names, codes and numbers may stay what they are."""
    expected = [("U202", severity)] if severity else []
    assert found(text, text, languages, only="U") == expected


def test_spaces_make_no_translation(found):
    """Nor does the form of the characters."""
    assert found("동맹은  굳건하다.", "동맹은 굳건하다. ", only="U202") == [("U202", "warning")]


LEFT = [
    ("ko-en", "동맹은", "The 동맹 is", "error"),
    ("ko-en", "동맹은", "The alliance (동맹) is", "info"),
    ("ko-en", "“동맹”은", "“동맹” is", "info"),
    ("ko-ja", "동맹은 강하다", "동맹は強い", "error"),
    ("ko-ja", "동맹은", "同盟（동맹）は", "info"),
    ("ja-en", "同盟は強い", "The 同盟 is strong", "error"),
    ("ja-en", "データを送る", "send データ", "error"),
    ("ja-ko", "同盟は強い", "同盟은 강하다", "error"),
    ("ja-ko", "データを", "データ를 보낸다", "error"),
    ("ja-ko", "同盟", "동맹(同盟)", "info"),
    ("ja-ko", "米国は", "美 정부는", "info"),
    (
        "en-ko",
        "Alliances are kept for the sake of peace.",
        "동맹은 kept for the sake of peace 이다.",
        "warning",
    ),
    (
        "en-ja",
        "The round to the nearest even",
        "丸め (round to the nearest even value) です",
        "info",
    ),
]


@pytest.mark.parametrize(("languages", "source", "target", "severity"), LEFT)
def test_the_source_language_left(found, languages, source, target, severity):
    """In brackets or quotes it may be meant."""
    assert found(source, target, languages, only="U") == [("U203", severity)]


ALL_RIGHT = [
    ("ko-en", "동맹은", "The alliance is"),
    ("ko-ja", "동맹은 강하다", "同盟は強い"),
    ("ja-ko", "同盟は強い", "동맹은 강하다"),
    ("en-ko", "GSOMIA was signed", "GSOMIA가 체결됐다"),
    ("en-ko", "Visual Studio Code", "Visual Studio Code를 쓴다"),
    ("en-ja", "Use the Windows API", "Windows API を使います"),
    ("en-ko", "``a for b in c if d is e``", "``a for b in c if d is e``를 쓴다"),
    ("ko-fr", "동맹은", "l'alliance"),
]


@pytest.mark.parametrize(("languages", "source", "target"), ALL_RIGHT)
def test_a_translation(found, languages, source, target):
    """Names and code in Latin letters may stand in it."""
    assert found(source, target, languages, only="U") == []
