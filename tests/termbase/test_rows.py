"""What a row of any table is about."""

import pytest

from glossary import texts
from glossary.model import Document
from glossary.termbase import documents, history
from glossary.termbase.rows import Place, place
from tests.samples import ALLIANCE


@pytest.fixture
def written(termbase):
    """An entry and a text in which it stands."""
    document = Document(name="a.txt", title="a", text="한미동맹은 굳건하다.", encoding="utf-8")
    documents.store(termbase, document, texts.sentences(document))
    history.save(termbase, ALLIANCE, actor="Kim")
    return termbase


@pytest.mark.parametrize("table", ["entry", "concept", "term", "evidence", "occurrence"])
def test_about_an_entry(written, table):
    """By its public id, with the Korean that people know it by."""
    row = written.execute(f"select min(id) from {table}").fetchone()[0]
    found = place(written, table, row)
    assert found.entry == ALLIANCE.id
    assert found.name.startswith("한미동맹")


def test_about_a_change(written):
    """Also of an entry that is gone: its page says where it went."""
    history.remove(written, ALLIANCE.id, actor="Kim")
    row = written.execute("select max(id) from change").fetchone()[0]
    assert place(written, "change", row) == Place(entry=ALLIANCE.id, name=ALLIANCE.id)


def test_about_a_text(written):
    """A text, or one of its sentences."""
    assert place(written, "document", 1) == Place(text="a.txt", name="a")
    assert place(written, "sentence", 1) == Place(text="a.txt", name="a", sentence_id=1)


@pytest.mark.parametrize("table", ["entry", "term", "change", "document", "sentence", "gloss"])
def test_about_nothing(written, table):
    """A row that is not there."""
    assert place(written, table, 10**15) is None


@pytest.mark.parametrize("table", ["source", "unit", "nothing; drop table term"])
def test_tables_about_neither(written, table):
    """Whatever it is called."""
    assert place(written, table, 1) is None
