"""The segments of documents and of bilingual files."""

import pytest

from glossary.analysis import Band, Wanted
from glossary.analysis.input import is_document, paragraphs, segments
from glossary.errors import InvalidInput, UnreadableFile, UnreadableText
from glossary.model import Document

XLIFF = """\
<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ko" trgLang="ja">
<file id="f" original="a.docx">
<unit id="1"><segment><source>하나</source></segment></unit>
<unit id="2"><segment state="translated"><source>둘</source><target>二つ</target></segment>
</unit>
<unit id="3"><segment state="initial"><source>셋</source><target>三つ</target></segment></unit>
<unit id="4"><segment state="final"><source>넷</source><target>四つ</target></segment></unit>
<unit id="5" translate="no"><segment><source>다섯</source></segment></unit>
<unit id="6"><segment><source>NATO</source><target>NATO</target></segment></unit>
</file></xliff>
"""


LOCKED = (
    '<trans-unit id="2"{}><source>둘</source><seg-source><mrk mtype="seg" mid="1">둘</mrk>'
    '</seg-source><target><mrk mtype="seg" mid="1">二つ</mrk></target>{}</trans-unit>'
)
"""A unit of one segment, with attributes and something behind."""


@pytest.fixture
def read(tmp_path):
    """The segments of a file with this name and content, and what was told of it."""

    def read(name, content, **wanted):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        told = []
        return list(segments(path, Wanted(**wanted), told.append)), told

    return read


def test_a_document_is_its_sentences(read):
    """Each with its neighbours; the ends are empty. By its script it is Korean."""
    found, _ = read("a.txt", "하나다. 둘이다.\n셋이다.\n", targets=["en"])
    assert [(s.text, s.context) for s in found] == [
        ("하나다.", ("", "둘이다.")),
        ("둘이다.", ("하나다.", "셋이다.")),
        ("셋이다.", ("둘이다.", "")),
    ]
    assert {(s.source, s.target, s.done) for s in found} == {("ko", "en", None)}


def test_a_document_in_an_encoding_that_is_named(tmp_path):
    """Is read in it; where none is, it is said that one can be."""
    path = tmp_path / "a.txt"
    path.write_bytes("Čtyři smlouvy, příští týden.".encode("iso8859-2"))
    named = Wanted(targets=["ko"], encoding="iso8859-2")
    (found,) = segments(path, named, lambda _: None)
    assert found.text == "Čtyři smlouvy, příští týden."
    with pytest.raises(UnreadableText, match=r"or name its --encoding\.$"):
        list(segments(path, Wanted(targets=["ko"]), lambda _: None))


def test_into_the_other_languages(read):
    """Of the glossary, where nobody says which; one after the other."""
    found, _ = read("a.txt", "One. Two.\n")
    assert [(s.source, s.target) for s in found] == [("en", "ko")] * 2 + [("en", "ja")] * 2


def test_not_into_its_own_language(read):
    """It says what to do."""
    with pytest.raises(InvalidInput, match="in Korean: name another"):
        read("a.txt", "하나다.", targets=["ko"])


def test_an_xliff(read):
    """What is translated is marked; a draft and a copy of the source are not. It says into
    which language. What nobody is to translate is no neighbour of others."""
    found, told = read("a.xlf", XLIFF)
    assert [(s.text, s.done) for s in found] == [
        ("하나", None),
        ("둘", Band.TRANSLATED),
        ("셋", None),
        ("다섯", Band.LOCKED),
        ("넷", Band.FINAL),
        ("NATO", None),
    ]
    assert {(s.source, s.target) for s in found} == {("ko", "ja")}
    assert found[1].context == ("하나", "셋")
    assert found[4].context == ("셋", None)
    assert found[5].context == (None, "")
    assert told == []


@pytest.mark.parametrize(
    "locked",
    [
        LOCKED.format(' xmlns:mq="MQXliff" mq:locked="locked"', ""),
        LOCKED.format(' xmlns:m="http://www.memsource.com/mxlf/2.0" m:locked="true"', ""),
        LOCKED.format(
            ' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"',
            '<sdl:seg-defs><sdl:seg id="1" locked="true"/></sdl:seg-defs>',
        ),
    ],
)
def test_what_a_program_has_locked(read, locked):
    """memoQ, Phrase, Trados. It is a neighbour: it has a translation that is imported."""
    found, _ = read(
        "a.xlf",
        '<xliff version="1.2"><file source-language="ko" target-language="ja"><body>'
        f'<trans-unit id="1"><source>하나</source></trans-unit>{locked}'
        "</body></file></xliff>",
    )
    assert [(s.text, s.done) for s in found] == [("하나", None), ("둘", Band.LOCKED)]
    assert found[0].context == ("", "둘")


