"""Features, score and cut."""

from __future__ import annotations

from collections import Counter

import pytest

from glossary.candidates import termhood
from glossary.candidates.rarity import weirdness
from glossary.candidates.spans import Span
from glossary.candidates.termhood import Heard


def span(text, letters="nN", **counts):
    words = tuple(text.split("+"))
    given = {"frequency": 1, "free": 1, "whole": 1} | counts
    return Span(words, words, letters, {"".join(words): given["frequency"]}, **given)


def test_c_value_of_a_term_that_is_never_nested():
    """log2(2 + 1) · 4 for two morphemes that occur four times."""
    assert termhood.c_value(span("안보+협력", frequency=4)) == pytest.approx(6.34, abs=0.01)


def test_c_value_takes_off_what_is_nested():
    """4 occurrences, 3 of them in 2 longer terms: log2(3) · (4 − 3/2)."""
    nested = span("안보+협력", frequency=4, containers=2, contained=3)
    assert termhood.c_value(nested) == pytest.approx(3.96, abs=0.01)


def test_weirdness_is_a_ratio_of_frequencies():
    """Unlisted words count as 10^-6.5; a thousand times as often is 1."""
    assert weirdness("상호접근협정", 10**-6.5) == 0
    assert weirdness("상호접근협정", 10**-5) == pytest.approx(0.5)
    assert weirdness("상호접근협정", 10**-3.5) == pytest.approx(1)
    assert weirdness("상호접근협정", 0.5) == 1


def test_a_candidate_shows_what_its_score_is_made_of():
    """Every feature has a weight, and the weighted features add up to the termhood."""
    (candidate,) = termhood.rank(
        {"군사협정": span("군사+협정")}, Counter(["군사", "협정"]), Heard()
    )
    assert set(candidate.features) == set(termhood.WEIGHTS)
    total = sum(termhood.WEIGHTS[n] * v for n, v in candidate.features.items())
    assert candidate.termhood == pytest.approx(total, abs=1e-3)


def test_a_gloss_raises_a_candidate():
    """The same span with and without a gloss differs by the gloss's weight."""
    given = {"군사협정": span("군사+협정")}
    words = Counter(["군사", "협정"])
    (plain,) = termhood.rank(given, words, Heard())
    (glossed,) = termhood.rank(given, words, Heard(glossed={"군사협정"}))
    assert glossed.termhood - plain.termhood == pytest.approx(termhood.WEIGHTS["gloss"])


def test_what_is_below_the_floor_is_left_out():
    """A single word of general language, only ever inside longer phrases."""
    given = {"사람": span("사람", "n", whole=0)}
    assert termhood.rank(given, Counter({"사람": 1, "동맹": 2000}), Heard()) == []


def test_what_is_to_be_kept_stays_below_the_floor():
    """The same word, asked for."""
    given = {"사람": span("사람", "n", whole=0)}
    words = Counter({"사람": 1, "동맹": 2000})
    (kept,) = termhood.rank(given, words, Heard(), keep={"사람"})
    assert kept.text == "사람"
    assert kept.termhood < termhood.FLOOR


def test_a_term_that_people_know_is_likelier_one():
    """Known terms and defined ones rise by their weights."""
    given = {"군사협정": span("군사+협정")}
    words = Counter(["군사", "협정"])
    (plain,) = termhood.rank(given, words, Heard())
    (known,) = termhood.rank(given, words, Heard(known={"군사협정"}, defined={"군사협정"}))
    assert known.termhood - plain.termhood == pytest.approx(
        termhood.WEIGHTS["known"] + termhood.WEIGHTS["defined"]
    )
