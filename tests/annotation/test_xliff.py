"""XLIFF 2.1 with its glossary module."""

import io

import pytest
from lxml import etree
from translate.storage import xliff2

from glossary.annotation import About
from glossary.annotation.marks import Mark, Passage
from glossary.model import AdministrativeStatus as Use
from glossary.recognition import Kind

from .conftest import entry, passage, written

X = {
    "x": "urn:oasis:names:tc:xliff:document:2.0",
    "gls": "urn:oasis:names:tc:xliff:glossary:2.0",
}
ABOUT = About('a "title" & more', "ko", ("en",))


def tree(*passages):
    """The file, parsed."""
    return etree.fromstring(written("xliff", passages, ABOUT).encode())


def test_lines_are_units():
    """Blank ones are none."""
    root = tree(passage("동맹은\r\n\n둘째 줄\n", ("동맹", entry("c", "동맹", "alliance"))))
    assert (root.get("srcLang"), root.get("trgLang"), root.get("version")) == (
        "ko",
        "en",
        "2.1",
    )
    sources = root.findall(".//x:source", X)
    assert ["".join(s.itertext()) for s in sources] == ["동맹은", "둘째 줄"]


def test_the_glossary_of_a_unit():
    """Term, translations, definition; each entry once, whatever it occurs."""
    one = entry("c", "동맹", "alliance", "tie", definition="A < B")
    text = Passage("동맹과 동맹", tuple(Mark(s, s + 2, Kind.EXACT, (one,)) for s in (0, 4)))
    root = tree(text)
    marks = root.findall(".//x:mrk", X)
    assert [(m.get("id"), m.get("type"), m.text) for m in marks] == [
        ("m1", "term", "동맹"),
        ("m2", "term", "동맹"),
    ]
    (found,) = root.findall(".//gls:glossEntry", X)
    assert found.get("ref") == "#m1"
    assert found.findtext("gls:term", namespaces=X) == "동맹"
    assert [t.text for t in found.findall("gls:translation", X)] == ["alliance", "tie"]
    assert found.findtext("gls:definition", namespaces=X) == "A < B"
    unit = root.find(".//x:unit", X)
    assert [etree.QName(child).localname for child in unit] == ["glossary", "segment"]


def test_an_entry_that_says_nothing_is_no_glossary_entry():
    """The module wants a translation or a definition."""
    root = tree(passage("동맹", ("동맹", entry())))
    assert root.findall(".//x:mrk", X)
    assert not root.findall(".//gls:glossary", X)


def test_terms_to_avoid_are_notes():
    """The module has no place for them."""
    old = entry("a", "낡은말", "old", use=Use.DEPRECATED, instead="새말")
    root = tree(passage("낡은말", ("낡은말", old)))
    assert root.findtext(".//x:note", namespaces=X) == "낡은말 is not to be used: better 새말"


def test_a_term_over_the_end_of_a_line_is_not_cut():
    """Its lines are one unit."""
    root = tree(passage("앞\n한미\n동맹이다.\n뒤", ("한미\n동맹", entry("c", "한미동맹", "x"))))
    sources = ["".join(s.itertext()) for s in root.findall(".//x:source", X)]
    assert sources == ["앞", "한미\n동맹이다.", "뒤"]


def test_characters_that_xml_cannot_hold():
    """They are code points (`cp`), as the specification has it."""
    root = tree(passage("가\x01나\ufffe"))
    assert [cp.get("hex") for cp in root.findall(".//x:cp", X)] == ["0001", "FFFE"]


@pytest.mark.parametrize("nested", [False, True])
def test_another_program_reads_it(nested):
    """The Translate Toolkit has the lines, with the terms in them."""
    marks = [("한미동맹", entry("a", "한미동맹", "x"))]
    marks += [("동맹", entry("b", "동맹", "y"))] if nested else []
    text = written("xliff", [passage("한미동맹은 크다.\n끝.", *marks)], ABOUT)
    store = xliff2.Xliff2File.parsefile(io.BytesIO(text.encode()))
    assert [str(unit.source) for unit in store.units] == ["한미동맹은 크다.", "끝."]
