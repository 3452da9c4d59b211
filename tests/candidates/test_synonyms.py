"""Two Korean names of one thing."""

from __future__ import annotations

import pytest

from glossary.candidates.synonyms import are_names_of_acronym, are_synonyms


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("헌법 제9조", "전쟁금지조항"),
        ("전시작전통제권", "전작권"),
        ("전작권", "전시작전통제권"),
        ("지소미아", "군사정보보호협정"),
        ("북대서양조약기구", "나토"),
    ],
)
def test_names_of_the_same(term, name):
    """The heading of an article, an abbreviation, a name and the kind of instrument it is."""
    assert are_synonyms(term, name)


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("안보협력", "공동훈련"),
        ("외무장관", "당시"),
        ("6자회담", "베이징"),
        ("동맹국", "한국"),
        ("군사기밀", "2급 이하"),
        ("영내자산", "뉴칼레도니아 등"),
        ("동맹", "동맹"),
    ],
)
def test_asides(term, name):
    """An example, a time, a place, a grade are not another name."""
    assert not are_synonyms(term, name)


def test_members_are_not_the_name_of_an_acronym():
    """IP4 stands for no country of it."""
    assert are_names_of_acronym(["상호접근협정"])
    assert not are_names_of_acronym(["한국", "일본"])
