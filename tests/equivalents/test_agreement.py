"""Sources that agree make a term surer, as far as that was measured."""

from __future__ import annotations

import pytest

from glossary.equivalents.agreement import MEASURED, confidence, weighed
from glossary.model import Evidence, Method, Term

COMPOSED = Evidence(method=Method.COMPOSITION, source="components.tsv", confidence=0.5)
JMDICT = Evidence(method=Method.DICTIONARY, source="jmdict", confidence=0.7)
LISTED = Evidence(method=Method.DICTIONARY, source="components.tsv", confidence=0.95)
HEARD = Evidence(method=Method.LOANWORD, source="wordfreq", confidence=0.6)
GUESSED = Evidence(method=Method.TRANSLATION, source="service:libre")


def term(*evidence, code="en", reliability=1):
    """A term with these reasons."""
    return Term(language=code, text="x", reliability=reliability, evidence=evidence)


def test_a_term_is_as_sure_as_its_surest_evidence():
    """Doubts are not multiplied: 0.5 and 0.6 are not 0.8."""
    assert confidence(term(COMPOSED, HEARD)) == 0.6
    assert confidence(term(GUESSED)) == 0
    assert confidence(term()) == 0


def test_or_as_such_agreement_was_found_to_be():
    """A composition that JMdict has too."""
    assert confidence(term(COMPOSED, JMDICT)) == 0.98


def test_two_dictionaries_are_two_kinds():
    """The components are the project's, JMdict is not."""
    assert confidence(term(LISTED, JMDICT, code="ja")) == 0.99


def test_what_was_measured_holds_for_its_language():
    """Nobody measured Chinese."""
    assert confidence(term(COMPOSED, JMDICT, code="zh")) == 0.7


@pytest.mark.parametrize(
    ("evidence", "before", "after"),
    [
        ((COMPOSED, JMDICT), 2, 3),  # 0.98, and a dictionary attests it
        ((COMPOSED, HEARD), 1, 1),  # 0.6
        ((COMPOSED, LISTED), 2, 2),  # of one list: they agree because they are related
        ((COMPOSED,), 1, 1),  # alone
        ((JMDICT, JMDICT), 2, 2),  # one kind
        ((JMDICT, LISTED), 4, 4),  # never lowered
    ],
)
def test_reliability_follows(evidence, before, after):
    """3 from 0.90 on, 2 from 0.70 on, as docs/quality.md has it."""
    assert weighed(term(*evidence, reliability=before)).reliability == after


def test_without_attestation_nothing_is_above_minimal(monkeypatch):
    """However sure."""
    monkeypatch.setitem(MEASURED, ("en", frozenset({"composition", "memory"})), 0.99)
    heard = Evidence(method=Method.MEMORY, source="memory:m")
    assert weighed(term(COMPOSED, heard)).reliability == 2


def test_a_korean_term_is_left_alone():
    """It stands in the texts: that is all that its reliability says."""
    korean = term(COMPOSED, JMDICT, code="ko", reliability=2)
    assert weighed(korean) == korean
