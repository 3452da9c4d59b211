"""T104, T105: one term alike throughout, and no two alike."""

import pytest

from glossary.checks import check
from glossary.checks.consistency import begin
from glossary.checks.context import Context
from glossary.model import Concept, Status, Term, TermType
from tests.checks.conftest import concept, pair

TERMS = [
    concept("rok-us", ko="한미동맹", en="ROK-U.S. alliance|Korea-US alliance"),
    concept("deterrence", ko="억제", en="deterrence|dissuasion"),
    concept("restraint", ko="억지", en="deterrence|restraint"),
    concept("high-seas", ko="공해", en="high seas|open sea"),
    concept("pollution", ko="공해", en="pollution"),
    Concept(
        id="gsomia",
        status=Status.APPROVED,
        terms=(
            Term(language="ko", text="지소미아"),
            Term(language="en", text="General Security of Military Information Agreement"),
            Term(language="en", text="GSOMIA", type=TermType.ACRONYM),
        ),
    ),
]


def found(*texts, codes=("T104", "T105")):
    """Code, segment and message of what is found in the pairs, in order."""
    pairs = [pair(s, t, segment=str(i)) for i, (s, t) in enumerate(texts, 1)]
    return [
        (finding.code, finding.segment, finding.message)
        for finding in check(pairs, TERMS, codes=frozenset(codes))
    ]


def test_one_term_in_two_translations():
    """The second is reported, with where the first one stands."""
    assert found(
        ("한미동맹은", "The ROK-U.S. alliance"), ("한미동맹의", "of the Korea-US alliance")
    ) == [
        (
            "T104",
            "2",
            "한미동맹 is Korea-US alliance here and ROK-U.S. alliance in segment 1.",
        )
    ]


def test_each_translation_is_reported_where_it_comes_first():
    """Not each time."""
    texts = [("한미동맹은", "The ROK-U.S. alliance")] + 3 * [("한미동맹", "Korea-US alliance")]
    assert [segment for _, segment, _ in found(*texts)] == ["2"]


@pytest.mark.parametrize(
    "texts",
    [
        [("한미동맹은", "The ROK-U.S. alliance"), ("한미 동맹의", "of the ROK-US Alliance")],
        [("억제는", "deterrence"), ("억제의", "Deterrence")],
        [
            ("지소미아", "General Security of Military Information Agreement"),
            ("지소미아", "GSOMIA"),
        ],
        [("지소미아", "the GSOMIA"), ("지소미아의", "GSOMIA's")],
        [("공해의", "high seas"), ("공해를", "pollution")],
        [("한미동맹", "ROK-U.S. alliance"), ("동맹", "Korea-US alliance")],
    ],
)
def test_spellings_acronyms_and_homonyms_are_no_other_translations(texts):
    """Nor is what translates something else."""
    assert found(*texts, codes=["T104"]) == []


def test_both_in_one_segment():
    """They differ there, too."""
    (only,) = found(("한미동맹은", "The ROK-U.S. alliance, that is, the Korea-US alliance"))
    assert only[:2] == ("T104", "1")


def test_two_terms_in_one_translation():
    """억제 and 억지 are not told apart any more."""
    assert found(("억제는", "deterrence"), ("억지는", "deterrence")) == [
        ("T105", "2", "deterrence stands for 억지 here and for 억제 in segment 1.")
    ]


def test_two_terms_in_one_translation_within_a_segment():
    """Both stand for the same."""
    (only,) = found(("억제와 억지는", "deterrence"))
    assert only[:2] == ("T105", "1")


def test_two_terms_told_apart():
    """Each has its own in the segment: what they might share does not matter."""
    assert found(("억제와 억지는", "dissuasion and restraint")) == []
    assert found(("억제와 억지는", "deterrence and restraint"), codes=["T105"]) == []


def test_each_two_are_reported_once():
    """Not each time they are met."""
    texts = [("억제는", "deterrence"), ("억지는", "deterrence")] * 3
    assert len(found(*texts, codes=["T105"])) == 1


def test_languages_are_apart():
    """Alike in English is not alike in Japanese."""
    terms = [concept("a", ko="억제", en="deterrence", ja="抑止|抑制")]
    pairs = [pair("억제", "deterrence"), pair("억제", "抑止", "ko-ja")]
    assert not [f for f in check(pairs, terms) if f.code == "T104"]


def test_memory_grows_with_terms_only():
    """100 or 10,000 segments with the same term: what is remembered is the same."""
    checker = begin(Context(TERMS))
    memory = checker.__self__

    def size():
        return sum(map(len, memory._translations.values()))

    for count in (100, 10_000):
        for i in range(count):
            assert list(checker(pair("억제는", "deterrence", segment=str(i)))) == []
        assert size() == 1
