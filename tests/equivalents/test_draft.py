"""Evidence from many sides adds up in one concept."""

from __future__ import annotations

import pytest

from glossary.equivalents.draft import Draft
from glossary.model import Concept, Evidence, Method, Status, Term, TermType


def _term(text, reliability=1, method=Method.GLOSS, **more):
    evidence = Evidence(method=method, source="text:a.txt", **more)
    return Term(language="en", text=text, reliability=reliability, evidence=(evidence,))


def _draft():
    return Draft(Concept(id="t-1"), (0, 0))


def test_the_same_term_twice_is_one_with_both_reasons():
    """Case and hyphens do not make another term; the better reliability counts."""
    draft = _draft()
    draft.add(_term("quasi-alliance", 2, sentence_id=1))
    draft.add(_term("Quasi alliance", 3, sentence_id=2))
    (term,) = draft.terms
    assert (term.text, term.reliability) == ("quasi-alliance", 3)
    assert [e.sentence_id for e in term.evidence] == [1, 2]


def test_the_same_reason_twice_is_one():
    """A source that is asked again says nothing new."""
    draft = _draft()
    for _ in range(2):
        draft.add(_term("alliance"))
    assert len(draft.terms[0].evidence) == 1


def test_what_is_derived_does_not_stand_beside_what_is_found():
    """But it is taken where there is nothing."""
    draft = _draft()
    draft.offer(_term("alliance", method=Method.HANJA))
    draft.offer(_term("league", 3))
    draft.offer(_term("pact", method=Method.HANJA))
    assert [t.text for t in draft.terms] == ["alliance", "league"]


@pytest.mark.parametrize(
    ("method", "reliability", "stays"),
    [
        (Method.HANJA, 2, False),
        (Method.COMPOSITION, 2, False),
        (Method.LOANWORD, 2, False),
        (Method.MEMORY, 2, False),
        (Method.TRANSLATION, 1, False),
        (Method.DICTIONARY, 2, False),
        (Method.DICTIONARY, 3, True),
        (Method.WIKIDATA, 2, False),
        (Method.WIKIDATA, 3, True),
        (Method.CLDR, 3, True),
    ],
)
def test_what_is_worked_out_does_not_stand_beside_a_gloss(method, reliability, stays):
    """A dictionary's word does where it is sure which word is meant."""
    draft = _draft()
    draft.offer(_term("league", 3))
    draft.offer(_term("pact", reliability, method))
    assert [t.text for t in draft.terms] == ["league", "pact"][: 1 + stays]


def test_of_what_is_worked_out_the_best_three():
    """The first as sure as it is, the others as suggestions beside it."""
    draft = _draft()
    for n, confidence in enumerate((0.5, 0.8, 0.7, 0.6)):
        draft.offer(_term(f"pact {n}", 2, Method.COMPOSITION, confidence=confidence))
    terms = draft.finished().terms
    assert [(t.text, t.reliability) for t in terms] == [
        ("pact 1", 2),
        ("pact 2", 1),
        ("pact 3", 1),
    ]


def test_an_acronym_is_no_rival_of_its_full_form():
    """Both may be used, and both are right."""
    draft = _draft()
    evidence = Evidence(method=Method.EXTRACTION, source="extraction", confidence=0.98)
    acronym = Term(
        language="en", text="PKO", type=TermType.ACRONYM, reliability=2, evidence=(evidence,)
    )
    draft.offer(acronym)
    draft.offer(_term("peacekeeping operations", 2, Method.DICTIONARY))
    assert [t.reliability for t in draft.finished().terms] == [2, 2]


@pytest.mark.parametrize(
    ("method", "reliability", "status"),
    [
        (Method.GLOSS, 2, Status.PROPOSED),
        (Method.GLOSS, 1, Status.CANDIDATE),
        (Method.DICTIONARY, 3, Status.PROPOSED),
        (Method.DICTIONARY, 2, Status.CANDIDATE),
        (Method.WIKIDATA, 3, Status.PROPOSED),
        (Method.MEMORY, 2, Status.CANDIDATE),
    ],
)
def test_what_is_attested_is_proposed(method, reliability, status):
    """By the texts, or by a dictionary that has this word for this meaning."""
    draft = _draft()
    draft.offer(_term("pact", reliability, method))
    assert draft.finished().status is status


def test_a_relation_is_said_once_and_never_to_itself():
    """However many glosses lead to it."""
    draft, other = _draft(), Draft(Concept(id="t-2"), (0, 1))
    for _ in range(2):
        draft.relate(other)
        draft.relate(draft)
    assert [r.target for r in draft.finished().relations] == ["t-2"]
