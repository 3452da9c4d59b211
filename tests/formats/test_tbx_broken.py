"""TBX files with something wrong in them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial

import pytest

from glossary.errors import GlossaryError, InvalidInput, UnreadableFile
from glossary.model import Evidence, Method, Relation, Term

from . import tbx_files
from .entries import concept, export, with_terms
from .tbx_files import entry, martif, note, only


@pytest.fixture
def read(tmp_path):
    """What is read of a file: concepts, sources, problems."""
    return partial(tbx_files.read, tmp_path / "terms.tbx")


def test_a_language_that_is_none(read):
    """Its terms are lost, and are named."""
    _, _, problems = read(martif(entry(language="klingonish"), entry(id_="c2")))
    assert problems[0] == (
        "line 1, entry c1",
        "klingonish is no language known: what is in it is left out (동맹)",
        True,
    )


def test_no_language(read):
    """Nothing says what it is."""
    data = "<termEntry id='c1'><langSet><tig><term>a</term></tig></langSet></termEntry>"
    _, _, problems = read(martif(data))
    assert problems[0].reason == "a section names no language: what is in it is left out (a)"


def test_an_entry_without_terms(read):
    """It is lost; the next is read."""
    concepts, _, problems = read(martif(entry(term=" "), entry(id_="c2")))
    assert [concept.id for concept in concepts] == ["c2"]
    assert problems == [
        ("line 1, entry c1", "a term in Korean without text", False),
        ("line 1, entry c1", "there is no term in it: left out", True),
    ]


def test_what_is_said_of_a_term_without_text_is_noted(read):
    """The entry has it; only a sentence or a source cannot be kept."""
    noted = entry("<note>why?</note>", term="") + "\n"
    sourced = entry('<admin type="source">a</admin>', term="", id_="c2")
    other = "<langSet xml:lang='en'><tig><term>a</term></tig></langSet></termEntry>"
    data = martif(noted, sourced).replace("</termEntry>", other)
    concepts, _, problems = read(data)
    assert [concept.note for concept in concepts] == ["note (ko): why?", ""]
    assert [problem.lost for problem in problems] == [False, True]


def test_a_term_outside_a_language_is_noted(read):
    """It is not lost, though nobody knows its language."""
    data = martif(entry(of_concept="<tig><term>stray</term></tig>"))
    assert only(read(data)[0])[0].note == "term: stray"


def test_a_term_without_a_section_of_its_own(read):
    """As some write it by hand."""
    section = "<langSet xml:lang='ko'><note>a</note><term>동맹</term><note>b</note></langSet>"
    concept, term = only(read(martif(f"<termEntry>{section}</termEntry>"))[0])
    assert (term.text, term.note, concept.note) == ("동맹", "a\nb", "")


def test_two_sections_of_one_language(read):
    """They are one, which is told."""
    data = (
        "<termEntry id='c1'><langSet xml:lang='ko'><tig><term>가</term></tig></langSet>"
        "<langSet xml:lang='ko-KR'><tig><term>나</term></tig></langSet></termEntry>"
    )
    (concept,), _, problems = read(martif(data))
    assert [term.text for term in concept.terms] == ["가", "나"]
    reason = "another section in Korean: read as one with that before it"
    assert problems == [("line 1, entry c1", reason, False)]


def test_two_terms_alike(read):
    """Nothing of the second is lost that fits beside the first; what does not is named."""
    data = (
        "<termEntry id='c1'><langSet xml:lang='ko'><tig><term>동맹</term><note>a</note></tig>"
        "<tig><term>동맹 </term><note>b</note>"
        '<admin type="source">국방부</admin></tig>'
        f"<tig><term>동맹</term>{note('administrativeStatus', 'deprecated')}</tig>"
        "</langSet></termEntry>"
    )
    concepts, _, problems = read(martif(data))
    _, term = only(concepts)
    assert (term.note, term.evidence[0].source) == ("a\nb", "publication:국방부")
    assert [(p.reason, p.lost) for p in problems] == [
        ("동맹 stands twice in Korean: read as one", False),
        (
            "동맹 stands twice in Korean: read as one, without status deprecated of the second",
            True,
        ),
    ]


def test_a_term_of_two_regions(read):
    """What is used in all of a language is used in each part of it."""
    data = (
        "<termEntry id='c1'><langSet xml:lang='en-US'><tig><term>treaty</term></tig></langSet>"
        "<langSet xml:lang='en-GB'><tig><term>treaty</term></tig></langSet></termEntry>"
    )
    concepts, _, problems = read(martif(data))
    assert only(concepts)[1].regional_usage == ""
    assert [problem.lost for problem in problems] == [False]


def test_two_entries_of_one_id(read):
    """The first keeps it, and what refers to it."""
    concepts, _, problems = read(martif(entry(), entry(term="조약")))
    assert [concept.id for concept in concepts] == ["c1", ""]
    reason = "an entry before this has the id c1: this one is read without an id"
    assert problems == [("line 1, entry c1", reason, False)]


def test_a_file_that_breaks_off(read):
    """What was whole is read, and it is told where it ends."""
    data = martif(entry(), "\n", entry(id_="c2"), "\n", entry(id_="c3"))
    concepts, _, problems = read(data[: data.index("c3") + 20])
    assert [concept.id for concept in concepts] == ["c1", "c2"]
    assert len(problems) == 1
    assert (problems[0].place, problems[0].lost) == ("line 3", True)
    assert "what follows is not read" in problems[0].reason


def test_an_element_closed_that_is_not_open(read):
    """The same."""
    data = martif(entry(), entry(of_concept="<note>a</descrip>", id_="c2"))
    concepts, _, problems = read(data)
    assert [concept.id for concept in concepts] == ["c1"]
    assert problems[0].reason.startswith("an element is closed that is not the one open")


@pytest.mark.parametrize("size", [1 << 20, 10_000_000])
def test_a_text_of_any_size(read, size):
    """A megabyte is read; ten are no text of a glossary, and nothing after them is read."""
    big = entry(f"<note>{'가' * (size // 3)}</note>", id_="c2")
    concepts, _, problems = read(martif(entry(), big, entry(id_="c3")))
    if size == 1 << 20:
        assert [concept.id for concept in concepts] == ["c1", "c2", "c3"]
        assert problems == []
    else:
        assert concepts[0].id == "c1"
        assert [problem.lost for problem in problems] == [True]
        assert "an entry of more than 8 MiB" in problems[0].reason


BOMB = """<!DOCTYPE martif [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
EXTERNAL = """<!DOCTYPE martif [<!ENTITY a SYSTEM "file:///etc/passwd">]>"""
FETCHED = """<!DOCTYPE martif [<!ENTITY % a SYSTEM "http://localhost/a.dtd"> %a;]>"""


@pytest.mark.parametrize("doctype", [BOMB, EXTERNAL, FETCHED])
@pytest.mark.parametrize("before", ["", f"<!--{' ' * 100_000}-->"], ids=["at once", "late"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(read, doctype, before, encoding):
    """Those of a bomb, of a file of ours, of the network; however they are hidden."""
    data = before + doctype + martif(entry("<note>&a;</note>"))
    with pytest.raises(UnreadableFile, match="declares XML entities"):
        read(data.encode(encoding))


def test_an_entity_of_a_dtd_that_is_not_read(read):
    """Those of HTML are known; of another its name is all there is."""
    doctype = '<!DOCTYPE martif SYSTEM "http://localhost/a.dtd">'
    data = doctype + martif(entry("<note>a&nbsp;b &own; &amp;lt;</note>"))
    _, term = only(read(data)[0])
    assert term.note == "a\xa0b &own; &lt;"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b"\x00\x01", "this is not XML"),
        ("동맹\talliance\n", "this is not XML"),
        ("<tmx version='1.4'><body/></tmx>", "is no TBX: it begins with <tmx>"),
        ("<martif><text>", "There is not one entry"),
        (martif(), "There is not one entry"),
        (martif(entry(language="klingonish")), None),
        ('<?xml version="1.0" encoding="klingon"?><martif/>', "an encoding that is not known"),
        ('<?xml version="1.0" encoding="zip"?><martif/>', "an encoding that is not known"),
        (martif(entry()).encode("cp949").replace(b"<termEntry", b"\xb5<termEntry"), "not one"),
    ],
)
def test_what_nothing_can_be_made_of(read, data, message):
    """It is said what it is, and what to do."""
    if message is None:
        assert read(data)[0] == []
        return
    with pytest.raises(UnreadableFile, match=message):
        read(data)


