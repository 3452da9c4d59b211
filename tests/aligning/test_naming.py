"""Texts are paired where their names differ in a language only."""

import pytest

from glossary.aligning.naming import language_in, pair_by_name
from glossary.errors import UnreadableText


def make(folder, *names):
    """Texts with these names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("가", "utf-8")


def pairs(folder, pairing):
    """The pairs, by their names in the folder."""
    return [
        tuple(path.relative_to(folder).as_posix() for path in pair) for pair in pairing.pairs
    ]


def test_two_texts_are_a_pair_whatever_they_are_called(tmp_path):
    """Nobody asks for their names."""
    make(tmp_path, "a.txt", "b.md")
    pairing = pair_by_name(tmp_path / "a.txt", tmp_path / "b.md")
    assert pairs(tmp_path, pairing) == [("a.txt", "b.md")]


def test_two_folders(tmp_path):
    """The same name in both, with a language in it or not, in the same place."""
    make(tmp_path / "ko", "report.txt", "deep/note.txt", "brief_ko.md", "alone.txt")
    make(tmp_path / "en", "report.txt", "deep/note.en.txt", "brief_en.txt", "other.txt")
    pairing = pair_by_name(tmp_path / "ko", tmp_path / "en")
    assert pairs(tmp_path, pairing) == [
        ("ko/brief_ko.md", "en/brief_en.txt"),
        ("ko/deep/note.txt", "en/deep/note.en.txt"),
        ("ko/report.txt", "en/report.txt"),
    ]
    assert [(path.name, reason) for path, reason in pairing.unpaired] == [
        ("alone.txt", "no other has this name"),
        ("other.txt", "no other has this name"),
    ]


def test_one_folder(tmp_path):
    """The languages stand in the names, or in those of the folders inside."""
    make(tmp_path, "a.ko.txt", "a.en.txt", "ko/b.txt", "en/b.txt", "c(국문).txt", "c(영문).txt")
    assert pairs(tmp_path, pair_by_name(tmp_path, tmp_path)) == [
        ("a.ko.txt", "a.en.txt"),
        ("c(국문).txt", "c(영문).txt"),
        ("ko/b.txt", "en/b.txt"),
    ]


def test_one_folder_with_three_languages(tmp_path):
    """It has to be said which two; the third is told."""
    make(tmp_path, "a.ko.txt", "a.en.txt", "a.ja.txt", "b.txt")
    with pytest.raises(UnreadableText, match="--languages"):
        pair_by_name(tmp_path, tmp_path)
    pairing = pair_by_name(tmp_path, tmp_path, ("ko", "ja"))
    assert pairs(tmp_path, pairing) == [("a.ko.txt", "a.ja.txt")]
    assert [(path.name, reason) for path, reason in pairing.unpaired] == [
        ("a.en.txt", "another language"),
        ("b.txt", "its name does not say its language"),
    ]


def test_two_of_one_name_are_not_guessed(tmp_path):
    """Which of them would be the translation?"""
    make(tmp_path / "ko", "a.txt", "a.md")
    make(tmp_path / "en", "a.txt")
    pairing = pair_by_name(tmp_path / "ko", tmp_path / "en")
    assert not pairing.pairs
    assert {reason for _, reason in pairing.unpaired} == {"several have this name"}


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("report.KO", "ko"),
        ("report_en-US", "en"),
        ("보고서_일본어", "ja"),
        ("korea", ""),
        ("token", ""),
        ("jackpot", ""),
    ],
)
def test_languages_are_whole_parts_of_a_name(name, language):
    """`ko` in token is none."""
    assert language_in(name) == language


def test_what_cannot_be_paired_is_said(tmp_path):
    """Nothing there, nothing in it, a text with a folder."""
    make(tmp_path, "a.txt")
    (tmp_path / "empty").mkdir()
    for one, other in (("none.txt", "a.txt"), ("a.txt", "empty"), ("empty", "empty")):
        with pytest.raises(UnreadableText):
            pair_by_name(tmp_path / one, tmp_path / other)
