"""Translations in files, as pairs."""

import pytest

from glossary.bitexts import Options
from glossary.checks.input import from_bitext, from_texts
from glossary.errors import InvalidInput, UnreadableFile

XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ko" trgLang="en">
<file id="f1" original="a.docx">
<unit id="u1"><segment state="final"><source>동맹은 <ph id="1"/>3개</source>
<target>3 alliances<ph id="1"/></target></segment></unit>
<unit id="u2"><segment><source>협정</source></segment></unit>
</file></xliff>
"""
TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1"
segtype="sentence" o-tmf="x" adminlang="en" srclang="ko" datatype="plaintext"/><body>
<tu tuid="a"><tuv xml:lang="KO"><seg>동맹</seg></tuv>
<tuv xml:lang="en"><seg>alliance</seg></tuv>
<tuv xml:lang="ja"><seg>同盟</seg></tuv></tu></body></tmx>
"""
PO = """msgid ""
msgstr "Language: ko\\nContent-Type: text/plain; charset=UTF-8\\n"

msgid "%s files"
msgstr "%s개의 파일"

msgid "new"
msgstr ""
"""


def read(path, *, source="", targets=(), format_=""):
    """Pairs, and what was told of."""
    told = []
    options = Options(source_language=source, target_languages=targets)
    return list(from_bitext(path, told.append, options, format_)), told


def test_an_xliff(tmp_path):
    """Segments with their tags; one that is not translated is there, too."""
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF, "utf-8")
    (one, two), _ = read(path)
    assert (one.source, one.target) == ("동맹은 3개", "3 alliances")
    assert '<ph id="1"/>' in one.source_markup
    assert (one.source_language, one.target_language) == ("ko", "en")
    assert (one.segment, one.place) == ("u1", "a.docx, segment 1")
    assert (two.segment, two.source, two.target, two.target_language) == (
        "u2",
        "협정",
        "",
        "en",
    )


def test_what_a_file_says_it_is_translated_into(tmp_path):
    """Known from the first segment, though that has no translation."""
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="1.2"><file source-language="ko" target-language="en"><body>'
        '<trans-unit id="1"><source>하나</source></trans-unit></body></file></xliff>',
        "utf-8",
    )
    assert [pair.target_language for pair in read(path)[0]] == ["en"]


def test_options_have_their_names_here(tmp_path):
    """An import has others."""
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="1.2"><file source-language="ko"><body><trans-unit id="1">'
        "<source>하나</source><target>one</target></trans-unit></body></file></xliff>",
        "utf-8",
    )
    with pytest.raises(InvalidInput, match="translated into: say it with --to"):
        read(path)
    path = tmp_path / "a.po"
    path.write_text('msgid ""\nmsgstr "Language: ko\\n"\n\nmsgid "a"\nmsgstr "가"\n', "utf-8")
    assert read(path)[1][0].reason.endswith("English was assumed, else say --from")


def test_a_record_with_a_text_that_cannot_be_used(tmp_path):
    """Its other text is no source; in a language that is none it is said to be left out."""
    path = tmp_path / "a.tmx"
    path.write_text(
        '<tmx version="1.4"><header srclang="ko"/><body><tu><tuv xml:lang="ko"><seg>하\0나'
        '</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv></tu><tu><tuv xml:lang="ko">'
        '<seg>둘</seg></tuv><tuv xml:lang="zz-qq-bad"><seg>two</seg></tuv></tu></body></tmx>',
        "utf-8",
    )
    pairs, told = read(path)
    assert [pair.source for pair in pairs] == ["둘"]
    assert [(one.reason, one.lost) for one in told] == [
        ("there are control characters in it, which no text has", True),
        ("there is no language 'zz-qq-bad': that text was left out", False),
    ]


