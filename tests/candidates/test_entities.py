"""What names name, by their form."""

from __future__ import annotations

import pytest

from glossary.language import key
from glossary.model import EntityKind

K = EntityKind


@pytest.fixture
def kinds(extracted):
    """What each candidate of a sentence names, by its key; those below the floor too."""

    def run(text):
        return {key(c.text): c.entity for c in extracted(text).ranked()}

    return run


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("호주는 참가했다.", "호주", K.COUNTRY),
        ("한미일은 훈련했다.", "한미일", K.COUNTRY),
        ("동남아시아를 찾았다.", "동남아시아", K.PLACE),
        ("도쿄에서 열렸다.", "도쿄", K.PLACE),
        ("중국 군함이 대만해협을 지났다.", "대만해협", K.PLACE),
        ("북방한계선을 넘었다.", "북방한계선", K.PLACE),
        ("기시다 총리가 말했다.", "기시다", K.PERSON),
        ("기시다 후미오 총리가 말했다.", "기시다후미오", K.PERSON),
        ("구테흐스 유엔 사무총장이 말했다.", "구테흐스", K.PERSON),
        ("젤렌스키 대통령은 떠났다.", "젤렌스키", K.PERSON),
        ("트럼프 행정부는 거절했다.", "트럼프", K.PERSON),
        ("국방부가 발표했다.", "국방부", K.ORGANISATION),
        ("국제원자력기구가 사찰했다.", "국제원자력기구", K.ORGANISATION),
        ("세종연구소의 보고서이다.", "세종연구소", K.ORGANISATION),
        ("주한미군사령부는 밝혔다.", "주한미군사령부", K.ORGANISATION),
        ("한미상호방위조약을 맺었다.", "한미상호방위조약", K.TREATY),
        ("핵확산금지조약에서 나갔다.", "핵확산금지조약", K.TREATY),
        ("워싱턴선언을 채택했다.", "워싱턴선언", K.TREATY),
        ("림팩 훈련에 참가했다.", "림팩훈련", K.EXERCISE),
        ("아르테미스 계획을 밝혔다.", "아르테미스계획", K.PROGRAMME),
    ],
)
def test_a_name(kinds, text, name, kind):
    """Told by the last noun, or by the title that follows."""
    assert kinds(text).get(key(name)) == kind


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("양국은 연합훈련을 했다.", "연합훈련"),
        ("양국은 방위조약을 맺었다.", "방위조약"),
        ("작전부대가 움직였다.", "작전부대"),
        ("미사일 개발 계획을 밝혔다.", "미사일 개발 계획"),
        ("유엔 사무총장이 말했다.", "안보리"),
        ("방기와 연루의 딜레마이다.", "방기"),
    ],
)
def test_an_ordinary_term(kinds, text, term):
    """A head alone makes no name; a city's name may be another word."""
    assert kinds(text).get(key(term)) is None


def test_an_organisation_with_an_office_is_no_person(kinds):
    """유엔 사무총장: the title belongs to the office."""
    assert kinds("유엔 사무총장이 말했다.")["유엔"] == K.ORGANISATION
