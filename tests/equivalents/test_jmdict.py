"""The dictionary is read where it is, if it is there."""

from __future__ import annotations

import importlib.util

import pytest

from glossary.equivalents import jmdict
from glossary.errors import InvalidInput

PACKAGE = importlib.util.find_spec(jmdict.PACKAGE)


def test_without_a_dictionary_there_is_none():
    """The variable is empty in these tests."""
    assert jmdict.installed() is None


def test_an_entry_has_spellings_reading_and_senses(dictionary):
    """The outdated spelling is left out, and so is German."""
    (entry,) = dictionary.entries("同盟")
    assert (entry.number, entry.words, entry.reading) == (1000020, ("同盟",), "どうめい")
    assert entry.is_common
    assert [sense.glosses for sense in entry.senses] == [("alliance", "union", "league")]


def test_senses_say_their_field_and_whether_they_are_out_of_use(dictionary):
    """A reader of today's texts does not want an archaism."""
    (entry,) = dictionary.entries("強襲")
    assert [(s.glosses[0], s.is_rare, sorted(s.fields)) for s in entry.senses] == [
        ("old meaning", True, []),
        ("charge", False, []),
        ("amphibious assault", False, ["military"]),
    ]


def test_of_names_only_organisations(dictionary):
    """防衛太郎 is a person, whose characters may be read in many ways."""
    assert dictionary.words["防衛学会"] is True
    assert dictionary.words["専守防衛"] is False
    assert "防衛太郎" not in dictionary.words
    (name,) = dictionary.entries("防衛学会")
    assert name.is_name
    assert dictionary.entries("防衛太郎") == ()


def test_a_word_that_is_not_there(dictionary):
    """No entry, and no error."""
    assert dictionary.entries("準同盟") == ()


def test_an_acronym_finds_the_words_glossed_with_it(dictionary):
    """In the order of their numbers."""
    found = dictionary.with_acronym("ICBM")
    assert [entry.number for entry in found] == [1000070, 1000080, 1000090]
    assert dictionary.with_acronym("RAA") == ()


@pytest.mark.parametrize("content", [None, b"no database at all", b""])
def test_a_place_without_the_database_is_one_sentence(tmp_path, monkeypatch, content):
    """It says what brings the right one."""
    path = tmp_path / "jamdict.db"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv(jmdict.PLACE, str(path))
    with pytest.raises(InvalidInput, match="not the database of jamdict-data"):
        jmdict.installed()


@pytest.mark.skipif(PACKAGE is None, reason="needs the extra `dictionary`")
def test_the_package_has_what_is_read(monkeypatch):
    """The real database: a well-known word, within its first gloss."""
    monkeypatch.delenv(jmdict.PLACE)
    dictionary = jmdict.installed()
    (entry,) = dictionary.entries("専守防衛")
    assert entry.reading == "せんしゅぼうえい"
    assert len(dictionary.words) > 190_000
