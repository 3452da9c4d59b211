"""The table that people browse."""

from dataclasses import replace

import pytest

from glossary.model import Evidence, Method, Source, SourceKind, Term
from glossary.termbase import entries, history, queries
from glossary.termbase.sources import source_id
from tests.samples import ALLIANCE


@pytest.fixture
def shown(termbase):
    """The row of an entry whose Japanese is not verified and comes from such evidence."""

    def row(method):
        source = Source(key="x", kind=SourceKind.DICTIONARY, title="x")
        source_id(termbase, source)
        korean = tuple(t for t in ALLIANCE.terms if t.language == "ko")
        term = Term(
            language="ja",
            text="韓米同盟",
            reliability=1,
            evidence=(Evidence(method=method, source="x"),),
        )
        concept = replace(ALLIANCE, terms=(*korean, term))
        history.save(termbase, concept, actor=history.BUILD, batch=1)
        entries.refresh(termbase)
        (found,) = queries.entries(termbase)
        return found

    return row


def test_what_nothing_vouches_for_is_not_shown(shown):
    """A form put together from parts is a suggestion: the entry still lacks its Japanese."""
    row = shown(Method.COMPOSITION)
    assert (row["ja"], row["reliability"]) == ("", None)


@pytest.mark.parametrize("method", [Method.PERSON, Method.IMPORT, Method.CURATED])
def test_what_somebody_says_is_shown(shown, method):
    """However unsure he says he is."""
    row = shown(method)
    assert (row["ja"], row["reliability"]) == ("韓米同盟", 1)
