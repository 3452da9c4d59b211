"""Old, Korean and simplified characters become those of Japanese."""

from __future__ import annotations

import pytest

from glossary.equivalents.kanji import is_japanese, new_style


@pytest.mark.parametrize(
    ("hanja", "japanese"),
    [
        ("專守防衛", "専守防衛"),
        ("同志國", "同志国"),
        ("聯合訓練", "連合訓練"),
        ("强大國", "強大国"),
        ("戰鬪機", "戦闘機"),
        ("敎育", "教育"),
        ("靑瓦臺", "青瓦台"),
        ("塡補", "填補"),
    ],
)
def test_old_and_korean_forms_become_new_ones(hanja, japanese):
    """OpenCC knows the old forms; those only Korea uses come from the table."""
    assert new_style(hanja) == japanese


@pytest.mark.parametrize("word", ["準同盟", "同志国", "安全保障", "円滑化協定"])
def test_japanese_stays_as_it_is(word):
    """What is written in new forms already is not touched."""
    assert new_style(word) == word


def test_compatibility_characters_are_unified():
    """KS X 1001 has 女 twice, by its two readings; U+F981 is the second."""
    assert new_style("\uf981性") == "女性"


def test_simplified_characters_are_not_japanese():
    """专 is Chinese; 専 is Japanese, and so is the repetition mark."""
    assert [is_japanese(t) for t in ("专守", "専守", "佐々木")] == [False, True, True]
