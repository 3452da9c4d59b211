"""The list of components holds what it says it holds."""

from __future__ import annotations

import re

import pytest

from glossary import language
from glossary.equivalents import components, kanji
from glossary.equivalents.components import component

ROWS = [
    *components.words().values(),
    *components.prefixes().values(),
    *components.suffixes().values(),
]


def test_a_row_is_read():
    """Cells: Korean, Japanese, English, modifier, frame, reason; the last may be missing."""
    row = component("군사\t軍事\tmilitary affairs\tmilitary")
    assert (row.korean, row.japanese, row.english, row.modifier) == (
        "군사",
        "軍事",
        ("military affairs",),
        "military",
    )


def test_without_a_modifier_the_head_is_one():
    """협의체 stands before a noun as it stands alone."""
    assert component("협의체\t協議体\tconsultative body").modifier == "consultative body"


def test_a_hyphen_derives_nothing():
    """경비 is 警備 or 経費."""
    row = component("경비\t-\tguard; security\tsecurity\t\t警備 or 経費")
    assert (row.japanese, row.english) == ("", ("guard", "security"))


def test_the_list_is_of_some_size():
    """Fewer rows than this mean that the file was cut."""
    assert len(components.words()) > 3000


@pytest.mark.parametrize(
    ("korean", "japanese", "english"),
    [
        ("안보", "安全保障", "security"),
        ("억제", "抑止", "deterrence"),
        ("핵무기", "核兵器", "nuclear weapon"),
        ("군비통제", "軍備管理", "arms control"),
        ("네트워크", "ネットワーク", "network"),
        ("핵우산", "核の傘", "nuclear umbrella"),
    ],
)
def test_known_rows(korean, japanese, english):
    """Japanese has words of its own for many Sino-Korean ones."""
    row = components.words()[korean]
    assert (row.japanese, row.english[0]) == (japanese, english)


def test_every_rewrite_that_is_not_obvious_has_a_reason():
    """安保 → 安全保障, 武器 → 兵器: the last column says why."""
    for korean in (
        "안보",
        "핵무기",
        "억제",
        "협상",
        "위협",
        "공조",
        "군비통제",
        "방산",
        "정상",
    ):
        assert components.words()[korean].reason, korean


def test_rows_are_well_formed():
    """Japanese that Japanese can write, English in Latin letters, at most one `{}`."""
    for row in ROWS:
        assert kanji.is_japanese(row.japanese), row
        assert not language.has_hangul(row.japanese), row
        for text in (*row.english, row.modifier, row.frame):
            assert text == " ".join(text.split()), row
            assert re.fullmatch(r"[A-Za-zÀ-ž0-9 .,'&{}-]*", text), row
            assert text.count("{}") <= 1, row
        assert ("{}" in row.frame) == bool(row.frame), row
        assert all("{}" not in head for head in row.english), row


def test_no_row_is_there_twice():
    """The later one would silently win."""
    rows = components._rows()
    korean = [row.korean for row in rows]
    assert sorted(set(korean)) == sorted(korean)
