"""What a format claims to carry comes back from it, whatever is in the entries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import GlossaryError
from glossary.formats import Field, Options, Problem, formats, readable
from glossary.formats._entry import cited
from glossary.language import normalise
from glossary.model import Concept, Source
from tests.rewriting import rewrite

from .entries import GSOMIA, RAA, SOURCES, concepts, export

LANGUAGES = ("ko", "en", "ja")

WHOLE = [name for name, module in readable().items() if Field.ID in module.CARRIES]
"""Formats with an entry of its own for each concept; lists of pairs have tests of theirs."""

ANY_TEXT = st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs"))


def read(name, data, path):
    """What a reader makes of a file: concepts by id, sources by key, problems."""
    path = path / f"file{formats()[name].SUFFIX}"
    rewrite(path, data)
    found, sources, problems = {}, {}, []
    for item in readable()[name].read(path, Options()):
        if isinstance(item, Concept):
            assert item.id not in found
            found[item.id] = item
        elif isinstance(item, Source):
            sources[item.key] = item
        elif isinstance(item, Problem):
            problems.append(item)
    return found, sources, problems


def projection(concept, carries, sources, present):
    """What of a concept a format claims to carry, in a form that can be compared."""
    terms = [t for t in concept.terms if t.language in LANGUAGES and normalise(t.text)]
    of_term = {
        Field.TERM_TYPES: lambda t: t.type,
        Field.PARTS_OF_SPEECH: lambda t: t.part_of_speech,
        Field.ADMINISTRATIVE_STATUS: lambda t: t.administrative_status,
        Field.RELIABILITY: lambda t: t.reliability,
        Field.READINGS: lambda t: normalise(t.reading),
        Field.REGIONAL_USAGE: lambda t: t.regional_usage.strip(),
        Field.TERM_NOTES: lambda t: t.note.strip(),
        Field.TERM_SOURCES: lambda t: sorted({c.text for c in cited(t, sources)}),
    }
    seen = {
        "terms": sorted(
            (
                t.language,
                normalise(t.text),
                *(str(of(t)) for field, of in of_term.items() if field in carries),
            )
            for t in terms
        )
    }
    rest = {
        Field.SUBJECT: concept.subject.strip(),
        Field.NOTE: concept.note.strip(),
        Field.REVIEW_STATUS: concept.status,
        Field.DEFINITIONS: sorted(
            (d.language, d.text.strip()) for d in concept.definitions if d.text.strip()
        ),
        Field.RELATIONS: sorted(
            {(r.kind, r.target) for r in concept.relations if r.target in present}
        ),
    }
    return seen | {field: value for field, value in rest.items() if field in carries}


@pytest.mark.parametrize("name", WHOLE)
def test_entries_written_by_hand(name, tmp_path):
    """Both entries of the examples, to the last field."""
    data, _ = export(name, [GSOMIA, RAA], LANGUAGES)
    found, sources, problems = read(name, data, tmp_path)
    assert problems == []
    carries = formats()[name].CARRIES
    for concept in (GSOMIA, RAA):
        assert projection(found[concept.id], carries, sources, found) == projection(
            concept, carries, SOURCES, found
        )


@pytest.mark.parametrize("name", WHOLE)
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(entries=concepts(ANY_TEXT))
def test_whatever_the_entries(name, entries, tmp_path):
    """Emoji, markup, decomposed Hangul, right-to-left text, ids that are no XML names."""
    entries = [
        # A termbase has no term of which nothing is left: a soft hyphen, say.
        replace(c, terms=tuple(t for t in c.terms if normalise(t.text)))
        for c in entries
    ]
    try:
        data, _ = export(name, entries, LANGUAGES)
    except GlossaryError as error:
        assert "Nothing to export" in str(error)  # noqa: PT017 - only for some lists
        return
    found, sources, _ = read(name, data, tmp_path)
    carries = formats()[name].CARRIES
    expected = {
        c.id: c
        for c in entries
        if any(t.language in LANGUAGES and normalise(t.text) for t in c.terms)
    }
    assert set(found) == set(expected)
    for concept in expected.values():
        assert projection(found[concept.id], carries, sources, found) == projection(
            concept, carries, SOURCES, found
        )
