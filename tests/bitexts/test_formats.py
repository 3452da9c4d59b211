"""What every format offers, and how a file's is found."""

from __future__ import annotations

import pytest

from glossary import bitexts
from glossary.errors import InvalidInput, UnreadableFile
from tests.bitexts.units import ALLIANCE, BOLD


@pytest.mark.parametrize("name", bitexts.formats())
def test_a_file_is_recognised_by_what_is_in_it(name, write, tmp_path):
    """Whatever wrote it; the endings of its name lead to no other format."""
    data, _ = write(name, [ALLIANCE])
    for suffix in bitexts.formats()[name].SUFFIXES:
        path = tmp_path / f"Memory{suffix.upper()}"
        path.write_bytes(data)
        assert bitexts.recognised(path) == name


@pytest.mark.parametrize("name", bitexts.formats())
def test_a_file_without_an_ending_to_its_name(name, write, tmp_path):
    """As what is piped in: it is recognised all the same."""
    path = tmp_path / "standard input"
    path.write_bytes(write(name, [ALLIANCE])[0])
    assert bitexts.recognised(path) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Korean;영어;note\n가;a;b\n", "csv"),
        ('\n# by hand\n#, fuzzy\nmsgctxt "menu"\nmsgid "a"\n', "po"),
        ("가\ta\n나\tb\n", None),
        ("source,target\n가,a\n", None),
        ("The Korean, the English.\n", None),
        ('the msgid "a"\n', None),
    ],
)
def test_text_without_a_name(text, name, tmp_path):
    """A table by its languages, a PO by how it begins; nothing is guessed."""
    path = tmp_path / "standard input"
    path.write_text(text, "utf-8")
    assert bitexts.recognised(path) == name


@pytest.mark.parametrize("name", bitexts.formats())
def test_the_same_units_give_the_same_bytes(name, write):
    """So that files can be compared."""
    assert write(name, [ALLIANCE, BOLD])[0] == write(name, [ALLIANCE, BOLD])[0]


@pytest.mark.parametrize("name", bitexts.formats())
def test_languages_that_cannot_be(name, write):
    """One, or one twice."""
    for languages in (["ko"], ["ko", "ko"]):
        with pytest.raises(InvalidInput):
            write(name, [ALLIANCE], *languages)


@pytest.mark.parametrize("name", bitexts.formats())
def test_control_characters_are_not_written(name, write, read):
    """A memory of other origin may have them; the file is to be read again."""
    unit = type(BOLD)(source="", segments={"ko": "가\x08", "en": "a"}, note="\x0b")
    data, _ = write(name, [unit])
    if name in {"csv", "tsv"}:  # their readers say so
        return
    units, _ = read(data, f"a{bitexts.formats()[name].SUFFIXES[0]}")
    assert units[0].segments["ko"] == "가"


def test_files_that_are_not_there(tmp_path):
    """Sentences."""
    with pytest.raises(UnreadableFile, match="There is no file"):
        bitexts.format_of(tmp_path / "a.tmx")
    with pytest.raises(UnreadableFile, match="is a folder"):
        bitexts.format_of(tmp_path)
    (tmp_path / "a.bin").write_bytes(b"\0\1")
    with pytest.raises(InvalidInput, match="is in no format that is known"):
        bitexts.format_of(tmp_path / "a.bin")
    with pytest.raises(InvalidInput, match="'docx' is not a format"):
        bitexts.format_of(tmp_path / "a.bin", "docx")


def test_all_of_it_is_a_machine_s(read):
    """Where somebody says so."""
    (unit,), _ = read("ko\ten\n가\ta\n", "a.tsv", machine=True)
    assert unit.machine


def test_the_language_that_a_file_declares(tmp_path):
    """In both versions of XLIFF and in PO; else nothing."""
    path = tmp_path / "a"
    for text, code in {
        '<xliff version="2.0" srcLang="ko" trgLang="ja"/>': "ja",
        '<xliff version="2.0" srcLang="ko"/>': "",
        '<xliff version="1.2"><file source-language="ko" target-language="en-GB"/>': "en",
        'msgid ""\nmsgstr "Language: ja\\n"\n': "ja",
        "글": "",
        "<x": "",
    }.items():
        path.write_text(text, encoding="utf-8")
        assert bitexts.declared_target(path) == code
    path = tmp_path / "a.po"
    path.write_text('msgid ""\nmsgstr ""\n"Language: ja\\n"\n', encoding="utf-8")
    assert bitexts.declared_target(path) == "ja"


def test_a_file_with_nothing_in_it(tmp_path):
    """Is said to be empty; nobody is asked which format it is in."""
    path = tmp_path / "a.tmx"
    path.touch()
    with pytest.raises(UnreadableFile, match=r"a\.tmx is empty\. Get it again"):
        bitexts.format_of(path)