def test_bytes_that_are_not_in_the_encoding(read):
    """What comes before them is read."""
    data = martif(entry(term="alliance"), "\n", entry(id_="c2")).encode("cp949")
    concepts, _, problems = read(data)
    assert [concept.terms[0].text for concept in concepts] == ["alliance"]
    reason = "bytes that are not in the encoding declared: what follows is not read"
    assert problems == [("line 2", reason, True)]


@pytest.mark.parametrize("encoding", ["EUC-KR", "windows-1252", "UTF-16", "UTF-8", "utf-8-sig"])
def test_encodings(read, encoding):
    """The one declared, or that of the byte order mark; CP949 is what EUC-KR is called."""
    term = "résumé" if encoding == "windows-1252" else "똠방각하"
    declared = "UTF-8" if encoding == "utf-8-sig" else encoding
    data = f'<?xml version="1.0" encoding="{declared}"?>' + martif(entry(term=term))
    coded = data.encode("cp949" if encoding == "EUC-KR" else encoding)
    assert only(read(coded)[0])[1].text == term


def test_a_byte_order_mark_is_believed_before_the_declaration(read):
    """Programs change the encoding and leave the declaration."""
    data = '<?xml version="1.0" encoding="UTF-8"?>' + martif(entry())
    assert only(read(data.encode("utf-16"))[0])[1].text == "동맹"