def test_a_memory_in_three_languages(tmp_path):
    """A pair for each that is translated into, or for the one that is asked for."""
    path = tmp_path / "a.tmx"
    path.write_text(TMX, "utf-8")
    assert [p.target for p in read(path)[0]] == ["alliance", "同盟"]
    assert [p.target for p in read(path, source="ko", targets=("ja",))[0]] == ["同盟"]
    assert [(p.source, p.target) for p in read(path, source="en", targets=("ja",))[0]] == [
        ("alliance", "同盟")
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tmx", TMX.replace('<tuv xml:lang="ja"><seg>同盟</seg></tuv>', "")),
        ("a.xlf", XLIFF),
        ("a.tsv", "ko\ten\n동맹\talliance\n"),
        ("a.po", PO.replace("Language: ko", "Language: en\\nX-Source-Language: ko")),
    ],
)
def test_a_language_that_a_translation_is_not_in(tmp_path, name, text):
    """It is said at once which there are; nothing is called untranslated."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidInput, match=r"no translation into Japanese: it is in .*English"):
        read(path, targets=("ja",))


def test_a_file_that_is_not_translated_yet(tmp_path):
    """Any language may be asked for: all of it is untranslated."""
    path = tmp_path / "a.tsv"
    path.write_text("ko\ten\n동맹\t\n", "utf-8")
    ((only,), _) = read(path, source="ko", targets=("ja",))
    assert (only.target, only.target_language) == ("", "ja")


def test_a_file_that_does_not_say_what_it_is_translated_into(tmp_path):
    """Whoever asks says it."""
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF.replace(' trgLang="en"', ""), "utf-8")
    pairs, _ = read(path, targets=("ja",))
    assert [pair.target_language for pair in pairs] == ["ja", "ja"]


def test_a_format_that_cannot_be_told(tmp_path):
    """Is said."""
    path = tmp_path / "a.out"
    path.write_text("ko\ten\n동맹\talliance\n", "utf-8")
    with pytest.raises(InvalidInput, match="say with --as which it is"):
        read(path)
    assert len(read(path, format_="tsv")[0]) == 1


def test_gettext(tmp_path):
    """English unless it says otherwise."""
    path = tmp_path / "a.po"
    path.write_text(PO, "utf-8")
    pairs, told = read(path)
    assert [(p.source, p.target) for p in pairs] == [("%s files", "%s개의 파일"), ("new", "")]
    assert {p.target_language for p in pairs} == {"ko"}
    assert told


def test_a_table(tmp_path):
    """Its first row names the languages."""
    path = tmp_path / "a.tsv"
    path.write_text("ko\ten\n동맹\talliance\n협정\t\n", "utf-8")
    pairs, _ = read(path)
    assert [(p.segment, p.source, p.target) for p in pairs] == [
        ("2", "동맹", "alliance"),
        ("3", "협정", ""),
    ]


def test_a_file_that_breaks_off(tmp_path):
    """What came before is there; then it says so."""
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF[: XLIFF.index('<unit id="u2"') + 30], "utf-8")
    pairs = from_bitext(path, lambda _: None)
    assert next(pairs).segment == "u1"
    with pytest.raises(UnreadableFile):
        list(pairs)


def test_a_file_of_another_kind(tmp_path):
    """Is refused."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04rubbish")
    with pytest.raises((InvalidInput, UnreadableFile)):
        read(path)


@pytest.fixture
def texts(tmp_path):
    """Write two texts and say how to read them."""

    def written(one, other, **options):
        paths = tmp_path / "one.txt", tmp_path / "other.txt"
        for path, text in zip(paths, (one, other), strict=True):
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(from_texts(paths, lambda _: None, **options))

    return written


def test_two_texts(texts):
    """Line by line; the languages are seen from the scripts; blank lines are passed over."""
    first, second = texts("동맹\n\n협정\n", "alliance\r\n\r\nagreement")
    assert (first.source, first.target, first.place) == ("동맹", "alliance", "line 1")
    assert (first.source_language, first.target_language) == ("ko", "en")
    assert (second.source, second.target, second.segment) == ("협정", "agreement", "3")


def test_a_line_without_translation(texts):
    """Is there, to be found."""
    (_, second) = texts("동맹\n협정\n", "alliance\n\n")
    assert (second.source, second.target) == ("협정", "")


def test_an_old_encoding(texts):
    """Is found out."""
    (only, *_) = texts("한미동맹은 굳건하다\n".encode("cp949"), "it is strong\n")
    assert only.source == "한미동맹은 굳건하다"


def test_more_lines_than_the_other(texts):
    """What to do about it is said, before anything is checked."""
    with pytest.raises(InvalidInput, match=r"3 lines.*2.*glossary tm align"):
        texts("가\n나\n다\n", "a\nb\n")


def test_both_in_one_language(texts):
    """Unless they are said to be in two."""
    with pytest.raises(InvalidInput, match="--from and --to"):
        texts("동맹\n", "동맹\n")
    assert texts("동맹\n", "동맹\n", source="ko", target="en")


def test_no_text(texts):
    """Is refused."""
    with pytest.raises(UnreadableFile):
        texts(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a\n")
