"""Evidence from many sides adds up in one concept."""

from __future__ import annotations

from glossary.equivalents.draft import Draft
from glossary.model import Concept, Evidence, Method, Term


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


def test_a_relation_is_said_once_and_never_to_itself():
    """However many glosses lead to it."""
    draft, other = _draft(), Draft(Concept(id="t-2"), (0, 1))
    for _ in range(2):
        draft.relate(other)
        draft.relate(draft)
    assert [r.target for r in draft.finished().relations] == ["t-2"]
