"""Words and characters, counted by hand."""

import pytest

from glossary.analysis import Volume, volume


@pytest.mark.parametrize(
    ("text", "words", "characters", "with_spaces"),
    [
        ("They signed it.", 3, 13, 15),
        ("한미 동맹은 굳건하다.", 3, 10, 12),  # three eojeol
        ("日米同盟は強固だ。", 9, 9, 9),  # each kanji, kana and full-width sign
        ("F-35Aを導入した。", 7, 11, 11),  # F-35A, and six signs
        ("第3条 — 発効", 6, 6, 8),  # 第, 3, 条, a dash between spaces, 発, 効
        ("韓美同盟(한미동맹)을", 5, 11, 11),  # four hanja, and what stands beside them
        ("ＮＡＴＯ", 4, 4, 4),
        ("ﾊﾝｶｸ", 4, 4, 4),
        ("１ ２", 2, 2, 3),
        ("", 0, 0, 0),
    ],
)
def test_words_and_characters(text, words, characters, with_spaces):
    """As Word and memoQ count them."""
    assert volume(text) == Volume(1, words, characters, with_spaces)


def test_what_is_not_seen_is_not_counted():
    """White space is one space, decomposed Hangul is composed, soft hyphens are nothing."""
    assert volume(" 한\n\t 미\u3000 ") == Volume(1, 2, 2, 3)
    assert volume("\u1112\u1161\u11ab") == Volume(1, 1, 1, 1)
    assert volume("co\u00adop\u200b") == Volume(1, 1, 4, 4)


def test_volumes_add_up():
    """Field by field."""
    assert Volume(1, 2, 3, 4) + Volume(10, 20, 30, 40) == Volume(11, 22, 33, 44)
