"""Names of one thing are one candidate."""

from __future__ import annotations

import pytest

from glossary.candidates.groups import grouped
from glossary.model import Candidate, EntityKind, Gloss


def candidate(text, frequency=1, termhood=5.0, **more):
    return Candidate(text=text, frequency=frequency, termhood=termhood, **more)


def gloss(term, other, kind="acronym"):
    return Gloss(
        sentence_id=1, start=0, end=len(term), term=term, gloss=other, language="en", kind=kind
    )


def names_of(groups):
    return [(c.text, c.variants) for c in groups]


def test_a_name_and_its_acronym():
    """The better ranked gives its name; the frequency is of both."""
    given = [candidate("상호접근협정", 3, 8.0), candidate("RAA", 5, 6.0)]
    (one,) = grouped(given, [gloss("상호접근협정", "RAA")])
    assert (one.text, one.variants, one.frequency) == ("상호접근협정", ("RAA",), 8)


def test_an_acronym_after_a_mere_description_stays_apart():
    """GCAP is the programme, not the joint development that the sentence speaks of."""
    given = [candidate("6세대 전투기 공동개발"), candidate("GCAP")]
    assert len(grouped(given, [gloss("6세대 전투기 공동개발", "GCAP")])) == 2


def test_of_several_names_those_that_end_as_names_do():
    """정보공유(GSOMIA) speaks of the agreement, 정보공유협정(GSOMIA) is it."""
    given = [candidate("정보공유협정"), candidate("GSOMIA"), candidate("정보공유")]
    glosses = [gloss("정보공유", "GSOMIA"), gloss("정보공유협정", "GSOMIA")]
    assert names_of(grouped(given, glosses)) == [
        ("정보공유협정", ("GSOMIA",)),
        ("정보공유", ()),
    ]


def test_a_korean_synonym():
    """전시작전통제권(전작권)."""
    given = [candidate("전시작전통제권"), candidate("전작권")]
    assert names_of(grouped(given, [gloss("전시작전통제권", "전작권", "korean")])) == [
        ("전시작전통제권", ("전작권",))
    ]


@pytest.mark.parametrize(
    ("hangul", "acronym"), [("나토", "NATO"), ("지소미아", "GSOMIA"), ("사드", "THAAD")]
)
def test_an_acronym_in_hangul(hangul, acronym):
    """No text has to say so: it sounds like one that stands in the texts."""
    assert names_of(grouped([candidate(acronym), candidate(hangul)], [])) == [
        (acronym, (hangul,))
    ]


@pytest.mark.parametrize(
    ("word", "acronym"),
    [("유사시", "ACSA"), ("아이티", "IED"), ("인도", "IND"), ("외교", "SAFE"), ("군비", "GB")],
)
def test_a_word_that_sounds_a_little_like_an_acronym(word, acronym):
    """Words of general language and countries are what they are."""
    assert len(grouped([candidate(acronym), candidate(word)], [])) == 2


def test_the_acronym_that_is_spelt_best_has_it():
    """세이프 may be read into CEP as well."""
    given = [candidate("CEP"), candidate("SAFE"), candidate("세이프")]
    assert names_of(grouped(given, [])) == [("CEP", ()), ("SAFE", ("세이프",))]


def test_the_order_of_states_makes_two():
    """한미 and 미한 are said by different people."""
    assert len(grouped([candidate("한미 동맹"), candidate("미한 동맹")], [])) == 2


def test_all_names_of_a_group_come_together():
    """Two glosses make three names one, with their spellings and what they name."""
    given = [
        candidate("군사정보보호협정", 2, 7.0, variants=("군사정보 보호협정",)),
        candidate("GSOMIA", 1, 6.5),
        candidate("지소미아", 4, 6.0, entity=EntityKind.TREATY),
    ]
    (one,) = grouped(given, [gloss("군사정보보호협정", "GSOMIA")])
    assert one.variants == ("군사정보 보호협정", "GSOMIA", "지소미아")
    assert (one.frequency, one.entity) == (7, EntityKind.TREATY)


def test_a_group_keeps_the_place_of_its_best():
    """What follows it follows still."""
    given = [
        candidate("가나다", 1, 9.0),
        candidate("RAA", 1, 8.0),
        candidate("접근협정", 1, 7.0),
    ]
    groups = grouped(given, [gloss("접근협정", "RAA")])
    assert [c.text for c in groups] == ["가나다", "RAA"]
