"""gettext PO."""

from __future__ import annotations

import pytest

from glossary.errors import InvalidInput, UnreadableFile
from tests.bitexts.units import ALLIANCE

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: ko\\n"
"X-Source-Language: en\\n"

"""


def texts(units):
    return [(unit.segments["en"], unit.segments["ko"]) for unit in units]


def test_entries(read):
    """Messages over several lines, escapes, contexts, comments."""
    text = f"""{HEADER}# translator
#. developer
#: src/a.c:12
#, c-format
msgctxt "menu"
msgid ""
"The \\"alliance\\"\\n"
"of %d"
msgstr "동맹\\t%d"
msgid "b"
msgstr "나"
"""
    units, rest = read(text, "a.po")
    assert texts(units) == [('The "alliance"\nof %d', "동맹\t%d"), ("b", "나")]
    assert (units[0].external_id, units[0].note) == ("menu", "translator\ndeveloper")
    assert [unit.status for unit in units] == ["translated"] * 2
    assert [unit.position for unit in units] == [0, 1]
    assert rest == []


def test_what_is_fuzzy_is_initial(read):
    """Somebody has to look at it."""
    (unit,), _ = read(f'{HEADER}#, fuzzy, c-format\nmsgid "a"\nmsgstr "가"\n', "a.po")
    assert unit.status == "initial"


def test_plurals(read):
    """A unit for the singular, one for each other form; Korean has one for both."""
    entry = 'msgid "file"\nmsgid_plural "files"\nmsgstr[0] "파일"\n'
    units, _ = read(HEADER + entry, "a.po")
    assert texts(units) == [("file", "파일"), ("files", "파일")]
    units, _ = read(f'{HEADER}{entry}msgstr[1] "파일들"\n', "a.po")
    assert texts(units) == [("file", "파일"), ("files", "파일들")]


def test_what_is_left_out(read):
    """Obsolete, untranslated, badly written: each with its place."""
    text = f"""{HEADER}msgid "a"
msgstr ""

#~ msgid "old"
#~ msgstr "옛"

msgid "b
msgstr "나"

msgid "c"
msgstr "다"
"""
    units, rest = read(text, "a.po")
    assert texts(units) == [("c", "다")]
    assert [tuple(item) for item in rest] == [
        ("line 7", "it has no translation", True),
        ("line 10", "it is obsolete (#~): the program that it was of has it no more", True),
        ("line 13", "this is not how a PO file is written: the entry was left out", True),
    ]


def test_what_messages_are_in(read):
    """English is assumed, which is said, unless somebody says another language."""
    text = HEADER.replace('"X-Source-Language: en\\n"\n', "") + 'msgid "a"\nmsgstr "가"\n'
    (unit,), (said,) = read(text, "a.po")
    assert unit.segments == {"en": "a", "ko": "가"}
    assert "English was assumed" in said.reason
    (unit,), rest = read(text, "a.po", source_language="ja")
    assert unit.segments == {"ja": "a", "ko": "가"}
    assert rest == []


def test_a_language_that_nobody_says(read):
    """Is to be said."""
    text = 'msgid "a"\nmsgstr "가"\n'
    with pytest.raises(InvalidInput, match="--target-languages"):
        read(text, "a.po")
    (unit,), _ = read(text, "a.po", target_languages=["ko"])
    assert unit.segments["ko"] == "가"


def test_the_encoding_of_the_header(read):
    """Is believed."""
    text = HEADER.replace("UTF-8", "EUC-JP").replace("Language: ko", "Language: ja")
    (unit,), _ = read((text + 'msgid "a"\nmsgstr "同盟"\n').encode("euc-jp"), "a.po")
    assert unit.segments["ja"] == "同盟"


def test_an_encoding_that_nobody_knows(read):
    """It is said where it stands, and what to do."""
    text = HEADER.replace("UTF-8", "FOO-8") + 'msgid "a"\nmsgstr "가"\n'
    with pytest.raises(UnreadableFile, match=r"a\.po is said to be in FOO-8.* --encoding"):
        read(text, "a.po")
    assert len(read(text, "a.po", encoding="utf-8")[0]) == 1


def test_po_is_written(write):
    """One entry a message and context: another translation has another context."""
    other = type(ALLIANCE)(
        source="",
        segments={"en": 'The "x"\n', "ko": "가"},
        status="initial",
    )
    data, report = write("po", [other, other, ALLIANCE], "en", "ko")
    body = data.decode().partition("\n\n")[2]
    assert body == (
        '#, fuzzy\nmsgid ""\n"The \\"x\\"\\n"\nmsgstr "가"\n'.replace('""\n"The', '"The')
        + '\n#, fuzzy\nmsgctxt "2"\nmsgid "The \\"x\\"\\n"\nmsgstr "가"\n'
        + '\n# checked\nmsgctxt "a1"\nmsgid "The alliance is vital."\n'
        + 'msgstr "한미동맹은 중요하다."\n'
    )
    assert report.written == 3
    assert report.reduced["who translated it and when"] == 1
