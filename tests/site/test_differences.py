"""What a change made of an entry."""

from dataclasses import replace

import pytest

from glossary.model import Concept, Definition, Evidence, Method, Origin, Relation, Status, Term
from glossary.site.differences import Difference, differences
from glossary.site.messages import Messages

BEFORE = Concept(
    id="acsa",
    subject="agreements",
    status=Status.PROPOSED,
    termhood=1.5,
    terms=(
        Term(language="ko", text="상호군수지원협정"),
        Term(language="en", text="ACSA", reliability=2),
    ),
    definitions=(Definition(language="ko", text="서로 돕는 협정", source="person:Kim"),),
    relations=(Relation(kind="broader", target="agreement"),),
)
KOREAN, ENGLISH = BEFORE.terms


def term_of(**changes):
    """The entry with its English term changed."""
    return replace(BEFORE, terms=(KOREAN, replace(ENGLISH, **changes)))


ABOUT = {"term": "ACSA", "term_language": "en"}

CASES = [
    (
        replace(BEFORE, status=Status.APPROVED),
        Difference(what="status", before="proposed", after="approved", codes="status"),
    ),
    (
        replace(BEFORE, subject=""),
        Difference(what="subject", before="agreements", codes="subject"),
    ),
    (replace(BEFORE, note="see treaty"), Difference(what="note", after="see treaty")),
    (
        replace(BEFORE, terms=(KOREAN,)),
        Difference(what="term", before="ACSA", language="en"),
    ),
    (
        replace(BEFORE, terms=(*BEFORE.terms, Term(language="ja", text="協定"))),
        Difference(what="term", after="協定", language="ja"),
    ),
    (replace(BEFORE, terms=(ENGLISH, KOREAN)), Difference(what="order")),
    (
        term_of(reliability=4),
        Difference(what="reliability", before="2", after="4", codes="reliability", **ABOUT),
    ),
    (
        term_of(reliability=None),
        Difference(what="reliability", before="2", codes="reliability", **ABOUT),
    ),
    (term_of(reading="アクサ"), Difference(what="reading", after="アクサ", **ABOUT)),
    (term_of(note="short"), Difference(what="term_note", after="short", **ABOUT)),
    (
        term_of(evidence=(Evidence(method=Method.PERSON, source="person:Kim"),)),
        Difference(what="evidence", before="0", after="1", **ABOUT),
    ),
    (
        replace(BEFORE, definitions=()),
        Difference(what="definition", before="서로 돕는 협정", language="ko"),
    ),
    (
        replace(BEFORE, relations=()),
        Difference(what="relation_broader", before="agreement"),
    ),
    (
        replace(BEFORE, origins=(Origin(source="file:a.tbx", id="7"),)),
        Difference(what="origin", after="7"),
    ),
]


@pytest.mark.parametrize(("after", "expected"), CASES, ids=lambda c: getattr(c, "what", ""))
def test_one_thing_differs(after, expected):
    """It is named, as it was and as it is."""
    assert differences(BEFORE, after) == [expected]


def test_a_term_is_written_anew():
    """Another spelling is another term; the old one is gone."""
    after = replace(BEFORE, terms=(KOREAN, replace(ENGLISH, text="Acsa")))
    assert [(d.before, d.after) for d in differences(BEFORE, after)] == [
        ("ACSA", ""),
        ("", "Acsa"),
    ]


def test_what_a_build_counts_is_no_change():
    """The rank among the candidates is another after each build."""
    assert differences(BEFORE, replace(BEFORE, termhood=9.0)) == []


def test_the_beginning_and_the_end_differ_in_nothing():
    """That it was made, or taken out, is said already."""
    assert differences(None, BEFORE) == differences(BEFORE, None) == []


@pytest.mark.parametrize("expected", [case[1] for case in CASES], ids=lambda d: d.what)
def test_each_has_a_name(expected):
    """In every language of the interface."""
    for language in ("ko", "en", "ja"):
        assert Messages(language)(f"entry.change_{expected.what}")
