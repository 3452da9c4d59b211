"""Documents, made into XLIFF."""

import pytest
from lxml import etree

from glossary.analysis import Band
from glossary.bitexts import Options, formats
from glossary.errors import InvalidInput, UnreadableText
from glossary.model import Unit
from tests.texts.packages import docx

TEXT = "협정을 체결했다. 제12조는 발효됐다.\n\n<새> & 것이다.\n"


def read(name, data, tmp_path):
    """The units of a file that was written."""
    path = tmp_path / "out.xlf"
    path.write_bytes(data)
    items = formats()[name].read(path, Options(untranslated=True))
    return [item for item in items if isinstance(item, Unit)]


def test_xliff_2(pretranslated, tmp_path):
    """A unit a paragraph, a segment a sentence, what is between them ignorable."""
    data, summary = pretranslated("a.txt", TEXT, target="en")
    root = etree.fromstring(data)
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == (
        "2.1",
        "ko-KR",
        "en-US",
    )
    core = f"{{{root.nsmap[None]}}}"
    shapes = [
        [etree.QName(child).localname for child in unit if child.tag.startswith(core)]
        for unit in root.iter(f"{core}unit")
    ]
    assert shapes == [["notes", "segment", "ignorable", "segment"], ["segment"]]
    assert root[0].get("original") == "a.txt"
    assert [
        (unit.segments["ko"], unit.segments.get("en"), unit.status)
        for unit in read("xliff", data, tmp_path)
    ] == [
        ("협정을 체결했다.", "They concluded it.", "translated"),
        ("제12조는 발효됐다.", "Article 12 took effect.", "initial"),
        ("<새> & 것이다.", None, "initial"),
    ]
    assert summary.bands == {Band.CONTEXT: 1, Band.FROM_95: 1, Band.NONE: 1}


def test_xliff_1_2(pretranslated, tmp_path):
    """A unit a sentence, a group a paragraph."""
    data, _ = pretranslated("a.txt", TEXT, target="en", version="xliff12")
    body = etree.fromstring(data)[0][0]
    assert [etree.QName(child).localname for child in body] == ["group", "trans-unit"]
    assert [
        (unit.segments["ko"], unit.segments.get("en"), unit.status)
        for unit in read("xliff12", data, tmp_path)
    ] == [
        ("협정을 체결했다.", "They concluded it.", "translated"),
        ("제12조는 발효됐다.", "Article 12 took effect.", "initial"),
        ("<새> & 것이다.", None, ""),
    ]


def test_copies_of_the_source(pretranslated, tmp_path):
    """Where there is no match and nowhere else, in the state `new`."""
    data, _ = pretranslated("a.txt", TEXT, target="en", version="xliff12", copies=True)
    assert [unit.segments["en"] for unit in read("xliff12", data, tmp_path)] == [
        "They concluded it.",
        "Article 12 took effect.",
        "<새> & 것이다.",
    ]
    assert data.count(b'state="new"') == 1


def test_a_word_document(pretranslated, tmp_path):
    """As any other text."""
    path = docx(tmp_path / "b.docx", "<w:p><w:r><w:t>제3조는 발효됐다.</w:t></w:r></w:p>")
    data, summary = pretranslated("a.docx", path.read_bytes(), target="en")
    assert "Article 3 took effect." in data.decode()
    assert summary.filled == 1


def test_what_is_said_of_languages(pretranslated):
    """A document does not say into which; and not into its own."""
    with pytest.raises(InvalidInput, match="--to"):
        pretranslated("a.txt", TEXT)
    with pytest.raises(InvalidInput, match="is in Korean"):
        pretranslated("a.txt", TEXT, target="ko")


def test_what_is_no_document(pretranslated):
    """An empty file, one that is no text, a memory."""
    with pytest.raises(UnreadableText, match="empty"):
        pretranslated("a.txt", "", target="en")
    with pytest.raises(UnreadableText, match="not a text"):
        pretranslated("a.txt", b"a\0b", target="en")
    with pytest.raises(InvalidInput, match="glossary tm import"):
        pretranslated("a.tmx", '<tmx version="1.4"><header srclang="ko"/><body/></tmx>')
    with pytest.raises(InvalidInput, match="leave out --as"):
        pretranslated(
            "a.xlf", '<xliff version="1.2"><file/></xliff>', target="en", version="xliff"
        )


def test_the_same_again(pretranslated):
    """The same file, memory and options give the same bytes."""
    assert pretranslated("a.txt", TEXT, target="en") == pretranslated(
        "a.txt", TEXT, target="en"
    )
