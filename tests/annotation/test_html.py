"""A page by itself."""

from bs4 import BeautifulSoup

from glossary.annotation.marks import Mark, Passage
from glossary.model import AdministrativeStatus as Use
from glossary.recognition import Kind

from .conftest import entry, passage, written


def page(*passages):
    """The page of passages, read."""
    return BeautifulSoup(written("html", passages), "html.parser")


def test_the_text_is_there_as_it_was():
    """But for the numbers of the terms."""
    text = '<b>동맹</b> & "동맹"\n  둘째 줄'
    found = page(passage(text, ("동맹", entry("c", "동맹", "alliance"))))
    for number in found.select("main sup"):
        number.extract()
    assert found.main.get_text() == text
    assert not found.find("b")


def test_a_mark_leads_to_its_term():
    """By a link that a keyboard reaches, with the number on paper and a tooltip beside."""
    found = page(passage("동맹", ("동맹", entry("c", "동맹", "alliance"))))
    (mark,) = found.select("mark")
    assert mark["title"] == "alliance"
    assert mark.sup.text == "1"
    target = found.select_one(mark.a["href"])
    assert "alliance" in target.text
    assert found.main["lang"] == "ko"
    assert target.select_one("td[lang=en]")


def test_a_mark_within_a_mark_is_no_link():
    """A link within a link is not HTML."""
    outer, inner = entry("a", "한미동맹", "x"), entry("b", "동맹", "y")
    found = page(passage("한미동맹", ("한미동맹", outer), ("동맹", inner)))
    assert len(found.select("main mark mark")) == 1
    assert len(found.select("main a")) == 1


def test_terms_to_avoid_and_doubt_are_said_in_words():
    """Not by a colour alone."""
    old = entry("a", "낡은말", "old", use=Use.SUPERSEDED, instead="새말")
    found = page(Passage("낡은말", (Mark(0, 3, Kind.UNCERTAIN, (old,)),)))
    mark = found.mark
    assert set(mark["class"]) == {"uncertain", "avoid"}
    assert "better 새말" in mark["title"]
    assert "perhaps" in mark["title"]
    assert mark.sup.text == "1?"
    assert "not to be used, better 새말" in found.table.text


def test_it_loads_and_runs_nothing():
    """No script, no address, both colour schemes, and paper."""
    text = written("html", [passage("동맹", ("동맹", entry("c", "동맹", "alliance")))])
    assert "<script" not in text
    assert "http" not in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
