"""Hanja or kanji."""

from __future__ import annotations

import pytest

from glossary.candidates.scripts import language_of_kanji


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("專守防衛", "ko-Hani"),
        ("專制", "ko-Hani"),
        ("同志国", "ja"),
        ("専守防衛", "ja"),
        ("同盟", "ko-Hani"),
        ("防衛力", "ko-Hani"),
        ("一带一路", "und"),
    ],
)
def test_old_forms_are_korean_and_new_ones_japanese(text, language):
    """Words written alike are Korean in a Korean text; simplified Chinese is neither."""
    assert language_of_kanji(text) == language
