"""The sources of evidence are found by themselves, and load nothing they do not need."""

from __future__ import annotations

import subprocess
import sys

from glossary import equivalents
from glossary.equivalents.sources import Context, Query, evidential, prepared


def test_every_method_has_a_source_record():
    """Whatever evidence may point to has a record with a title."""
    keys = {source.key for source in equivalents.sources()}
    assert {"cldr", "curated:terms.csv", "extraction", "libhangul", "service:libre"} <= keys
    assert all(source.title for source in equivalents.sources())


def test_keys_are_unique():
    """Two records with one key would overwrite each other in the termbase."""
    keys = [source.key for source in equivalents.sources()]
    assert len(keys) == len(set(keys))


def test_public_data_names_its_home_and_licence():
    """A reader can go and see where the names and the characters are from."""
    by_key = {source.key: source for source in equivalents.sources()}
    assert by_key["libhangul"].licence == "BSD-3-Clause"
    assert by_key["cldr"].url == "https://cldr.unicode.org"


def test_a_file_with_the_two_names_is_a_source():
    """These are asked about every term; nobody lists them anywhere."""
    names = {module.__name__.rpartition(".")[2] for module in evidential()}
    assert {"acronyms", "cldr", "dictionary", "gloss", "hanja"} <= names
    assert not {"alignment", "translation", "wikidata", "bilingual"} & names


def test_one_that_needs_more_is_made_ready(monkeypatch):
    """It is given all the terms, and what the run brings along."""
    seen = []

    class Source:
        SOURCES = ()
        SUBJECT = "trees"

        @staticmethod
        def prepare(terms, context):
            seen.append((terms, context))
            return lambda query: [query.term * 2]

    class Simple:
        SOURCES = ()

        @staticmethod
        def equivalents(query):
            yield query.term

    class Record:
        SOURCES = ()

    here = sys.modules[prepared.__module__]
    monkeypatch.setattr(here, "_modules", lambda: [Source, Simple, Record])
    context = Context()
    asked = prepared(["나무"], context)
    assert seen == [(["나무"], context)]
    answers = [(list(a.equivalents(Query(term="나무"))), a.subject) for a in asked]
    assert answers == [(["나무나무"], "trees"), (["나무"], "")]


def test_a_context_may_be_empty():
    """No memory, nobody's answers."""
    assert list(Context().pairs()) == []
    assert prepared([], Context())


def test_importing_loads_no_heavy_library():
    """Serving pages imports this package, and must not pay for what it does not use."""
    code = """if True:
        import sys
        from glossary import equivalents
        equivalents.sources()
        heavy = {"babel", "opencc", "wordfreq", "requests", "deep_translator"}
        print((heavy | {"jamdict_data", "thot"}) & set(sys.modules))
    """
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "set()"
