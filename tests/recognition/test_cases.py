"""Every hand-written case, with Kiwi for what edges do not settle."""

from collections import Counter

import pytest

from glossary.annotation.morphemes import nouns
from glossary.recognition import Recogniser

from .cases import cases

WRONG = {
    # development half
    (
        "특사",
        "특사령을 발표했다.",
    ): "a homonym: 特赦令 has no 特使 in it, and Kiwi divides 특사/령",
    ("안보", "국가안보실장이 출국했다."): "Kiwi divides 국가/안보실장",
    ("대만", "대만해협의 평화를 지킨다."): "Kiwi has 대만해협 as one name",
    # held-out half
    (
        "동해",
        "미사일이 동 해에 떨어졌다.",
    ): "two syllables are never found across a space: 한 일",
    ("지뢰", "지뢰밭을 제거했다."): "Kiwi has 지뢰밭 as one noun",
    ("미", "한·미 정상이 통화했다."): "Kiwi has 한·미 as one name",
    ("한", "한·미 양국은 공조한다."): "likewise",
    ("한일|일본", "한일본부는 없다."): "Kiwi divides 한일/본부, as a reader might",
    ("정찰", "정찰기가 출격했다."): "Kiwi has 정찰기 as one noun",
    (
        "핵실험",
        "제7차핵실험을 준비한다.",
    ): "before it is 차, a bound noun, and those do not count",
    ("해병대", "해병대원이 순직했다."): "Kiwi has 해병대원 as one noun",
    ("中国", "中国地方で演習が行われた。"): "a homonym: the Chūgoku region is no China",
}
"""What is known to come out wrong, and why."""


def found(case, analyse=nouns, *, uncertain=False):
    """The pieces of the sentence that are recognised, in order, each place once."""
    recogniser = Recogniser(enumerate(case.terms))
    matches = recogniser.find(case.sentence, analyse, nested=False, uncertain=uncertain)
    spans = dict.fromkeys((match.start, match.end) for match in matches)
    return [case.sentence[start:end] for start, end in spans]


def parameters():
    """The cases, those that are known to fail as such."""
    for case in cases():
        reason = WRONG.get(("|".join(case.terms), case.sentence))
        marks = [pytest.mark.xfail(reason=reason)] if reason else []
        yield pytest.param(case, id=f"{case.line} {case.kind}", marks=marks)


@pytest.mark.parametrize("case", list(parameters()))
def test_case(case):
    """What is marked is what was expected when the case was written."""
    assert found(case) == list(case.expected)


def test_the_known_failures_are_cases():
    """Nothing is excused that is not there."""
    there = {("|".join(case.terms), case.sentence) for case in cases()}
    assert set(WRONG) <= there


def test_the_cases_are_what_they_say():
    """Some hundreds, in two halves; what is expected stands in the sentence, in order."""
    both = Counter(case.set for case in cases())
    assert both.keys() == {"dev", "test"}
    assert min(both.values()) > 200
    assert len({(case.terms, case.sentence) for case in cases()}) == sum(both.values())
    for case in cases():
        place = 0
        for piece in case.expected:
            place = case.sentence.index(piece, place) + len(piece)


@pytest.mark.parametrize("half", ["dev", "test"])
def test_without_an_analysis_little_is_wrong(half):
    """Edges alone mark next to nothing that should not be, and find most."""
    right = marked = expected = 0
    for case in (case for case in cases() if case.set == half):
        pieces = Counter(found(case, None))
        right += sum((pieces & Counter(case.expected)).values())
        marked += sum(pieces.values())
        expected += len(case.expected)
    assert right / marked > 0.98
    assert right / expected > 0.85
