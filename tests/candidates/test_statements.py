"""Sentences that say what a term is."""

from __future__ import annotations

import pytest

from glossary.candidates.statements import STRONG, WEAK, statements


@pytest.fixture
def said(analysed):
    """What a sentence says: the term and how strongly; None for nothing."""

    def run(text):
        (analysis,) = analysed(text)
        found = [(s.term, s.strength) for s in statements(analysis)]
        assert len(found) <= 1
        return found[0] if found else None

    return run


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("전수방위란 공격을 받았을 때 비로소 방위력을 행사하는 원칙을 말한다.", "전수방위"),
        ("확장억제라 함은 동맹국에 제공하는 억제력을 뜻함.", "확장억제"),
        ("‘준동맹’은 상호방위의무가 없는 안보협력 관계를 의미한다.", "준동맹"),
        ("‘준동맹(quasi-alliance)’이란 동맹 수준의 공조를 실현하는 형태임.", "준동맹"),
        ("RAA는 상대국 군대의 지위를 정하는 협정이다.", "RAA"),
        ("상호접근협정(RAA)은 상대국 군대의 지위를 정하는 협정이다.", "상호접근협정"),
        ("❍ 편승은 강대국의 편에 서서 이익을 나누는 전략임.", "편승"),
        ("킬체인(Kill Chain)은 선제타격 체계를 가리킨다.", "킬체인"),
        ("또한 회색지대 전술은 무력공격에 이르지 않는 강압을 일컫는다.", "회색지대 전술"),
        ("동지국이라는 말은 가치를 공유하는 나라를 뜻한다.", "동지국"),
    ],
)
def test_a_definition(said, text, term):
    """A topic, and a verb of meaning or a kind of thing at the end."""
    assert said(text) == (term, STRONG)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("이를 회색지대 분쟁이라고 부른다.", "회색지대 분쟁"),
        ("두 나라는 군사정보를 나누는 협정인 지소미아를 맺었다.", "지소미아"),
    ],
)
def test_less_than_a_definition(said, text, term):
    """The sentence says something of the term on its way."""
    assert said(text) == (term, WEAK)


@pytest.mark.parametrize(
    "text",
    [
        "미국은 북한의 위협을 해결하려는 입장이다.",
        "한국은 인도태평양의 중요한 국가이다.",
        "이번 훈련은 두 나라가 처음으로 함께 하는 훈련이다.",
        "협정은 2016년에 체결된 협정이었다.",
        "정부는 협정을 체결했다.",
        "최근은 위기이다.",
        "그는 이렇게 말한다.",
        "",
        "…",
    ],
)
def test_no_definition(said, text):
    """Countries, things of the day, stories, and sentences without a topic."""
    assert said(text) is None


def test_where_the_term_stands(analysed):
    """The span is that of the term, without quotation marks and gloss."""
    (analysis,) = analysed("‘준동맹(quasi-alliance)’이란 동맹에 준하는 관계를 말한다.")
    (statement,) = statements(analysis)
    assert analysis.sentence.text[statement.start : statement.end] == statement.term == "준동맹"
