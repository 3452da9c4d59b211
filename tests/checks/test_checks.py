"""Rules are found, chosen and reported by their codes."""

import re

import pytest

from glossary.checks import Severity, check, choose, rules
from glossary.errors import InvalidInput
from tests.checks.conftest import pair


def test_every_rule_has_a_code_and_says_what_it_does():
    """A letter and three digits; a title; a sentence."""
    for code, rule in rules().items():
        assert re.fullmatch("[TUNPWG][0-9]{3}", code)
        assert rule.code == code
        assert rule.title
        assert rule.explanation.endswith(".")


@pytest.mark.parametrize(
    ("only", "skip", "inside", "outside"),
    [
        ((), (), "T101", None),
        (("N",), (), "N301", "T101"),
        (("N", "T101"), (), "T101", "T102"),
        ((), ("W", "N303"), "N301", "N303"),
        (("N",), ("N302",), "N301", "N302"),
    ],
)
def test_rules_are_chosen_by_what_their_codes_begin_with(only, skip, inside, outside):
    """Some only, or all but some."""
    chosen = choose(only, skip)
    assert inside in chosen
    assert outside not in chosen


@pytest.mark.parametrize(("only", "skip"), [(("X",), ()), ((), ("N999",)), (("N",), ("N",))])
def test_a_choice_that_cannot_be_meant(only, skip):
    """No such rule, or none left."""
    with pytest.raises(InvalidInput):
        choose(only, skip)


WRONG = pair("동맹 3개 (셋)?", "동맹 4 (four", place="line 9")


def test_a_finding_says_all():
    """Where, which rule, how bad, and the texts."""
    finding = next(f for f in check([WRONG]) if f.code == "N301")
    assert (finding.segment, finding.place, finding.severity) == ("1", "line 9", "error")
    assert (finding.source, finding.target) == (WRONG.source, WRONG.target)
    assert (finding.source_language, finding.target_language) == ("ko", "en")


def test_what_is_milder_is_left_out():
    """Down to the severity that was asked for."""
    counts = [len(list(check([WRONG], least=least))) for least in Severity]
    assert counts == sorted(counts)
    assert {f.severity for f in check([WRONG], least=Severity.ERROR)} == {Severity.ERROR}


def test_only_the_rules_asked_for():
    """Though one module has several."""
    found = check([WRONG], codes=frozenset({"P401"}))
    assert [f.code for f in found] == ["P401"]


def test_pairs_are_taken_as_they_come():
    """Findings are there before the last pair is."""

    def pairs():
        yield WRONG
        raise AssertionError("was read too early")

    assert next(check(pairs())).segment == "1"


def test_spans_are_inside_the_texts():
    """Whatever was found."""
    for finding in check([WRONG]):
        for span, text in (
            (finding.source_span, WRONG.source),
            (finding.target_span, WRONG.target),
        ):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