def test_an_encoding_can_be_named(read):
    """Where the file declares a wrong one."""
    data = ('<?xml version="1.0" encoding="UTF-8"?>' + martif(entry())).encode("cp949")
    assert only(read(data, encoding="cp949")[0])[1].text == "동맹"


def test_a_prefix_that_stands_for_nothing(read):
    """It is told, and read all the same."""
    concepts, _, problems = read(martif(entry("<min:register>neutral</min:register>")))
    assert only(concepts)[1].note == "register: neutral"
    assert [(problem.lost, "prefix" in problem.reason) for problem in problems] == [
        (False, True)
    ]


def test_a_namespace_where_none_belongs(read):
    """Of version 2 with the namespace that some give it."""
    data = martif(entry()).replace("<martif ", '<martif xmlns="urn:iso:std:iso:30042:ed:3.0" ')
    assert only(read(data)[0])[1].text == "동맹"


def test_columns_are_of_tables(read):
    """Nothing would come of them."""
    with pytest.raises(InvalidInput, match="leave out --map"):
        read(martif(entry()), columns={"a": "ko"})


# ---------------------------------------------------------------- found by fuzzing


def edited(**changes):
    """A file of ours that somebody has edited."""
    entries = [
        replace(concept("c1", ko="동맹"), relations=(Relation(kind="see", target="c2"),)),
        with_terms(
            Term(
                language="ko",
                text="조약",
                evidence=(Evidence(method=Method.PERSON, source="mofa"),),
            ),
        ),
    ]
    entries[1] = replace(entries[1], id="c2")
    data = export("tbx", entries)[0].decode()
    for old, new in changes.values():
        assert old in data
        data = data.replace(old, new)
    return data


def test_a_reference_of_ours_to_a_source_without_a_key(read):
    """`_x_` is how an empty id is written; no source has one."""
    concepts, sources, _ = read(edited(source=("_xsource_mofa", "_x_")), "tbx")
    assert concepts[1].terms[0].evidence[0].source == "publication:외교부"
    assert [source.key for source in sources] == ["publication:외교부"]


def test_a_relation_of_ours_of_a_kind_that_is_none(read):
    """It is a relation all the same."""
    concepts, _, _ = read(edited(link=(">see: 조약", ">noun")), "tbx")
    assert concepts[0].relations == (Relation(kind="related", target="c2"),)


@pytest.mark.parametrize("name", ["_xD800_", "_x110000_", "_x0000_"])
def test_an_id_of_ours_that_stands_for_no_character(read, name):
    """A surrogate, what is beyond Unicode, what XML does not have."""
    concepts, _, _ = read(edited(id_=('id="c2"', f'id="{name}"')), "tbx")
    assert concepts[1].id == name


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "punycode", "idna", "unicode_escape"])
def test_encodings_that_nobody_uses(read, encoding):
    """Either it is read, or it is said that it cannot be."""
    data = f'<?xml version="1.0" encoding="{encoding}"?>' + martif(entry(term="alliance"))
    coded = data.encode(encoding if encoding.startswith("utf") else "ascii")
    with suppress(GlossaryError):
        assert only(read(coded)[0])[1].text == "alliance"


def test_elements_in_elements_without_end(read):
    """A thousand deep: a note is a note."""
    deep = "<aGrp>" * 1000 + "x" + "</aGrp>" * 1000
    _, term = only(read(martif(entry(deep)))[0])
    assert term.note == "aGrp: x"