def test_tags_come_with_the_text(read):
    """In the notation that the memory compares."""
    text = XLIFF.replace("하나", '하<ph id="1"/>나')
    found, _ = read("a.xlf", text)
    assert (found[0].text, found[0].markup) == ("하나", '하<ph id="1"/>나')


def test_a_po_file(read):
    """Both numbers of a message are segments, each once however many forms it has."""
    found, _ = read(
        "a.po",
        'msgid ""\nmsgstr "Language: ko\\n"\n\n'
        'msgid "a file"\nmsgid_plural "files"\nmsgstr[0] "파일"\nmsgstr[1] "파일들"\n\n'
        '#, fuzzy\nmsgid "b"\nmsgstr "나"\n',
        source="en",
    )
    assert [(s.text, s.target, s.done) for s in found] == [
        ("a file", "ko", Band.TRANSLATED),
        ("files", "ko", Band.TRANSLATED),
        ("b", "ko", None),
    ]


def test_a_table(read):
    """Into the languages that it has; a cell that is empty is what is left to do."""
    found, _ = read("a.tsv", "ko\ten\tja\n하나\t\t一\n둘\ttwo\t\n")
    assert [(s.text, s.target, s.done) for s in found] == [
        ("하나", "en", None),
        ("하나", "ja", Band.TRANSLATED),
        ("둘", "en", Band.TRANSLATED),
        ("둘", "ja", None),
    ]
    found, _ = read("a.tsv", "ko\ten\tja\n하나\t\t一\n", targets=["ja"])
    assert [(s.text, s.target, s.done) for s in found] == [("하나", "ja", Band.TRANSLATED)]
    with pytest.raises(InvalidInput, match="with --from and --to"):
        read("b.tsv", "하나\tone\n")


def test_a_damaged_file(read):
    """What comes before the damage comes; then it says where it is."""
    with pytest.raises(UnreadableFile, match="is damaged"):
        read("a.xlf", XLIFF[:-60])


def test_which_files_are_documents(tmp_path):
    """By what is in them, and by the reader that takes them."""
    for name, text in {"a.txt": "글", "b.xlf": XLIFF, "c.tsv": "ko\ten\n", "d": "글"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert is_document(tmp_path / "a.txt")
    assert is_document(tmp_path / "d")
    assert not is_document(tmp_path / "b.xlf")
    assert not is_document(tmp_path / "c.tsv")
    with pytest.raises(UnreadableFile, match="no file"):
        is_document(tmp_path / "none")
    (tmp_path / "e.sdlxliff").write_text("<html/>", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="does not begin as a"):
        is_document(tmp_path / "e.sdlxliff")
    with pytest.raises(UnreadableFile, match="folder"):
        is_document(tmp_path)


def test_paragraphs():
    """Sentences of one line are one; the space between them is kept."""
    text = "하나다. 둘이다.\n\n셋이다.  넷이다."
    document = Document(name="a.txt", title="a", text=text, encoding="utf-8")
    assert list(paragraphs(document)) == [
        [("하나다.", " "), ("둘이다.", "")],
        [("셋이다.", "  "), ("넷이다.", "")],
    ]


def test_what_an_xliff_of_1_2_does_not_say(read):
    """`--from` says it, and is what is asked for by that name."""
    text = (
        '<xliff version="1.2"><file target-language="en"><body><trans-unit id="1">'
        "<source>하나</source></trans-unit></body></file></xliff>"
    )
    found, told = read("a.xlf", text, source="ko")
    assert [(one.text, one.source, one.target) for one in found] == [("하나", "ko", "en")]
    assert told == []
    with pytest.raises(InvalidInput, match="translated from: say it with --from"):
        read("a.xlf", text)


def test_a_record_without_its_source(read):
    """The other text of a record is not to be translated for it."""
    text = (
        '<tmx version="1.4"><header srclang="ko"/><body>'
        '<tu><tuv xml:lang="ko"><seg>하\0나</seg></tuv>'
        '<tuv xml:lang="en"><seg>one</seg></tuv></tu>'
        '<tu><tuv xml:lang="ko"><seg>둘</seg></tuv></tu></body></tmx>'
    )
    found, told = read("a.tmx", text, targets=["en"])
    assert [one.text for one in found] == ["둘"]
    assert [(one.reason, one.lost) for one in told] == [
        ("there are control characters in it, which no text has", True)
    ]
